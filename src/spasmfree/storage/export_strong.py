"""Writes the sets that were done in the form of the app Strong, which other trackers read.

It has no column for a side: that is part of an exercise's name. Holds have seconds and no reps.
Its effort goes from 6 to 10: an easier session has none. A weight is in kilograms, because the file
cannot say; a band is told in the notes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from spasmfree.core import load_words
from spasmfree.core.exercises import Side
from spasmfree.core.loads import Load
from spasmfree.core.words import tr
from spasmfree.storage.export_csv import Days, Names, guard, write_rows

HEADER = (
    "Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance",
    "Seconds", "Notes", "Workout Notes", "RPE",
)  # fmt: skip
_LEAST_EFFORT = 6
_SETS = """
    SELECT s.started_ms, s.ended_ms, s.offset_min, s.program, s.kind, s.effort, s.note AS told,
           r.exercise, r.side, r.set_no, r.load_grams, r.band, r.reps_planned, r.reps_done,
           r.hold_ms_planned,
           r.hold_ms_done, r.note
    FROM session s JOIN set_row r ON r.session_id = s.id
    WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND r.deleted = 0
          AND (r.reps_done > 0 OR r.hold_ms_done > 0)
    ORDER BY s.day, s.started_ms, s.id, r.place
"""


def write(db: sqlite3.Connection, out: BinaryIO, names: Names, wanted: Days) -> None:
    """Write the sets of a database to a stream, without a byte order mark."""
    write_rows(out, HEADER, _rows(db, names, wanted))


def _rows(db: sqlite3.Connection, names: Names, wanted: Days) -> Iterator[tuple[object, ...]]:
    db.row_factory = sqlite3.Row
    for row in db.execute(_SETS, (wanted.first, wanted.last)):
        held = row["reps_planned"] == 1 and row["hold_ms_planned"] > 0
        yield (
            _local(row["started_ms"], row["offset_min"]),
            guard(_workout(row, names)),
            _duration(row["ended_ms"] - row["started_ms"]),
            guard(_exercise(row, names)),
            row["set_no"],
            f"{row['load_grams'] / 1000:g}",
            "" if held else row["reps_done"],
            0,
            round(row["hold_ms_done"] / 1000) if held else 0,
            guard(_notes(row)),
            guard(row["told"]),
            row["effort"] if (row["effort"] or 0) >= _LEAST_EFFORT else "",
        )


def _local(started_ms: int, offset_min: int) -> str:
    here = datetime.fromtimestamp(started_ms // 1000, UTC) + timedelta(minutes=offset_min)
    return f"{here:%Y-%m-%d %H:%M:%S}"


def _duration(ms: int) -> str:
    """At least a minute, such as 29m or 1h 5m."""
    hours, minutes = divmod(max(1, round(ms / 60_000)), 60)
    return f"{hours}h {minutes}m" if hours else f"{minutes}m"


def _workout(row: sqlite3.Row, names: Names) -> str:
    program = names.programs.get(row["program"], str(row["program"]))
    return f"SpasmFree {program}".rstrip()


def _exercise(row: sqlite3.Row, names: Names) -> str:
    name = names.exercises.get(row["exercise"], str(row["exercise"]))
    sides = {Side.LEFT: tr("{name} (Left)", name=name), Side.RIGHT: tr("{name} (Right)", name=name)}
    return sides.get(Side(row["side"]), name)


def _notes(row: sqlite3.Row) -> str:
    note = str(row["note"])
    if not row["band"]:
        return note
    band = load_words.short(Load(band=row["band"]), "kg")
    if not note:
        return tr("Band: {band}", band=band)
    return tr("Band: {band}. {note}", band=band, note=note)
