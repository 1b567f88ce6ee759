"""Paints hair, ears and face."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QRadialGradient

from spasmfree.body.rotation import Array
from spasmfree.body.sketch import Sketch
from spasmfree.body.support import DIRECTIONS
from spasmfree.ui.figure.palette import Palette, faded, mixed
from spasmfree.ui.figure.paths import path, polygons

_HAIR_GLOW = ((0.0, 0.95), (0.4, 0.6), (1.0, 0.15))
_HAIR_RADIUS = 0.055  # body heights
_EYES_FROM = 70.0  # pixels of a body height from which on eyes can be seen
_NOSE_ALPHA = 120


class HeadPainter:
    """Paints what is on a head, right after the head itself."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        skin, hair = palette.materials["skin"], palette.materials["hair"]
        self._brow = mixed(hair.base, skin.line, 0.4)
        self._nose = faded(skin.tone(0.0), _NOSE_ALPHA)

    def paint(self, painter: QPainter, sketch: Sketch, line: float, *, face: bool) -> None:
        """Paint hair, and with `face` what is below it; `line` is the width of an outline."""
        self._hair(painter, sketch)
        if not face:
            return
        for ear in sketch.head.ears:
            self._ear(painter, sketch.support.points[ear], line)
        if sketch.camera.scale > _EYES_FROM:
            self._face(painter, sketch, line)
        if sketch.head.nose is not None:
            painter.setBrush(self._nose)
            painter.drawPath(path(sketch.support.points[sketch.head.nose]))

    def _hair(self, painter: QPainter, sketch: Sketch) -> None:
        head = sketch.head
        if not head.hair:
            return
        hair = self._palette.materials["hair"]
        painter.setBrush(hair.line)
        painter.drawPath(polygons(head.hair_rim, holes=True))
        x, y = sketch.camera.point(sketch.shapes.centre[head.hair_at]).tolist()
        radius = _HAIR_RADIUS * sketch.camera.scale
        glow = QRadialGradient(x - radius * 0.4, y - radius * 0.55, radius * 1.7)
        for stop, value in _HAIR_GLOW:
            glow.setColorAt(stop, hair.tone(value))
        painter.setBrush(QBrush(glow))
        painter.drawPath(polygons(head.hair, holes=True))

    def _ear(self, painter: QPainter, ear: Array, line: float) -> None:
        skin = self._palette.materials["skin"]
        middle = ear.mean(0)
        for points, colour in (
            (ear + DIRECTIONS * (line * 0.8), skin.line),
            (ear, skin.tone(0.42)),
            (middle + (ear - middle) * 0.5, skin.tone(0.12)),
        ):
            painter.setBrush(colour)
            painter.drawPath(path(points))

    def _face(self, painter: QPainter, sketch: Sketch, line: float) -> None:
        head = sketch.head
        painter.setBrush(self._palette.eye)
        for eye in head.eyes:
            painter.drawPath(path(eye))
        for brow in head.brows:
            _curve(painter, brow, self._brow, max(0.8, line * 0.8))
        if head.mouth is not None:
            _curve(painter, head.mouth, self._palette.lip, max(0.8, line * 0.85))


def _curve(painter: QPainter, points: Array, colour: QColor, width: float) -> None:
    """From the first point to the last through the middle one."""
    start, through, end = points
    bend = 2 * through - (start + end) / 2
    line = QPainterPath(QPointF(*start.tolist()))
    line.quadTo(QPointF(*bend.tolist()), QPointF(*end.tolist()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(line)
    painter.setPen(Qt.PenStyle.NoPen)
