"""Where the guides of a pose are at one moment: lines through joints, marks of touch, arrows.

Lengths in body heights, points in the world. The sizes are our own choice, by eye.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from spasmfree.body.motion import eased
from spasmfree.body.pose import Pose, PropKind, Surface, Touch
from spasmfree.body.rotation import Array, about_z, unit
from spasmfree.body.skeleton import Figure
from spasmfree.body.solver import Solver

_SHORTEST = 0.25  # a line through joints that are close is drawn on beyond them to this length
_PRESS = 0.10  # the length of an arrow
_TOUCHES = 0.0075  # a gap that still counts as touching: 1.3 cm of a person
_RING = 0.034  # how far a mark goes on around what touches
_RING_TURNS = np.radians(np.arange(0, 360, 15))
_DOWN = np.array((0.0, 0.0, -1.0))
_UPRIGHT = 0.9  # of a unit vector: more of it along z is level ground


class Through(NamedTuple):
    """A line and the joints that should lie on it."""

    ends: Array  # (2, 3)
    joints: Array  # (n, 3); the first and the last lie on the line


class Pressing(NamedTuple):
    """An arrow of effort."""

    start: Array  # (3,)
    tip: Array  # (3,)
    effort: float  # 0 at ease, 1 the most


class Guides(NamedTuple):
    """All guides of one moment."""

    lines: tuple[Through, ...]
    touches: tuple[Array, ...]  # the edge (n, 3) of a mark on floor or wall
    presses: tuple[Pressing, ...]


def guides(solver: Solver, s: float) -> Guides:
    """The guides of a pose at `s`, 0 to 2."""
    pose = solver.pose
    if not (pose.lines or pose.touches or pose.presses):
        return Guides((), (), ())
    figure = solver.figure(s)
    lines = (np.array([figure.point(joint) for joint in line]) for line in pose.lines)
    return Guides(
        tuple(_through(joints) for joints in lines),
        _touches(solver, figure) if pose.touches else (),
        _presses(pose, figure, s),
    )


def _through(joints: Array) -> Through:
    way = joints[-1] - joints[0]
    length = math.sqrt(float(way @ way))
    beyond = way / length * max(0.0, _SHORTEST - length) / 2
    return Through(np.array((joints[0] - beyond, joints[-1] + beyond)), joints)


def _touches(solver: Solver, figure: Figure) -> tuple[Array, ...]:
    world = solver.shapes(figure)
    found = []
    for touch in solver.pose.touches:
        mine = solver.ellipsoids.frame == solver.model.frames[touch.bone]
        way, level = _plane(solver.pose, touch)
        ends = _furthest(world.centre[mine], world.axes[mine], way)
        reach = ends @ way
        if level - reach.max() <= _TOUCHES:
            near = ends[reach > reach.max() - _TOUCHES]
            middle = (near.min(0) + near.max(0)) / 2
            radius = float(np.sqrt(((near - middle) ** 2).sum(1)).max()) + _RING
            found.append(_ring(middle + way * (level - middle @ way), way, radius))
    return tuple(found)


def _plane(pose: Pose, touch: Touch) -> tuple[Array, float]:
    """The way to floor or wall, and how far along it they are."""
    if touch.on is Surface.FLOOR:
        return _DOWN, 0.0
    wall = next(prop for prop in pose.props if prop.kind is PropKind.WALL)
    way = -about_z(wall.turn)[:, 0]
    return way, float(np.array(wall.at) @ way)


def _furthest(centre: Array, axes: Array, way: Array) -> Array:
    """The point of each ellipsoid that lies furthest in the direction `way`, a unit vector."""
    along = way @ axes
    lengths = np.sqrt((along**2).sum(1))[:, None]
    found: Array = centre + (axes @ along[..., None])[..., 0] / lengths
    return found


def _ring(middle: Array, way: Array, radius: float) -> Array:
    """A circle across `way` around a point."""
    other = np.array((1.0, 0.0, 0.0)) if abs(way[2]) > _UPRIGHT else _DOWN
    first = unit(np.cross(way, other))
    second = np.cross(way, first)
    turns = _RING_TURNS[:, None]
    found: Array = middle + (np.cos(turns) * first + np.sin(turns) * second) * radius
    return found


def _presses(pose: Pose, figure: Figure, s: float) -> tuple[Pressing, ...]:
    effort = eased(min(s, 2 - s))
    found = []
    for press in pose.presses:
        tip = figure.point(press.bone, press.at)
        found.append(Pressing(tip - unit(np.array(press.way)) * _PRESS, tip, effort))
    return tuple(found)
