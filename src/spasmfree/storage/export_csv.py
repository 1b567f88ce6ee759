"""Writes the tables of the history as CSV that a spreadsheet opens right (decisions D16).

SQLite puts the columns into their written form row by row, so that a long history needs neither
much time nor memory.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from spasmfree.core import days as local_days
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue
from spasmfree.core.words import tr
from spasmfree.storage import keys

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


class Table(StrEnum):
    """What can be exported."""

    SETS = "sets"
    SESSIONS = "sessions"
    PAIN = "pain"
    EPISODES = "episodes"


@dataclass(frozen=True, slots=True)
class Names:
    """Ids to the names that are written beside them; an id without a name gets an empty cell."""

    exercises: Mapping[str, str]
    programs: Mapping[str, str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Names:
        """The names in the catalogue; an earlier id of an exercise has its present name."""
        exercises = {key: exercise.name for key, exercise in catalogue.exercises.items()}
        return cls(
            exercises | {old: exercises[new] for old, new in catalogue.aliases.items()},
            {key: program.name for key, program in catalogue.programs.items()},
        )


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an export, both included, ISO."""

    first: str = ""
    last: str = "9999"


ALL_DAYS = Days()


# The columns are public: more may be added at the end, none may change or go.
HEADERS: Mapping[Table, tuple[str, ...]] = {
    Table.SETS: (
        "set_id", "session_id", "day", "started_at", "program_id", "exercise_id", "exercise_name",
        "variant", "side", "set_no", "reps_planned", "reps_done", "hold_s_planned", "hold_s_done",
        "load_kg", "band", "outcome", "corrected", "pain", "form_clean", "note",
    ),
    Table.SESSIONS: (
        "session_id", "day", "started_at", "ended_at", "kind", "program_id", "program_name",
        "outcome", "minutes_active", "minutes_elapsed", "pain_before", "pain_worst", "pain_after",
        "pain_next_morning", "effort_0_10", "note", "felt_next_morning",
    ),
    Table.PAIN: ("id", "at", "day", "kind", "score_0_10", "site", "session_id", "note"),
    Table.EPISODES: ("id", "start", "end", "peak", "trigger", "days_lost", "notes"),
}  # fmt: skip


