"""What it takes to get from one set to the next: nothing, a turn, or going up or down."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from spasmfree.core.exercises import Side
from spasmfree.core.timeline import PlannedSet, Timeline
from spasmfree.core.vocabulary import Group, PositionId


class Turning(StrEnum):
    """What the body does between two sets (decisions D3)."""

    NONE = "none"
    SIDE = "side"  # roll over, or swap legs
    POSITION = "position"  # up or down: lying, kneeling, sitting, standing


class Changes(NamedTuple):
    """How often a session asks for a change; getting into the first position is not counted."""

    up_or_down: int
    roll_over: int  # rolling over and swapping legs
    only_legs: bool = False  # nobody rolls over: the legs are swapped each time


def turning(last: PlannedSet | None, coming: PlannedSet) -> Turning:
    """The change from the set last worked to the coming one; from nothing it is a position.

    A set of both sides has no side to change: from "both" to "left" in one position is no turn.
    """
    if last is None or last.group != coming.group:
        return Turning.POSITION
    if last.position != coming.position:
        return Turning.SIDE
    sided = Side.BOTH not in (last.side, coming.side)
    return Turning.SIDE if sided and last.side != coming.side else Turning.NONE


# A position and the one in which the body lies the same way.
_LIES_AS: dict[str, str] = {
    PositionId.LEGS_UP: PositionId.SUPINE,
    PositionId.SIDE_LYING_WALL: PositionId.SIDE_LYING,
}


def turns_over(last: PlannedSet, coming: PlannedSet) -> bool:
    """Whether it is from one way of lying to another: back, front, left or right side."""
    if last.group != Group.LYING or coming.group != Group.LYING:
        return False
    was = _LIES_AS.get(last.position, last.position)
    now = _LIES_AS.get(coming.position, coming.position)
    return was != now or (now == PositionId.SIDE_LYING and last.side is not coming.side)


def cost_ms(change: Turning, side_ms: int, position_ms: int) -> int:
    """The time a change takes at least, in ms."""
    return {Turning.NONE: 0, Turning.SIDE: side_ms, Turning.POSITION: position_ms}[change]


def count(timeline: Timeline) -> Changes:
    """For "up or down 3 times, roll over 12 times": the changes between the sets as planned."""
    pairs = tuple(pairwise(timeline.sets))
    up = sum(turning(last, coming) is Turning.POSITION for last, coming in pairs)
    over = sum(_changes_sides(last, coming) for last, coming in pairs)
    rolls = any(turns_over(last, coming) for last, coming in pairs)
    return Changes(up, over, only_legs=over > 0 and not rolls)


def _changes_sides(last: PlannedSet, coming: PlannedSet) -> bool:
    """Whether it is a turn, and not only another place on the same back or the same feet."""
    if turning(last, coming) is not Turning.SIDE:
        return False
    return last.position == coming.position or turns_over(last, coming)
