"""The plan of the made-up history: starter, then standard and maintenance by turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spasmfree.core import days
from spasmfree.core.courses import Course, courses
from spasmfree.core.exercises import Program
from spasmfree.core.plan import FIRST, PRESET_DAYS
from spasmfree.core.store import PlanRow

_STARTER_DAYS = 14
_WEEKS = {"standard": 12, "maintenance": 18}
_DAYS = {"standard": (0, 2, 4, 5), "maintenance": (0, 4)}
# From so many years on it is somebody who trains nearly every day: thirty years are then some 8,000
# sessions and 176,000 sets, the size that the program is measured with.
BUSY_YEARS = 10
_BUSY_WEEKS = {"standard": 40, "maintenance": 4}
_BUSY_DAYS = {"standard": (0, 1, 2, 3, 4, 5, 6), "maintenance": (0, 2, 4)}
_NOW_WEEKS = 8  # that the last one has gone on


def plan(
    first: str, today: str, programs: Mapping[str, Program], new_id: Callable[[], str]
) -> tuple[PlanRow, ...]:
    """The rows from the day `first` on, earliest first; the last one is standard."""
    busy = days.between(first, today) > 365 * BUSY_YEARS - 7
    weeks, weekdays = (_BUSY_WEEKS, _BUSY_DAYS) if busy else (_WEEKS, _DAYS)
    known = {each.id: each for each in courses(programs)}
    begins: list[tuple[str, str]] = []
    day, turn = days.add(days.week_start(today), -7 * _NOW_WEEKS), "standard"
    while day >= days.add(first, _STARTER_DAYS):
        begins.append((day, turn))
        turn = "maintenance" if turn == "standard" else "standard"
        day = days.add(day, -7 * weeks[turn])
    later = [_row(known[turn], weekdays[turn], day, new_id) for day, turn in reversed(begins)]
    return (_row(known[FIRST], PRESET_DAYS, first, new_id), *later)


def _row(course: Course, weekdays: tuple[int, ...], day: str, new_id: Callable[[], str]) -> PlanRow:
    return PlanRow(new_id(), day, weekdays, course.rotation, course.weeks, course.then)
