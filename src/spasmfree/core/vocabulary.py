"""The closed vocabularies of the content file: every word that a field may hold."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What an exercise is for."""

    STRENGTHEN = "strengthen"  # what the method strengthens: hamstrings and side hips
    SUPPORT = "support"  # strengthens what helps them
    STRETCH = "stretch"
    RELIEF = "relief"  # moves or rests gently

    @property
    def strengthens(self) -> bool:
        """Whether it waits after a stop because it hurt, and during a flare (D29, D30)."""
        return self in (Role.STRENGTHEN, Role.SUPPORT)


class Grade(StrEnum):
    """What studies say for an exercise as it is used here, or for an idea of the method.

    The comments are for exercises; `core.lessons.grade_meaning` says it for ideas.
    """

    GOOD = "good"  # trials in people with back trouble
    SOME = "some"  # studies of this very exercise, mostly small and in healthy people
    WEAK = "weak"  # next to none, or no more than a leaflet
    AGAINST = "against"  # they speak against it


class Muscle(StrEnum):
    """What an exercise works on. Which of them a program may strengthen: docs/method.md."""

    QUADS = "quads"
    HIP_FLEXORS = "hip-flexors"
    HAMSTRINGS = "hamstrings"
    SIDE_HIP = "side-hip"
    GLUTES = "glutes"
    LOW_BACK = "low-back"
    SIDE_TRUNK = "side-trunk"
    ABS = "abs"
    PELVIS = "pelvis"
    WHOLE_BODY = "whole-body"

    @property
    def is_muscle(self) -> bool:
        """Not a part of the body that can be moved and neither strengthened nor stretched."""
        return self not in (Muscle.PELVIS, Muscle.WHOLE_BODY)


class Thing(StrEnum):
    """What an exercise needs in its usual dose. Loads come on top (`Loadable`)."""

    MAT = "mat"
    STRAP = "strap"
    CUSHION = "cushion"
    PILLOW = "pillow"
    CHAIR = "chair"
    WALL = "wall"
    BED = "bed"
    BAND = "band"
    DOOR_BAND = "door-band"
    SLIDERS = "sliders"


class Loadable(StrEnum):
    """What makes an exercise heavier."""

    NONE = "none"
    ANKLE = "ankle"  # weights at the ankle, in grams
    BAND = "band"


class Band(StrEnum):
    """How strong a band is."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


class Group(StrEnum):
    """Where the body is. From one to another it goes up or down (decisions D3)."""

    LYING = "lying"
    BED = "bed"
    KNEELING = "kneeling"
    SITTING = "sitting"
    STANDING = "standing"


class PositionId(StrEnum):
    """The positions there can be; the file has their sentences."""

    SUPINE = "supine"
    LEGS_UP = "legs-up"
    SIDE_LYING = "side-lying"
    SIDE_LYING_WALL = "side-lying-wall"
    PRONE = "prone"
    BED_EDGE = "bed-edge"
    HALF_KNEELING = "half-kneeling"
    SITTING = "sitting"
    STANDING = "standing"
    STANDING_ONE_LEG = "standing-one-leg"
    STANDING_WALL = "standing-wall"
    WALKING = "walking"


class WhyNot(StrEnum):
    """Why a step has nothing that a drawn figure could show."""

    FELT = "felt"  # breath, effort, a mild pull
    TIME = "time"  # how long, how fast: the timeline has it
    SETUP = "setup"  # a thing is put in place before the figure begins
    ORDER = "order"  # what comes before, after or again


class Part(StrEnum):
    """A part of the figure that a claim is about. An angle belongs to a joint: hip or knee."""

    HEAD = "head"
    TRUNK = "trunk"
    LOW_BACK = "low-back"
    PELVIS = "pelvis"
    HAND = "hand"
    HIP = "hip"  # between trunk and thigh
    LEG = "leg"  # from hip to ankle
    THIGH = "thigh"
    KNEE = "knee"  # between thigh and shin; touching or moving: the kneecap
    SHIN = "shin"
    HEEL = "heel"
    FOOT = "foot"
    TOES = "toes"

    @property
    def has_side(self) -> bool:
        """There is a left one and a right one."""
        return self not in (Part.HEAD, Part.TRUNK, Part.LOW_BACK, Part.PELVIS)


class ClaimSide(StrEnum):
    """Which of two parts a claim is about."""

    WORKING = "working"
    OTHER = "other"
    BOTH = "both"


class At(StrEnum):
    """Which frames of the figure a claim is about."""

    START = "start"  # before the movement, where each rep comes back to
    END = "end"  # furthest from it: the top of a lift, the hold of a stretch
    ALWAYS = "always"


class Value(StrEnum):
    """What a claim says of a part. Up to HELD of a frame (`At`), from STILL of the movement."""

    LEVEL = "level"  # horizontal; the pelvis: both hip bones at one height
    UPRIGHT = "upright"  # vertical
    IN_LINE = "in-line"  # one straight line with the trunk
    STRAIGHT = "straight"  # a joint bent by 0 degrees
    BENT = "bent"  # a joint bent, by `degrees`
    TOGETHER = "together"  # left and right side by side
    STACKED = "stacked"  # the pelvis on its side: one hip bone above the other
    TUCKED = "tucked"  # the pelvis tipped towards the ribs
    NEUTRAL = "neutral"  # the pelvis tipped neither way
    ON_FLOOR = "on-floor"
    OFF_FLOOR = "off-floor"
    ON_WALL = "on-wall"
    ON_CHAIR = "on-chair"
    ON_BED = "on-bed"
    ON_CUSHION = "on-cushion"
    HELD = "held"  # by a hand or a strap
    STILL = "still"  # does not move
    UP = "up"
    DOWN = "down"
    OUT = "out"  # to the side, away from the other leg, by `degrees`
    FORWARD = "forward"

    @property
    def is_movement(self) -> bool:
        """It compares the start with the end and needs no `At`."""
        return self in (Value.STILL, Value.UP, Value.DOWN, Value.OUT, Value.FORWARD)

    @property
    def takes_degrees(self) -> bool:
        """It can be measured."""
        return self in (Value.BENT, Value.OUT)


# The parts that a value makes sense for, where not all do.
PARTS_OF: Mapping[Value, frozenset[Part]] = {
    Value.LEVEL: frozenset({Part.PELVIS, Part.TRUNK, Part.LEG, Part.THIGH, Part.SHIN}),
    Value.UPRIGHT: frozenset({Part.TRUNK, Part.THIGH, Part.SHIN}),
    Value.IN_LINE: frozenset({Part.LEG, Part.THIGH}),
    Value.STRAIGHT: frozenset({Part.HIP, Part.KNEE}),
    Value.BENT: frozenset({Part.HIP, Part.KNEE}),
    Value.TOGETHER: frozenset({Part.THIGH, Part.KNEE, Part.HEEL, Part.FOOT}),
    Value.STACKED: frozenset({Part.PELVIS}),
    Value.TUCKED: frozenset({Part.PELVIS}),
    Value.NEUTRAL: frozenset({Part.PELVIS}),
}
