"""Looks for damage in the database without holding anything up (decisions D13)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from spasmfree.storage import database, troubles


def quick_check(path: Path) -> str | None:
    """A sentence when the database is damaged or cannot be read, None when it is sound."""
    try:
        with closing(database.read_only(path)) as db:
            found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        return troubles.at_start(error, path) or troubles.broken(path)
    return None if found == "ok" else troubles.broken(path)
