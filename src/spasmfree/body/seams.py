"""Where parts go over into one another their outlines fade, so that no line crosses a joint.

A point of an outline fades where it lies within the neighbour, on the neighbour's side of the joint
and close to it. A knee that is bent keeps the contour of its kneecap, and the crease behind it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from spasmfree.body.camera import Camera
from spasmfree.body.model import Model, On, Placed, Seam
from spasmfree.body.outline import Outlines
from spasmfree.body.rotation import Array

_Numbers = npt.NDArray[np.intp]

_SHORT = 4.0  # square pixels: a neighbour that points at the viewer counts as a ball
_EDGE = 1.2  # pixels from the neighbour's edge over which an outline fades


class Weights(NamedTuple):
    """How much of its width an outline has at each point, 0 to 1."""

    line: Array
    halo: Array


class Points:
    """Points of frames of a model, placed in the world all at once."""

    def __init__(self, model: Model, points: list[On]) -> None:
        self._frames = np.array([model.frame(point.frame) for point in points], np.intp)
        self._local = np.array([point.at for point in points]).reshape(-1, 3, 1)

    def placed(self, placed: Placed) -> Array:
        """(points, 3): where they are in the world."""
        turned = placed.turned[self._frames] @ self._local
        found: Array = placed.at[self._frames] + turned[..., 0]
        return found


class Seams:
    """The seams of one model. A layer has at most a few, which are worked on in rounds."""

    def __init__(self, model: Model) -> None:
        layers = [layer.seams for solid in model.solids for layer in solid.layers]
        self._rounds = []
        for turn in range(max(map(len, layers), default=0)):
            which = [i for i, seams in enumerate(layers) if len(seams) > turn]
            self._rounds.append(_Round(model, which, [layers[i][turn] for i in which]))

    def weights(self, outlines: Outlines, placed: Placed, camera: Camera) -> Weights:
        """How wide the outlines are at each of their points."""
        found = Weights(np.ones(len(outlines.points)), np.ones(len(outlines.points)))
        for part in self._rounds:
            part.fade(found, outlines, placed, camera)
        return found


class _Round:
    """Seams of which no two belong to the same layer."""

    def __init__(self, model: Model, layers: list[int], seams: list[Seam]) -> None:
        self._layers = layers
        self._joints = Points(model, [seam.joint for seam in seams])
        self._ends = Points(model, [seam.far for seam in seams])
        self._lengths = np.array([(s.joint_radius, s.far_radius, s.reach) for s in seams])

    def fade(self, weights: Weights, outlines: Outlines, placed: Placed, camera: Camera) -> None:
        """Make the outlines narrower at these seams."""
        spans = [outlines.layers[i] for i in self._layers]
        sizes = [span[-1] - span[0] for span in spans]
        points: _Numbers = np.concatenate([np.arange(span[0], span[-1]) for span in spans])
        joint = camera.point(self._joints.placed(placed))
        along = camera.point(self._ends.placed(placed)) - joint
        values = np.vstack((joint.T, along.T, self._lengths.T * camera.scale))
        line, halo = _fading(outlines.points[points], np.repeat(values, sizes, axis=1))
        weights.line[points] *= line
        weights.halo[points] *= halo


def _fading(points: Array, values: Array) -> tuple[Array, Array]:
    """The factors for points, each with its seam: joint, way to the far end, radii and reach."""
    joint_x, joint_y, along_x, along_y, radius, far_radius, reach = values
    # Column by column: numpy sums along a short axis ten times slower.
    away_x, away_y = points[:, 0] - joint_x, points[:, 1] - joint_y
    distance = np.sqrt(away_x * away_x + away_y * away_y)
    length2 = along_x * along_x + along_y * along_y
    ball = length2 <= _SHORT
    length2 = np.maximum(length2, _SHORT)
    forward = away_x * along_x + away_y * along_y
    share = np.where(ball, 0.0, _limited(forward / length2))
    aside_x, aside_y = away_x - share * along_x, away_y - share * along_y
    inside = radius + (far_radius - radius) * share
    inside -= np.sqrt(aside_x * aside_x + aside_y * aside_y)
    side = _limited(forward / (np.sqrt(length2) * 0.30 * radius))
    deep = _limited((inside - np.where(ball, 0.05, 0.12) * radius) / (0.13 * radius))
    side = np.where(ball, deep, np.maximum(side, deep))
    near = _limited((reach - distance) / (reach * 0.35))
    nearer = _limited((reach * 1.5 - distance) / (reach * 0.6))
    line = 1 - _limited(inside / _EDGE + 1) * side * near
    return line, 1 - _limited(inside / (0.35 * radius) + 1.5) * nearer


def _limited(values: Array) -> Array:
    """Between 0 and 1; np.clip takes several times as long."""
    found: Array = np.minimum(np.maximum(values, 0.0), 1.0)
    return found
