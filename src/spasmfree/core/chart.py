"""A chart as numbers and words: what is drawn, read out, put in the table and copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from spasmfree.core import days, formats
from spasmfree.core.tally import Stretch
from spasmfree.core.words import tr

Values = tuple[float | None, ...]
Ticks = tuple[tuple[float, str], ...]

NONE = "\u2013"  # in the table, where there is no value


class Form(StrEnum):
    """How a series is drawn."""

    BAR = "bar"
    STEP = "step"  # a level for the whole of each slot
    LINE = "line"  # through the middles of the slots; a gap where there is no value


class Series(NamedTuple):
    """One series of a chart; `id` decides its colour, dash and marker."""

    id: str
    name: str  # in the legend
    form: Form
    values: Values  # one for each slot


class Row(NamedTuple):
    """A row of signs below the plot, one for each of its own slots."""

    name: str  # in the legend
    slots: tuple[Stretch, ...]
    signs: tuple[str | None, ...]  # ids of shapes; None: nothing there
    told: Callable[[int], str]  # a slot of the chart read out, in a line of its own


class Window(NamedTuple):
    """What all charts of the page show: days as ordinals, whole weeks from Monday."""

    first: int
    last: int  # the Sunday of this week
    today: int

    @property
    def weeks(self) -> int:
        return (self.last - self.first + 1) // 7


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything one card shows."""

    id: str  # kebab-case, part of the accessible identifiers
    title: str
    subtitle: str
    slots: tuple[Stretch, ...]  # side by side in time, oldest first
    series: tuple[Series, ...]
    top: float  # the highest value that must have room
    ticks: Ticks  # of the values
    told: Callable[[int], str]  # the slot with this index read out
    header: tuple[str, ...]  # of the table
    cells: Callable[[int], tuple[str, ...]]  # the slot's line of the table
    how: tuple[str, ...]  # how this is counted, whole sentences
    running: int = -1  # the index of the slot that is not over; -1: none
    nothing: str = ""  # said instead of the chart where there is nothing to draw
    choices: tuple[tuple[str, str], ...] = ()  # (id, words) of what can be shown here
    chosen: str = ""
    row: Row | None = None
    worth: tuple[int, ...] | None = None  # slots with a line in the table; None: all

    @property
    def rows(self) -> Sequence[int]:
        """The indexes of the table's lines, newest first."""
        worth = range(len(self.slots)) if self.worth is None else self.worth
        return worth[::-1]


def weekly(window: Window) -> tuple[Stretch, ...]:
    """A slot for each week."""
    return tuple(Stretch(day, day + 6) for day in range(window.first, window.last + 1, 7))


def blocks(window: Window, weeks: int) -> tuple[Stretch, ...]:
    """Slots of so many weeks, the last one ending with this week.

    The first has half as many to one and a half times as many: a sliver would look like a low one.
    """
    length = 7 * weeks
    ends = [*reversed(range(window.last, window.first - 1, -length))]
    if len(ends) > 1 and 2 * (ends[0] - window.first + 1) < length:
        del ends[0]
    begins = [window.first, *(end + 1 for end in ends[:-1])]
    return tuple(map(Stretch, begins, ends))


FOUR, YEAR = 4, 52  # weeks of a slot, where weeks would be too many to see
LONG, LONGEST = 120, 520  # weeks: beyond, slots have FOUR weeks; beyond, they have YEAR


def even(window: Window) -> tuple[Stretch, ...]:
    """Slots of a week, of 4 weeks or of 52, as many as can be seen."""
    return weekly(window) if window.weeks <= LONG else longer(window)


def longer(window: Window) -> tuple[Stretch, ...]:
    """Slots of 4 weeks, or of 52 where those would be too many to see."""
    return blocks(window, FOUR if window.weeks <= LONGEST else YEAR)


def _length(slots: Sequence[Stretch]) -> int:
    """The days of a slot; the first one may have more or fewer."""
    return slots[-1].last - slots[-1].first + 1


class Places:
    """Finds the slot of a day, for slots side by side that are equal but for the first."""

    def __init__(self, slots: Sequence[Stretch]) -> None:
        self._length = _length(slots)
        self._begin = slots[-1].last + 1 - self._length * len(slots)

    def of(self, day: int) -> int:
        """The index; the day must lie in one of them."""
        return max(0, (day - self._begin) // self._length)


def weeks_in(slots: Sequence[Stretch]) -> int:
    """How many weeks a slot has; 0 for days."""
    return _length(slots) // 7


def slot_name(slot: Stretch, today: int) -> str:
    """The slot as the table has it: its first day."""
    return formats.short_date(days.of_number(slot.first), days.of_number(today))


def slot_words(slot: Stretch, today: int) -> str:
    """The slot as the beginning of what is read out."""
    if slot.first <= today <= slot.last and slot.last - slot.first == 6:
        return tr("This week")
    day = slot_name(slot, today)
    weeks = weeks_in([slot])
    if not weeks:
        return day
    if weeks == 1:
        return tr("Week of {day}", day=day)
    return tr("{n}\u00a0weeks from {day}", n=weeks, day=day)


def slot_head(slots: Sequence[Stretch]) -> str:
    """The head of the table's first column."""
    weeks = weeks_in(slots)
    if weeks == 1:
        return tr("Week from Monday")
    return tr("{n}\u00a0weeks from", n=weeks) if weeks else tr("Day")


def running(slots: Sequence[Stretch], today: int) -> int:
    """The index of the slot that holds today, -1 when none does."""
    last = len(slots) - 1
    return last if slots and slots[last].first <= today <= slots[last].last else -1


def amount(value: float | None) -> str:
    """A number as it is read out; a dash where there is none."""
    return NONE if value is None else formats.number(value)


def text_of(chart: Chart) -> str:
    """The table as text for a spreadsheet: cells apart by tabs, oldest line first."""
    lines = [chart.header, *(chart.cells(index) for index in reversed(chart.rows))]
    return tabbed(lines)


def tabbed(lines: Iterable[Sequence[str]]) -> str:
    """Lines of cells as a spreadsheet takes them; what has no value is an empty cell."""
    return "".join(
        "\t".join("" if cell == NONE else cell for cell in line) + "\n" for line in lines
    )


ONE_TWO_FIVE = tuple(n * 10**power for power in range(6) for n in (1, 2, 5))  # steps of labels
_THOUSANDS = 2000  # of a step: from here on labels are in thousands, to stay narrow


def whole_ticks(top: float, steps: Sequence[int]) -> Ticks:
    """Labels at 0 and at multiples of one of `steps`, the smallest that gives at most 5."""
    step = next((each for each in steps if top / each < 5), steps[-1])
    values = range(0, int(top) + 1, step)
    if step < _THOUSANDS:
        return tuple((float(v), formats.number(v)) for v in values)
    return tuple(
        (float(v), tr("{n}k", n=formats.number(v / 1000)) if v else formats.number(v))
        for v in values
    )
