"""What it takes to get from one set to the next: nothing, a turn, or going up or down."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from spasmfree.core.exercises import Side
from spasmfree.core.timeline import PlannedSet, Timeline


class Turning(StrEnum):
    """What the body does between two sets (decisions D3)."""

    NONE = "none"
    SIDE = "side"  # roll over, or swap legs
    POSITION = "position"  # up or down: lying, kneeling, sitting, standing


class Changes(NamedTuple):
    """How often a session asks for a change; getting into the first position is not counted."""

    up_or_down: int
    roll_over: int


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


def cost_ms(change: Turning, side_ms: int, position_ms: int) -> int:
    """The time a change takes at least, in ms."""
    return {Turning.NONE: 0, Turning.SIDE: side_ms, Turning.POSITION: position_ms}[change]


def count(timeline: Timeline) -> Changes:
    """For "up or down 3 times, roll over 12 times": the changes between the sets as planned."""
    turns = [turning(last, coming) for last, coming in pairwise(timeline.sets)]
    return Changes(turns.count(Turning.POSITION), turns.count(Turning.SIDE))
