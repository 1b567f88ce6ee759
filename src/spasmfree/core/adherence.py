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
_HALF_DAY_MIN = 12 * 60
_SLACK_MS = 2 * 60 * days.MINUTE_MS  # clocks that change for summer


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
    """Local days that a journey across the date line skipped, as far as sessions show it.

    Between two sessions whose offsets are at least 12 hours apart, there was time for so many
    whole days; the days beyond, last before the arrival, did not exist. A journey without a
    session before and after it leaves no trace and cannot be counted.
    """
    found: set[str] = set()
    ordered = sorted(sessions, key=lambda session: session.started_ms)
    for before, after in pairwise(ordered):
        if after.offset_min - before.offset_min < _HALF_DAY_MIN:
            continue
        between = days.between(before.day, after.day) - 1
        lived = (after.started_ms - before.started_ms + _SLACK_MS) // days.DAY_MS
        found.update(days.add(after.day, -n) for n in range(1, between - lived + 1))
    return frozenset(found)
