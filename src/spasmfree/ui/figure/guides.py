"""Paints what shows the movement: the level to stop at, the way of a limb, where it ends up."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from spasmfree.body.camera import Camera
from spasmfree.body.model import Model
from spasmfree.body.outline import Outlines
from spasmfree.body.rotation import Array, unit
from spasmfree.body.setting import StopLevel
from spasmfree.ui.figure.palette import Palette, faded
from spasmfree.ui.figure.paths import PathMaker, path
from spasmfree.ui.figure.style import Style

_DASHES = [5.0, 3.5]  # widths of the line
_SHORTEST = 6.0  # pixels: a shorter way has no arrow
_GLOW = ((14.0, 0.12), (9.0, 0.2), (5.0, 0.35), (2.6, 1.0))  # widths of the line, how opaque
_HATCH = 13.0  # widths of the line between two strokes
_STROKE, _SLANT = 0.7, 0.7  # of the height of the zone, of the way to the next stroke


def paint_stop(
    painter: QPainter,
    camera: Camera,
    level: StopLevel,
    palette: Palette,
    line: float,
    *,
    behind: bool,
) -> None:
    """Paint the level that a leg is not to cross: what is `behind` the figure, or the rest.

    `line` is the width of the figure's outlines in pixels.
    """
    edges = camera.point(level.edges)
    far = int(float((level.edges[1, 0] - level.edges[0, 0]) @ camera.towards) < 0)
    painter.setPen(Qt.PenStyle.NoPen)
    if behind:
        seen = _sideways(level, camera)
        zone, stroke = (
            _weaker(colour, seen) for colour in (palette.stop_zone, palette.stop_stroke)
        )
        painter.setBrush(zone)
        painter.drawPath(path(np.vstack((edges[0], edges[1, ::-1]))))
        _beyond(painter, edges[far], camera.onto @ level.beyond, zone, stroke, line)
    pen = QPen(palette.stop, max(1.0, line * 1.35))
    pen.setDashPattern(_DASHES)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    start, end = edges[far if behind else 1 - far].tolist()
    painter.drawLine(QPointF(*start), QPointF(*end))
    painter.setPen(Qt.PenStyle.NoPen)


def paint_glow(
    painter: QPainter,
    camera: Camera,
    level: StopLevel,
    palette: Palette,
    line: float,
    strength: float,
) -> None:
    """Let the near edge of the level glow over what is painted there; `strength` is 0 to 1."""
    edges = camera.point(level.edges)
    near = int(float((level.edges[1, 0] - level.edges[0, 0]) @ camera.towards) >= 0)
    start, end = (QPointF(*place) for place in edges[near].tolist())
    for wide, share in _GLOW:
        pen = QPen(faded(palette.stop, round(255 * share * strength)), line * wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)


def _sideways(level: StopLevel, camera: Camera) -> float:
    """How much the leg is seen from its side: 1, or from its end: 0. From there the zone hides."""
    along = float(unit(level.edges[0, 1] - level.edges[0, 0]) @ camera.towards)
    return 1 - along * along


def _weaker(colour: QColor, share: float) -> QColor:
    return faded(colour, round(colour.alpha() * share))


def _beyond(
    painter: QPainter, edge: Array, up: Array, zone: QColor, stroke: QColor, line: float
) -> None:
    """Paint the zone that must not be entered, fading out, with strokes: not by colour alone."""
    start, end = edge
    if float(np.hypot(*up)) < _SHORTEST:
        return
    painter.setBrush(_fading(zone, start, up))
    painter.drawPath(path(np.array((start, end, end + up, start + up))))
    count = max(2, round(float(np.hypot(*(end - start))) / (line * _HATCH)))
    strokes = QPainterPath()
    slant = (end - start) / count * _SLANT
    for number in range(count):
        foot = start + (end - start) * (number + 0.5) / count
        strokes.moveTo(*foot.tolist())
        strokes.lineTo(*(foot + up * _STROKE + slant).tolist())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QBrush(_fading(stroke, start, up * _STROKE)), line))
    painter.drawPath(strokes)


def _fading(colour: QColor, start: Array, up: Array) -> QLinearGradient:
    """From a colour at the level to nothing."""
    gradient = QLinearGradient(*start.tolist(), *(start + up).tolist())
    gradient.setColorAt(0.0, colour)
    gradient.setColorAt(1.0, faded(colour, 0))
    return gradient


def paint_way(painter: QPainter, camera: Camera, way: Array, palette: Palette, line: float) -> None:
    """Paint the way of a limb as an arrow."""
    points = camera.point(way)
    steps = np.sqrt((np.diff(points, axis=0) ** 2).sum(1))
    if steps.sum() < _SHORTEST:
        return
    width = max(1.2, line * 2.2)
    head = max(_SHORTEST, width * 4.2)
    # The head points the way the last part of it goes, not the last step: that may be tiny.
    left = np.cumsum(steps[::-1])[::-1]
    keep = max(1, int((left > head * 0.7).sum()))
    tip = points[-1]
    along = unit(tip - points[keep - 1])
    aside = np.array((-along[1], along[0])) * head * 0.5
    base = tip - along * head
    line_path = QPainterPath(QPointF(*points[0].tolist()))
    for x, y in points[1:keep].tolist():
        line_path.lineTo(x, y)
    line_path.lineTo(*(tip - along * head * 0.75).tolist())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in ((palette.arc_edge, width * 2.1), (palette.arc, width)):
        pen = QPen(colour, wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(line_path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.arc)
    notch = base + along * head * 0.22
    painter.drawPath(path(np.vstack((tip, base + aside, notch, base - aside))))


class Ghost:
    """Where a limb ends up: some solids as one pale shape with one outline."""

    def __init__(self, model: Model, outlines: Outlines, solids: Collection[str]) -> None:
        self._points, self._normals, layers = outlines
        self._own: list[tuple[int, ...]] = []
        number = 0
        for solid in model.solids:
            if solid.name in solids:
                self._own += layers[number : number + len(solid.layers)]
            number += len(solid.layers)

    def corners(self) -> tuple[Array, Array]:
        """The upper left and the lower right corner of its fill."""
        points = np.concatenate([self._points[span[0] : span[-1]] for span in self._own])
        return points.min(0), points.max(0)

    def paint(self, painter: QPainter, palette: Palette, style: Style) -> None:
        """Paint it; on a transparent layer, for the fill replaces the outline that lies within.

        A vector picture has no layers; there the fill is opaque.
        """
        paths = PathMaker()
        wide = self._points + self._normals * (style.line * 0.9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.ghost)
        painter.drawPath(paths.together(wide, self._own, sparing=style.flat))
        if style.flat:
            painter.setBrush(palette.ghost_flat)
        else:
            painter.setBrush(palette.ghost_fill)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawPath(paths.together(self._points, self._own, sparing=style.flat))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
