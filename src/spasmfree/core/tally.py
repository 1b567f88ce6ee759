"""The history day by day: planned, done, left out; made once, then any range is a slice of it.

Decisions D9 and D15. Days are counted as ordinals (`days.number`), so that thirty years take
milliseconds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from spasmfree.core import days
from spasmfree.core.done import Creditable, credit
from spasmfree.core.entries import Episode, Pause
from spasmfree.core.planned import Schedule
from spasmfree.core.store import PlanRow

_DATE_LINE_MIN = 18 * 60  # less is a long flight, on which the day existed


class Placed(Creditable, Protocol):
    """A session with its place in time."""

    @property
    def started_ms(self) -> int: ...
    @property
    def offset_min(self) -> int: ...


class Stretch(NamedTuple):
    """Days in a row, both included, as ordinals."""

    first: int
    last: int


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


class Spans(NamedTuple):
    """Episodes and pauses as (first day, last day), ISO; a last day "" has not come yet."""

    episodes: Sequence[tuple[str, str]] = ()
    pauses: Sequence[tuple[str, str]] = ()

    @classmethod
    def of(cls, episodes: Iterable[Episode], pauses: Iterable[Pause]) -> Spans:
        """The days of the records."""
        return cls(
            [(each.start_day, each.end_day) for each in episodes],
            [(each.first_day, each.last_day) for each in pauses],
        )


NO_SPANS = Spans()


class Tally:
    """Each day from `first` to `last`: is it planned, what was earned, does it count.

    Both are ordinals, `first` a Monday and `last` the Sunday of the week of today; `ongoing` is the
    day on which an episode began that is open, 0 when none is. Days that were
    never lived, and days in episodes and pauses, are not planned (D9, D15). Programs in `easing`
    never count.
    """

    def __init__(
        self,
        plan_rows: Sequence[PlanRow],
        sessions: Sequence[Placed],
        first_day: str,
        today: str,
        easing: Collection[str] = (),
        spans: Spans = NO_SPANS,
    ) -> None:
        self.today = days.number(today)
        self.first = _monday(min(days.number(first_day), self.today))
        self.last = _monday(self.today) + 6
        count = self.last - self.first + 1
        self.episodes = merged(spans.episodes, self.today)
        self.pauses = merged(spans.pauses, self.today)
        started = (days.number(first) for first, last in spans.episodes if not last)
        self.ongoing = max((day for day in started if day <= self.today), default=0)
        self.neutral = self._marked(merged([*spans.episodes, *spans.pauses], self.today), count)
        self.asked = _planned(plan_rows, self.first, count)  # by the plan alone
        self.planned = bytearray(self.asked)
        for gone in never_lived(sessions):
            self._clear(days.number(gone))
        for place, neutral in enumerate(self.neutral):
            if neutral:
                self.planned[place] = 0
        self._by_week: tuple[list[float], list[float]] | None = None
        self.earned = [0.0] * count
        self.touched = bytearray(count)  # anything was done at all
        self._add(sessions, easing)

    def _marked(self, stretches: Iterable[Stretch], count: int) -> bytearray:
        made = bytearray(count)
        for each in stretches:
            begin, end = max(0, each.first - self.first), min(count, each.last - self.first + 1)
            made[begin:end] = b"\1" * max(0, end - begin)
        return made

    def _clear(self, day: int) -> None:
        if self.first <= day <= self.last:
            self.planned[day - self.first] = 0

    def _add(self, sessions: Iterable[Placed], easing: Collection[str]) -> None:
        count = len(self.earned)
        for session in sessions:
            place = days.number(session.day) - self.first
            if 0 <= place < count:
                self.earned[place] += credit(session, easing)
                self.touched[place] = 1

    def planned_in(self, first: int, last: int) -> int:
        """How many days are planned from `first` to `last`."""
        return self.planned.count(1, max(0, first - self.first), max(0, last - self.first + 1))

    def earned_in(self, first: int, last: int) -> float:
        """The credit of these days."""
        return sum(self.earned[max(0, first - self.first) : max(0, last - self.first + 1)])

    def left_out_in(self, first: int, last: int) -> int:
        """Days the plan asks for that an episode or a pause leaves out."""
        places = range(max(0, first - self.first), min(len(self.asked), last - self.first + 1))
        return sum(self.asked[place] and self.neutral[place] for place in places)

    def weeks(self, first: int, last: int) -> tuple[Week, ...]:
        """The weeks that hold a day from `first` to `last`; other days are left out of them."""
        found = []
        for monday in range(_monday(first), last + 1, 7):
            begin, end = max(first, monday), min(last, monday + 6)
            planned, earned = self.planned_in(begin, end), self.earned_in(begin, end)
            found.append(Week(days.of_number(monday), planned, earned))
        return tuple(found)

    def by_week(self, first: int, last: int) -> tuple[list[float], list[float]]:
        """What was done and what was planned in each whole week from the Monday `first`.

        All weeks are added up once: then any range of them is quickly at hand.
        """
        if self._by_week is None:
            begins = range(self.first, self.last + 1, 7)
            self._by_week = (
                [self.earned_in(day, day + 6) for day in begins],
                [float(self.planned_in(day, day + 6)) for day in begins],
            )
        place, count = (first - self.first) // 7, (last - first + 1) // 7
        before = [0.0] * min(count, max(0, -place))
        done, planned = (
            before + each[max(0, place) : max(0, place + count)] for each in self._by_week
        )
        return done, planned

    def last_counted(self) -> int:
        """Today once its session is done, yesterday before."""
        return self.today if self.earned[self.today - self.first] else self.today - 1


def merged(spans: Iterable[tuple[str, str]], today: int) -> tuple[Stretch, ...]:
    """The days of (first, last), each once, as stretches apart from each other, earliest first.

    One without an end lasts until today; days to come are left out.
    """
    found: list[Stretch] = []
    for first, last in sorted((days.number(a), days.number(b) if b else today) for a, b in spans):
        end = min(last, today)
        if first > end:
            continue
        if found and first <= found[-1].last + 1:
            found[-1] = Stretch(found[-1].first, max(found[-1].last, end))
        else:
            found.append(Stretch(first, end))
    return tuple(found)


def days_in(stretches: Sequence[Stretch], first: int, last: int) -> int:
    """How many days of the stretches, which are apart and in order, lie from `first` to `last`."""
    begin = bisect_left(stretches, first, key=lambda each: each.last)
    end = bisect_right(stretches, last, key=lambda each: each.first)
    return sum(min(s.last, last) - max(s.first, first) + 1 for s in stretches[begin:end])


def never_lived(sessions: Iterable[Placed]) -> frozenset[str]:
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


def _planned(plan_rows: Sequence[PlanRow], first: int, count: int) -> bytearray:
    """1 for each day that the plan row in force on it asks for."""
    made = bytearray(count)
    stages = Schedule(plan_rows).stages
    begins = [days.number(stage.from_day) for stage in stages]
    ends = [*begins[1:], first + count]  # one too many where there is no stage
    for stage, begin, after in zip(stages, begins, ends, strict=False):
        if not stage.rotation:
            continue
        for weekday in stage.weekdays:
            day = begin + (weekday - (begin - 1)) % 7
            if day < first:
                day += -(-(first - day) // 7) * 7
            for place in range(day - first, min(after, first + count) - first, 7):
                made[place] = 1
    return made


def _monday(day: int) -> int:
    return day - (day - 1) % 7
