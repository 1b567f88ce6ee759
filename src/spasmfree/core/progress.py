"""What the page of progress shows: the range, the answer in words, the weeks and their labels."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spasmfree.core import days, formats
from spasmfree.core.adherence import Week, last_weeks_text, weeks
from spasmfree.core.record import SessionRecord
from spasmfree.core.store import PlanRow
from spasmfree.core.words import tr

_WEEKLY = 16  # up to as many weeks each may have its date below it; beyond, months
_MONTHLY = 120  # up to as many weeks months have labels; beyond, years


class Span(StrEnum):
    """How far back the charts and an export look."""

    WEEKS_4 = "4-weeks"
    MONTHS_3 = "3-months"
    YEAR = "1-year"
    ALL = "all"


_WEEKS_OF = {Span.WEEKS_4: 4, Span.MONTHS_3: 13, Span.YEAR: 52}


@dataclass(frozen=True, slots=True)
class ProgressState:
    """Everything the page of progress shows."""

    span: Span
    today: str  # ISO
    empty: bool  # no session was ever kept
    answer: str  # of the last 28 days, in words
    weeks: tuple[Week, ...]  # oldest first, whole weeks from Monday, at least one
    current: int  # the index in `weeks` of the week that is not over


def progress_state(
    plan: Sequence[PlanRow],
    sessions: Sequence[SessionRecord],
    span: Span,
    today: str,
    easing: Collection[str] = (),
) -> ProgressState:
    """The state of the page on the day `today`; `sessions` are all that were kept.

    The programs in `easing` (kind relief or break) never count.
    """
    first, last = chart_days(span, today, began(plan, sessions, today))
    found = weeks(plan, sessions, first, last, easing)
    return ProgressState(
        span=span,
        today=today,
        empty=not sessions,
        answer=last_weeks_text(plan, sessions, today, easing),
        weeks=found,
        current=len(found) - 1,
    )


def began(plan: Sequence[PlanRow], sessions: Sequence[SessionRecord], today: str) -> str:
    """The day the history begins: the first session or the first plan, `today` when neither."""
    return min([row.from_day for row in plan] + [each.day for each in sessions] + [today])


def first_span(began_on: str, today: str) -> Span:
    """The range to open with: four weeks while there is no more to see."""
    return Span.WEEKS_4 if days.between(began_on, today) < 28 else Span.MONTHS_3


def chart_days(span: Span, today: str, began_on: str) -> tuple[str, str]:
    """The first and the last day drawn: whole weeks from Monday, the running one included."""
    this_week = days.week_start(today)
    if span is Span.ALL:
        first = min(days.week_start(began_on), days.add(this_week, -7 * 3))
    else:
        first = days.add(this_week, -7 * (_WEEKS_OF[span] - 1))
    return first, days.add(this_week, 6)


def export_days(span: Span, today: str) -> tuple[str, str]:
    """The first and the last day that an export of `span` holds, "" where it has no end."""
    return ("", "") if span is Span.ALL else (chart_days(span, today, today)[0], today)


def span_names() -> tuple[str, ...]:
    """The words for each Span, in order."""
    return tr("4\u00a0weeks"), tr("3\u00a0months"), tr("1\u00a0year"), tr("All")


def amount(value: float) -> str:
    """A number of sessions; a short one counts as half (decisions D9)."""
    return formats.number(value)


def week_text(state: ProgressState, index: int) -> str:
    """The week at `index` read out; -1 is the newest one."""
    week = state.weeks[index]
    values = {"done": amount(week.done), "planned": amount(week.planned)}
    if index % len(state.weeks) == state.current:
        return tr("This week: {done} done, {planned} planned", **values)
    day = formats.short_date(week.start, state.today)
    return tr("Week of {day}: {done} done, {planned} planned", day=day, **values)


def how_counted() -> tuple[str, ...]:
    """How the numbers come about, one sentence each; our own choices say so (decisions D9)."""
    return (
        tr("A session counts when at least half of its sets were done. That half is our choice."),
        tr("A short session counts as half a session. That number is our choice."),
        tr("An extra session fills another planned day of the same week, and no other week."),
        tr("Practising one exercise is kept in the diary and does not count here."),
        tr("A new plan counts from its first day; what was planned before stays as it was."),
        tr("The last 4\u00a0weeks are 28\u00a0days; today joins them when its session is done."),
        tr("The chart has whole weeks from Monday, and the week that is not over is pale."),
    )


def count_ticks(top: float) -> tuple[int, ...]:
    """The values to label on an axis of counts that reaches `top`: 3 to 6 whole numbers."""
    step = next(step for step in _steps() if top / step < 5 and (step > 1 or top < 4))
    return tuple(range(0, math.floor(top) + 1, step))


def week_ticks(found: Sequence[Week], room: int) -> tuple[tuple[int, str], ...]:
    """The weeks to label on the axis of time, with their labels; at most about `room` of them."""
    starts = [week.start for week in found]
    if len(starts) <= _WEEKLY:
        return _dates(starts, room)
    if len(starts) <= _MONTHLY:
        return _months(starts, room)
    return _years(starts, room)


def _dates(starts: Sequence[str], room: int) -> tuple[tuple[int, str], ...]:
    """ "7 Sep", and the day alone while the month stays the same."""
    every = max(1, math.ceil(len(starts) / max(1, room)))
    made: list[tuple[int, str]] = []
    month = ""
    for index in range(0, len(starts), every):
        start = starts[index]
        same = start[:7] == month
        month = start[:7]
        day = str(int(start[8:]))
        made.append((index, day if same else formats.short_date(start, start)))
    return tuple(made)


def _months(starts: Sequence[str], room: int) -> tuple[tuple[int, str], ...]:
    """The first week that begins in a month; January has the year with it."""
    firsts = [i for i, start in enumerate(starts) if int(start[8:]) <= 7]
    every = next(step for step in (1, 2, 3, 6, 12) if len(firsts) <= room * step or step == 12)
    chosen = [i for i in firsts if (int(starts[i][5:7]) - 1) % every == 0]
    return tuple((i, _month_label(starts[i])) for i in chosen)


def _month_label(start: str) -> str:
    month = formats.month_short(int(start[5:7]))
    if start[5:7] != "01":
        return month
    return tr("{month} {year}", month=month, year=int(start[:4]))


def _years(starts: Sequence[str], room: int) -> tuple[tuple[int, str], ...]:
    """The first week that begins in a year."""
    firsts = [i for i, start in enumerate(starts) if start[5:7] == "01" and int(start[8:]) <= 7]
    every = next(step for step in _steps() if len(firsts) <= room * step)
    return tuple((i, starts[i][:4]) for i in firsts if int(starts[i][:4]) % every == 0)


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 ..."""
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10
