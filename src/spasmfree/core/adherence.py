"""Sessions done against the plan, week by week and over 28 days (decisions D9, D15)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spasmfree.core import days, formats
from spasmfree.core.done import credit, credit_by_day
from spasmfree.core.planned import Schedule
from spasmfree.core.record import SessionRecord
from spasmfree.core.store import PlanRow
from spasmfree.core.words import tr, trn

WINDOW_DAYS = 28
_DATE_LINE_MIN = 18 * 60  # less is a long flight, on which the day existed


@dataclass(frozen=True, slots=True)
class Week:
    """One week from Monday: planned days, and the credit of all sessions in it."""

    start: str  # its Monday
    planned: int
    done: float  # a short session is 0.5

    @property
    def filled(self) -> float:
        """How many of the planned days are done; extra sessions fill this week only."""
        return min(self.done, self.planned)


@dataclass(frozen=True, slots=True)
class Adherence:
    """Planned sessions that were done, of all that were planned."""

    done: float
    planned: int


def weeks(
    plan_rows: Sequence[PlanRow],
    sessions: Sequence[SessionRecord],
    first_day: str,
    last_day: str,
    easing: Collection[str] = (),
) -> tuple[Week, ...]:
    """The weeks that hold a day from `first_day` to `last_day`; other days are left out of them.

    Each day counts by the plan row in force on it, and once, also when it was lived twice. Days
    before the first row and days that were never lived are not planned. Programs in `easing`
    never count.
    """
    planned = set(Schedule(plan_rows).planned(first_day, last_day)) - never_lived(sessions)
    earned = credit_by_day(sessions, easing)
    done = {day: amount for day, amount in earned.items() if first_day <= day <= last_day}
    planned_in = Counter(days.week_start(day) for day in planned)
    done_in: defaultdict[str, float] = defaultdict(float)
    for day, amount in done.items():
        done_in[days.week_start(day)] += amount
    first = days.week_start(first_day)
    mondays = (days.add(first, n) for n in range(0, days.between(first, last_day) + 1, 7))
    return tuple(Week(day, planned_in[day], done_in[day]) for day in mondays)


def session_adherence(
    plan_rows: Sequence[PlanRow],
    sessions: Sequence[SessionRecord],
    today: str,
    easing: Collection[str] = (),
) -> Adherence:
    """The last 28 days up to `today`, which is left out until its session is done."""
    trained = any(s.day == today and credit(s, easing) > 0 for s in sessions)
    last = today if trained else days.add(today, -1)
    found = weeks(plan_rows, sessions, days.add(today, 1 - WINDOW_DAYS), last, easing)
    return Adherence(sum(week.filled for week in found), sum(week.planned for week in found))


def last_weeks_text(
    plan_rows: Sequence[PlanRow],
    sessions: Sequence[SessionRecord],
    today: str,
    easing: Collection[str] = (),
) -> str:
    """Such as "9 of 12 planned sessions in the last 4 weeks."."""
    found = session_adherence(plan_rows, sessions, today, easing)
    if not found.planned:
        return tr("No session was planned in the last 4\u00a0weeks.")
    return trn(
        "{done} of {n} planned session in the last 4\u00a0weeks.",
        "{done} of {n} planned sessions in the last 4\u00a0weeks.",
        found.planned,
        done=formats.number(found.done),
    )


def never_lived(sessions: Iterable[SessionRecord]) -> frozenset[str]:
    """Local days that a journey west across the date line skipped, as far as sessions show it.

    Where local time has leapt ahead by 18 hours or more between two sessions, one of the days
    between them had no daytime; the last one before the arrival is taken. A journey without a
    session before and after it leaves no trace and cannot be counted.
    """
    found = set()
    for before, after in pairwise(sorted(sessions, key=lambda session: session.started_ms)):
        leap = after.offset_min - before.offset_min
        if leap >= _DATE_LINE_MIN and days.between(before.day, after.day) > 1:
            found.add(days.add(after.day, -1))
    return frozenset(found)
