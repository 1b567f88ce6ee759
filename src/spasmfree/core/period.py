"""What a history holds of some days, and its sums by exercise and side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from spasmfree.core import days
from spasmfree.core.done import set_counts
from spasmfree.core.entries import Episode, Note, Pause
from spasmfree.core.exercises import Side
from spasmfree.core.loads import BARE, Load
from spasmfree.core.record import PainRecord, SessionRecord, SetRecord
from spasmfree.core.store import PlanRow


@dataclass(frozen=True, slots=True)
class Period:
    """The records of the days from `first` to `last`, both included, ISO; oldest first."""

    first: str
    last: str
    plan: Sequence[PlanRow] = ()  # all rows: one from before may be in force
    sessions: Sequence[SessionRecord] = ()
    sets: Sequence[SetRecord] = ()
    pains: Sequence[PainRecord] = ()
    episodes: Sequence[Episode] = ()  # those with a day in the period
    pauses: Sequence[Pause] = ()
    notes: Sequence[Note] = ()


class Dose(NamedTuple):
    """What was planned and done of one exercise on one side."""

    exercise: str
    side: Side
    sets_planned: int
    sets_done: int
    reps_planned: int
    reps_done: int
    hold_ms_planned: int
    hold_ms_done: int
    first_load: Load  # of the first set in which anything was done
    last_load: Load

    @property
    def is_hold(self) -> bool:
        """Sets of one long hold are told in seconds, all others in reps."""
        return self.reps_planned == self.sets_planned and self.hold_ms_planned > 0


class Scores(NamedTuple):
    """Pain scores of one kind, 0-10."""

    given: int  # how many
    lowest: int
    middle: float  # the median
    highest: int


def doses(sets: Iterable[SetRecord], aliases: Mapping[str, str]) -> tuple[Dose, ...]:
    """The sums, by exercise as they first came and then left before right.

    `aliases` maps earlier ids of exercises to the present ones. A skipped set counts as planned.
    """
    found: defaultdict[tuple[str, Side], list[SetRecord]] = defaultdict(list)
    for each in sets:
        found[aliases.get(each.exercise, each.exercise), each.side].append(each)
    came = list(dict.fromkeys(exercise for exercise, _ in found))
    sides = list(Side)
    order = sorted(found, key=lambda key: (came.index(key[0]), sides.index(key[1])))
    return tuple(_dose(*key, found[key]) for key in order)


def _dose(exercise: str, side: Side, sets: Sequence[SetRecord]) -> Dose:
    loads = [each.load for each in sets if each.done]
    return Dose(
        exercise,
        side,
        len(sets),
        sum(set_counts(each) for each in sets),
        sum(each.reps_planned for each in sets),
        sum(each.reps_done for each in sets),
        sum(each.hold_ms_planned for each in sets),
        sum(each.hold_ms_done for each in sets),
        loads[0] if loads else BARE,
        loads[-1] if loads else BARE,
    )


def scores(values: Iterable[int | None]) -> Scores | None:
    """A summary of those that were given; None for none."""
    given = sorted(value for value in values if value is not None)
    return Scores(len(given), given[0], median(given), given[-1]) if given else None


def weekly_pain(sessions: Iterable[SessionRecord], first: str, last: str) -> list[float | None]:
    """The median of pain before sessions in each week from that of `first` to that of `last`."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for session in sessions:
        if session.pain_before is not None:
            found[days.week_start(session.day)].append(session.pain_before)
    begin = days.week_start(first)
    mondays = (days.add(begin, n) for n in range(0, days.between(begin, last) + 1, 7))
    return [median(found[monday]) if monday in found else None for monday in mondays]
