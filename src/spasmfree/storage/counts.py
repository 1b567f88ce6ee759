"""Reads what the page of progress counts: little of each session, and sums of sets made by SQLite.

Meant for a thread of its own with a connection of its own: thirty years take some tenths of a
second.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spasmfree.core import days
from spasmfree.core.record import Felt, SessionKind, SessionOutcome
from spasmfree.core.sitting import SetSum, Sitting
from spasmfree.core.vocabulary import Band
from spasmfree.storage import database

_KINDS = {kind.value: kind for kind in SessionKind}
_OUTCOMES = {outcome.value: outcome for outcome in SessionOutcome}
_FELT: dict[str | None, Felt | None] = {None: None} | {felt.value: felt for felt in Felt}
_SITTINGS = f"SELECT {', '.join(Sitting._fields)} FROM session WHERE deleted = 0"
# What a day is counted as: an ordinal as `days.number` gives it.
_ORDINAL = "CAST(julianday(day) - 1721424.5 AS INTEGER)"
_BANDS = " ".join(f"WHEN '{band}' THEN {rank}" for rank, band in enumerate(Band, 1))
_SOMETHING = "(r.reps_done > 0 OR r.hold_ms_done > 0)"
_COUNTS = f"(r.outcome = 'done' OR (r.outcome = 'partial' AND {_SOMETHING}))"  # done.set_counts


def _sums(first: str, more: str = "") -> str:
    """Sums by the stretch of days that the SQL `first` gives the beginning of.

    The day of a session is put into numbers once for each session and not for each of its sets.
    """
    return (
        f"WITH begun AS MATERIALIZED (SELECT id, {first} AS first FROM session "
        f"WHERE deleted = 0{more}) "
        "SELECT s.first, r.exercise, r.side, "
        f"sum({_COUNTS}), sum(r.reps_done), sum(r.reps_planned), "
        "sum(r.hold_ms_done), sum(r.hold_ms_planned), "
        f"max(iif({_SOMETHING}, r.load_grams, 0)), "
        f"max(iif({_SOMETHING}, CASE r.band {_BANDS} ELSE 0 END, 0)) "
        "FROM begun s CROSS JOIN set_row r ON r.session_id = s.id "
        "WHERE r.deleted = 0 GROUP BY 1, 2, 3"
    )


_BY_WEEK = _sums(f"{_ORDINAL} - ({_ORDINAL} - 1) % 7", " AND day >= ?")
_BY_DAY = _sums(_ORDINAL, " AND day BETWEEN ? AND ?")


class Sums(NamedTuple):
    """The sums of the sets."""

    by_week: tuple[SetSum, ...]
    by_day: tuple[SetSum, ...]  # of the days asked for


def few(path: Path, most: int) -> bool:
    """Whether there are at most so many sessions. Raises KnownError."""
    with database.reading(path) as db:
        sql = "SELECT count(*) FROM (SELECT 1 FROM session WHERE deleted = 0 LIMIT ?)"
        return int(db.execute(sql, (most + 1,)).fetchone()[0]) <= most


def read_sittings(path: Path) -> tuple[Sitting, ...]:
    """All sessions of the database at `path`, in no order. Raises KnownError."""
    with database.reading(path) as db:
        return tuple(_sitting(row) for row in db.execute(_SITTINGS))


def read_sets(path: Path, today: str, length: int, since: str = "") -> Sums:
    """The sums by week, and by day of the last `length` days up to `today`. Raises KnownError.

    The weeks begin with the Monday `since`, or with the oldest: all of thirty years take long.
    """
    with database.reading(path) as db:
        first = days.add(today, 1 - length)
        return Sums(tuple(_read(db, _BY_WEEK, since)), tuple(_read(db, _BY_DAY, first, today)))


def _sitting(row: tuple[Any, ...]) -> Sitting:
    """There may be thousands: each is made once, as it stays."""
    day, started_ms, offset_min, kind, program, outcome, short, *rest, felt = row
    told = _OUTCOMES[outcome], bool(short), *rest, _FELT[felt]
    return Sitting(day, started_ms, offset_min, _KINDS[kind], program, *told)


def _read(db: sqlite3.Connection, sql: str, *values: str) -> Iterator[SetSum]:
    return map(SetSum._make, db.execute(sql, values))
