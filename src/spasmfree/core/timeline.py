"""A session laid out before it starts: one flat, immutable list of phases (decisions D3 to D5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spasmfree.core.exercises import Side


class Kind(StrEnum):
    """What a phase is. The first four lead to a set, the next five are the work of a set."""

    ANNOUNCE = "announce"  # the next exercise is named, time to get into position
    PREPARE = "prepare"  # countdown to the first set of an exercise
    REST = "rest"  # between sets, same side
    CHANGE = "change"  # between sets, the other side next
    OUT = "out"
    HOLD = "hold"
    BACK = "back"
    GAP = "gap"
    BY_HAND = "by_hand"  # reps at the person's own pace, ended by a press
    EXIT = "exit"  # how to get up, ended by a press


LEADING = frozenset({Kind.ANNOUNCE, Kind.PREPARE, Kind.REST, Kind.CHANGE})
WORKING = frozenset({Kind.OUT, Kind.HOLD, Kind.BACK, Kind.GAP, Kind.BY_HAND})


class Pace(StrEnum):
    """Who keeps the time of reps."""

    PACED = "paced"
    REP = "rep"  # by hand, one press a rep
    SET = "set"  # by hand, one press a set


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of time with one meaning. `ms` is None where only a press ends it."""

    kind: Kind
    ms: int | None
    set_index: int  # index into Timeline.sets: the set it leads to or belongs to
    rep: int = 0  # 1-based inside a set; 0 when leading; in Pace.SET the last rep
    last_of_rep: bool = False  # when it ends, rep `rep` is done


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set as prescribed: one exercise, one number, one side."""

    item: int  # index of the prescription in the program
    exercise: str
    position: str
    group: str  # of the position: lying, kneeling, sitting, standing
    side: Side
    set_no: int  # 1-based, counted per side
    sets: int  # of this exercise and side
    reps: int
    hold_ms: int | None  # of each rep
    is_hold: bool  # one long hold, not reps
    load_grams: int
    first_phase: int  # index of its first leading phase
    first_work: int  # index of its first working phase


@dataclass(frozen=True, slots=True)
class Timeline:
    """All phases of a session in order; the last one is the exit."""

    phases: tuple[Phase, ...]
    sets: tuple[PlannedSet, ...]