def guard(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + cell if _DANGEROUS.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def days(first: str | None, last: str | None) -> Days:
    """The days somebody asked for, YYYY-MM-DD; None is open. Raises KnownError."""
    wanted = Days(
        local_days.parse(first) if first is not None else "",
        local_days.parse(last) if last is not None else "9999",
    )
    if wanted.first > wanted.last:
        raise KnownError(
            tr("The first day {first} is after the last day {last}.", first=first, last=last)
        )
    return wanted


def write(db: sqlite3.Connection, table: Table, out: BinaryIO, names: Names, wanted: Days) -> None:
    """Write a table of a database to a stream, without a byte order mark."""
    write_rows(out, HEADERS[table], rows(db, table, names, wanted))


def write_rows(out: BinaryIO, header: Sequence[str], found: Iterable[Sequence[object]]) -> None:
    """Write a header and rows of cells, each as it comes, to a stream."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
    try:
        writer = csv.writer(text)
        writer.writerow(header)
        writer.writerows(found)
        text.flush()
    finally:
        text.detach()


def rows(db: sqlite3.Connection, table: Table, names: Names, wanted: Days) -> sqlite3.Cursor:
    """The cells of a table, guarded and in their written form, one row at a time."""
    db.create_function("id_cell", 1, _id_cell, deterministic=True)
    names_in_cells = {id_: guard(name) for id_, name in _mapping(table, names).items()}
    return db.execute(
        f"WITH named(id, name) AS (SELECT key, value FROM json_each(?)) {_SELECTS[table]}",
        (json.dumps(names_in_cells), wanted.first, wanted.last),
    )


def _id_cell(key: str | bytes | None) -> str | None:
    """An id of a table with many rows; a UUID is nothing that a spreadsheet would run."""
    if isinstance(key, bytes):
        return keys.unpack(key)
    return None if key is None else guard(key)


def _mapping(table: Table, names: Names) -> Mapping[str, str]:
    return names.exercises if table is Table.SETS else names.programs


# How SQLite writes a cell. The first characters of _DANGEROUS as a GLOB pattern:
_STARTS = "'[-=+@' || char(9) || char(13) || ']*'"


def _text(column: str) -> str:
    """A text cell, guarded as by `guard`."""
    # Nearly every cell is settled by comparing: nothing dangerous sorts among these.
    safe = f"{column} >= 'A' OR {column} = '' OR {column} >= '.' AND {column} < '='"
    guarded = f"WHEN ltrim({column}, '''') GLOB {_STARTS} THEN '''' || {column}"
    return f"CASE WHEN {safe} THEN {column} {guarded} ELSE {column} END"


def _thousandth(column: str) -> str:
    """Milliseconds as seconds, grams as kilograms: a decimal without trailing zeros."""
    fraction = f"rtrim(printf('%d.%03d', {column} / 1000, {column} % 1000), '0')"
    return f"CASE {column} % 1000 WHEN 0 THEN {column} / 1000 ELSE {fraction} END"


def _minutes(ms: str) -> str:
    """Milliseconds as minutes, rounded to hundredths, without trailing zeros."""
    hundredths = f"(({ms}) + 300) / 600"
    return f"rtrim(rtrim(printf('%d.%02d', {hundredths} / 100, {hundredths} % 100), '0'), '.')"


def _instant(ms: str, offset: str = "offset_min") -> str:
    """UTC milliseconds as ISO 8601 with the offset, in whole seconds."""
    local = f"strftime('%Y-%m-%dT%H:%M:%S', {ms} / 1000 + {offset} * 60, 'unixepoch')"
    sign = f"CASE WHEN {offset} < 0 THEN '-' ELSE '+' END"
    return f"{local} || {sign} || printf('%02d:%02d', abs({offset}) / 60, abs({offset}) % 60)"


def _select(cells: Sequence[str], rest: str) -> str:
    return f"SELECT {', '.join(cells)} FROM {rest}"


_SELECTS: Mapping[Table, str] = {
    Table.SETS: _select(
        (
            "id_cell(r.id)", "id_cell(s.id)", "s.day", _instant("s.started_ms", "s.offset_min"),
            _text("s.program"), _text("r.exercise"), "n.name", _text("r.variant"), "r.side",
            "r.set_no", "r.reps_planned", "r.reps_done", _thousandth("r.hold_ms_planned"),
            _thousandth("r.hold_ms_done"), _thousandth("r.load_grams"), _text("r.band"),
            "r.outcome", "r.corrected", "r.pain", "r.form_clean", _text("r.note"),
        ),
        "session s JOIN set_row r ON r.session_id = s.id LEFT JOIN named n ON n.id = r.exercise "
        "WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND r.deleted = 0 "
        "ORDER BY s.day, s.started_ms, s.id, r.place",
    ),
    Table.SESSIONS: _select(
        (
            "id_cell(s.id)", "s.day", _instant("s.started_ms"), _instant("s.ended_ms"), "s.kind",
            _text("s.program"), "n.name", "s.outcome", _minutes("s.active_ms"),
            _minutes("s.ended_ms - s.started_ms"), "s.pain_before", "s.pain_worst",
            "s.pain_after", "s.pain_next_morning", "s.effort", _text("s.note"),
            "s.felt_next_morning",
        ),
        "session s LEFT JOIN named n ON n.id = s.program "
        "WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 ORDER BY s.day, s.started_ms, s.id",
    ),
    Table.PAIN: _select(
        (
            "id_cell(p.id)", _instant("p.at_ms", "p.offset_min"), "p.day", "p.kind", "p.score",
            _text("p.site"), "id_cell(p.session_id)", _text("p.note"),
        ),
        "pain p LEFT JOIN session s ON s.id = p.session_id "
        "WHERE p.day BETWEEN ? AND ? AND p.deleted = 0 AND coalesce(s.deleted, 0) = 0 "
        "ORDER BY p.day, p.at_ms, p.id",
    ),
    # An episode belongs to every range that holds one of its days; an open one is not over yet.
    Table.EPISODES: _select(
        (
            _text("e.id"), "e.start_day", "e.end_day", "e.peak", 'e."trigger"', "e.days_lost",
            _text("e.note"),
        ),
        "episode e WHERE coalesce(nullif(e.end_day, ''), '9999') >= ? AND e.start_day <= ? "
        "AND e.deleted = 0 ORDER BY e.start_day, e.at_ms, e.id",
    ),
}  # fmt: skip
