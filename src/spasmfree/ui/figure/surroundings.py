"""Paints what is behind the figure: wall, mat, and the shadow on the floor."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from spasmfree.body.camera import Camera
from spasmfree.body.rotation import Array
from spasmfree.body.setting import MAT_THICK, Setting
from spasmfree.body.shadow import Shadows
from spasmfree.ui.figure.palette import Palette, faded, mixed
from spasmfree.ui.figure.paths import path, polygons

_SKIRTING = 0.052  # body heights
_SEEN_THROUGH = 60  # the alpha of a wall that stands between the camera and the figure
_TINY = 1e-9  # pixels
_SHARPEST = 0.1  # of 2, which is straight: a corner that is sharper is cut
_SOFT_LINES = 140  # a shadow is painted this many pixels high and then enlarged: that makes it soft


def paint_surroundings(
    painter: QPainter, camera: Camera, around: Setting, palette: Palette
) -> None:
    """Paint wall and mat."""
    if around.wall is not None and around.wall_faces is not None:
        towards = float(around.wall_faces @ camera.towards) > 0
        _wall(painter, camera, around.wall, palette, seen_through=not towards)
    if around.mat is not None:
        _mat(painter, camera, around.mat, palette)
    painter.setPen(Qt.PenStyle.NoPen)


def _wall(
    painter: QPainter, camera: Camera, corners: Array, palette: Palette, *, seen_through: bool
) -> None:
    painter.setPen(QPen(palette.wall_line, max(1.0, camera.size[1] / 400)))
    painter.setBrush(faded(palette.wall, _SEEN_THROUGH) if seen_through else palette.wall)
    painter.drawPath(path(camera.point(corners)))
    if seen_through:
        return
    skirting = corners.copy()
    skirting[2:, 2] = corners[:2, 2] + _SKIRTING
    painter.setBrush(mixed(palette.wall, palette.wall_line, 0.45))
    painter.drawPath(path(camera.point(skirting)))


def _mat(painter: QPainter, camera: Camera, edge: Array, palette: Palette) -> None:
    mat = palette.mat
    top = camera.point(np.column_stack((edge, np.zeros(len(edge)))))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mat.tone(0.0))
    painter.drawPath(path(_lowered(top, MAT_THICK * camera.scale * float(camera.axes[1, 2]))))
    # To fill two of them takes a third of the time of drawing the line itself.
    half = max(0.6, camera.size[1] / 480) / 2
    for colour, wider in ((mat.line, half), (mat.base, -half)):
        painter.setBrush(colour)
        painter.drawPath(path(_widened(top, wider)))


def _widened(ring: Array, by: float) -> Array:
    """An outline that goes round against the clock, with edges that lie `by` pixels further out."""
    ways = np.roll(ring, -1, axis=0) - ring
    ways /= np.maximum(np.hypot(ways[:, 0], ways[:, 1]), _TINY)[:, None]
    outwards = np.column_stack((-ways[:, 1], ways[:, 0]))
    before = np.roll(outwards, 1, axis=0)
    lean = 1 + (outwards * before).sum(1)
    found: Array = ring + (outwards + before) * (by / np.maximum(lean, _SHARPEST))[:, None]
    return found


def _lowered(ring: Array, drop: float) -> Array:
    """The outline of a convex shape together with the same shape `drop` further down."""
    left, right = int(ring[:, 0].argmin()), int(ring[:, 0].argmax())
    one = np.roll(ring, -left, axis=0)
    split = (right - left) % len(ring)
    upper, lower = one[: split + 1], np.vstack((one[split:], one[:1]))
    if upper[:, 1].mean() > lower[:, 1].mean():
        upper, lower = lower, upper
    return np.vstack((upper, lower + np.array((0.0, drop))))


class ShadowPainter:
    """Paints shadows; keeps the small picture that it enlarges."""

    def __init__(self) -> None:
        self._small = QImage()

    def paint(
        self, painter: QPainter, shadows: Shadows, camera: Camera, palette: Palette, *, flat: bool
    ) -> None:
        """Paint shadows on the floor; `flat` ones have a hard edge and no image."""
        if not palette.shadow.alpha():
            return
        if flat:
            _fill(painter, shadows, palette)
            return
        shrunk = max(1, round(camera.size[1] / _SOFT_LINES))
        low = np.maximum(shadows.all.min((0, 1)), 0) // shrunk * shrunk
        high = np.minimum(shadows.all.max((0, 1)), camera.size)
        width, height = (math.ceil(side) + 2 for side in ((high - low) / shrunk).tolist())
        if width <= 2 or height <= 2:
            return
        if self._small.width() < width or self._small.height() < height:
            self._small = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        self._small.fill(0)
        small = QPainter(self._small)
        small.setRenderHint(QPainter.RenderHint.Antialiasing)
        _fill(
            small,
            Shadows((shadows.all - low) / shrunk + 1, (shadows.near - low) / shrunk + 1),
            palette,
        )
        small.end()
        x, y = (low - shrunk).tolist()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(
            QRectF(x, y, width * shrunk, height * shrunk),
            self._small,
            QRectF(0, 0, width, height),
        )


def _fill(painter: QPainter, shadows: Shadows, palette: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.shadow)
    painter.drawPath(polygons(shadows.all))
    if len(shadows.near):
        painter.drawPath(polygons(shadows.near))
