"""Reads all records of some days at once, for a page about them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spasmfree.core.entries import Episode, Note, Pause
from spasmfree.core.period import Period
from spasmfree.storage import database, rows
from spasmfree.storage.entry_rows import TABLES
from spasmfree.storage.export_csv import Days

_SESSIONS = (
    f"SELECT {rows.columns(rows.SESSION)} FROM session "
    "WHERE day BETWEEN ? AND ? AND deleted = 0 ORDER BY day, started_ms, id"
)
_OLDEST = "SELECT min(day) FROM session WHERE deleted = 0"
_SETS = f"{rows.SETS_OF_DAYS} ORDER BY s.day, s.started_ms, s.id, r.place"
_PAINS = (
    f"SELECT {', '.join(f'p.{name}' for name in rows.PAIN)} FROM pain p "
    "LEFT JOIN session s ON s.id = p.session_id "
    "WHERE p.day BETWEEN ? AND ? AND p.deleted = 0 AND coalesce(s.deleted, 0) = 0 "
    "ORDER BY p.day, p.at_ms, p.id"
)


def read(path: Path, wanted: Days) -> Period:
    """The period of the database at `path`; without a first day from its oldest session on.

    Raises KnownError.
    """
    with database.reading(path) as db:
        db.execute("BEGIN")  # everything as it is at one moment
        return _read(db, wanted)


def _read(db: sqlite3.Connection, wanted: Days) -> Period:
    first = wanted.first or db.execute(_OLDEST).fetchone()[0] or wanted.last
    asked = first, wanted.last
    return Period(
        *asked,
        plan=[rows.plan(row) for row in db.execute(rows.ALL_PLANS)],
        sessions=[rows.session(row) for row in db.execute(_SESSIONS, asked)],
        sets=[rows.set_record(row) for row in db.execute(_SETS, asked)],
        pains=[rows.pain(row) for row in db.execute(_PAINS, asked)],
        episodes=[
            each
            for each in _all(db, Episode)
            if each.start_day <= wanted.last and (each.end_day or "9999") >= first
        ],
        pauses=[
            each
            for each in _all(db, Pause)
            if each.first_day <= wanted.last and (each.last_day or "9999") >= first
        ],
        notes=[each for each in _all(db, Note) if first <= each.day <= wanted.last],
    )


def _all(db: sqlite3.Connection, kind: type[Any]) -> Sequence[Any]:
    table = TABLES[kind]
    return table.read(db.execute(table.select))
