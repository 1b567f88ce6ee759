"""Reads what a person has chosen out of a history, without opening it as the window does."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path

from spasmfree.core.loads import Worn, latest
from spasmfree.core.settings import PersonSettings
from spasmfree.core.store import PlanRow
from spasmfree.storage import database, person, places, rows


def chosen(folder: Path) -> tuple[Sequence[PlanRow], PersonSettings]:
    """The plan rows, oldest first, and the settings; those of nobody where there is no history.

    Raises KnownError.
    """
    if not places.holds_history(folder):
        return (), PersonSettings()
    path = database.open_database(places.prepare(folder))
    with database.reading(path) as db:
        plan = [rows.plan(row) for row in db.execute(rows.ALL_PLANS)]
        values = rows.settings(db.execute(rows.ALL_SETTINGS))
    return plan, person.from_values(values)


def last_loads(folder: Path, exercises: Collection[str], first: str) -> Sequence[Worn]:
    """What each of these was last done with on each side since the day `first`, the latest last.

    Raises KnownError.
    """
    if not places.holds_history(folder):
        return ()
    path = database.open_database(places.prepare(folder))
    with database.reading(path) as db:
        found = db.execute(rows.LOADS, (first, json.dumps(list(exercises))))
        return latest(rows.worn(row) for row in found)
