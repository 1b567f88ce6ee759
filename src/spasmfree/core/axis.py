"""Labels of axes: whole numbers, dates, months or years, as many as there is room for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from spasmfree.core import formats
from spasmfree.core.words import tr

_WEEKLY = 16  # up to as many weeks each may have its date below it; beyond, months
_MONTHLY = 120  # up to as many weeks months have labels; beyond, years


def count_ticks(top: float) -> tuple[int, ...]:
    """The values to label on an axis of counts that reaches `top`: 3 to 6 whole numbers."""
    step = next(step for step in _steps() if top / step < 5 and (step > 1 or top < 4))
    return tuple(range(0, math.floor(top) + 1, step))


def week_ticks(starts: Sequence[str], room: int) -> tuple[tuple[int, str], ...]:
    """The weeks to label on the axis of time, with their labels; at most about `room` of them.

    `starts` are the Mondays of all weeks in a row.
    """
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
