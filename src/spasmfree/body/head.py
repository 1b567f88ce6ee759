"""Hair and face on the screen. Lengths in body heights, in the frame of the head."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from spasmfree.body.camera import Camera
from spasmfree.body.model import InWorld, Model, Placed, Point
from spasmfree.body.rotation import Array, unit
from spasmfree.body.skeleton import OUTWARD

_Bools = npt.NDArray[np.bool_]

# Hair covers the part of its ellipsoid that lies further than _HAIR_LEVEL in this direction, on the
# unit ball. A level much below 0 would show a ring from under the chin.
_HAIR_WAY = unit(np.array((-0.50, 0.0, 0.87)))
_HAIR_LEVEL = -0.12

_RING_POINTS = 48
_RING_TURNS = np.arange(_RING_POINTS) * (2 * np.pi / _RING_POINTS)
_RING = np.column_stack((np.cos(_RING_TURNS), np.sin(_RING_TURNS)))
_BEFORE = (np.arange(_RING_POINTS) - 1) % _RING_POINTS
_UPRIGHT = 1e-6
_EYE_TURNS = np.arange(14) * (2 * np.pi / 14)
_EYE_RING = np.column_stack((np.cos(_EYE_TURNS), np.sin(_EYE_TURNS)))

# The left ones; the right ones are their mirror images.
_EYE: Point = (0.0590, 0.0205, 0.0270)
_EYE_WIDE = np.array((-0.52, 0.85, 0.0)) * 0.0042
_EYE_HIGH = np.array((0.0, 0.0, 1.0)) * 0.0050
_BROW = np.array(((0.0640, 0.0120, 0.0420), (0.0600, 0.0215, 0.0435), (0.0525, 0.0300, 0.0395)))
_MOUTH = np.array(((0.0545, -0.0110, -0.0110), (0.0575, 0.0, -0.0130), (0.0545, 0.0110, -0.0110)))
_EYE_FACES = np.array((0.85, 0.52, 0.0))
_EAR_FACES = np.array((-0.25, 1.0, 0.0))
_TURNED_AWAY = 0.12  # eyes and ears that face the viewer less than this are not drawn
_MOUTH_AWAY, _NOSE_AWAY = 0.25, 0.05


class Head(NamedTuple):
    """What is drawn on a head. Hair is filled by odd and even: a second polygon is a hole."""

    hair_at: int  # its ellipsoid
    hair: list[Array]
    hair_rim: list[Array]  # wider by the width of the outline, where it is at the edge of the head
    ears: list[int]  # the ellipsoids of those that are seen
    eyes: list[Array]
    brows: list[Array]  # three points each: start, bulge, end
    mouth: Array | None  # the same
    nose: int | None  # its ellipsoid


class HeadFinder:
    """Hair and face of one model."""

    def __init__(self, model: Model) -> None:
        self._frame = model.frame("head")
        self._hair = model.named["hair"]
        self._nose = model.named["nose"]
        self._ears = {side: model.named[f"ear_{side}"] for side in OUTWARD}

    def head(self, shapes: InWorld, placed: Placed, camera: Camera, rim: float) -> Head:
        """What is seen of them; `rim` is the width of the outline in pixels."""
        turned, at = placed.turned[self._frame], placed.at[self._frame]
        hair, hair_rim = _cap(shapes.centre[self._hair], shapes.axes[self._hair], camera, rim)
        to_face = camera.towards @ turned
        eyes, brows = [], []
        for out in OUTWARD.values():
            mirror = np.array((1.0, out, 1.0))
            if to_face @ (_EYE_FACES * mirror) < _TURNED_AWAY:
                continue
            wide = camera.onto @ turned @ np.column_stack((_EYE_WIDE * mirror, _EYE_HIGH))
            eyes.append(camera.point(at + turned @ (_EYE * mirror)) + _EYE_RING @ wide.T)
            brows.append(camera.point(at + (_BROW * mirror) @ turned.T))
        mouth = camera.point(at + _MOUTH @ turned.T) if to_face[0] > _MOUTH_AWAY else None
        ears = [
            self._ears[side]
            for side, out in OUTWARD.items()
            if to_face @ (_EAR_FACES * (1.0, out, 1.0)) >= _TURNED_AWAY
        ]
        nose = self._nose if to_face[0] > _NOSE_AWAY else None
        return Head(self._hair, hair, hair_rim, ears, eyes, brows, mouth, nose)


def _cap(centre: Array, axes: Array, camera: Camera, rim: float) -> tuple[list[Array], list[Array]]:
    """The seen part of the hair's cap of an ellipsoid, and the same with its outline.

    Both the contour of the ellipsoid and the edge of the cap are circles on the unit ball.
    """
    radii2 = (axes * axes).sum(0)
    viewer = unit((camera.towards @ axes) / radii2)
    contour, edge = _circle(viewer, 0.0), _HAIR_EDGE
    covered = contour @ _HAIR_WAY > _HAIR_LEVEL
    front = edge @ viewer > 0
    to_screen = (camera.onto @ axes).T
    middle = camera.point(centre)
    contour, edge = contour @ to_screen, edge @ to_screen
    length = np.hypot(contour[:, 0], contour[:, 1])
    wide = contour * (1 + rim / np.maximum(length, 1e-6))[:, None]
    return (
        [middle + part for part in _seen(contour, edge, covered, front)],
        [middle + part for part in _seen(wide, edge, covered, front)],
    )


def _seen(contour: Array, edge: Array, covered: _Bools, front: _Bools) -> list[Array]:
    """Polygons of a cap: the covered part of the contour, and its edge where that is in front."""
    if not front.any():
        return [contour] if covered.all() else []
    if front.all():
        return [contour, edge] if covered.all() else [edge]
    way = _arc(edge, front)
    if not covered.any():
        return [way]
    # Both rings go round the same way, so that the one goes on where the other ends.
    return [np.vstack((_arc(contour, covered), way))]


def _arc(points: Array, chosen: _Bools) -> Array:
    """The chosen points of a ring, which follow one another, from their first on."""
    start = int((chosen & ~chosen[_BEFORE]).argmax())
    found: Array = points[(start + np.arange(int(chosen.sum()))) % len(points)]
    return found


def _circle(way: Array, level: float) -> Array:
    """The circle of the unit ball at `level` in the direction `way`."""
    x, y, z = way.tolist()
    # Two directions across `way`: the first lies level, or along x where `way` is upright.
    length = math.hypot(x, y)
    first = (-y / length, x / length, 0.0) if length > _UPRIGHT else (1.0, 0.0, 0.0)
    a, b, _ = first
    second = (-z * b, z * a, x * b - y * a)
    across = np.array((first, second))
    found: Array = way * level + math.sqrt(1 - level * level) * (_RING @ across)
    return found


_HAIR_EDGE = _circle(_HAIR_WAY, _HAIR_LEVEL)
