"""The chart of pain before and after sessions, and how the next mornings were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import NamedTuple

from spasmfree.core import days
from spasmfree.core.chart import (
    FOUR,
    LONG,
    YEAR,
    Chart,
    Form,
    Row,
    Series,
    Values,
    Window,
    amount,
    blocks,
    even,
    slot_head,
    slot_name,
    slot_words,
    weekly,
    weeks_in,
)
from spasmfree.core.diary import felt_names
from spasmfree.core.record import Felt
from spasmfree.core.sitting import Sitting
from spasmfree.core.tally import Stretch
from spasmfree.core.words import tr

_WEEKLY = 16  # weeks: beyond, signs of single weeks would run into each other


class _Asked(NamedTuple):
    """When a pain score is asked for."""

    id: str
    name: str
    of: Callable[[Sitting], int | None]


def _asked() -> tuple[_Asked, ...]:
    return (
        _Asked("before", tr("Before"), lambda sitting: sitting.pain_before),
        _Asked("after", tr("After"), lambda sitting: sitting.pain_after),
        _Asked("morning", tr("Next morning"), lambda sitting: sitting.pain_next_morning),
    )


def pain_chart(scores: Scores, window: Window) -> Chart:
    """Pain before and after sessions and the morning after, the median of each slot."""
    slots = even(window)
    series = tuple(
        Series(each.id, each.name, Form.LINE, scores.medians(each.id, slots)) for each in _asked()
    )

    def told(index: int) -> str:
        if all(each.values[index] is None for each in series):
            return tr("{place}: no score", place=slot_words(slots[index], window.today))
        before, after, morning = (amount(each.values[index]) for each in series)
        return tr(
            "{place}: {before} before, {after} after, {morning} next morning",
            place=slot_words(slots[index], window.today),
            before=before,
            after=after,
            morning=morning,
        )

    mornings = scores.mornings(slots)
    empty = all(value is None for each in series for value in each.values) and not any(
        any(each) for each in mornings
    )
    return Chart(
        id="pain",
        title=tr("Pain, 0 to 10"),
        subtitle=_median_of(weeks_in(slots)),
        slots=slots,
        series=series,
        top=10.0,
        ticks=((0.0, "0"), (5.0, "5"), (10.0, "10")),
        told=told,
        header=(slot_head(slots), *(each.name for each in series), *felt_names().values()),
        cells=lambda index: (
            slot_name(slots[index], window.today),
            *(amount(each.values[index]) for each in series),
            *map(str, mornings[index]),
        ),
        how=_how(),
        nothing=tr("No pain score was given here.") if empty else "",
        row=_row(scores, window, mornings),
    )


def _how() -> tuple[str, ...]:
    """How this chart is counted."""
    return (
        tr("Each point is the median: half of the scores are at it or below, half above."),
        tr("The score of the next morning stands at the day of its session."),
        tr("Where no score was given there is no point, and nothing is made up for it."),
        tr("Better, same or worse is what you said of the morning after a session."),
        tr(
            "Its row has the middle answer of a week, from 17\u00a0weeks on of\u00a04, "
            "beyond 120 of\u00a052; where the two middle ones differ, same."
        ),
        tr("Scores of one evening say little; ups and downs are usual."),
    )


def _row(scores: Scores, window: Window, mornings: Sequence[Mornings]) -> Row | None:
    """One sign for the mornings of each slot, in slots of its own that have room for one."""
    if not any(any(each) for each in mornings):
        return None
    weeks = window.weeks
    slots = weekly(window) if weeks <= _WEEKLY else blocks(window, FOUR if weeks <= LONG else YEAR)

    def told(index: int) -> str:
        found = mornings[index]
        if not any(found):
            return tr("Next mornings: not told")
        return tr("Next mornings: {better} better, {same} same, {worse} worse", **found._asdict())

    return Row(
        name=tr("Next morning better, same, worse"),
        slots=slots,
        signs=tuple(each.middle for each in scores.mornings(slots)),
        told=told,
    )


def _median_of(weeks: int) -> str:
    if weeks == 1:
        return tr("Median of each week")
    return tr("Median of {n}\u00a0weeks each", n=weeks)


class Mornings(NamedTuple):
    """How often each answer was given."""

    better: int = 0
    same: int = 0
    worse: int = 0

    @property
    def middle(self) -> Felt | None:
        """The middle answer; SAME where the two middle ones differ, None without any."""
        half = sum(self) / 2
        if not half:
            return None
        if self.better > half:
            return Felt.BETTER
        return Felt.WORSE if self.worse > half else Felt.SAME


class Scores:
    """The pain scores of all sessions by day, so that any range is quickly at hand."""

    def __init__(self, sittings: Sequence[Sitting]) -> None:
        self._of: dict[str, tuple[list[int], list[int]]] = {}
        numbered = sorted((days.number(sitting.day), sitting) for sitting in sittings)
        for each in _asked():
            told = [(day, s) for day, sitting in numbered if (s := each.of(sitting)) is not None]
            self._of[each.id] = ([day for day, _ in told], [score for _, score in told])
        felt = [(day, f) for day, sitting in numbered if (f := sitting.felt_next_morning)]
        self._felt = ([day for day, _ in felt], [answer for _, answer in felt])

    def between(self, kind: str, first: int, last: int) -> list[int]:
        """The scores of one kind, before | after | morning, of these days."""
        of_days, scores = self._of[kind]
        return scores[bisect_left(of_days, first) : bisect_right(of_days, last)]

    def medians(self, kind: str, slots: Sequence[Stretch]) -> Values:
        """The median of each slot."""
        of_days, scores = self._of[kind]
        found = []
        for slot in slots:
            begin, end = bisect_left(of_days, slot.first), bisect_right(of_days, slot.last)
            found.append(float(median(scores[begin:end])) if begin < end else None)
        return tuple(found)

    def mornings(self, slots: Iterable[Stretch]) -> tuple[Mornings, ...]:
        """The answers of each slot."""
        of_days, answers = self._felt
        found = []
        for slot in slots:
            begin, end = bisect_left(of_days, slot.first), bisect_right(of_days, slot.last)
            found.append(Mornings(*(answers[begin:end].count(each) for each in Felt)))
        return tuple(found)
