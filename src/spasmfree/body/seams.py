"""How wide the outline of a part is along it: nothing where it goes over into the next part."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from spasmfree.body.model import Layer, Seam
from spasmfree.body.rotation import Array
from spasmfree.body.silhouette import Outline, Projection

_NARROW = 4.0  # square pixels: seen along the neighbour it is a circle


class Widths(NamedTuple):
    """For each point of an outline a share, 0 to 1."""

    line: Array
    halo: Array


def widths(projection: Projection, layer: Layer, outline: Outline) -> Widths | None:
    """The shares of a layer's outline; None for one without seams."""
    if not layer.seams:
        return None
    line, halo = np.ones(len(outline.points)), np.ones(len(outline.points))
    places = projection.seams(layer)
    for number, seam in enumerate(layer.seams):
        _fade(outline.points, places[2 * number : 2 * number + 2], seam, projection, line, halo)
    return Widths(line, halo)


def _fade(
    points: Array, ends: Array, seam: Seam, projection: Projection, line: Array, halo: Array
) -> None:
    scale = projection.camera.scale
    radius, far_radius, reach = (
        length * scale for length in (seam.joint_radius, seam.far_radius, seam.reach)
    )
    way = points - ends[0]
    distance = np.sqrt((way**2).sum(1))
    if distance.min() > reach * 1.5:
        return
    inside, side = _inside(way, distance, ends[1] - ends[0], radius, far_radius)
    line *= 1 - np.clip(inside / 1.2 + 1.0, 0, 1) * side * np.clip(
        (reach - distance) / (reach * 0.35), 0, 1
    )
    halo *= 1 - np.clip(inside / (0.35 * radius) + 1.5, 0, 1) * np.clip(
        (reach * 1.5 - distance) / (reach * 0.6), 0, 1
    )


def _inside(
    way: Array, distance: Array, axis: Array, radius: float, far_radius: float
) -> tuple[Array, Array]:
    """How far each point is inside the neighbour, and whether it is on its side of the joint."""
    length = float(axis @ axis)
    if length <= _NARROW:
        inside = radius - distance
        return inside, np.clip((inside - 0.05 * radius) / (0.12 * radius), 0, 1)
    along = way @ axis
    share = np.clip(along / length, 0, 1)
    beside = way - share[:, None] * axis
    inside = radius + (far_radius - radius) * share - np.sqrt((beside**2).sum(1))
    side = np.clip(along / (math.sqrt(length) * 0.30 * radius), 0, 1)
    return inside, np.maximum(side, np.clip((inside - 0.12 * radius) / (0.15 * radius), 0, 1))
