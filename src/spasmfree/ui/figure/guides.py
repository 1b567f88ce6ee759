"""Paints what shows the movement: the level to stop at, the way of a limb, where it ends up."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from spasmfree.body.camera import Camera
from spasmfree.body.model import Model
from spasmfree.body.rotation import Array, unit
from spasmfree.body.setting import StopLevel
from spasmfree.body.sketch import Sketch
from spasmfree.ui.figure.palette import Palette
from spasmfree.ui.figure.paths import path, together
from spasmfree.ui.figure.style import Style

_DASHES = [5.0, 3.5]  # widths of the line
_SHORTEST = 6.0  # pixels: a shorter way has no arrow


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
        painter.setBrush(palette.stop_zone)
        painter.drawPath(path(np.vstack((edges[0], edges[1, ::-1]))))
    pen = QPen(palette.stop, max(1.0, line * 1.35))
    pen.setDashPattern(_DASHES)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    start, end = edges[far if behind else 1 - far].tolist()
    painter.drawLine(QPointF(*start), QPointF(*end))
    painter.setPen(Qt.PenStyle.NoPen)


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


def paint_ghost(
    painter: QPainter,
    sketch: Sketch,
    model: Model,
    solids: Collection[str],
    palette: Palette,
    style: Style,
) -> None:
    """Paint these solids as one pale shape with one outline.

    The painter must be on a transparent layer: the fill replaces the outline that lies within. A
    vector picture has no layers; there the fill is opaque.
    """
    points, normals, layers = sketch.outlines
    own: list[tuple[int, ...]] = []
    number = 0
    for solid in model.solids:
        if solid.name in solids:
            own += layers[number : number + len(solid.layers)]
        number += len(solid.layers)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.ghost)
    painter.drawPath(together(points + normals * (style.line * 0.9), own, sparing=style.flat))
    if style.flat:
        painter.setBrush(palette.ghost_flat)
    else:
        painter.setBrush(palette.ghost_fill)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawPath(together(points, own, sparing=style.flat))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
