"""Habit strength (clinical.md 7b): how used one is to the plan, 0 to 1, moving a little each day.

s = s0 * m + v * (1 - m) with m = 0.5 ** (sqrt(f) / 13), f the times a day that the plan asks for in
the week of the day (three a week: 3 / 7) and v = min(1, done / planned) of the last 7 days. Without
sessions it halves in 13 days at one a day, in 20 at three a week. That pace is our own choice,
and so is that it begins at 0. docs/adherence.md works an example by hand.
"""

from __future__ import annotations

import math

from spasmfree.core.tally import Tally

_HALF = 13  # days, at one session a day
_WINDOW = 7  # days that v looks back
# What is kept of the value, by how many days a week are asked for.
_KEEPS: tuple[float, ...] = tuple(
    0.5 ** (math.sqrt(asked / _WINDOW) / _HALF) for asked in range(_WINDOW + 1)
)


def strength(tally: Tally) -> list[float | None]:
    """One value for each day of the tally; None before the first planned day and after today.

    Flare and pause days leave the value as it is, and so do days after seven with nothing planned
    (decisions D9). Today counts once its session is done.
    """
    found: list[float | None] = [None] * len(tally.planned)
    begun = tally.asked.find(1)
    if begun < 0:
        return found
    value = 0.0
    for place in range(begun, tally.last_counted() - tally.first + 1):
        if not tally.neutral[place]:
            value = _next(tally, place, value)
        found[place] = value
    today = tally.today - tally.first
    if begun <= today and found[today] is None:
        found[today] = value
    return found


def _next(tally: Tally, place: int, before: float) -> float:
    begin = max(0, place - _WINDOW + 1)
    planned = tally.planned.count(1, begin, place + 1)
    if not planned:
        return before
    share = min(1.0, sum(tally.earned[begin : place + 1]) / planned)
    monday = place - place % _WINDOW  # the tally begins with one
    keeps = _KEEPS[tally.asked.count(1, monday, monday + _WINDOW)]
    return before * keeps + share * (1 - keeps)
