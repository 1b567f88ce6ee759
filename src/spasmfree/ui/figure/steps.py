"""Numbered pictures side by side, for who wants nothing to move by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from spasmfree.ui import theme
from spasmfree.ui.painted import paint_text

_BADGE = 0.075  # the diameter of a number's circle as a share of the height, but at least:
_LEAST_BADGE, _MOST_BADGE = 22.0, 44.0
_INSET = 0.35  # of a badge from the corner of its picture


class Grid(NamedTuple):
    """How pictures are arranged."""

    rows: int
    columns: int
    cell: QSizeF

    def corner(self, place: int) -> QPointF:
        """The upper left corner of a picture; an unfinished row stands in the middle."""
        row, column = divmod(place, self.columns)
        return QPointF(column * self.cell.width(), row * self.cell.height())


def arranged(count: int, size: QSizeF, scale_in: Callable[[QSizeF], float]) -> Grid:
    """The grid in which `count` pictures are largest; `scale_in` says how large in a cell."""
    found = []
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        cell = QSizeF(size.width() / columns, size.height() / rows)
        found.append((scale_in(cell), Grid(rows, columns, cell)))
    return max(found, key=lambda each: each[0])[1]


def paint_badge(painter: QPainter, grid: Grid, place: int, *, now: bool) -> None:
    """The number of a picture; filled while the session is there."""
    cell, corner = grid.cell, grid.corner(place)
    side = min(_MOST_BADGE, max(_LEAST_BADGE, cell.height() * _BADGE))
    inset = side * _INSET
    circle = QRectF(corner.x() + inset, corner.y() + inset, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = theme.colour("accent" if now else "control")
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(theme.colour("accent" if now else "surface"))
    painter.drawEllipse(circle)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tone = "on_accent" if now else "text"
    paint_text(painter, circle, str(place + 1), side * 0.58, 600, tone)
    painter.restore()
