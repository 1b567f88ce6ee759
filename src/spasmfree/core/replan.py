"""A new plan row, for other days or another program; rows are never edited (decisions D1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spasmfree.core import days
from spasmfree.core.plan import FIRST, PRESET_DAYS, default_plan
from spasmfree.core.planned import Schedule
from spasmfree.core.store import PlanRow


def on_days(
    rows: Sequence[PlanRow], weekdays: Iterable[int], today: str, new_id: Callable[[], str]
) -> PlanRow:
    """The row that holds from `today` on, with the programs that are in force now.

    What is left of a stage is counted in whole weeks, rounded up: our own choice, so that nobody
    is moved on early. Without a plan so far, the starter plan begins.
    """
    chosen = tuple(sorted(set(weekdays)))
    stage = Schedule(rows).stage(today)
    if stage is None or not stage.rotation:
        return default_plan(today, chosen, new_id)
    if stage.weeks is None:
        return PlanRow(new_id(), today, chosen, stage.rotation, None, ())
    row = next(row for row in reversed(rows) if row.from_day == stage.from_day)
    left = 7 * stage.weeks - days.between(stage.from_day, today)
    return PlanRow(new_id(), today, chosen, stage.rotation, -(-left // 7), row.then)


def to_program(
    rows: Sequence[PlanRow], program: str, today: str, new_id: Callable[[], str]
) -> PlanRow:
    """The row that holds from `today` on, with another program on the days that are in force now.

    The first week is followed by the second, any other program goes on until a newer row.
    """
    schedule = Schedule(rows)
    stage = schedule.stage(today) or next(iter(schedule.stages), None)
    weekdays = stage.weekdays if stage else PRESET_DAYS
    if program == FIRST:
        return default_plan(today, weekdays, new_id)
    return PlanRow(new_id(), today, weekdays, (program,), None, ())
