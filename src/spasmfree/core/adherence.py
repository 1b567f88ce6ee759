"""Sessions done against the plan, week by week and over 28 days (decisions D9, D15)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spasmfree.core import days, formats
from spasmfree.core.store import PlanRow
from spasmfree.core.tally import NO_SPANS, Placed, Spans, Tally, Week, never_lived
from spasmfree.core.words import tr, trn

__all__ = [
    "Adherence",
    "Week",
    "last_weeks",
    "last_weeks_text",
    "never_lived",
    "session_adherence",
    "weeks",
]

WINDOW_DAYS = 28


@dataclass(frozen=True, slots=True)
class Adherence:
    """Planned sessions that were done, of all that were planned."""

    done: float
    planned: int


def weeks(
    plan_rows: Sequence[PlanRow],
    sessions: Sequence[Placed],
    first_day: str,
    last_day: str,
    easing: Collection[str] = (),
    spans: Spans = NO_SPANS,
) -> tuple[Week, ...]:
    """The weeks that hold a day from `first_day` to `last_day`; other days are left out of them.

    Each day counts by the plan row in force on it, and once, also when it was lived twice. Days
    before the first row, days that were never lived and days in episodes and pauses are not
    planned. Programs in `easing` never count.
    """
    tally = Tally(plan_rows, sessions, first_day, last_day, easing, spans)
    return tally.weeks(days.number(first_day), days.number(last_day))


def last_weeks(tally: Tally) -> Adherence:
    """The last 28 days up to today, which is left out until its session is done."""
    found = tally.weeks(tally.today + 1 - WINDOW_DAYS, tally.last_counted())
    return Adherence(sum(week.filled for week in found), sum(week.planned for week in found))


def session_adherence(
    plan_rows: Sequence[PlanRow],
    sessions: Sequence[Placed],
    today: str,
    easing: Collection[str] = (),
    spans: Spans = NO_SPANS,
) -> Adherence:
    """`last_weeks` of a history that is not counted day by day yet."""
    first = days.add(today, 1 - WINDOW_DAYS)
    return last_weeks(Tally(plan_rows, sessions, first, today, easing, spans))


def last_weeks_text(found: Adherence) -> str:
    """Such as "9 of 12 planned sessions in the last 4 weeks."."""
    if not found.planned:
        return tr("No session was planned in the last 4\u00a0weeks.")
    return trn(
        "{done} of {n} planned session in the last 4\u00a0weeks.",
        "{done} of {n} planned sessions in the last 4\u00a0weeks.",
        found.planned,
        done=formats.number(found.done),
    )
