"""Sums of sets, put in order once, so that any range of them is quickly at hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from spasmfree.core.exercises import Catalogue, Side
from spasmfree.core.sitting import SetSum
from spasmfree.core.tally import Stretch
from spasmfree.core.vocabulary import Role

ALL = "all"  # exercises
_LATELY = 52 * 7  # days
Choices = tuple[tuple[str, str], ...]  # (id, name)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of exercises today."""

    names: Mapping[str, str]
    aliases: Mapping[str, str] = field(default_factory=dict)  # an earlier id -> the present one
    rep_ms: Mapping[str, int] = field(default_factory=dict)  # one rep by its tempo
    eases: Collection[str] = ()  # ids of what gives relief

    @classmethod
    def of(cls, catalogue: Catalogue) -> Known:
        """As the catalogue has it."""
        exercises = catalogue.exercises
        return cls(
            {key: each.name for key, each in exercises.items()},
            catalogue.aliases,
            {key: 1000 * sum(each.dose.tempo or ()) for key, each in exercises.items()},
            frozenset(key for key, each in exercises.items() if each.role is Role.RELIEF),
        )


class Tension(NamedTuple):
    """Time under tension in one stretch of days."""

    first: int  # its first day, an ordinal
    real_ms: int
    planned_ms: int


class Sets:
    """Sums of sets in stretches of days that begin on the same days for all exercises."""

    def __init__(
        self,
        sums: Iterable[SetSum],
        known: Known,
        units: str = "kg",
        since: int = 0,
    ) -> None:
        """From sums as they were kept; they hold every set since the day `since`, an ordinal."""
        self.units, self.since, self._names = units, since, known.names
        # In order of time: what is drawn of a range is a slice.
        self.sums = tuple(sorted(_present(sums, known.aliases), key=_first))
        self._of: defaultdict[str, list[SetSum]] = defaultdict(list)
        for each in self.sums:
            self._of[each.exercise].append(each)
        self._sides = _of_all_exercises(self.sums)
        self._tension = _tension(self.sums, known)
        self.sided = self._named(s.exercise for s in self.sums if s.side != Side.BOTH and s.sets)
        loaded = [s for s in self.sums if s.grams or s.band]
        self.loaded = self._named(s.exercise for s in loaded)
        # What to show loads of: the first by name of the last year, so that reading on changes
        # nothing; "" for none.
        late = {s.exercise for s in loaded if s.first > loaded[-1].first - _LATELY}
        self.first_loaded = next((key for key, _ in self.loaded if key in late), "")

    def of(self, exercise: str, slots: Sequence[Stretch]) -> Sequence[SetSum]:
        """The sums of one exercise, or of each side over ALL, that begin in slots side by side."""
        return _within(self._sides if exercise == ALL else self._of.get(exercise, ()), slots)

    def all_of(self, exercise: str) -> Sequence[SetSum]:
        """The sums of one exercise whenever it was done."""
        return self._of.get(exercise, ())

    def tension(self, slots: Sequence[Stretch]) -> Sequence[Tension]:
        """Time under tension in the stretches that begin in slots side by side."""
        return _within(self._tension, slots)

    def _named(self, ids: Iterable[str]) -> Choices:
        found = ((key, self._names.get(key, key)) for key in set(ids))
        return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


def _first(one: SetSum | Tension) -> int:
    return one.first


Row = TypeVar("Row", SetSum, Tension)


def _within(rows: Sequence[Row], slots: Sequence[Stretch]) -> Sequence[Row]:
    begin = bisect_left(rows, slots[0].first, key=_first)
    return rows[begin : bisect_right(rows, slots[-1].last, key=_first)]


def _present(sums: Iterable[SetSum], aliases: Mapping[str, str]) -> Iterable[SetSum]:
    if not aliases:
        return sums
    return (
        each._replace(exercise=aliases[each.exercise]) if each.exercise in aliases else each
        for each in sums
    )


def _of_all_exercises(sums: Iterable[SetSum]) -> tuple[SetSum, ...]:
    """Sets and reps of each side, whatever the exercise."""
    found: defaultdict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for each in sums:
        if each.side != Side.BOTH:
            mine = found[each.first, each.side]
            mine[0] += each.sets
            mine[1] += each.reps
            mine[2] += each.reps_planned
    return tuple(
        SetSum(first, ALL, side, sets, reps, planned, 0, 0, 0, 0)
        for (first, side), (sets, reps, planned) in found.items()
    )


def _tension(sums: Iterable[SetSum], known: Known) -> tuple[Tension, ...]:
    """Holds by the time they were held, reps by their tempo; what gives relief is left out."""
    found: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for each in sums:
        if each.exercise in known.eases:
            continue
        held = each.hold_ms or each.hold_ms_planned
        rep_ms = 0 if held else known.rep_ms.get(each.exercise, 0)
        mine = found[each.first]
        mine[0] += each.hold_ms + rep_ms * each.reps
        mine[1] += each.hold_ms_planned + rep_ms * each.reps_planned
    return tuple(Tension(first, real, planned) for first, (real, planned) in found.items())
