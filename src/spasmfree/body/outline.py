"""The outlines of all layers of a model, as polygons.

A hull is a polygon of the touching points of its ellipses. A limb is a chain of hulls of two; it
becomes one polygon: the cap at one end, the tangent points along one side, the cap at the other
end, and back. Where it is hollow it has small loops that wind twice: filled by winding they do not
show. Where the chain is seen from its end some ellipses lie within their neighbours; those are left
out, and what still does not fit the pattern is drawn as the hulls it is made of.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from spasmfree.body.model import Layer, Model, Piece
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


class Outliner:
    """Finds the outlines of one model."""

    def __init__(self, model: Model) -> None:
        self._layers = [layer for solid in model.solids for layer in solid.layers]
        self._chains = [chained(layer) for layer in self._layers]
        pieces = [piece for layer in self._layers for piece in layer.pieces]
        most = max(len(piece) for piece in pieces)
        # A hull of fewer has its last one several times: that changes nothing.
        self._members: Numbers = np.array([[*p, *p[-1:] * (most - len(p))] for p in pieces])
        self._pieces = [0]
        for layer in self._layers:
            self._pieces.append(self._pieces[-1] + len(layer.pieces))
        pairs = [pair for chain in self._chains for pair in pairwise(chain)]
        self._earlier, self._later = (np.array([p[i] for p in pairs], np.intp) for i in (0, 1))
        count = 1 + max(number for piece in pieces for number in piece)
        # For every ellipse the indices of its touching points, three times round.
        self._around = [list(range(n * WAYS, (n + 1) * WAYS)) * 3 for n in range(count)]

    def outlines(self, support: Support) -> Outlines:
        """The outlines of all layers, in the order of the model."""
        hulls = self._hulls(support.reach)
        sides, plain = self._sides(support.reach)
        indices: list[Numbers] = []
        layers: list[tuple[int, ...]] = []
        at = pair = 0
        for i, chain in enumerate(self._chains):
            links = max(0, len(chain) - 1)
            found = None
            if chain:
                own = _Sides(sides.right[pair : pair + links], sides.left[pair : pair + links])
                fits = all(plain[pair : pair + links])
                found = self._limb(chain, own) if fits else self._nested(chain, support.reach)
            pair += links
            if found is not None:
                indices.append(np.array(found, np.intp))
                layers.append((at, at + len(found)))
                at += len(found)
                continue
            pieces = hulls[self._pieces[i] : self._pieces[i + 1]]
            indices.append(pieces.reshape(-1))
            layers.append(tuple(range(at, at + pieces.size + 1, WAYS)))
            at += pieces.size
        every = np.concatenate(indices)
        return Outlines(support.points.reshape(-1, 2)[every], DIRECTIONS[every % WAYS], layers)

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


def chained(layer: Layer) -> Piece:
    """The ellipses of a layer that is a limb, in their order; empty for any other layer."""
    pieces = layer.pieces
    if len(pieces) == 1 and len(pieces[0]) == 1:
        return pieces[0]
    pairs = all(len(piece) == 2 for piece in pieces)
    if pairs and all(first[1] == second[0] for first, second in pairwise(pieces)):
        return (pieces[0][0], *(piece[1] for piece in pieces))
    return ()


def _side(points: list[int], start: int, end: int) -> list[int]:
    """The way along one ellipse: an arc where it bulges, two tangent points where it is hollow."""
    steps = (end - start) % WAYS
    if steps <= WAYS // 2:
        return points[start : start + steps]
    return [points[start], points[end + WAYS - 1]]
