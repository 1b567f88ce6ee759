"""A session laid out before it starts: one flat, immutable list of phases (decisions D3 to D5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spasmfree.core.exercises import Side
from spasmfree.core.loads import Load

CHANGE_SIDE_MS = 15_000  # rolling over or swapping legs (decisions D3)
CHANGE_POSITION_MS = 20_000  # lying, kneeling, sitting, standing (decisions D3)


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
    hold_ms: int | None  # of each rep; None where reps have a tempo
    is_hold: bool  # one long hold, not reps
    load_grams: int
    first_phase: int  # index of its first leading phase
    first_work: int  # index of its first working phase
    rep_ms: int = 0  # one rep by its tempo, the gap after it included; what a rep by hand counts
    strengthens: bool = False  # the exercise is there to strengthen
    band: str = ""  # id, "" for none
    if_easy: bool = False  # only for who found it easy before (decisions D30)

    @property
    def load(self) -> Load:
        """With what it is to be done, unless another load is chosen in the session."""
        return Load(self.load_grams, self.band)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All phases of a session in order; the last one is the exit."""

    phases: tuple[Phase, ...]
    sets: tuple[PlannedSet, ...]
    change_side_ms: int = CHANGE_SIDE_MS
    change_position_ms: int = CHANGE_POSITION_MS

    def rep_start(self, set_index: int, rep: int) -> int:
        """Index of the phase rep `rep` (1-based) of a set begins with.

        Where one press ends the whole set, that is its only working phase.
        """
        index = self.sets[set_index].first_work
        while self.phases[index].rep < rep or self.phases[index].kind is Kind.GAP:
            index += 1
        return index

    def leading_ms(self, set_index: int) -> int:
        """How long the phases that lead to a set take together."""
        planned = self.sets[set_index]
        return sum(phase.ms or 0 for phase in self.phases[planned.first_phase : planned.first_work])

    def by_hand(self, set_index: int) -> bool:
        """Whether the person ends the reps of a set with a press."""
        return self.phases[self.sets[set_index].first_work].kind is Kind.BY_HAND

    def last_leading(self, phase_index: int) -> bool:
        """Whether the work of a set follows directly on this leading phase."""
        return self.phases[phase_index + 1].kind in WORKING


def total_ms(timeline: Timeline) -> int:
    """How long the session takes as planned; reps by hand count as long as their tempo."""
    timed = sum(phase.ms or 0 for phase in timeline.phases)
    own_pace = sum(
        planned.reps * planned.rep_ms
        for index, planned in enumerate(timeline.sets)
        if timeline.by_hand(index)
    )
    return timed + own_pace


def minutes(timeline: Timeline) -> int:
    """The minutes a session is said to take, everywhere (decisions D3): rounded, at least 1."""
    return max(1, (total_ms(timeline) + 30_000) // 60_000)
