"""The loads of a session that is being asked for: as chosen for it, else as last done."""

from __future__ import annotations

from dataclasses import replace

from spasmfree.core import days
from spasmfree.core.exercises import Catalogue, Side
from spasmfree.core.load_choice import kept_ids, loadable, remembered
from spasmfree.core.loads import REMEMBERED_DAYS, Gear, Load
from spasmfree.core.store import Store
from spasmfree.ui.session_records import Wanted


def with_last_loads(
    wanted: Wanted, catalogue: Catalogue, store: Store, gear: Gear, today: str
) -> Wanted:
    """With the last load of each exercise that has none yet and that the person can load."""
    chosen = dict(wanted.choices.loads)
    missing = [key for key in loadable(wanted.items, catalogue, gear) if key not in chosen]
    if not missing:
        return wanted
    history = store.last_loads(kept_ids(missing, catalogue), days.add(today, -REMEMBERED_DAYS))
    chosen |= dict(remembered(missing, catalogue, gear, history))
    return replace(wanted, choices=replace(wanted.choices, loads=tuple(chosen.items())))


def with_load(wanted: Wanted, exercise: str, side: Side, load: Load) -> Wanted:
    """With another load for one exercise of it."""
    loads = tuple(
        (key, worn.changed(side, load) if key == exercise else worn)
        for key, worn in wanted.choices.loads
    )
    return replace(wanted, choices=replace(wanted.choices, loads=loads))


def with_loads_of(wanted: Wanted, before: Wanted) -> Wanted:
    """With the loads that were chosen for the same session before it was changed."""
    return replace(wanted, choices=replace(wanted.choices, loads=before.choices.loads))
