"""Paints what explains a form: lines through joints, touches, effort, the cross of a mistake."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from spasmfree.body.camera import Camera
from spasmfree.body.guide_points import Guides, Pressing, Through
from spasmfree.body.pose import View
from spasmfree.body.rotation import Array, unit
from spasmfree.ui.figure.palette import Palette, faded
from spasmfree.ui.figure.paths import path

_DASHES = [4.0, 3.0]  # widths of the line
_SHORTEST = 8.0  # pixels
_ALONG = 0.45  # of its length: a line that is seen more from its end says nothing
_MADE_FOR = 0.25  # the cosine between a view and the best one from which lines are still right
_PRESSED_FOR = 0.75  # the same of arrows of effort: further round the body is before them
_FAINTEST = 0.08  # effort below this has no arrow
_SHAFT, _HEAD, _NECK = 0.010, 0.022, 0.045  # of an arrow of effort, body heights
_FILL = 26  # the alpha of the inside of a mark
_CROSS, _LEAST_CROSS = 0.042, 11.0  # its radius: the share of the picture's height, pixels
_CROSS_FREE = 0.35  # radii between a cross and the edges
_STROKE = 0.34  # radii


def paint_touches(
    painter: QPainter, camera: Camera, guides: Guides, palette: Palette, line: float
) -> None:
    """Paint, behind the figure, where it touches floor or wall."""
    for touch in guides.touches:
        _touch(painter, camera.point(touch), palette, line)


def paint_guides(
    painter: QPainter, camera: Camera, best: View, guides: Guides, palette: Palette, line: float
) -> None:
    """Paint the lines and arrows of one moment over the figure.

    `line` is the width of the figure's outlines in pixels. From the far side what they lie on is
    hidden, and so are they.
    """
    turned = float(Camera(*best, camera.size).towards @ camera.towards)
    if turned < _MADE_FOR:
        return
    for through in guides.lines:
        _line(painter, camera, through, palette, line)
    for press in guides.presses if turned > _PRESSED_FOR else ():
        _press(painter, camera, press, palette, line)
    painter.setPen(Qt.PenStyle.NoPen)


def _line(
    painter: QPainter, camera: Camera, through: Through, palette: Palette, line: float
) -> None:
    ends = camera.point(through.ends)
    way = through.ends[1] - through.ends[0]
    long = math.sqrt(float(way @ way)) * camera.scale
    if float(np.hypot(*(ends[1] - ends[0]))) < max(_SHORTEST, long * _ALONG):
        return
    width = max(1.0, line * 1.1)
    start, end = (QPointF(*place) for place in ends.tolist())
    for colour, wide, dashed in (
        (palette.arc_edge, width * 2.3, False),
        (palette.arc, width, True),
    ):
        pen = QPen(colour, wide)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.drawLine(start, end)
    painter.setPen(QPen(palette.arc_edge, width))
    painter.setBrush(palette.arc)
    for place in camera.point(through.joints).tolist():
        painter.drawEllipse(QPointF(*place), width * 2.1, width * 2.1)


def _touch(painter: QPainter, ring: Array, palette: Palette, line: float) -> None:
    width = max(1.0, line * 1.2)
    painter.setBrush(faded(palette.arc, _FILL))
    for colour, wide in ((palette.arc_edge, width * 2.4), (palette.arc, width)):
        painter.setPen(QPen(colour, wide))
        painter.drawPath(path(ring))
    painter.setPen(Qt.PenStyle.NoPen)


def _press(
    painter: QPainter, camera: Camera, press: Pressing, palette: Palette, line: float
) -> None:
    if press.effort < _FAINTEST:
        return
    start, tip = camera.point(press.start), camera.point(press.tip)
    length = float(np.hypot(*(tip - start)))
    if length < _SHORTEST:
        return
    along = unit(tip - start)
    aside = np.array((-along[1], along[0])) * camera.scale
    neck = tip - along * min(length * 0.6, _NECK * camera.scale)
    shaft, head = aside * _SHAFT, aside * _HEAD
    edge = (start + shaft, neck + shaft, neck + head, tip, neck - head, neck - shaft, start - shaft)
    painter.save()
    painter.setOpacity(press.effort)
    pen = QPen(palette.arc_edge, max(1.2, line * 1.4))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(palette.arc)
    painter.drawPath(path(np.array(edge)))
    painter.restore()


def paint_cross(painter: QPainter, camera: Camera, palette: Palette) -> None:
    """Paint the cross that says in the upper left that this is a mistake."""
    radius = max(_LEAST_CROSS, _CROSS * camera.size[1])
    middle = radius * (1 + _CROSS_FREE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.stop)
    painter.drawEllipse(QPointF(middle, middle), radius, radius)
    pen = QPen(palette.cross, radius * _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    arm = radius * 0.42
    for way in (1, -1):
        painter.drawLine(
            QPointF(middle - arm, middle - arm * way), QPointF(middle + arm, middle + arm * way)
        )
    painter.setPen(Qt.PenStyle.NoPen)
