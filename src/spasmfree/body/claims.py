"""Whether a figure shows what a step of the text says (decisions D24).

Every tolerance is our own choice: about what a person can see.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import numpy as np

from spasmfree.body.measure import BODY_CM, joint_angles, slope, trunk_frame
from spasmfree.body.model import InWorld
from spasmfree.body.pose import Pose, Prop, PropKind
from spasmfree.body.rotation import Array, about_z, between, half_sphere
from spasmfree.body.shape import Build
from spasmfree.body.skeleton import GRIP, Figure
from spasmfree.body.solver import Solver
from spasmfree.core.exercises import Claim
from spasmfree.core.vocabulary import At, ClaimSide, Part, Value

_LEVEL = 3.0  # degrees off level or upright
_IN_LINE = 6.0  # degrees in front of the trunk or behind it
_BENT = 8.0  # degrees off the number in the text
_STRAIGHT = 6.0
_OUT = 3.0
_STACKED = 8.0
_TUCKED = 4.0
_APART_CM = 14.5  # between the middles of what is side by side
_TOUCH_CM = 2.5  # two parts that lie on each other
_OFF_CM = 0.8  # what is lifted is at least so high
_STILL_CM = 1.5
_STILL = 3.0  # degrees
_MOVED_CM = 1.0
_ALWAYS = 6  # moments that "always" looks at

_SIDES: Mapping[ClaimSide | None, tuple[str, ...]] = {
    ClaimSide.WORKING: ("left",),
    ClaimSide.OTHER: ("right",),
    ClaimSide.BOTH: ("left", "right"),
    None: ("",),
}
_POINTS: Mapping[Part, tuple[str, tuple[float, float, float]]] = {
    Part.HEAD: ("head", (0.0, 0.0, 0.04)),
    Part.TRUNK: ("thorax", (0.0, 0.0, 0.0)),
    Part.LOW_BACK: ("lumbar", (0.0, 0.0, 0.0)),
    Part.PELVIS: ("pelvis", (0.0, 0.0, 0.0)),
    Part.HAND: ("hand", (0.0, 0.0, -GRIP)),
    Part.HIP: ("thigh", (0.0, 0.0, 0.0)),
    Part.LEG: ("foot", (0.0, 0.0, 0.0)),
    Part.THIGH: ("shank", (0.0, 0.0, 0.0)),
    Part.KNEE: ("shank", (0.0, 0.0, 0.0)),
    Part.SHIN: ("foot", (0.0, 0.0, 0.0)),
    Part.HEEL: ("foot", (-0.020, 0.0, -0.018)),
    Part.FOOT: ("foot", (0.0, 0.0, 0.0)),
    Part.TOES: ("toes", (0.024, 0.0, 0.0)),
}
# The frames whose ellipsoids are the surface of a part.
_SURFACE: Mapping[Part, tuple[str, ...]] = {
    Part.HEAD: ("head",),
    Part.TRUNK: ("thorax",),
    Part.LOW_BACK: ("lumbar",),
    Part.PELVIS: ("pelvis",),
    Part.HAND: ("hand",),
    Part.THIGH: ("thigh",),
    Part.KNEE: ("thigh", "shank"),
    Part.SHIN: ("shank",),
    Part.HEEL: ("foot",),
    Part.FOOT: ("foot",),
    Part.TOES: ("toes",),
}
_LINES: Mapping[Part, tuple[str, str]] = {
    Part.LEG: ("thigh", "foot"),
    Part.THIGH: ("thigh", "shank"),
    Part.SHIN: ("shank", "foot"),
}


class Seen:
    """One moment of a pose, to be looked at."""

    def __init__(self, pose: Pose, solver: Solver, figure: Figure) -> None:
        self.pose, self.solver, self.figure = pose, solver, figure

    @cached_property
    def world(self) -> InWorld:
        """All that is there, in the world."""
        return self.solver.shapes(self.figure)

    def point(self, part: Part, side: str) -> Array:
        """The point that stands for a part."""
        bone, local = _POINTS[part]
        return self.figure.point(_named(bone, side), np.array(local))

    def surface(self, part: Part, side: str) -> tuple[Array, Array]:
        """Centres and axes of the ellipsoids of a part, in the world."""
        solver = self.solver
        frames = [solver.model.frames[_named(bone, side)] for bone in _SURFACE[part]]
        mine = np.isin(solver.ellipsoids.frame, frames)
        return self.world.centre[mine], self.world.axes[mine]

    def reach(self, part: Part, side: str, way: Array) -> float:
        """How far the surface of a part goes in the direction `way` (a unit vector), in cm."""
        centre, axes = self.surface(part, side)
        return float((centre @ way + np.sqrt(((way @ axes) ** 2).sum(1))).max()) * BODY_CM

    def lowest(self, part: Part, side: str) -> float:
        """The height of the lowest point of a part, in cm."""
        return -self.reach(part, side, np.array((0.0, 0.0, -1.0)))


class Shown:
    """A pose whose moments are solved once, however many claims are held against it."""

    def __init__(self, pose: Pose, build: Build = Build.SLIM) -> None:
        self._pose = pose
        self._solver = Solver(pose, build)
        self._moments: dict[float, Seen] = {}

    def holds(self, claim: Claim) -> bool:
        """Whether the figure shows the claim."""
        sides = _SIDES[claim.side]
        if claim.value.is_movement:
            start, end = self._at(0.0), self._at(1.0)
            return all(_MOVES[claim.value](claim, start, end, side) for side in sides)
        return all(_SHOWN[claim.value](claim, self._at(s), sides) for s in _moments(claim.at))

    def _at(self, s: float) -> Seen:
        if s not in self._moments:
            self._moments[s] = Seen(self._pose, self._solver, self._solver.figure(s))
        return self._moments[s]


def holds(pose: Pose, claim: Claim) -> bool:
    """Whether the figure of this pose shows the claim."""
    return Shown(pose).holds(claim)


def _moments(at: At | None) -> Iterable[float]:
    if at is At.START:
        return (0.0,)
    if at is At.END:
        return (1.0,)
    return tuple(2 * n / _ALWAYS for n in range(_ALWAYS + 1))


def _named(bone: str, side: str) -> str:
    return f"{bone}_{side}" if side else bone


def _slopes(claim: Claim, seen: Seen, side: str) -> float:
    if claim.part is Part.TRUNK:
        up = trunk_frame(seen.figure)[:, 2]
        return math.degrees(math.asin(float(np.clip(up[2], -1.0, 1.0))))
    if claim.part is Part.PELVIS:
        return slope(seen.figure, "thigh_right", "thigh_left")
    start, end = _LINES[claim.part]
    return slope(seen.figure, _named(start, side), _named(end, side))


def _level(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
    return all(abs(_slopes(claim, seen, side)) <= _LEVEL for side in sides)


def _upright(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
    return all(abs(_slopes(claim, seen, side)) >= 90 - _LEVEL for side in sides)


def _in_line(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
    """Neither in front of the trunk nor behind it; out to the side is another matter."""
    back = trunk_frame(seen.figure).T
    found = []
    for side in sides:
        start, end = _LINES[claim.part]
        way = seen.figure.point(_named(end, side)) - seen.figure.point(_named(start, side))
        front, _, up = back @ way
        found.append(abs(math.degrees(math.atan2(front, -up))))
    return max(found) <= _IN_LINE


def _bends(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> list[float]:
    angles = joint_angles(seen.figure)
    return [angles[f"{claim.part.value}_flexion_{side}"] for side in sides]


def _straight(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
    return all(abs(angle) <= _STRAIGHT for angle in _bends(claim, seen, sides))


def _bent(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
    if claim.degrees is None:
        return all(angle > _STRAIGHT for angle in _bends(claim, seen, sides))
    return all(abs(angle - claim.degrees) <= _BENT for angle in _bends(claim, seen, sides))


def _together(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:  # noqa: ARG001 - as the others
    gap = seen.point(claim.part, "left") - seen.point(claim.part, "right")
    return math.sqrt(float(gap @ gap)) * BODY_CM <= _APART_CM


def _stacked(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:  # noqa: ARG001
    return abs(slope(seen.figure, "thigh_right", "thigh_left")) >= 90 - _STACKED


def _tip(seen: Seen) -> float:
    """How far the pelvis is tipped towards the ribs, in degrees; less than 0: away from them."""
    turned = seen.figure.frame("pelvis").T @ seen.figure.frame("thorax")
    return math.degrees(math.atan2(turned[0, 2], turned[2, 2]))


def _tucked(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:  # noqa: ARG001
    return _tip(seen) >= _TUCKED


def _neutral(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:  # noqa: ARG001
    return abs(_tip(seen)) <= _STILL * 2


def _on_floor(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
    return all(seen.lowest(claim.part, side) <= _TOUCH_CM for side in sides)


def _off_floor(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
    return all(seen.lowest(claim.part, side) >= _OFF_CM for side in sides)


def _prop(seen: Seen, kind: PropKind) -> Prop | None:
    return next((prop for prop in seen.pose.props if prop.kind is kind), None)


def _on_wall(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
    wall = _prop(seen, PropKind.WALL)
    if wall is None:
        return False
    normal = about_z(wall.turn) @ np.array((1.0, 0.0, 0.0))
    face = float(normal @ np.array(wall.at)) * BODY_CM
    gaps = (-seen.reach(claim.part, side, -normal) - face for side in sides)
    return all(abs(gap) <= _TOUCH_CM for gap in gaps)


def _on(kind: PropKind) -> Callable[[Claim, Seen, tuple[str, ...]], bool]:
    """The part touches the thing: some of its surface lies within some of that of the thing."""

    def touches(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
        return all(_gap(claim.part, side, kind.value, seen) <= _TOUCH_CM for side in sides)

    return touches


def _gap(part: Part, side: str, thing: str, seen: Seen) -> float:
    """The gap between a part and a thing, in cm; below 0 where they sink into each other.

    The largest gap over many directions is that of two convex bodies; both are nearly convex.
    """
    model = seen.solver.model
    surface = seen.surface(part, side)
    world = seen.world
    found = math.inf
    for solid in (s for s in model.solids if s.name.startswith(thing)):
        mine = model.ellipsoids_of([solid.name])
        found = min(found, _apart(surface, (world.centre[mine], world.axes[mine])))
    return found * BODY_CM


def _apart(first: tuple[Array, Array], second: tuple[Array, Array]) -> float:
    """The widest gap between two bodies in any of many directions."""
    return float((-_support(first, _WAYS) - _support(second, -_WAYS)).max())


def _support(body: tuple[Array, Array], ways: Array) -> Array:
    """How far a body of ellipsoids goes in each direction."""
    centre, axes = body
    along = np.einsum("wk,nkj->nwj", ways, axes)
    found: Array = (centre @ ways.T + np.sqrt((along**2).sum(2))).max(0)
    return found


_HALF = half_sphere(100)
_WAYS = np.vstack((_HALF, -_HALF))


def _held(claim: Claim, seen: Seen, sides: tuple[str, ...]) -> bool:
    """By a strap, or by a hand that is near."""
    strapped = {prop.side for prop in seen.pose.props if prop.kind is PropKind.STRAP}
    return all(side in strapped or _near_hand(claim.part, side, seen) for side in sides)


def _near_hand(part: Part, side: str, seen: Seen) -> bool:
    return min(_gap(part, side, f"hand_{hand}", seen) for hand in ("left", "right")) <= _TOUCH_CM


def _still(claim: Claim, start: Seen, end: Seen, side: str) -> bool:
    moved = end.point(claim.part, side) - start.point(claim.part, side)
    bone = _named(_POINTS[claim.part][0], side)
    turned = start.figure.frame(bone).T @ end.figure.frame(bone)
    angle = between(turned @ np.array((0.0, 0.0, 1.0)), np.array((0.0, 0.0, 1.0)))
    own = claim.part.has_side or angle <= _STILL  # a knee stays where it is though the shank turns
    return own and math.sqrt(float(moved @ moved)) * BODY_CM <= _STILL_CM


def _climbs(claim: Claim, start: Seen, end: Seen, side: str) -> float:
    return float((end.point(claim.part, side) - start.point(claim.part, side))[2]) * BODY_CM


def _up(claim: Claim, start: Seen, end: Seen, side: str) -> bool:
    return _climbs(claim, start, end, side) >= _MOVED_CM


def _down(claim: Claim, start: Seen, end: Seen, side: str) -> bool:
    return _climbs(claim, start, end, side) <= -_MOVED_CM


def _out(claim: Claim, start: Seen, end: Seen, side: str) -> bool:
    """Away from the other leg: by so many degrees at the hip, or at all."""
    if claim.degrees is not None:
        name = f"hip_abduction_{side}"
        turned = joint_angles(end.figure)[name] - joint_angles(start.figure)[name]
        return abs(turned - claim.degrees) <= _OUT
    return _width(claim, end) - _width(claim, start) >= _MOVED_CM


def _width(claim: Claim, seen: Seen) -> float:
    apart = seen.point(claim.part, "left") - seen.point(claim.part, "right")
    return abs(float(apart @ seen.figure.frame("pelvis")[:, 1])) * BODY_CM


def _forward(claim: Claim, start: Seen, end: Seen, side: str) -> bool:
    front = start.figure.frame("pelvis")[:, 0]
    moved = end.point(claim.part, side) - start.point(claim.part, side)
    return float(moved @ front) * BODY_CM >= _MOVED_CM


_Shown = Callable[[Claim, Seen, tuple[str, ...]], bool]
_SHOWN: Mapping[Value, _Shown] = {
    Value.LEVEL: _level,
    Value.UPRIGHT: _upright,
    Value.IN_LINE: _in_line,
    Value.STRAIGHT: _straight,
    Value.BENT: _bent,
    Value.TOGETHER: _together,
    Value.STACKED: _stacked,
    Value.TUCKED: _tucked,
    Value.NEUTRAL: _neutral,
    Value.ON_FLOOR: _on_floor,
    Value.OFF_FLOOR: _off_floor,
    Value.ON_WALL: _on_wall,
    Value.ON_CHAIR: _on(PropKind.CHAIR),
    Value.ON_BED: _on(PropKind.BED),
    Value.ON_CUSHION: _on(PropKind.PILLOW),
    Value.HELD: _held,
}
_MOVES: Mapping[Value, Callable[[Claim, Seen, Seen, str], bool]] = {
    Value.STILL: _still,
    Value.UP: _up,
    Value.DOWN: _down,
    Value.OUT: _out,
    Value.FORWARD: _forward,
}
