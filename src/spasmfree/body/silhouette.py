"""Outlines of all parts of a model on the picture.

An ellipsoid is projected to an ellipse, whose support function in a direction d of the picture is
centre . d + sqrt(d' S d) with S = P A A' P' (A its axes in the world, P the projection). The hull
of several is where the largest of their supports is, so all outlines come from one table of supports
in a fixed set of directions, without tracing any curve.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from spasmfree.body.camera import Camera
from spasmfree.body.model import InWorld, Layer, Model, On, Placed, in_world
from spasmfree.body.rotation import Array

DIRECTIONS = 48
_ANGLES = np.arange(DIRECTIONS) * (2 * math.pi / DIRECTIONS)
WAYS = np.column_stack((np.cos(_ANGLES), np.sin(_ANGLES)))  # y down, as on the picture
OPPOSITE = (np.arange(DIRECTIONS) + DIRECTIONS // 2) % DIRECTIONS
_BEFORE = (np.arange(DIRECTIONS) - 1) % DIRECTIONS
_EACH = np.arange(DIRECTIONS)
_ROUND = [*range(DIRECTIONS)] * 3  # an arc may pass the end of the table
_SMALL = 1e-9

Flags = npt.NDArray[np.bool_]


class Outline(NamedTuple):
    """Closed polygons after one another: points, outward normals, and the length of each."""

    points: Array
    normals: Array
    sizes: tuple[int, ...]


class _Prepared(NamedTuple):
    """A layer with its places in the tables."""

    layer: Layer
    chain: tuple[int, ...]  # ellipsoids, when each is hulled with the next and nothing else
    pair: int  # the first of its pairs in the table of pairs
    pieces: slice
    shade: int
    seam: int


class Silhouettes:
    """The parts of a model, ready to be projected again and again."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.ellipsoids = model.ellipsoids()
        self.prepared: dict[int, _Prepared] = {}  # by id of the layer
        pairs: list[tuple[int, int]] = []
        pieces: list[tuple[int, ...]] = []
        shades: list[On] = []
        seams: list[On] = []
        for layer in (layer for solid in model.solids for layer in solid.layers):
            chain = _chain_of(layer)
            self.prepared[id(layer)] = _Prepared(
                layer,
                chain,
                len(pairs),
                slice(len(pieces), len(pieces) + len(layer.pieces)),
                len(shades),
                len(seams),
            )
            pairs += pairwise(chain)
            pieces += layer.pieces
            if layer.shade:
                shades += [layer.shade.top, layer.shade.bottom]
            for seam in layer.seams:
                seams += [seam.joint, seam.far]
        self.pairs = np.array(pairs, dtype=np.intp).reshape(-1, 2)
        widest = max(len(piece) for piece in pieces)
        self.pieces = np.array([[*piece, *[piece[-1]] * (widest - len(piece))] for piece in pieces])
        self.shades = _points_of(model, shades)
        self.seams = _points_of(model, seams)
        members = [model.ellipsoids_of([solid.name]) for solid in model.solids]
        self.members = members
        self.flat = np.concatenate(members)
        self.starts = np.cumsum([0, *(len(one) for one in members)])[:-1]

    def projected(self, placed: Placed, camera: Camera) -> Projection:
        """Everything on the picture."""
        return Projection(self, placed, camera)


def _chain_of(layer: Layer) -> tuple[int, ...]:
    pieces = layer.pieces
    if len(pieces) == 1 and len(pieces[0]) == 1:
        return pieces[0]
    linked = all(first[1:] == second[:1] for first, second in pairwise(pieces))
    if linked and all(len(piece) == 2 for piece in pieces):
        return (pieces[0][0], *(piece[1] for piece in pieces))
    return ()


class _Points(NamedTuple):
    frame: npt.NDArray[np.intp]
    local: Array

    def in_world(self, placed: Placed) -> Array:
        turned: Array = placed.turned[self.frame] @ self.local[..., None]
        found: Array = placed.at[self.frame] + turned[..., 0]
        return found


def _points_of(model: Model, points: list[On]) -> _Points:
    return _Points(
        np.array([model.frames[point.frame] for point in points], dtype=np.intp),
        np.array([point.at for point in points]).reshape(-1, 3),
    )


class Supports(NamedTuple):
    """For each ellipsoid and direction: how far it goes, and the point where it does."""

    far: Array  # (n, directions)
    points: Array  # (n, directions, 2)


def supports(world: InWorld, onto: Array, origin: Array) -> Supports:
    """The table for a projection `onto` (2, 3) a picture."""
    centre = world.centre @ onto.T + origin
    flat = onto @ world.axes
    spread = flat @ flat.transpose(0, 2, 1)
    along = spread @ WAYS.T
    size = np.sqrt(np.maximum((along * WAYS.T).sum(1), _SMALL))
    points = np.empty((len(centre), DIRECTIONS, 2))
    points[..., 0] = centre[:, :1] + along[:, 0] / size
    points[..., 1] = centre[:, 1:] + along[:, 1] / size
    return Supports(centre @ WAYS.T + size, points)


class Shading(NamedTuple):
    """The axis of a lit part: its middle on the picture, its direction to right, up, camera."""

    middle: tuple[float, float]
    axis: tuple[float, float, float]
    radius: float  # pixels


