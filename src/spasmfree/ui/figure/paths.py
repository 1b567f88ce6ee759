"""From arrays of points to Qt's paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPolygonF
from shiboken6 import VoidPtr

from spasmfree.body.rotation import Array

_POINT = 16  # bytes: two doubles
_BESIDE = 0.08  # pixels that a vector picture's outline may lie beside the true one
_FEWEST = 4  # corners of a polygon


def polygon(points: Array) -> QPolygonF:
    """The points (n, 2) as a polygon, copied at once: point by point takes 50 times as long."""
    made = QPolygonF()
    _memory(made, len(points))[:] = points
    return made


def _memory(made: QPolygonF, count: int) -> Array:
    """The points (count, 2) of a polygon itself, which is made that long."""
    made.resize(count)
    memory = VoidPtr(made.data(), count * _POINT, True)  # type: ignore[call-arg, arg-type]  # its stub knows no size
    found: Array = np.frombuffer(memory, np.double).reshape(count, 2)  # type: ignore[call-overload]  # it is a buffer
    return found


def path(points: Array) -> QPainterPath:
    """One closed polygon."""
    return polygons((points,))


def polygons(parts: Iterable[Array], *, holes: bool = False) -> QPainterPath:
    """Closed polygons; with `holes` a second one is cut out of the first, else they are joined."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.OddEvenFill if holes else Qt.FillRule.WindingFill)
    for part in parts:
        made.addPolygon(polygon(part))
        made.closeSubpath()
    return made


class PathMaker:
    """Makes paths of many polygons, for one thread.

    It fills the same polygons again and again: to make one takes longer than to fill it.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[QPolygonF, Array]] = {}  # by number of points

    def spans(self, points: Array, bounds: Sequence[int], *, sparing: bool = False) -> QPainterPath:
        """The polygons of `points` between each of `bounds` and the next, joined, to be filled.

        `sparing` leaves out points that an outline hardly needs: a vector picture is written out
        point by point.
        """
        return self.together(points, (bounds,), sparing=sparing)

    def together(
        self, points: Array, parts: Iterable[Sequence[int]], *, sparing: bool = False
    ) -> QPainterPath:
        """The polygons of several parts, each with its own bounds, all joined."""
        made = QPainterPath()
        made.setFillRule(Qt.FillRule.WindingFill)
        for bounds in parts:
            for start, end in pairwise(bounds):
                part = points[start:end]
                made.addPolygon(self._filled(_thinned(part) if sparing else part))
        return made

    def _filled(self, points: Array) -> QPolygonF:
        """A polygon with these points until the next one of as many is asked for."""
        count = len(points)
        if count not in self._kept:
            empty = QPolygonF()
            self._kept[count] = empty, _memory(empty, count)
        found, memory = self._kept[count]
        memory[:] = points
        return found


def _thinned(points: Array) -> Array:
    """A closed polygon without the points that it hardly needs: few where it is nearly straight.

    An arc of length L that turns by an angle t leaves its chord by L * t / 8.
    """
    steps = np.diff(points, axis=0, append=points[:1])
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    ways = np.arctan2(steps[:, 1], steps[:, 0])
    turns = np.abs((np.diff(ways, append=ways[:1]) + np.pi) % (2 * np.pi) - np.pi)
    needed = np.sqrt(lengths * turns / (8 * _BESIDE))
    count = np.floor(np.cumsum(needed))
    kept = np.flatnonzero(np.diff(count, prepend=-1.0))
    if len(kept) < _FEWEST:
        kept = np.arange(len(points))
    found: Array = points[kept].round(2)
    return found
