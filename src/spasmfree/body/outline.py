"""The outlines of all layers of a model, as polygons.

A hull is a polygon of the touching points of its ellipses. A limb is a chain of hulls of two; it
becomes one polygon: the cap at one end, the tangents along one side, the cap at the other end, and
back. Where it is hollow it has small loops that wind twice: filled by winding they do not show.
Where the chain is seen from its end some ellipses lie within their neighbours; those are left out,
and what still does not fit the pattern is drawn as the hulls it is made of.

The tangent of two ellipses lies between two of the directions that are looked at: between those at
which the one and the other reach further. Its ends are worked out between the touching points
there. Without that a limb of many ellipses would be as wavy as the directions are coarse.
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

_ALL = np.arange(WAYS)
_BEFORE = (_ALL - 1) % WAYS
_AFTER = (_ALL + 1) % WAYS


class Outlines(NamedTuple):
    """All polygons of all layers, one after another."""

    points: Array  # (v, 2) pixels
    normals: Array  # (v, 2) outwards
    layers: list[
        tuple[int, ...]
    ]  # of each layer: where its polygons begin, and where the last ends


class _Part(NamedTuple):
    """A chain, or one hull that is in none."""

    chain: Piece  # empty for a hull
    pieces: Numbers  # (n, most): the ellipses of its hulls
    place: slice  # of its pairs among those of all chains, or of its hull among the others


class _Sides(NamedTuple):
    """Where each ellipse of a chain takes over from the one before it, on both sides of it.

    From direction `right` the later one reaches further, from `left` on no longer. The ends of the
    tangents are four indices for each pair: right side, earlier and later; left side, the same.
    """

    right: list[int]
    left: list[int]
    tangents: list[int]  # the first of the four


class _Table:
    """Touching points, and after them the ends of tangents."""

    def __init__(self, support: Support) -> None:
        self._support = support
        self._points = [support.points.reshape(-1, 2)]
        self._normals = [np.broadcast_to(DIRECTIONS, support.points.shape).reshape(-1, 2)]
        self._count = len(self._points[0])

    def tangents(self, earlier: Numbers, later: Numbers, ways: Numbers) -> int:
        """Add tangents of pairs of ellipses: for each its end on the earlier and on the later one.

        The tangent of a pair lies between the direction before that in `ways` and this one. The
        index of the first end; the others follow it, pair by pair.
        """
        points, reach = self._support
        before = _BEFORE[ways]
        low = reach[later, before] - reach[earlier, before]
        high = reach[later, ways] - reach[earlier, ways]
        step = low - high
        share = np.divide(low, step, out=np.full(len(step), 0.5), where=step != 0)[:, None]
        ends = np.empty((len(ways), 2, 2))
        for place, ellipse in enumerate((earlier, later)):
            ends[:, place] = points[ellipse, before] * (1 - share) + points[ellipse, ways] * share
        normals = DIRECTIONS[before] * (1 - share) + DIRECTIONS[ways] * share
        first = self._count
        self._points.append(ends.reshape(-1, 2))
        self._normals.append(normals.repeat(2, axis=0))
        self._count += 2 * len(ways)
        return first

    def chosen(self, indices: Numbers, layers: list[tuple[int, ...]]) -> Outlines:
        """The outlines of these points."""
        points, normals = np.concatenate(self._points), np.concatenate(self._normals)
        return Outlines(points[indices], normals[indices], layers)


class Outliner:
    """Finds the outlines of one model."""

    def __init__(self, model: Model) -> None:
        self._layers: list[list[_Part]] = []
        every = [layer for solid in model.solids for layer in solid.layers]
        most = max(len(piece) for layer in every for piece in layer.pieces)
        hulls: list[Numbers] = []
        pairs: list[Piece] = []
        comes_next: list[bool] = []  # of pairs: whether it goes on from the one before it
        for layer in every:
            parts = []
            for group in _groups(layer.pieces):
                # A hull of fewer has its last one several times: that changes nothing.
                pieces = np.array([[*p, *p[-1:] * (most - len(p))] for p in group], np.intp)
                chain = _chain(group)
                if chain:
                    links = list(pairwise(chain))
                    place = slice(len(pairs), len(pairs) + len(links))
                    pairs += links
                    comes_next += [i > 0 for i in range(len(links))]
                else:
                    place = slice(len(hulls), len(hulls) + 1)
                    hulls.append(pieces[0])
                parts.append(_Part(chain, pieces, place))
            self._layers.append(parts)
        self._hulls: Numbers = np.array(hulls, np.intp).reshape(-1, most)
        self._earlier, self._later = np.array(pairs, np.intp).reshape(-1, 2).T
        self._comes_next: Bools = np.array(comes_next, np.bool_)
        count = 1 + max(number for layer in every for piece in layer.pieces for number in piece)
        # For every ellipse the indices of its touching points, three times round.
        self._around = [list(range(n * WAYS, (n + 1) * WAYS)) * 3 for n in range(count)]

    def outlines(self, support: Support) -> Outlines:
        """The outlines of all layers, in the order of the model."""
        table = _Table(support)
        hulls = _hulls(self._hulls, support.reach, table)
        sides, plain = self._sides(support.reach, table)
        indices: list[Numbers] = []
        layers: list[tuple[int, ...]] = []
        at = 0
        for parts in self._layers:
            bounds = [at]
            for part in parts:
                if part.chain:
                    polygons = self._of_chain(part, sides, plain, support.reach, table)
                else:
                    polygons = hulls[part.place]
                for polygon in polygons:
                    indices.append(polygon)
                    at += len(polygon)
                    bounds.append(at)
            layers.append(tuple(bounds))
        return table.chosen(np.concatenate(indices), layers)

    def _of_chain(
        self, part: _Part, sides: _Sides, plain: list[bool], reach: Array, table: _Table
    ) -> list[Numbers]:
        """The polygon of a chain, or those of its hulls."""
        if all(plain[part.place]):
            own = _Sides(*(every[part.place] for every in sides))
            return [np.array(self._limb(part.chain, own), np.intp)]
        limb = self._nested(part.chain, reach, table)
        if limb is None:
            return _hulls(part.pieces, reach, table)
        return [np.array(limb, np.intp)]

    def _sides(self, reach: Array, table: _Table) -> tuple[_Sides, list[bool]]:
        """For all neighbours in chains: where they take over, and whether just once."""
        further: Bools = reach[self._later] > reach[self._earlier]
        before = further[:, _BEFORE]
        begins, ends = further & ~before, before & ~further
        right, left = begins.argmax(1), ends.argmax(1)
        plain = (begins.sum(1) == 1) & ~(self._comes_next & (_turns(right) | _turns(left)))
        sides = _with_tangents(self._earlier, self._later, right, left, table)
        return sides, plain.tolist()

    def _nested(self, chain: Piece, reach: Array, table: _Table) -> list[int] | None:
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
        numbers = np.array(kept, np.intp)
        ways = np.array((right, left), np.intp)
        if _turns(ways[0])[1:].any() or _turns(ways[1])[1:].any():
            return None
        sides = _with_tangents(numbers[:-1], numbers[1:], ways[0], ways[1], table)
        return self._limb(tuple(kept), sides)

    def _limb(self, chain: Piece, sides: _Sides) -> list[int]:
        """One polygon around a chain, as indices of points."""
        around, (right, left, tangents) = self._around, sides
        if len(chain) == 1:
            return around[chain[0]][:WAYS]
        found = around[chain[0]][left[0] : left[0] + (right[0] - left[0]) % WAYS]
        for i, number in enumerate(chain[1:-1]):
            found += tangents[i], tangents[i] + 1
            found += _arc(around[number], right[i], right[i + 1])
        found += tangents[-1], tangents[-1] + 1
        end = (left[-1] - right[-1]) % WAYS
        found += around[chain[-1]][right[-1] : right[-1] + end]
        for i in range(len(chain) - 2, 0, -1):
            found += tangents[i] + 3, tangents[i] + 2
            found += _arc(around[chain[i]], left[i], left[i - 1])
        found += tangents[0] + 3, tangents[0] + 2
        return found


def _with_tangents(
    earlier: Numbers, later: Numbers, right: Numbers, left: Numbers, table: _Table
) -> _Sides:
    """The sides of pairs of neighbours, with the ends of their tangents."""
    ways = np.column_stack((right, left)).reshape(-1)
    first = table.tangents(earlier.repeat(2), later.repeat(2), ways)
    return _Sides(right.tolist(), left.tolist(), [first + 4 * i for i in range(len(right))])


def _hulls(members: Numbers, reach: Array, table: _Table) -> list[Numbers]:
    """For each hull the indices of its points: where another ellipse takes over, tangents too."""
    best = np.take_along_axis(members, reach[members].argmax(1), 1)
    changes: Bools = best != best[:, _AFTER]
    indices = np.repeat((best * WAYS + _ALL)[..., None], 3, axis=2)
    wanted = np.ones(indices.shape, np.bool_)
    wanted[..., 1] = wanted[..., 2] = changes
    which, way = np.nonzero(changes)
    after = _AFTER[way]
    first = table.tangents(best[which, way], best[which, after], after)
    indices[changes, 1] = first + 2 * np.arange(len(way))
    indices[changes, 2] = indices[changes, 1] + 1
    chosen = indices[wanted]
    ends = np.cumsum(WAYS + 2 * changes.sum(1)).tolist()
    return [chosen[start:end] for start, end in pairwise([0, *ends])]


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


def _turns(side: Numbers) -> Bools:
    """Where a side turns by more than a right angle from the pair before: the limb comes back."""
    steps = (side - np.roll(side, 1)) % WAYS
    found: Bools = (steps > WAYS // 4) & (steps < WAYS - WAYS // 4)
    return found


def _arc(points: list[int], start: int, end: int) -> list[int]:
    """The way along one ellipse where it bulges; where it is hollow two tangents meet on it."""
    steps = (end - start) % WAYS
    return points[start : start + steps] if steps <= WAYS // 2 else []
