"""In which order the solids are drawn: what is behind comes first.

Two solids whose outlines do not meet have no order. Joined ones go by the plane that halves their
joint, others by the plane that separates them best in space, which does not depend on the view: a
figure that is turned does not flicker. What is left is sorted; a circle is broken where it is
least sure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from spasmfree.body.model import Link, On
from spasmfree.body.rotation import Array
from spasmfree.body.silhouette import OPPOSITE, Projection, Silhouettes

_SURE_JOINT = 3.0
_SURE_APART = 1.0
_UNSURE = 0.25
_APART = -0.007  # body heights: solids that sink into each other no deeper than this are apart
_MEET = -0.5  # pixels: outlines that overlap by less do not meet


def _half_ball(count: int) -> Array:
    """Directions spread evenly over half a ball, and the three axes."""
    place = np.arange(count) + 0.5
    height = place / count
    turn = place * math.pi * (3 - math.sqrt(5))
    wide = np.sqrt(1 - height * height)
    spread = np.column_stack((wide * np.cos(turn), wide * np.sin(turn), height))
    return np.vstack((spread, np.eye(3)))


_HALF = _half_ball(64)
_WAYS = np.vstack((_HALF, -_HALF))
_BACK = (np.arange(len(_WAYS)) + len(_HALF)) % len(_WAYS)


class DepthOrder:
    """Sorts the solids of a model."""

    def __init__(self, parts: Silhouettes) -> None:
        self._parts = parts
        model = parts.model
        self._place = {solid.name: place for place, solid in enumerate(model.solids)}
        self._links = [
            (self._place[link.lower], self._place[link.upper], link) for link in model.links
        ]
        self._middles = [solid.middle for solid in model.solids]

    def of(self, projection: Projection) -> list[int]:
        """The places of the solids in the model, what is behind first."""
        meets = self._meets(projection)
        front, sure = self._apart(projection)
        middles = self._middle_points(projection)
        for lower, upper, link in self._links:
            in_front = self._joined(projection, link, middles[lower], middles[upper])
            front[lower, upper], front[upper, lower] = in_front, -in_front
            meets[lower, upper] = meets[upper, lower] = True
            sure[lower, upper] = sure[upper, lower] = _SURE_JOINT
        first, second = np.nonzero(np.triu(meets, 1))
        pairs = zip(
            first.tolist(),
            second.tolist(),
            front[first, second].tolist(),
            sure[first, second].tolist(),
            strict=True,
        )
        behind = [(i, j, s) if f >= 0 else (j, i, s) for i, j, f, s in pairs]
        return _sorted(behind, (middles @ projection.camera.towards).tolist())

    def _meets(self, projection: Projection) -> Array:
        """Whether the outlines of two solids overlap on the picture."""
        far = np.maximum.reduceat(
            projection.supports.far[self._parts.flat], self._parts.starts, axis=0
        )
        gap = -(far[:, None, :] + far[None, :, OPPOSITE])
        found: Array = gap.max(2) < _MEET
        return found

    def _apart(self, projection: Projection) -> tuple[Array, Array]:
        """For two solids: more than 0 where the second is in front; and how sure that is."""
        world = projection.world
        size = np.sqrt(((_HALF @ world.axes) ** 2).sum(2))
        along = world.centre @ _HALF.T
        both = np.hstack((along + size, size - along))
        far = np.maximum.reduceat(both[self._parts.flat], self._parts.starts, axis=0)
        gap = -(far[:, None, :] + far[None, :, _BACK])
        front = (_WAYS @ projection.camera.towards)[gap.argmax(2)]
        return front, np.where(gap.max(2) > _APART, _SURE_APART, _UNSURE)

    def _middle_points(self, projection: Projection) -> Array:
        found = np.empty((len(self._middles), 3))
        for place, middle in enumerate(self._middles):
            if middle is None:
                members = self._parts.members[place]
                found[place] = projection.world.centre[members].mean(0)
            else:
                found[place] = self._point(projection, middle)
        return found

    def _joined(self, projection: Projection, link: Link, lower: Array, upper: Array) -> float:
        if link.joint is None:
            return 1.0
        joint = self._point(projection, link.joint)
        down, up = lower - joint, upper - joint
        way = up / math.sqrt(float(up @ up)) - down / math.sqrt(float(down @ down))
        return float(way @ projection.camera.towards) + link.bias

    def _point(self, projection: Projection, point: On) -> Array:
        place = self._parts.model.frames[point.frame]
        placed = projection.placed
        found: Array = placed.at[place] + placed.turned[place] @ np.array(point.at)
        return found


def _sorted(behind: Sequence[tuple[int, int, float]], nearness: Sequence[float]) -> list[int]:
    """A topological order; ties go by nearness, circles are broken at what is least sure."""
    after: list[list[tuple[int, float]]] = [[] for _ in nearness]
    waits, weight = [0] * len(nearness), [0.0] * len(nearness)
    for first, second, sure in behind:
        after[first].append((second, sure))
        waits[second] += 1
        weight[second] += sure
    left, order = set(range(len(nearness))), list[int]()
    while left:
        free = [one for one in left if not waits[one]]
        if free:
            chosen = min(free, key=nearness.__getitem__)
        else:
            chosen = min(left, key=lambda one: (round(weight[one], 3), nearness[one]))
        left.remove(chosen)
        order.append(chosen)
        for one, sure in after[chosen]:
            waits[one] -= 1
            weight[one] -= sure
    return order