class Projection:
    """One moment of a model on a picture."""

    def __init__(self, parts: Silhouettes, placed: Placed, camera: Camera) -> None:
        self.parts, self.placed, self.camera = parts, placed, camera
        self.world = in_world(parts.ellipsoids, placed)
        self.supports = supports(self.world, camera.onto, camera.origin)
        far = self.supports.far
        later = far[parts.pairs[:, 1]] > far[parts.pairs[:, 0]]
        before = later[:, _BEFORE]
        rises, falls = later & ~before, before & ~later
        self._won = later.sum(1)
        self._rises = rises.sum(1)
        self._right, self._left = rises.argmax(1), falls.argmax(1)
        shades = parts.shades.in_world(placed)
        self._shade_middles = camera.point((shades[0::2] + shades[1::2]) / 2)
        self._shade_axes = (shades[1::2] - shades[0::2]) @ camera.axes.T
        self._seams = camera.point(parts.seams.in_world(placed))

    def bounds(self) -> tuple[Array, Array]:
        """The corners of the rectangle that holds everything."""
        points = self.supports.points
        return points.min((0, 1)), points.max((0, 1))

    def shading(self, layer: Layer) -> Shading | None:
        """How a layer is lit; None for one that is not."""
        if layer.shade is None:
            return None
        place = self.parts.prepared[id(layer)].shade // 2
        x, y = self._shade_middles[place].tolist()
        right, up, towards = self._shade_axes[place].tolist()
        return Shading((x, y), (right, up, towards), layer.shade.radius * self.camera.scale)

    def ellipse(self, number: int, shrunk: float = 1.0, grown: float = 0.0) -> Array:
        """The outline of one ellipsoid, smaller by a share or larger by pixels."""
        points = self.supports.points[number]
        middle = (points[0] + points[DIRECTIONS // 2]) / 2
        found: Array = middle + (points - middle) * shrunk + WAYS * grown
        return found

    def outline(self, layer: Layer) -> Outline:
        """The polygons of a layer.

        A chain of ellipses becomes one polygon: an end, the tangents of one side, the other end,
        the tangents of the other side. Where it is narrow in the middle it crosses itself in small
        loops, which filling by winding does not show.
        """
        prepared = self.parts.prepared[id(layer)]
        if prepared.chain:
            found = self._chain_outline(prepared)
            if found is not None:
                return found
        return self._hulls(prepared)

    def _hulls(self, prepared: _Prepared) -> Outline:
        """Each piece by itself: of its ellipses the one that goes furthest, in each direction."""
        pieces = self.parts.pieces[prepared.pieces]
        best = self.supports.far[pieces].argmax(1)
        chosen = np.take_along_axis(pieces, best, 1)
        points = self.supports.points[chosen, _EACH].reshape(-1, 2)
        count = len(pieces)
        return Outline(points, np.tile(WAYS, (count, 1)), (DIRECTIONS,) * count)

    def _chain_outline(self, prepared: _Prepared) -> Outline | None:
        """None where two neighbours cross more than twice."""
        chain = prepared.chain
        if len(chain) == 1:
            return Outline(self.supports.points[chain[0]], WAYS, (DIRECTIONS,))
        span = slice(prepared.pair, prepared.pair + len(chain) - 1)
        won = self._won[span]
        if won.min() == 0 or won.max() == DIRECTIONS:
            kept = self._without_hidden(chain)
        elif self._rises[span].max() == 1:
            kept = _Kept([*chain], self._right[span].tolist(), self._left[span].tolist())
        else:
            kept = None
        return None if kept is None else self._around(kept)

    def _without_hidden(self, chain: tuple[int, ...]) -> _Kept | None:
        """Seen along the limb, ellipses hide their neighbours: those are left out."""
        kept = _Kept([], [], [])
        far = self.supports.far
        for number in chain:
            while kept.numbers:
                later: Flags = far[number] > far[kept.numbers[-1]]
                count = int(later.sum())
                if count < DIRECTIONS:
                    break
                kept.pop()
            if not kept.numbers:
                kept.numbers.append(number)
                continue
            if count == 0:
                continue
            before = later[_BEFORE]
            rises = later & ~before
            if int(rises.sum()) != 1:
                return None
            kept.push(number, int(rises.argmax()), int((before & ~later).argmax()))
        return kept

    def _around(self, kept: _Kept) -> Outline:
        numbers, right, left = kept
        if len(numbers) == 1:
            return Outline(self.supports.points[numbers[0]], WAYS, (DIRECTIONS,))
        ways = _ROUND[left[0] : left[0] + (right[0] - left[0]) % DIRECTIONS]
        owners = [numbers[0]] * len(ways)
        for i in range(1, len(numbers) - 1):
            side = _side(right[i - 1], right[i])
            ways += side
            owners += [numbers[i]] * len(side)
        end = _ROUND[right[-1] : right[-1] + (left[-1] - right[-1]) % DIRECTIONS]
        ways += end
        owners += [numbers[-1]] * len(end)
        for i in range(len(numbers) - 2, 0, -1):
            side = _side(left[i], left[i - 1])
            ways += side
            owners += [numbers[i]] * len(side)
        return Outline(self.supports.points[owners, ways], WAYS[ways], (len(ways),))

    def seams(self, layer: Layer) -> Array:
        """The places of a layer's seams on the picture: joint, far end, joint, ..."""
        start = self.parts.prepared[id(layer)].seam
        return self._seams[start : start + 2 * len(layer.seams)]


class _Kept(NamedTuple):
    """A chain and, for each pair in it, the directions where the outline changes over."""

    numbers: list[int]
    right: list[int]
    left: list[int]

    def push(self, number: int, right: int, left: int) -> None:
        self.numbers.append(number)
        self.right.append(right)
        self.left.append(left)

    def pop(self) -> None:
        self.numbers.pop()
        if self.right:
            self.right.pop()
            self.left.pop()


def _side(start: int, end: int) -> list[int]:
    """The directions of one ellipse of a side: an arc, or two tangents where it is narrow."""
    steps = (end - start) % DIRECTIONS
    if steps <= DIRECTIONS // 2:
        return _ROUND[start : start + steps]
    return [start, (end - 1) % DIRECTIONS]
