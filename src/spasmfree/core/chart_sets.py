"""The charts of each side and of loads, made of sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spasmfree.core import formats
from spasmfree.core.chart import (
    NONE,
    ONE_TWO_FIVE,
    Chart,
    Form,
    Places,
    Series,
    Ticks,
    Values,
    Window,
    even,
    running,
    slot_head,
    slot_name,
    slot_words,
    whole_ticks,
)
from spasmfree.core.exercises import Side
from spasmfree.core.load_words import band_words
from spasmfree.core.set_sums import ALL, Sets
from spasmfree.core.sitting import SetSum
from spasmfree.core.tally import Stretch
from spasmfree.core.words import tr


def difference(left: int, right: int) -> int | None:
    """How many per cent less the smaller number is than the greater, rounded; None for none."""
    most = max(left, right)
    return round(100 * (most - min(left, right)) / most) if most else None


def side_sentence(left: int, right: int) -> str:
    """Which side has fewer reps and by how much, and nothing of why (decisions D28)."""
    if left == right:
        return tr("Left and right: the same number of reps.")
    found = difference(left, right)
    if not found:
        return tr("Left and right: less than 1\u00a0% apart in reps.")
    if left < right:
        return tr("Left: {n}\u00a0% fewer reps than right.", n=found)
    return tr("Right: {n}\u00a0% fewer reps than left.", n=found)


class _Both(NamedTuple):
    """A number of each side in each slot."""

    left: list[int]
    right: list[int]


def _by_side(sums: Iterable[SetSum], slots: Sequence[Stretch]) -> tuple[_Both, _Both]:
    """Reps and sets of each side."""
    place = Places(slots)
    reps, sets = (_Both([0] * len(slots), [0] * len(slots)) for _ in range(2))
    for each in sums:
        if each.side != Side.BOTH:
            index, side = place.of(each.first), 0 if each.side == Side.LEFT else 1
            reps[side][index] += each.reps
            sets[side][index] += each.sets
    return reps, sets


def sides_chart(found: Sets, window: Window, exercise: str = ALL) -> Chart:
    """Sets and reps of each side, and the difference in per cent."""
    slots = even(window)
    known = found.sided
    chosen = exercise if exercise in dict(known) else ALL
    reps, sets = _by_side(found.of(chosen, slots), slots)
    total = sum(reps.left), sum(reps.right)
    top = float(max([*reps.left, *reps.right, 1]))

    def told(index: int) -> str:
        return tr(
            "{place}: left {left} reps in {left_sets} sets, right {right} in {right_sets}",
            place=slot_words(slots[index], window.today),
            left=reps.left[index],
            left_sets=sets.left[index],
            right=reps.right[index],
            right_sets=sets.right[index],
        )

    return Chart(
        id="sides",
        title=tr("Each side"),
        subtitle=tr("Reps done. {sentence}", sentence=side_sentence(*total)),
        slots=slots,
        series=(
            Series("left", tr("Left"), Form.LINE, _begun(reps, reps.left, slots, window)),
            Series("right", tr("Right"), Form.LINE, _begun(reps, reps.right, slots, window)),
        ),
        top=top,
        ticks=whole_ticks(top, ONE_TWO_FIVE),
        told=told,
        header=(slot_head(slots), *_side_columns()),
        cells=lambda index: (
            slot_name(slots[index], window.today),
            str(reps.left[index]),
            str(reps.right[index]),
            _signed(reps.left[index], reps.right[index]),
            str(sets.left[index]),
            str(sets.right[index]),
        ),
        how=_how_sides(),
        nothing="" if sum(total) else tr("No set of a single side here."),
        choices=((ALL, tr("All exercises")), *known) if known else (),
        chosen=chosen,
    )


def _side_columns() -> tuple[str, ...]:
    return (
        tr("Left reps"),
        tr("Right reps"),
        tr("Differ, %"),
        tr("Left sets"),
        tr("Right sets"),
    )


def _begun(reps: _Both, side: list[int], slots: Sequence[Stretch], window: Window) -> Values:
    """The numbers of a side; none yet where the slot is not over and nothing was done in it."""
    now = running(slots, window.today)
    idle = now >= 0 and not (reps.left[now] or reps.right[now])
    return tuple(None if idle and n == now else float(v) for n, v in enumerate(side))


def _how_sides() -> tuple[str, ...]:
    return (
        tr("Reps that were done count, also of sets that were not finished."),
        tr("A set counts when anything of it was done; a long hold is one rep."),
        tr("Sets that both sides do together are left out."),
        tr("The difference is how much fewer, in per cent of the side with more reps."),
        tr("It tells what was done, and nothing about a side of your body."),
    )


def _signed(left: int, right: int) -> str:
    """The difference with a sign: minus where left has fewer."""
    found = difference(left, right)
    if found is None:
        return NONE
    return f"-{found}" if left < right and found else str(found)


def loads_chart(found: Sets, window: Window, exercise: str = "") -> Chart:
    """The heaviest load of each week on each side, of one exercise."""
    slots = even(window)
    known = found.loaded
    chosen = exercise if exercise in dict(known) else found.first_loaded
    ever = found.all_of(chosen)
    banded = any(each.band for each in ever) and not any(each.grams for each in ever)
    grams = None if banded else _GRAMS[found.units]
    mine = [each for each in found.of(chosen, slots) if each.sets]
    left, right = (_heaviest(mine, slots, side, grams) for side in (Side.LEFT, Side.RIGHT))
    top = max([*(value or 0.0 for value in (*left, *right)), 1.0])
    words = _LoadWords(found.units, banded=banded)

    def told(index: int) -> str:
        if left[index] is None and right[index] is None:
            return tr("{place}: not done", place=slot_words(slots[index], window.today))
        return tr(
            "{place}: left {left}, right {right}",
            place=slot_words(slots[index], window.today),
            left=words(left[index]),
            right=words(right[index]),
        )

    return Chart(
        id="loads",
        title=tr("Load steps"),
        subtitle=_load_subtitle(found.units, banded=banded),
        slots=slots,
        series=(
            Series("left", tr("Left"), Form.STEP, left),
            Series("right", tr("Right"), Form.STEP, right),
        ),
        top=3.0 if banded else top,
        ticks=_load_ticks(top, banded=banded),
        told=told,
        header=(slot_head(slots), tr("Left"), tr("Right")),
        cells=lambda index: (
            slot_name(slots[index], window.today),
            words(left[index]),
            words(right[index]),
        ),
        how=_how_loads(),
        nothing=""
        if any(value is not None for value in (*left, *right)) and known
        else tr("No weight or band was used here."),
        choices=known,
        chosen=chosen,
    )


def _how_loads() -> tuple[str, ...]:
    return (
        tr("The heaviest weight or band of a week counts, of sets of which anything was done."),
        tr("Over more than 120\u00a0weeks it is that of 4\u00a0weeks, over 10\u00a0years of 52."),
        tr("Exercises that both sides do together are drawn on both lines."),
        tr("A week without the exercise has no line."),
    )


_GRAMS = {"kg": 1000.0, "lb": 453.59237}


def _heaviest(
    sums: Iterable[SetSum], slots: Sequence[Stretch], side: Side, grams: float | None
) -> Values:
    """The heaviest weight of each slot in units of so many grams; None: the strongest band."""
    place = Places(slots)
    made: list[float | None] = [None] * len(slots)
    for each in sums:
        if each.side in (side, Side.BOTH):
            index = place.of(each.first)
            load = each.grams / grams if grams else float(each.band)
            made[index] = max(made[index] or 0.0, load)
    return tuple(made)


def _load_subtitle(units: str, *, banded: bool) -> str:
    if banded:
        return tr("Strongest band")
    return tr("Heaviest weight, in pounds") if units == "lb" else tr("Heaviest weight, in kg")


class _LoadWords:
    """Puts a load as it is drawn into words."""

    def __init__(self, units: str, *, banded: bool) -> None:
        self._units, self._banded = units, banded
        self._bands = (tr("None"), *band_words().values())

    def __call__(self, value: float | None) -> str:
        if value is None:
            return NONE
        if self._banded:
            return self._bands[int(value)]
        if not value:
            return tr("None")
        return formats.load(round(value * _GRAMS[self._units]), self._units)


def _load_ticks(top: float, *, banded: bool) -> Ticks:
    if banded:
        return tuple(enumerate((tr("None"), *band_words().values())))
    step = next((s for s in (0.25, 0.5, 1.0, 2.0, 5.0) if top / s < 5), 10.0)
    return tuple((n * step, formats.number(n * step, 2)) for n in range(int(top / step) + 1))
