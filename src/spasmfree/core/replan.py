"""New plan rows, for other days, another program, a later day; rows are never edited (D1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spasmfree.core import days, formats
from spasmfree.core.courses import Course, course_of
from spasmfree.core.plan import default_plan
from spasmfree.core.planned import Schedule
from spasmfree.core.store import PlanRow
from spasmfree.core.words import tr

NewId = Callable[[], str]


def on_days(
    rows: Sequence[PlanRow], weekdays: Iterable[int], today: str, new_id: NewId
) -> tuple[PlanRow, ...]:
    """The rows for other days from today on; what is planned ahead stays planned.

    Without a plan so far, the starter plan begins.
    """
    chosen = tuple(sorted(set(weekdays)))
    if _going_on(rows, today, new_id) is None:
        return (default_plan(today, chosen, new_id), *go_on(rows, today, new_id))
    now, *coming = go_on(rows, today, new_id)
    return (replace(now, weekdays=chosen), *coming)


def begin(
    rows: Sequence[PlanRow],
    course: Course,
    weekdays: Iterable[int],
    from_day: str,
    today: str,
    new_id: NewId,
) -> tuple[PlanRow, ...]:
    """The rows for another course from `from_day` on, today or later.

    It takes the place of everything that was planned ahead.
    """
    chosen = tuple(sorted(set(weekdays)))
    row = PlanRow(new_id(), from_day, chosen, course.rotation, course.weeks, course.then)
    return (*(take_back(rows, today, new_id) if from_day > today else ()), row)


def take_back(rows: Sequence[PlanRow], today: str, new_id: NewId) -> tuple[PlanRow, ...]:
    """The rows with which the plan of today goes on, and nothing else is planned ahead."""
    going_on = _going_on(rows, today, new_id) if ahead(rows, today) else None
    return (going_on,) if going_on else ()


def go_on(rows: Sequence[PlanRow], today: str, new_id: NewId) -> tuple[PlanRow, ...]:
    """The rows with which a plan as it was goes on, and what was planned ahead in it."""
    going_on = _going_on(rows, today, new_id)
    coming = tuple(replace(row, id=new_id()) for row in ahead(rows, today))
    return (going_on, *coming) if going_on else coming


def ahead(rows: Sequence[PlanRow], today: str) -> tuple[PlanRow, ...]:
    """The rows that begin after today, earliest first."""
    standing: list[PlanRow] = []
    for row in rows:
        standing = [*(each for each in standing if each.from_day < row.from_day), row]
    return tuple(row for row in standing if row.from_day > today)


def ahead_words(rows: Sequence[PlanRow], among: Sequence[Course], today: str) -> str:
    """What is planned ahead, such as "From tomorrow: Maintenance, on Mon, Fri."; "" for nothing."""
    coming = ahead(rows, today)
    if not coming:
        return ""
    row = coming[0]
    key = course_of(row.rotation, among)
    return tr(
        "From {day}: {program}, on {days}.",
        day=formats.near_day(row.from_day, today),
        program=next((each.name for each in among if each.id == key), ", ".join(row.rotation)),
        days=formats.weekday_list(row.weekdays),
    )


def _going_on(rows: Sequence[PlanRow], today: str, new_id: NewId) -> PlanRow | None:
    """A row from today on with the programs and days that are in force now; None without any.

    What is left of a stage is counted in whole weeks, rounded up: our own choice, so that nobody
    is moved on early.
    """
    stage = Schedule(rows).stage(today)
    if stage is None or not stage.rotation:
        return None
    if stage.weeks is None:
        return PlanRow(new_id(), today, stage.weekdays, stage.rotation, None, ())
    row = next(row for row in reversed(rows) if row.from_day == stage.from_day)
    left = 7 * stage.weeks - days.between(stage.from_day, today)
    return PlanRow(new_id(), today, stage.weekdays, stage.rotation, -(-left // 7), row.then)
