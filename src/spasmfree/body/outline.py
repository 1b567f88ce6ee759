"""The outlines of all layers of a model, as polygons.

A hull is a polygon of the touching points of its ellipses. A limb is a chain of hulls of two; it
becomes one polygon: the cap at one end, the tangent points along one side, the cap at the other
end, and back. Where it is hollow it has small loops that wind twice: filled by winding they do not
show. Where the chain is seen from its end some ellipses lie within their neighbours; those are left
out, and what still does not fit the pattern is drawn as the hulls it is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from spasmfree.body.model import Model, Piece
from spasmfree.body.rotation import Array
from spasmfree.body.support import DIRECTIONS, WAYS, Support

Numbers = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]

_BEFORE = (np.arange(WAYS) - 1) % WAYS
_ALL = np.arange(WAYS)


class Outlines(NamedTuple):
    """All polygons of all layers, one after another."""

    points: Array  # (v, 2) pixels
    normals: Array  # (v, 2) outwards
    layers: list[
        tuple[int, ...]
    ]  # of each layer: where its polygons begin, and where the last ends


class _Sides(NamedTuple):
    """Where one ellipse takes over from the one before it on both sides of a limb.

    From direction `right` the later one reaches further, from `left` on no longer.
    """

    right: list[int]
    left: list[int]


class _Part(NamedTuple):
    """A chain, or one hull that is in none."""

    chain: Piece  # empty for a hull
    pieces: slice  # in the table of pieces
    pairs: slice  # in the table of pairs


class Outliner:
    """Finds the outlines of one model."""

    def __init__(self, model: Model) -> None:
        self._layers: list[list[_Part]] = []
        pieces: list[Piece] = []
        pairs: list[Piece] = []
        for layer in (layer for solid in model.solids for layer in solid.layers):
            parts = []
            for group in _groups(layer.pieces):
                chain = _chain(group)
                links = list(pairwise(chain))
                parts.append(
                    _Part(
                        chain,
                        slice(len(pieces), len(pieces) + len(group)),
                        slice(len(pairs), len(pairs) + len(links)),
                    )
                )
                pieces += group
                pairs += links
            self._layers.append(parts)
        most = max(map(len, pieces))
        # A hull of fewer has its last one several times: that changes nothing.
        self._members: Numbers = np.array([[*p, *p[-1:] * (most - len(p))] for p in pieces])
        self._earlier, self._later = np.array(pairs, np.intp).reshape(-1, 2).T
        count = 1 + max(map(max, pieces))
        # For every ellipse the indices of its touching points, three times round.
        self._around = [list(range(n * WAYS, (n + 1) * WAYS)) * 3 for n in range(count)]

    def outlines(self, support: Support) -> Outlines:
        """The outlines of all layers, in the order of the model."""
        reach = support.reach
        hulls = self._hulls(reach)
        sides, plain = self._sides(reach)
        indices: list[Numbers] = []
        layers: list[tuple[int, ...]] = []
        at = 0
        for parts in self._layers:
            bounds = [at]
            for part in parts:
                limb = self._of_chain(part, sides, plain, reach) if part.chain else None
                polygons = hulls[part.pieces] if limb is None else (np.array(limb, np.intp),)
                for polygon in polygons:
                    indices.append(polygon)
                    at += len(polygon)
                    bounds.append(at)
            layers.append(tuple(bounds))
        every = np.concatenate(indices)
        return Outlines(support.points.reshape(-1, 2)[every], DIRECTIONS[every % WAYS], layers)

    def _of_chain(
        self, part: _Part, sides: _Sides, plain: list[bool], reach: Array
    ) -> list[int] | None:
        """The polygon of a chain; None where it cannot be one polygon."""
        if all(plain[part.pairs]):
            own = _Sides(sides.right[part.pairs], sides.left[part.pairs])
            return self._limb(part.chain, own)
        return self._nested(part.chain, reach)

    def _hulls(self, reach: Array) -> Numbers:
        """(pieces, WAYS): the index of the touching point of the ellipse that reaches furthest."""
        furthest = reach[self._members].argmax(1)
        ellipses: Numbers = np.take_along_axis(self._members, furthest, 1)
        found: Numbers = ellipses * WAYS + _ALL
        return found

    def _sides(self, reach: Array) -> tuple[_Sides, list[bool]]:
        """For all neighbours in chains: where they take over, and whether just once."""
        further: Bools = reach[self._later] > reach[self._earlier]
        before = further[:, _BEFORE]
        begins, ends = further & ~before, before & ~further
        once: list[bool] = (begins.sum(1) == 1).tolist()
        return _Sides(begins.argmax(1).tolist(), ends.argmax(1).tolist()), once

    def _nested(self, chain: Piece, reach: Array) -> list[int] | None:
        """The outline of a limb with the ellipses left out that lie within a neighbour."""
        kept: list[int] = []
        right: list[int] = []
        left: list[int] = []
        for number in chain:
            while kept:
                further: Bools = reach[number] > reach[kept[-1]]
                if not further.all():
                    break
                kept.pop()
                del right[-1:], left[-1:]
            else:
                kept.append(number)
                continue
            if not further.any():
                continue
            before = further[_BEFORE]
            begins = further & ~before
            if begins.sum() != 1:
                return None
            kept.append(number)
            right.append(int(begins.argmax()))
            left.append(int((before & ~further).argmax()))
        return self._limb(tuple(kept), _Sides(right, left))

    def _limb(self, chain: Piece, sides: _Sides) -> list[int]:
        """One polygon around a chain, as indices of touching points."""
        around, (right, left) = self._around, sides
        if len(chain) == 1:
            return around[chain[0]][:WAYS]
        found = around[chain[0]][left[0] : left[0] + (right[0] - left[0]) % WAYS]
        for i, number in enumerate(chain[1:-1]):
            found += _side(around[number], right[i], right[i + 1])
        end = (left[-1] - right[-1]) % WAYS
        found += around[chain[-1]][right[-1] : right[-1] + end]
        for i in range(len(chain) - 2, 0, -1):
            found += _side(around[chain[i]], left[i], left[i - 1])
        return found


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces, those together that are a chain: each begins where the one before it ends."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        before = groups[-1][-1] if groups else ()
        if len(piece) == len(before) == 2 and before[1] == piece[0]:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _chain(group: Sequence[Piece]) -> Piece:
    """The ellipses of a chain in their order; empty for a hull of three or more."""
    first = group[0]
    if len(first) > 2:
        return ()
    return (first[0], *(piece[1] for piece in group)) if len(first) == 2 else first


def _side(points: list[int], start: int, end: int) -> list[int]:
    """The way along one ellipse: an arc where it bulges, two tangent points where it is hollow."""
    steps = (end - start) % WAYS
    if steps <= WAYS // 2:
        return points[start : start + steps]
    return [points[start], points[end + WAYS - 1]]
