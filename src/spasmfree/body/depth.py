"""Which solid is drawn before which.

Two solids that do not overlap on the screen have no order. Two that share a joint are ordered by
the plane through it that halves their angle. For any others the direction is looked for in which
they are furthest apart in space: the plane across it separates them from wherever it is seen, so
that their order does not flicker. Where the answers contradict one another, the weakest gives way:
joints count most, then planes that really separate, then solids that run into one another.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from spasmfree.body.camera import Camera
from spasmfree.body.model import InWorld, Model, Placed
from spasmfree.body.rotation import Array, half_sphere
from spasmfree.body.seams import Points
from spasmfree.body.support import OPPOSITE, Support

_Numbers = npt.NDArray[np.intp]

_APART = 0.5  # pixels: what is this far apart on the screen does not overlap
_INTO = 0.007  # body heights that solids may run into one another and still count as apart
_JOINED, _SEPARATE, _MIXED = 3.0, 1.0, 0.25  # how much an answer counts


_HALF = half_sphere(64)
_WAYS = np.vstack((_HALF, -_HALF))
_AGAINST = (np.arange(len(_WAYS)) + len(_HALF)) % len(_WAYS)


class Depth:
    """The order of the solids of one model."""

    def __init__(self, model: Model) -> None:
        self._solids = model.solids
        of_solid = [model.ellipsoids_of([solid.name]) for solid in model.solids]
        self._members: _Numbers = np.concatenate(of_solid)
        self._begins: _Numbers = np.cumsum([0, *map(len, of_solid)])[:-1]
        number = {solid.name: i for i, solid in enumerate(model.solids)}
        self._links = [(number[link.lower], number[link.upper], link) for link in model.links]
        self._joined = [(a, b, link.bias) for a, b, link in self._links if link.joint is not None]
        self._joints = Points(model, [link.joint for *_, link in self._links if link.joint])
        given = [(i, solid.middle) for i, solid in enumerate(model.solids) if solid.middle]
        self._own_middle = np.array([i for i, _ in given], np.intp)
        self._middles = Points(model, [middle for _, middle in given])
        self._reached: tuple[InWorld, Array] | None = None

    def order(self, shapes: InWorld, placed: Placed, support: Support, camera: Camera) -> list[int]:
        """The numbers of the solids, the furthest first."""
        first, second = self._overlapping(support)
        front, trust = self._apart(shapes, first, second, camera)
        middles = self._placed_middles(shapes, placed)
        answers = list(
            zip(first.tolist(), second.tolist(), front.tolist(), trust.tolist(), strict=True)
        )
        answers += self._linked(placed, middles, camera)
        return _sorted(answers, (middles @ camera.towards).tolist())

    def _overlapping(self, support: Support) -> tuple[_Numbers, _Numbers]:
        """Pairs of solids that overlap on the screen and are not linked."""
        reach = np.maximum.reduceat(support.reach[self._members], self._begins, axis=0)
        gap = -(reach[:, None, :] + reach[None, :, OPPOSITE]).min(2)
        overlap = np.triu(gap < -_APART, 1)
        for lower, upper, _ in self._links:
            overlap[lower, upper] = overlap[upper, lower] = False
        first, second = np.nonzero(overlap)
        return first, second

    def _apart(
        self, shapes: InWorld, first: _Numbers, second: _Numbers, camera: Camera
    ) -> tuple[Array, Array]:
        """For pairs: more than 0 where the second is in front, and how much that counts."""
        reach = self._reaches(shapes)
        gap = -(reach[first] + reach[second][:, _AGAINST])
        best = gap.argmax(1)
        widest = gap[np.arange(len(best)), best]
        trust = np.where(widest > -_INTO, _SEPARATE, _MIXED)
        return (_WAYS @ camera.towards)[best], trust

    def _reaches(self, shapes: InWorld) -> Array:
        """How far each solid reaches in each of _WAYS; the same for every camera."""
        if self._reached is None or self._reached[0] is not shapes:
            seen = _HALF @ shapes.axes
            far = np.sqrt((seen * seen).sum(2))
            middle = shapes.centre @ _HALF.T
            both = np.hstack((middle + far, far - middle))
            reach = np.maximum.reduceat(both[self._members], self._begins, axis=0)
            self._reached = shapes, reach
        return self._reached[1]

    def _linked(
        self, placed: Placed, middles: Array, camera: Camera
    ) -> list[tuple[int, int, float, float]]:
        answers = [(a, b, 1.0, _JOINED) for a, b, link in self._links if link.joint is None]
        if not self._joined:
            return answers
        joints = self._joints.placed(placed)
        lower = middles[[a for a, *_ in self._joined]] - joints
        upper = middles[[b for _, b, _ in self._joined]] - joints
        lower /= np.sqrt((lower * lower).sum(1))[:, None]
        upper /= np.sqrt((upper * upper).sum(1))[:, None]
        fronts = ((upper - lower) @ camera.towards).tolist()
        for (a, b, bias), front in zip(self._joined, fronts, strict=True):
            answers.append((a, b, front + bias, _JOINED))
        return answers

    def _placed_middles(self, shapes: InWorld, placed: Placed) -> Array:
        sums = np.add.reduceat(shapes.centre[self._members], self._begins, axis=0)
        sizes = np.diff([*self._begins.tolist(), len(self._members)])
        middles = sums / sizes[:, None]
        middles[self._own_middle] = self._middles.placed(placed)
        found: Array = middles
        return found


def _sorted(answers: Sequence[tuple[int, int, float, float]], depth: list[float]) -> list[int]:
    """Numbers in an order that the answers ask for; whatever is free goes by its depth."""
    count = len(depth)
    after: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    waits = [0] * count  # for how many others
    weight = [0.0] * count
    for one, other, front, trust in answers:
        back, ahead = (one, other) if front >= 0 else (other, one)
        after[back].append((ahead, trust))
        waits[ahead] += 1
        weight[ahead] += trust
    left = set(range(count))
    order = []
    while left:
        free = [i for i in left if not waits[i]]
        if free:
            chosen = min(free, key=depth.__getitem__)
        else:  # a circle
            chosen = min(left, key=lambda i: (round(weight[i], 3), depth[i]))
        left.remove(chosen)
        order.append(chosen)
        for ahead, trust in after[chosen]:
            waits[ahead] -= 1
            weight[ahead] -= trust
    return order
