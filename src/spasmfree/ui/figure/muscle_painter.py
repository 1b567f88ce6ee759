"""Paints a muscle onto the skin or the cloth it lies under."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QRadialGradient

from spasmfree.body.patches import Seen
from spasmfree.ui.figure.palette import Palette
from spasmfree.ui.figure.paths import path
from spasmfree.ui.figure.style import Style

_STRIPE, _STRIPE_STEP = 1.9, 5.6  # widths of a line: a stripe, from one to the next


class MusclePainter:
    """Paints muscles right after the solid they lie on, and on no more than that."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette

    def paint(
        self,
        painter: QPainter,
        muscle: Seen,
        fills: Sequence[QPainterPath],
        style: Style,
        *,
        wrong: bool,
    ) -> None:
        """Paint the part of a muscle that lies on these fills; a `wrong` one takes over."""
        host = QPainterPath(fills[0])
        for fill in fills[1:]:
            host.addPath(fill)
        edge = path(muscle.edge)
        if not edge.boundingRect().intersects(host.boundingRect()):
            return
        if style.flat:  # not every vector format can clip
            edge = edge.intersected(host)
            if not edge.isEmpty():
                painter.setBrush(self._palette.wrong if wrong else self._palette.muscle_flat)
                self._edge(painter, edge, style)
                if wrong:
                    self._stripes(painter, edge, style)
            return
        painter.save()
        painter.setClipPath(host)
        painter.setBrush(self._palette.wrong if wrong else self._glow(muscle))
        self._edge(painter, edge, style)
        if wrong:
            self._stripes(painter, edge, style)
        elif style.fibres:
            self._fibres(painter, muscle, style)
        painter.restore()

    def _edge(self, painter: QPainter, edge: QPainterPath, style: Style) -> None:
        if style.fibres:
            painter.setPen(QPen(self._palette.muscle_edge, max(0.7, style.line * 0.7)))
        painter.drawPath(edge)
        painter.setPen(Qt.PenStyle.NoPen)

    def _stripes(self, painter: QPainter, edge: QPainterPath, style: Style) -> None:
        """Stripes from the upper right to the lower left within an edge."""
        box = edge.boundingRect()
        step, wide = (max(1.0, style.line) * part for part in (_STRIPE_STEP, _STRIPE / 2))
        stripes = QPainterPath()
        across = box.width() + box.height()
        for number in range(math.ceil(across / step)):
            x = box.left() + number * step
            foot = x - box.height()
            top, bottom = box.top(), box.bottom()
            ends = (x - wide, top), (x + wide, top), (foot + wide, bottom), (foot - wide, bottom)
            stripes.addPath(path(np.array(ends)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._palette.wrong_stripe)
        painter.drawPath(edge.intersected(stripes))

    def _glow(self, muscle: Seen) -> QBrush:
        middle = muscle.edge.mean(0)
        off = muscle.edge - middle
        radius = max(2.0, float(np.hypot(off[:, 0], off[:, 1]).max()))
        gradient = QRadialGradient(float(middle[0]), float(middle[1]), radius)
        gradient.setColorAt(0, self._palette.muscle_middle)
        gradient.setColorAt(0.55, self._palette.muscle)
        gradient.setColorAt(1, self._palette.muscle)
        return QBrush(gradient)

    def _fibres(self, painter: QPainter, muscle: Seen, style: Style) -> None:
        pen = QPen(self._palette.fibre, max(0.6, style.line * 0.6))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lines = QPainterPath()
        for fibre in muscle.fibres:
            lines.moveTo(*fibre[0].tolist())
            for point in fibre[1:].tolist():
                lines.lineTo(*point)
        painter.drawPath(lines)
