"""Keeps the pixels of a figure within bounds: on a very fine or large screen it is scaled up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

MOST = 1600, 1200  # device pixels of a figure; more is not to be seen, and takes too long


def paint_within(painter: QPainter, size: QSizeF, paint: Callable[[QPainter], None]) -> None:
    """Have `paint` paint a rectangle of this size at the origin, on no more than MOST pixels."""
    ratio = painter.device().devicePixelRatio()
    fit = min(MOST[0] / (size.width() * ratio), MOST[1] / (size.height() * ratio))
    if fit >= 1:
        paint(painter)
        return
    image = QImage((size * ratio * fit).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio * fit)
    image.fill(Qt.GlobalColor.transparent)
    own = QPainter(image)
    own.setRenderHints(painter.renderHints())
    paint(own)
    own.end()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image, QRectF(image.rect()))
