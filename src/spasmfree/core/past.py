"""How far back the history must be read to know what is due: not thirty years at every start."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from spasmfree.core import days
from spasmfree.core.done import Creditable, credit
from spasmfree.core.planned import Schedule
from spasmfree.core.store import PlanRow

_YEAR = 365  # days; what was done before it seldom decides anything


def first_day(plan_rows: Sequence[PlanRow], today: str) -> str:
    """From which day on sessions are wanted: those of the present plan, and of the last year."""
    stage = Schedule(plan_rows).stage(today)
    year = days.add(today, -_YEAR)
    return min(stage.from_day, year) if stage is not None else year


def is_enough(
    found: Iterable[Creditable],
    plan_rows: Sequence[PlanRow],
    today: str,
    easing: Collection[str],
) -> bool:
    """Whether the sessions from `first_day` on tell all that any earlier ones could.

    They do when one of them counted, and when of programs that take turns, this week or later, one
    was done before this week: then it is known whose turn it is.
    """
    monday = days.week_start(today)
    counted = [each for each in found if credit(each, easing)]
    before = {each.program for each in counted if each.day < monday}
    schedule = Schedule(plan_rows)
    now = schedule.stage(monday)
    ahead = [stage for stage in schedule.stages if stage is now or stage.from_day > monday]
    turns = [set(stage.rotation) for stage in ahead if len(stage.rotation) > 1]
    return bool(counted) and all(rotation & before for rotation in turns)
