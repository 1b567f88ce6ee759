"""The seven days of this week: done, planned, paused or free."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from spasmfree.core import days
from spasmfree.core.done import credit_by_day
from spasmfree.core.planned import Schedule
from spasmfree.core.record import SessionRecord
from spasmfree.core.store import PlanRow


class DayState(StrEnum):
    """What a day of the week is. A planned day that went by stays planned: nothing is missed."""

    DONE = "done"
    PLANNED = "planned"
    PAUSED = "paused"  # planned, but of an episode or a pause: it leaves the count (decisions D9)
    FREE = "free"


class WeekDay(NamedTuple):
    """One day of the week."""

    day: str
    state: DayState
    is_today: bool


def this_week(
    plan_rows: Sequence[PlanRow],
    sessions: Sequence[SessionRecord],
    today: str,
    easing: Collection[str] = (),
    away: Collection[str] = (),
) -> tuple[WeekDay, ...]:
    """Monday to Sunday of the week of `today`; the days `away` are of episodes and pauses."""
    schedule = Schedule(plan_rows)
    done = credit_by_day(sessions, easing)
    monday = days.week_start(today)
    return tuple(
        WeekDay(day, _state(day, done, schedule, away), day == today)
        for day in days.span(monday, days.add(monday, 6))
    )


def _state(day: str, done: Collection[str], schedule: Schedule, away: Collection[str]) -> DayState:
    if day in done:
        return DayState.DONE
    if not schedule.is_planned(day):
        return DayState.FREE
    return DayState.PAUSED if day in away else DayState.PLANNED


def open_days(
    schedule: Schedule,
    sessions: Sequence[SessionRecord],
    day: str,
    easing: Collection[str] = (),
) -> tuple[str, ...]:
    """The planned days in the week of `day` that no session has filled (decisions D9).

    A session fills its own day; each whole extra session fills the earliest other planned day.
    """
    monday = days.week_start(day)
    sunday = days.add(monday, 6)
    done = credit_by_day((s for s in sessions if monday <= s.day <= sunday), easing)
    planned = list(schedule.planned(monday, sunday))
    extra = sum(done.values()) - sum(min(done.get(each, 0.0), 1.0) for each in planned)
    waiting = [each for each in planned if each not in done]
    return tuple(waiting[int(extra) :])
