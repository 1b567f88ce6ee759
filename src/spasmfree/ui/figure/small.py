"""The small picture of an exercise, drawn ahead of time by scripts/thumbnails.py."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from spasmfree.body.pose import Movement, Pose
from spasmfree.body.solver import Solver
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import Picture, Shown
from spasmfree.ui.thumbnail import SIZE, TWICE

_END = 1.0  # s: the far end of the movement tells the exercises apart
_STEPPING = 0.0


def small_picture(pose: Pose, theme: str) -> QImage:
    """The figure at the end of its movement, at twice the usual size, on nothing."""
    width, height = SIZE[0] * TWICE, SIZE[1] * TWICE
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    picture = Picture(Solver(pose), palette(theme))
    painter = QPainter(image)
    s = _STEPPING if pose.movement is Movement.STEPS else _END
    picture.paint(painter, picture.camera(width, height), s, Shown(stop=False))
    painter.end()
    return image
