"""What stands still around a moving figure: mat, wall, stop line, the way of the arrow.

Lengths in body heights. It is found once for a pose and holds for all of its moments and cameras.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from spasmfree.body.camera import Camera
from spasmfree.body.model import InWorld
from spasmfree.body.pose import Arc, Prop, PropKind, Stop
from spasmfree.body.rotation import Array, about_z, unit
from spasmfree.body.shape import BODY
from spasmfree.body.solver import Solver
from spasmfree.body.support import bounds

MAT_THICK = 0.007  # a mat's top is the level 0, the floor lies this much lower
_MAT_CORNER = 0.03
_MAT_SLIM, _MAT_SHORT = 0.176, 0.265  # the least half width and half length
_MAT_BESIDE, _MAT_BEYOND = 0.018, 0.030  # how far it goes on beyond the body
_CORNER_TURNS = np.radians(np.arange(0, 91, 15))

_MOMENTS = (0.0, 0.5, 1.0)  # of the movement that the picture has room for
_ARC_MOMENTS = np.linspace(0.0, 1.0, 17)
_STOP_HALF = 0.094  # half the width of the level that is shown
_STOP_BEFORE, _STOP_BEYOND = 0.176, 0.06  # from before the hip to beyond the foot
_STOP_GAP = 0.0024  # over the leg
_BEYOND = 0.115  # how high the zone goes that must not be entered


class StopLevel(NamedTuple):
    """A level part: two edges along the leg, from the hip to the foot, and what is beyond."""

    edges: Array  # (2, 2, 3): edge, end
    beyond: Array  # (3,) from the level into the zone that must not be entered


class Setting(NamedTuple):
    """What is around the figure. Points in the world."""

    shapes: InWorld  # everything as it starts
    whole: InWorld  # everything at some moments, together: the picture has room for it
    floor: float  # the level of the floor
    mat: Array | None  # (n, 2): the edge of the mat, seen from above against the clock
    wall: Array | None  # (4, 3): bottom left, bottom right, top right, top left from its front
    wall_faces: Array | None  # (3,) the direction in which the wall looks
    stop: StopLevel | None
    way: Array | None  # (n, 3): the way of the arrow

    @property
    def ground(self) -> float:
        """The level on which shadows fall."""
        return self.floor if self.mat is None else 0.0


def setting(solver: Solver, good: Solver | None = None) -> Setting:
    """The setting of a pose; `good` is the right form where that of `solver` is a mistake."""
    pose = solver.pose
    shapes = tuple(solver.shapes(solver.figure(s)) for s in _MOMENTS)
    props = {prop.kind: prop for prop in pose.props}
    on_mat = PropKind.MAT in props
    good = solver if good is None else good
    wall = props.get(PropKind.WALL)
    return Setting(
        shapes=shapes[0],
        whole=InWorld(*map(np.concatenate, zip(*shapes, strict=True))),
        floor=-MAT_THICK if on_mat else 0.0,
        mat=_mat(solver, shapes) if on_mat else None,
        wall=None if wall is None else _wall(wall),
        wall_faces=None if wall is None else about_z(wall.turn)[:, 0],
        stop=None if good.pose.stop is None else _stop(good, good.pose.stop),
        way=None if pose.arc is None else _way(solver, pose.arc),
    )


def framed(around: Setting, camera: Camera, margin: float) -> Camera:
    """The camera that shows all of it, from where `camera` looks, as large as its size allows.

    `margin` is the share of the picture that stays free at each edge.
    """
    low, high = extent(around, Camera(camera.azimuth, camera.elevation, (0.0, 0.0)))
    return camera.fitted(low, high, margin)


def extent(around: Setting, camera: Camera) -> tuple[Array, Array]:
    """The upper left and the lower right corner of all of it on the screen of a camera."""
    corners = [*bounds(around.whole, camera)]
    if around.mat is not None:
        level = np.zeros((len(around.mat), 1))
        corners.extend(camera.point(np.hstack((around.mat, level))))
    for points in (around.way, None if around.stop is None else around.stop.edges[:, 1]):
        if points is not None:
            corners.extend(camera.point(points))
    return np.min(corners, axis=0), np.max(corners, axis=0)


def _mat(solver: Solver, shapes: tuple[InWorld, ...]) -> Array:
    """The edge of a mat with round corners that the body lies on at all moments."""
    body = solver.model.ellipsoids_of(BODY)
    lows, highs = zip(*(_extent(part, body) for part in shapes), strict=True)
    low, high = np.min(lows, axis=0), np.max(highs, axis=0)
    middle = (low + high) / 2
    half = np.maximum(
        (high - low) / 2 + (_MAT_BESIDE, _MAT_BEYOND),
        (_MAT_SLIM, _MAT_SHORT),
    )
    corner = np.column_stack((np.cos(_CORNER_TURNS), np.sin(_CORNER_TURNS))) * _MAT_CORNER
    edge = []
    for quarter, signs in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        turned = corner @ about_z(90 * quarter)[:2, :2].T
        edge.append(middle + (half - _MAT_CORNER) * signs + turned)
    return np.vstack(edge)


def _extent(shapes: InWorld, which: Array) -> tuple[Array, Array]:
    """The corners, seen from above, of the box around some ellipsoids."""
    middle, axes = shapes.centre[which, :2], shapes.axes[which, :2]
    reach = np.sqrt((axes * axes).sum(2))
    return (middle - reach).min(0), (middle + reach).max(0)


def _wall(prop: Prop) -> Array:
    """The corners of a wall that begins on the floor at `at`."""
    start, end, height = prop.size
    along = about_z(prop.turn)[:, 1]
    foot = np.array(prop.at)
    up = np.array((0.0, 0.0, height))
    return np.array(
        (
            foot + along * start,
            foot + along * end,
            foot + along * end + up,
            foot + along * start + up,
        )
    )


def _stop(solver: Solver, stop: Stop) -> StopLevel:
    """The level over the leg where it ends up."""
    figure = solver.figure(1.0)
    shapes = solver.shapes(figure)
    highest = shapes.highest()[solver.model.ellipsoids_of([stop.solid])].max() + _STOP_GAP
    hip, foot = figure.point(f"thigh_{stop.side}"), figure.point(f"foot_{stop.side}")
    along = unit((foot - hip) * (1.0, 1.0, 0.0))
    start, end = hip - along * _STOP_BEFORE, foot + along * _STOP_BEYOND
    across = np.array((-along[1], along[0], 0.0)) * _STOP_HALF
    edges = np.array(((start + across, end + across), (start - across, end - across)))
    edges[..., 2] = highest
    return StopLevel(edges, np.array((0.0, 0.0, _BEYOND)))


def _way(solver: Solver, arc: Arc) -> Array:
    points = []
    for s in _ARC_MOMENTS.tolist():
        figure = solver.figure(s)
        point = figure.point(arc.bone, arc.at)
        if arc.about:
            about = figure.point(arc.about)
            point = about + (point - about) * arc.grow
        points.append(point + arc.offset)
    return np.array(points)
