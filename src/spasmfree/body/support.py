"""How far ellipsoids reach on the screen, and where they touch.

The picture of an ellipsoid is an ellipse. In a direction d of the screen it reaches to
h(d) = c.d + sqrt(d'Sd), where c is its middle and S = (P A)(P A)' with the projection P and the
ellipsoid's axes A; it touches there at c + Sd / sqrt(d'Sd). For fixed directions this is one
expression for the whole body. The hull of several ellipses reaches as far as the furthest of them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from spasmfree.body.camera import Camera
from spasmfree.body.model import InWorld
from spasmfree.body.rotation import Array

WAYS = 36  # directions around the screen; even, so that each has its opposite
_TURNS = np.arange(WAYS) * (2 * np.pi / WAYS)
DIRECTIONS: Array = np.column_stack((np.cos(_TURNS), np.sin(_TURNS)))
OPPOSITE = (np.arange(WAYS) + WAYS // 2) % WAYS
_COLUMNS: Array = np.ascontiguousarray(DIRECTIONS.T)
_TINY = 1e-9  # square pixels: a disc that is seen from its edge still has a direction


class Support(NamedTuple):
    """n ellipses, each in every direction."""

    points: Array  # (n, WAYS, 2) where it touches
    reach: Array  # (n, WAYS) how far it reaches


def supported(shapes: InWorld, camera: Camera) -> Support:
    """The support of all ellipsoids on the screen."""
    middle = camera.point(shapes.centre)
    spread, far = _spread(shapes.axes, camera.onto)
    points = np.empty((len(middle), WAYS, 2))
    points[..., 0] = middle[:, :1] + spread[:, 0] / far
    points[..., 1] = middle[:, 1:] + spread[:, 1] / far
    return Support(points, middle @ _COLUMNS + far)


def reaches(shapes: InWorld, projection: Array) -> Array:
    """(n, WAYS): how far ellipsoids reach after `projection` (2, 3), without where they touch."""
    _, far = _spread(shapes.axes, projection)
    found: Array = shapes.centre @ projection.T @ _COLUMNS + far
    return found


def _spread(axes: Array, projection: Array) -> tuple[Array, Array]:
    """Sd (n, 2, WAYS) and sqrt(d'Sd) (n, WAYS)."""
    seen = projection @ axes
    spread = (seen @ seen.transpose(0, 2, 1)) @ _COLUMNS
    far = np.sqrt(np.maximum(spread[:, 0] * _COLUMNS[0] + spread[:, 1] * _COLUMNS[1], _TINY))
    return spread, far


def bounds(shapes: InWorld, camera: Camera) -> tuple[Array, Array]:
    """The upper left and the lower right corner of everything on the screen."""
    middle = camera.point(shapes.centre)
    seen = camera.onto @ shapes.axes
    reach = np.sqrt((seen * seen).sum(2))
    return (middle - reach).min(0), (middle + reach).max(0)
