"""The shadow on the floor: the hull of each solid, projected along light from above."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from spasmfree.body.camera import Camera
from spasmfree.body.model import InWorld, Model
from spasmfree.body.rotation import Array
from spasmfree.body.support import DIRECTIONS, WAYS, reaches

_SLANT = (0.10, 0.06)  # how far the shadow moves aside for each unit of height
_NEAR = 0.0206  # body heights over the floor: what is lower gives a second, darker shadow
_NEXT = (np.arange(WAYS) + 1) % WAYS
_STEP = 2 * np.pi / WAYS


class Shadows(NamedTuple):
    """Shadows on the screen."""

    all: Array  # (solids, WAYS, 2) pixels
    near: Array  # those of solids that are close to the floor


class Shadow:
    """The shadow of one model."""

    def __init__(self, model: Model) -> None:
        of_solid = [model.ellipsoids_of([solid.name]) for solid in model.solids]
        self._members = np.concatenate(of_solid)
        self._begins = np.cumsum([0, *map(len, of_solid)])[:-1]

    def on_floor(self, shapes: InWorld, camera: Camera, floor: float) -> Shadows:
        """The shadows on the level `floor`."""
        projection = np.array(((1.0, 0.0, _SLANT[0]), (0.0, 1.0, _SLANT[1])))
        reach = reaches(shapes, projection) - DIRECTIONS @ np.array(_SLANT) * floor
        reach = np.maximum.reduceat(reach[self._members], self._begins, axis=0)
        # The corners of the hull are where the tangents of neighbouring directions meet.
        along = (reach[:, _NEXT] - reach * np.cos(_STEP)) / np.sin(_STEP)
        flat = np.stack(
            (
                reach * DIRECTIONS[:, 0] - along * DIRECTIONS[:, 1],
                reach * DIRECTIONS[:, 1] + along * DIRECTIONS[:, 0],
            ),
            2,
        )
        origin = camera.origin + camera.onto[:, 2] * floor
        screen: Array = flat @ camera.onto[:, :2].T + origin
        lowest = np.minimum.reduceat(shapes.lowest()[self._members], self._begins)
        return Shadows(screen, screen[lowest < floor + _NEAR])
