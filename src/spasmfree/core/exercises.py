"""The catalogue: each exercise, its position, its words, and how to make it easier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from spasmfree.core.vocabulary import (
    At,
    Band,
    ClaimSide,
    Grade,
    Group,
    Loadable,
    Muscle,
    Part,
    Role,
    Thing,
    Value,
    WhyNot,
)


class Side(StrEnum):
    """The working side of a set; in "work the left leg" it is left."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> Side:
        """The opposite side; both stays both."""
        return _OTHER[self]


_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}


class SideMode(StrEnum):
    """How a prescription uses sides (decisions D2): each side has its own sets, or none has."""

    BOTH = "both"
    EACH = "each"
    ALTERNATING = "alternating"


class Origin(StrEnum):
    """Who says so: the method, a study, or this project."""

    METHOD = "method"
    STUDY = "study"
    OURS = "ours"


class Mistake(NamedTuple):
    """A common slip and what takes over when it happens."""

    text: str
    recruits: str


class Claim(NamedTuple):
    """Something of a step that a drawn figure shows or does not show (decisions D24)."""

    part: Part
    value: Value
    side: ClaimSide | None = None  # None for a part there is only one of
    at: At | None = None  # None for a movement: from the start to the end
    degrees: int | None = None  # of BENT and OUT; None: any amount


class Step(NamedTuple):
    """One sentence of an instruction, and what a figure can be held to."""

    text: str
    claim: Claim | None
    why_not: WhyNot | None = None  # set where `claim` is None


class Easier(NamedTuple):
    """One easier form (decisions D8): another exercise, fewer reps, a shorter hold, or less range.

    Exactly one of `exercise`, `reps`, `hold_s` and `range` is set.
    """

    id: str  # permanent, kebab-case; kept in the set row as `variant`
    text: str  # what a button says after "easier:"
    exercise: str | None = None  # do this exercise instead
    reps: int | None = None  # at most this many reps in a set
    hold_s: int | None = None  # each hold at most this many seconds
    range: str | None = None  # what to do smaller, as a sentence


class Rung(NamedTuple):
    """One step of the ladder of harder forms; at most one of the last three is set."""

    text: str
    exercise: str | None = None  # go on to this exercise
    load_g: int | None = None  # at each ankle that works
    band: Band | None = None


class Dose(NamedTuple):
    """How much of an exercise is usual. Seconds; tempo is (out, hold, back)."""

    sets: int
    reps: int  # per set and side; 1 with a hold is a hold
    hold_s: int | None
    tempo: tuple[int, int, int] | None  # None: reps are held presses, or it is a hold
    gap_s: int  # between two reps
    rest_side_s: int
    rest_set_s: int

    @property
    def is_hold(self) -> bool:
        """One long hold a set, such as a stretch, and not reps."""
        return self.reps == 1 and self.hold_s is not None


class Cue(NamedTuple):
    """The one thing to remember."""

    title: str
    text: str


class Choice(NamedTuple):
    """One statement about the dose or form and who says so."""

    text: str
    origin: Origin


class Source(NamedTuple):
    """A published source; shown only with an official address (decisions D25)."""

    id: str
    title: str
    url: str


class Position(NamedTuple):
    """A position of the body and the sentences that lead into it, one for each working side."""

    id: str
    group: Group
    name: str  # "On your side"
    lie: Mapping[Side, str]  # {left: "Lie on your right side.", ...}: how to place yourself
    limb: Mapping[Side, str]  # {left: "Left leg", ...}: what works; both: "Both legs"
    turn: Mapping[Side, str]  # "Roll over onto your right side." when the side changes
    getting_up: str  # the gentle exit from here (decisions D31)
    # For the voice: after `lie` "Left leg works.", and all of "Change sides. ... works."
    works: Mapping[Side, str] = MappingProxyType({})
    change: Mapping[Side, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise as it is shown and led. Ids are permanent kebab-case (decisions D7)."""

    id: str
    name: str
    summary: str  # one line under the name
    counted: str  # plural of one rep, such as "hip lifts"
    role: Role
    strengthens: tuple[Muscle, ...]  # the one meant first
    stretches: tuple[Muscle, ...]
    moves: tuple[Muscle, ...]  # what is moved gently or rests, neither trained nor stretched
    side_mode: SideMode
    position: str  # id of a Position
    first: str  # the phase a rep begins with: out | back (decisions D4)
    words: Mapping[str, str]  # phase of a rep -> the exercise's own word, such as out: "Lift"
    start: str
    steps: tuple[Step, ...]
    cue: Cue
    mistakes: tuple[Mistake, ...]
    why: str
    easier: tuple[Easier, ...]
    harder: tuple[Rung, ...]  # from the next rung up
    loadable: Loadable
    equipment: tuple[Thing, ...]
    stop: str  # "Stop when ..." as a sentence
    sources: tuple[str, ...]
    grade: Grade  # of the sources, for the exercise as it is used
    choices: tuple[Choice, ...]
    dose: Dose
    top: str = ""  # said at the far end of a rep, such as "Stop at level."; "" for nothing
    picture: str = ""  # name of a file beside the content file, for one without a pose

    @property
    def muscles(self) -> tuple[Muscle, ...]:
        """What it works on in any way."""
        return (*self.strengthens, *self.stretches, *self.moves)

    @property
    def easier_in_place(self) -> tuple[Easier, ...]:
        """The easier forms that a running session can go on in: those of the same exercise."""
        return tuple(form for form in self.easier if form.exercise is None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All content: what `resources/exercises.json` says, checked."""

    version: str
    exercises: Mapping[str, Exercise]
    programs: Mapping[str, Program]
    positions: Mapping[str, Position]
    muscles: Mapping[str, str]  # id -> plain name
    equipment: Mapping[str, str]  # id -> plain name
    sources: Mapping[str, Source]
    aliases: Mapping[str, str]  # an earlier exercise id -> the present one

    def known(self, exercise: str) -> str:
        """The present id of an exercise, which may have been renamed since (decisions D7)."""
        return self.aliases.get(exercise, exercise)


@dataclass(frozen=True, slots=True)
class Prescription:
    """How much of one exercise a program asks for; times in seconds, load in grams."""

    exercise: str
    sets: int
    reps: int
    hold_s: int | None
    tempo: tuple[int, int, int] | None
    gap_s: int
    rest_side_s: int
    rest_set_s: int
    side_mode: SideMode
    one_side_first: bool = False  # finish one side before the other (decisions D2)
    if_easy: bool = False  # only for who found it easy before (decisions D30)
    load_grams: int = 0
    band: str = ""  # id, "" for none

    @property
    def is_hold(self) -> bool:
        """One long hold a set, such as a stretch, and not reps."""
        return self.reps == 1 and self.hold_s is not None


@dataclass(frozen=True, slots=True)
class Program:
    """An ordered list of prescriptions."""

    id: str
    name: str
    kind: str  # train | relief | break (decisions D1)
    why: str
    items: tuple[Prescription, ...]
