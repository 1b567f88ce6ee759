"""A second, small view in a corner, where the muscles are hidden from the best side."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from spasmfree.body.camera import Camera, Size
from spasmfree.body.model import Placed
from spasmfree.body.pose import View
from spasmfree.body.rotation import Array
from spasmfree.body.setting import Setting
from spasmfree.body.shape import BODY
from spasmfree.body.sketch import Sketch, Sketcher
from spasmfree.body.support import bounds, supported
from spasmfree.ui.figure.body_painter import BodyPainter
from spasmfree.ui.figure.palette import Palette
from spasmfree.ui.figure.style import style_for

_TALL, _WIDE = 0.33, 0.31  # of the picture's height
_FREE = 0.03  # of the picture's height, to the edges
_CLOSE = 0.38  # body heights that it shows from top to bottom
_ROUND = 0.08  # of its height: its corners
_MARGIN = 0.08
_MAT_COUNTS = 0.3  # a covered point of the mat against one of the body
_CORNERS = ((1, 0), (0, 0), (1, 1), (0, 1))  # right or left, below or above, the best first


class Inset(NamedTuple):
    """What the small view shows and where it lies in the picture."""

    area: QRectF
    camera: Camera  # of a picture of the size of the area


class InsetPainter:
    """Paints the small view of one picture: the far end of the movement, which stands still."""

    def __init__(
        self, view: View, sketcher: Sketcher, placed: Placed, body: BodyPainter, palette: Palette
    ) -> None:
        self._view, self._placed = view, placed
        self._sketcher, self._body, self._palette = sketcher, body, palette
        self._of_body = [solid.name in BODY for solid in sketcher.model.solids]
        self._kept: tuple[tuple[float, ...], QImage] | None = None
        self._found: tuple[tuple[object, ...], Inset] | None = None

    def find(
        self, around: Setting, camera: Camera, taken: tuple[int, int] | None, *, flat: bool
    ) -> Inset:
        """Where it lies in a picture: in the corner with the most room.

        One, (right, below), may be `taken`. A `flat` picture cannot clip: it shows the whole
        figure.
        """
        key = (*camera.size, camera.scale, *camera.origin, flat, taken)
        if self._found is None or self._found[0] != key:
            height = camera.size[1]
            size = height * _WIDE, height * _TALL
            corners = [_corner(camera, size, *corner) for corner in _CORNERS if corner != taken]
            points, weights = _shown(around, camera)
            covered = [_covered(corner, points, weights) for corner in corners]
            found = Inset(corners[int(np.argmin(covered))], self._camera(size, flat=flat))
            self._found = key, found
        return self._found[1]

    def _camera(self, size: Size, *, flat: bool) -> Camera:
        """Close to the middle of the muscles, or all of it."""
        view = self._view
        if not flat:
            middle = self._sketcher.muscles_at(self._placed)
            return Camera(view.azimuth, view.elevation, size, size[1] / _CLOSE, middle)
        camera = Camera(view.azimuth, view.elevation, (0.0, 0.0))
        shapes = self.sketch(camera).shapes
        camera = Camera(view.azimuth, view.elevation, size)
        return camera.fitted(*bounds(shapes, Camera(*view, (0.0, 0.0))), _MARGIN)

    def sketch(self, camera: Camera) -> Sketch:
        """The figure as the small view sees it, without things that could hide it."""
        sketch = self._sketcher.sketch(self._placed, camera)
        own = [number for number in sketch.order if self._of_body[number]]
        return sketch._replace(order=own)

    def paint(self, painter: QPainter, found: Inset, *, flat: bool) -> None:
        """Paint it, kept as an image as long as it is as large."""
        if flat:
            painter.save()
            painter.translate(found.area.topLeft())
            self._draw(painter, found, flat=True)
            painter.restore()
            return
        ratio = float(painter.device().devicePixelRatio())
        key = (found.area.width(), found.area.height(), ratio)
        if self._kept is None or self._kept[0] != key:
            size = QSize(math.ceil(key[0] * ratio), math.ceil(key[1] * ratio))
            image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            own = QPainter(image)
            own.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(own, found, flat=False)
            own.end()
            self._kept = key, image
        painter.drawImage(found.area.topLeft(), self._kept[1])

    def _draw(self, painter: QPainter, found: Inset, *, flat: bool) -> None:
        width, height = found.area.width(), found.area.height()
        style = style_for(found.camera, self._palette.line, flat=True)
        edge = max(1.0, style.line)
        frame = QPainterPath()
        area = QRectF(0, 0, width, height).adjusted(edge, edge, -edge, -edge)
        frame.addRoundedRect(area, height * _ROUND, height * _ROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._palette.inset)
        painter.drawPath(frame)
        if not flat:
            painter.setClipPath(frame)
        self._body.paint(painter, self.sketch(found.camera), style)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._palette.inset_edge, edge))
        painter.drawPath(frame)
        painter.setPen(Qt.PenStyle.NoPen)


def _corner(camera: Camera, size: Size, right: int, below: int) -> QRectF:
    (width, height), free = camera.size, camera.size[1] * _FREE
    x = width - size[0] - free if right else free
    y = height - size[1] - free if below else free
    return QRectF(x, y, *size)


def _shown(around: Setting, camera: Camera) -> tuple[Array, Array]:
    """Points of what the picture shows, and how much each counts."""
    body = [supported(around.whole, camera).points.reshape(-1, 2)]
    if around.way is not None:
        body.append(camera.point(around.way))
    points = np.vstack(body)
    weights = np.ones(len(points))
    if around.mat is None:
        return points, weights
    mat = camera.point(np.hstack((around.mat, np.zeros((len(around.mat), 1)))))
    steps = np.linspace(0.0, 1.0, 9)[:, None, None]
    edge = (mat * (1 - steps) + np.roll(mat, -1, axis=0) * steps).reshape(-1, 2)
    weights = np.concatenate((weights, np.full(len(edge), _MAT_COUNTS)))
    return np.vstack((points, edge)), weights


def _covered(area: QRectF, points: Array, weights: Array) -> float:
    free = area.height() * _FREE / _TALL
    low, high = (
        (area.left() - free, area.top() - free),
        (area.right() + free, area.bottom() + free),
    )
    return float(weights[((points > low) & (points < high)).all(1)].sum())
