"""From arrays of points to Qt's paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPolygonF
from shiboken6 import VoidPtr

from spasmfree.body.rotation import Array

_POINT = 16  # bytes: two doubles


def polygon(points: Array) -> QPolygonF:
    """The points (n, 2) as a polygon, copied at once: point by point takes 50 times as long."""
    made = QPolygonF()
    count = len(points)
    made.resize(count)
    memory = VoidPtr(made.data(), count * _POINT, True)  # type: ignore[call-arg, arg-type]  # its stub knows no size
    np.frombuffer(memory, np.double).reshape(count, 2)[:] = points  # type: ignore[call-overload]  # it is a buffer
    return made


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


def spans(points: Array, bounds: Sequence[int]) -> QPainterPath:
    """The polygons of `points` between each of `bounds` and the next, joined."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    start = bounds[0]
    for end in bounds[1:]:
        made.addPolygon(polygon(points[start:end]))
        made.closeSubpath()
        start = end
    return made
