"""What one exercise looks like: key-frames of joint angles, what is held where, what lies about.

A pose is written for its native working side, the left; the other side is its mirror image. In a
pose "working" stands for the left and "other" for the right. Lengths are in body heights, angles
in degrees. `s` runs from 0, the start of a rep, to 1, its far end, and on to 2, where it is back;
the way back is the way out in reverse unless the frames go on to 2 themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from spasmfree.body.shape_limbs import Grip

Point = tuple[float, float, float]
Muscle = tuple[str, str]  # its id and its side


def written(name: str) -> str:
    """How a file of poses calls a part or joint of the native working side, the left."""
    return name.replace("_left", "_working").replace("_right", "_other")


class Base(StrEnum):
    """How the pelvis is turned before anything tips it."""

    STAND = "stand"  # faces +x
    SUPINE = "supine"  # face up, head towards -y
    PRONE = "prone"  # face down, head towards -y
    SIDE = "side"  # on the right side, faces +x, head towards -y


class Movement(StrEnum):
    """How the phases of a session go through the frames."""

    REPS = "reps"  # out to s = 1, hold there, back to s = 2
    BACK_FIRST = "back-first"  # back to s = 1, then out to s = 2
    HOLD = "hold"  # into it, stay, and out of it in the gap
    STEPS = "steps"  # round and round


class Key(NamedTuple):
    """A point at one moment of the movement."""

    s: float
    at: Point


class Frame(NamedTuple):
    """The body at one moment. An angle that a frame in between does not name is no key there."""

    s: float
    root: Point  # the pelvis: tilt to the front, roll to the right, turn to the left
    angles: Mapping[str, float]  # as in skeleton.RANGES


class Ending(StrEnum):
    """How the end of a pinned limb lies."""

    FREE = ""  # it goes on from the limb
    FLAT = "flat"  # palm or sole on the floor
    WALL = "wall"  # palm against a wall


class Pin(NamedTuple):
    """The end of a limb is held somewhere: the palm of an arm, the ankle of a leg."""

    limb: str  # arm | leg
    side: str  # left | right
    on: str  # a bone or a prop with a frame of its own; "" for the world
    path: tuple[Key, ...]  # where, in the frame of `on`
    offset: Point  # added in the world
    pole: tuple[Key, ...]  # a direction in the world, in which elbow or knee points
    ending: Ending
    heading: Point  # the way the fingers or toes point, where the end lies flat
    tilt: float  # of a flat foot, degrees: toes up
    rests: bool  # the height of the end is found: its lowest point touches the floor
    normal: Point  # of the wall
    closes: tuple[float, float] | None  # it goes from free to pinned between these s; None: always

    @property
    def end(self) -> str:
        """The solid at the end of the limb: the hand or foot of this side."""
        return f"{'hand' if self.limb == 'arm' else 'foot'}_{self.side}"


class PropKind(StrEnum):
    """Things there can be in a picture."""

    MAT = "mat"
    CHAIR = "chair"
    WALL = "wall"
    BED = "bed"
    PILLOW = "pillow"
    BAND = "band"  # around both legs
    STRAP = "strap"  # from an ankle to a hand
    DOOR_BAND = "door-band"  # from an ankle to a point of the world
    WEIGHT = "weight"  # at an ankle
    SLIDER = "slider"  # under a heel


class Prop(NamedTuple):
    """A thing in the picture; what a kind does not use is as it is by itself."""

    kind: PropKind
    side: str = ""  # left | right: of a thing that is worn or held
    bone: str = ""  # thigh | shank: where a band lies
    at: Point = (0.0, 0.0, 0.0)  # of a thing that stands or lies
    turn: float = 0.0  # degrees about the upright
    size: Point = (0.0, 0.0, 0.0)  # of a pillow or bed; of a wall: from, to, height


class View(NamedTuple):
    """From where the figure is seen best: degrees around and above the horizon."""

    azimuth: float
    elevation: float


class Surface(StrEnum):
    """What a part of the body can touch."""

    FLOOR = "floor"
    WALL = "wall"


class Touch(NamedTuple):
    """A small mark where a part of the body touches something, as long as it does."""

    bone: str
    on: Surface


class Press(NamedTuple):
    """An arrow for effort that moves nothing: it ends at a point of a bone."""

    bone: str
    at: Point
    way: Point  # a direction in the world


class Pose(NamedTuple):
    """All a figure needs for one exercise, one of its easier forms or one of its mistakes."""

    id: str
    of: str  # the exercise; its own id for its usual form
    easier: str  # id of the easier form of the exercise that this shows; "" for none
    mistake: int | None  # the place of the mistake it shows in the exercise's list; None: right
    reach: float  # the share of the way out that is gone, 0 to 1
    movement: Movement
    base: Base
    anchor: str  # the bone whose `anchor_at` stays over its place on the floor
    anchor_at: Point
    shift: tuple[Key, ...]  # how the anchor moves over the floor (z unused); none: it stays
    contacts: tuple[str, ...]  # solids of which the lowest point touches the ground
    ground: float  # the height of that ground: 0, or that of a seat or bed
    head_rests: float | None  # the gap between head and ground where the head rests; None: it is up
    hands: Mapping[str, Grip]  # left, right
    frames: tuple[Frame, ...]  # s rises from 0 to 1, or to 2
    pins: tuple[Pin, ...]
    props: tuple[Prop, ...]
    view: View
    ghost: tuple[str, ...]  # solids shown where they end up
    arc: Arc | None
    stop: Stop | None
    muscles: tuple[Muscle, ...]  # those that work or are stretched
    lines: tuple[tuple[str, ...], ...]  # bones whose upper joints lie in one line in good form
    touches: tuple[Touch, ...]
    presses: tuple[Press, ...]
    takes_over: tuple[Muscle, ...]  # of a mistake: the muscles that work instead
    inset: View | None  # from where the muscles are seen that are hidden in `view`
    right: Pose | None  # of a mistake: the form without it

    @property
    def lit(self) -> tuple[Muscle, ...]:
        """The muscles that a picture lights up: of a mistake those that take over."""
        return self.muscles if self.mistake is None else self.takes_over

    @property
    def returns(self) -> bool:
        """Whether it goes back the way it came: what it shows at s it shows at 2 - s."""
        paths = [self.shift, *(way for pin in self.pins for way in (pin.path, pin.pole))]
        return self.frames[-1].s <= 1 and all(path[-1].s <= 1 for path in paths if path)


class Arc(NamedTuple):
    """The way a point moves, drawn beside it."""

    bone: str
    at: Point
    about: str  # the bone the point turns about; "" for none
    grow: float  # drawn this much further out than the point
    offset: Point  # added in the world


class Stop(NamedTuple):
    """A level not to be crossed: over the highest point of a solid at the end of the movement."""

    solid: str
    side: str
