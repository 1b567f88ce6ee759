"""How light the parts are: each is lit like a cylinder, the head like a ball.

The light comes from the upper left in front of the figure and moves with the camera.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from spasmfree.body.camera import Camera
from spasmfree.body.model import Layer, Model, Placed
from spasmfree.body.rotation import Array, unit
from spasmfree.body.seams import Points

_LIGHT = unit(np.array((-0.42, 0.62, 0.66)))  # right, up, towards the camera
_ASLANT = unit(_LIGHT[:2])

STOPS = (0.0, 0.25, 0.6, 1.0)  # shares of the way from the lit to the dark edge
_SIDEWAYS = 1 - 2 * np.array(STOPS)  # the same as 1 at the lit edge, -1 at the dark one
_FORWARD = np.sqrt(1 - _SIDEWAYS**2)  # the other part of the cylinder's normal there
_BALL = np.array((0.72, 0.61, 0.43, 0.20))  # of a head, or of a limb that is seen from its end
_BALL_WIDE = 1.1
_DARKEST, _RANGE = 0.10, 0.68
_FROM_END = 0.05  # the share of a limb's length that is seen when it counts as seen from its end


class Lit(NamedTuple):
    """How n layers are lit: a gradient for each, from `start` to `end`, with values at STOPS."""

    start: Array  # (n, 2) pixels
    end: Array  # (n, 2)
    values: Array  # (n, 4): 0 dark to 1 light


class Lighting:
    """Lights the layers of one model that are shaded."""

    def __init__(self, model: Model) -> None:
        layers = [layer for solid in model.solids for layer in solid.layers]
        self.numbers = _numbered(layers)
        shaded = [layer for layer in layers if layer.shade is not None]
        shades = [layer.shade for layer in layers if layer.shade is not None]
        self._tops = Points(model, [shade.top for shade in shades])
        self._bottoms = Points(model, [shade.bottom for shade in shades])
        self._radii = np.array([shade.radius for shade in shades])
        self._balls = np.array([layer.kind == "head" for layer in shaded])

    def lit(self, placed: Placed, camera: Camera) -> Lit:
        """The gradients as seen by the camera."""
        top, bottom = self._tops.placed(placed), self._bottoms.placed(placed)
        axis = (bottom - top) @ camera.axes.T
        axis /= np.maximum(np.sqrt((axis * axis).sum(1)), 1e-9)[:, None]
        length = np.hypot(axis[:, 0], axis[:, 1])
        ball = self._balls | (length < _FROM_END)
        across, values = _cylinders(axis, np.maximum(length, 1e-9))
        across[ball] = _ASLANT * _BALL_WIDE
        values[ball] = _BALL
        way = across * (self._radii * camera.scale)[:, None] * (1.0, -1.0)
        middle = camera.point((top + bottom) / 2)
        return Lit(middle + way, middle - way, values)


def _cylinders(axis: Array, length: Array) -> tuple[Array, Array]:
    """The way across each axis to the light (right, up), and the values from there on."""
    across = np.column_stack((-axis[:, 1], axis[:, 0])) / length[:, None]
    across *= np.where(across @ _LIGHT[:2] < 0, -1.0, 1.0)[:, None]
    # The normal that looks at the viewer is across both the axis and the way to the light.
    normal = np.column_stack(
        (
            across[:, 1] * axis[:, 2],
            -across[:, 0] * axis[:, 2],
            across[:, 0] * axis[:, 1] - across[:, 1] * axis[:, 0],
        )
    )
    normal *= np.where(normal[:, 2] < 0, -1.0, 1.0)[:, None]
    sideways = (across @ _LIGHT[:2])[:, None] * _SIDEWAYS
    forward = (normal @ _LIGHT)[:, None] * _FORWARD
    return across, _DARKEST + _RANGE * np.maximum(sideways + forward, -0.2)


def _numbered(layers: list[Layer]) -> list[int]:
    """For each layer its number among those that are shaded, -1 for none."""
    numbers, following = [], 0
    for layer in layers:
        numbers.append(-1 if layer.shade is None else following)
        following += layer.shade is not None
    return numbers
