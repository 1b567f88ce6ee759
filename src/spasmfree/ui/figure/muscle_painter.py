"""Paints a muscle onto the skin or the cloth it lies under."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QRadialGradient

from spasmfree.body.patches import Seen
from spasmfree.ui.figure.palette import Palette
from spasmfree.ui.figure.paths import path
from spasmfree.ui.figure.style import Style


class MusclePainter:
    """Paints muscles right after the solid they lie on, and on no more than that."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette

    def paint(
        self, painter: QPainter, muscle: Seen, fills: Sequence[QPainterPath], style: Style
    ) -> None:
        """Paint the part of a muscle that lies on these fills."""
        host = QPainterPath(fills[0])
        for fill in fills[1:]:
            host.addPath(fill)
        edge = path(muscle.edge)
        if not edge.boundingRect().intersects(host.boundingRect()):
            return
        if style.flat:  # not every vector format can clip
            edge = edge.intersected(host)
            if not edge.isEmpty():
                painter.setBrush(self._palette.muscle_flat)
                self._edge(painter, edge, style)
            return
        painter.save()
        painter.setClipPath(host)
        painter.setBrush(self._glow(muscle))
        self._edge(painter, edge, style)
        if style.fibres:
            self._fibres(painter, muscle, style)
        painter.restore()

    def _edge(self, painter: QPainter, edge: QPainterPath, style: Style) -> None:
        if style.fibres:
            painter.setPen(QPen(self._palette.muscle_edge, max(0.7, style.line * 0.7)))
        painter.drawPath(edge)
        painter.setPen(Qt.PenStyle.NoPen)

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
