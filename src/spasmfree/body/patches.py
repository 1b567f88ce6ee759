"""The outline of a muscle on the screen.

A muscle is rows of elliptic cross-sections. Of each row the part is shown that faces the viewer, so
that the patch ends exactly at the contour of what it lies on.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from spasmfree.body.camera import Camera
from spasmfree.body.model import Model, Patch, Placed
from spasmfree.body.rotation import Array

_FIBRES = np.array((-0.62, -0.2, 0.2, 0.62))  # where lines run along the muscle, of its half width
_SIDE = 90.0  # degrees from the viewer: what is further round is not seen
_FIBRE_SIDE = 86.0
_FEWEST = 3  # rows


class Seen(NamedTuple):
    """A muscle as it is seen."""

    edge: Array  # (v, 2) pixels
    fibres: list[Array]  # lines along it


class PatchRows:
    """One muscle of a model."""

    def __init__(self, model: Model, patch: Patch) -> None:
        rows = patch.rows
        self._frames = np.array([model.frame(row.frame) for row in rows], np.intp)
        self._centres = np.array([row.centre for row in rows])
        self._front = np.array([row.front_radius for row in rows])
        self._side = np.array([row.side_radius for row in rows])
        self._angles = np.array([row.angle for row in rows])
        self._half = np.array([row.half_width for row in rows])
        self._outward = patch.outward
        self._blend: tuple[int, Array, Array] | None = None
        if patch.blend is not None:
            on, shares = patch.blend
            self._blend = model.frame(on.frame), np.array(on.at), np.array(shares)[:, None]

    def seen(self, placed: Placed, camera: Camera) -> Seen | None:
        """The patch from here; None where it lies on the far side."""
        middle, front, side = self._rows(placed)
        towards = np.degrees(
            np.arctan2(side @ camera.towards / self._side, front @ camera.towards / self._front)
        )
        off = (self._angles - towards + 180) % 360 - 180
        low = np.maximum(off - self._half, -_SIDE)
        high = np.minimum(off + self._half, _SIDE)
        shown = high > low + 1e-6
        if shown.sum() < _FEWEST:
            return None
        lines = off[:, None] + self._half[:, None] * _FIBRES
        turns = np.radians(np.column_stack((low, high, lines)) + towards[:, None])
        across = (
            front[:, None] * np.cos(turns)[..., None] + side[:, None] * np.sin(turns)[..., None]
        )
        points = camera.point(middle[:, None] + across)
        edge = np.vstack((points[shown, 0], points[shown, 1][::-1]))
        return Seen(edge, _fibres(points[:, 2:], shown[:, None] & (np.abs(lines) < _FIBRE_SIDE)))

    def middle(self, placed: Placed) -> Array:
        """The middle of the patch, on the skin."""
        middle, front, side = self._rows(placed)
        turns = np.radians(self._angles)[:, None]
        found: Array = (middle + front * np.cos(turns) + side * np.sin(turns)).mean(0)
        return found

    def _rows(self, placed: Placed) -> tuple[Array, Array, Array]:
        """Middle, and the radii to the front and to the outside, of every row in the world."""
        turned = placed.turned[self._frames]
        middle = placed.at[self._frames] + (turned @ self._centres[..., None])[..., 0]
        front = turned[:, :, 0] * self._front[:, None]
        side = turned[:, :, 1] * (self._side * self._outward)[:, None]
        if self._blend is None:
            return middle, front, side
        frame, origin, share = self._blend
        other = placed.turned[frame]
        middle = _mixed(middle, placed.at[frame] + (self._centres - origin) @ other.T, share)
        front = _mixed(front, other[:, 0] * self._front[:, None], share)
        side = _mixed(side, other[:, 1] * (self._side * self._outward)[:, None], share)
        return middle, front, side


def _mixed(first: Array, second: Array, share: Array) -> Array:
    return first * (1 - share) + second * share


def _fibres(points: Array, shown: Array) -> list[Array]:
    """Lines along the muscle, which end short of its tips."""
    found = []
    for line in range(points.shape[1]):
        rows = np.flatnonzero(shown[:, line])[1:-1]
        if len(rows) >= _FEWEST:
            found.append(points[rows, line])
    return found
