"""Figures on paper: greys that a printer without colours keeps apart, no shading, no image."""

from __future__ import annotations

from functools import cache

import numpy as np
from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from spasmfree.body.pose import Movement, Pose
from spasmfree.body.setting import extent
from spasmfree.body.solver import Solver
from spasmfree.ui.figure.palette import Colours, Material, Palette, palette
from spasmfree.ui.figure.picture import Picture, Shown

_UNITS = 340.0, 230.0  # the size that lines are made for; enlarged to what the page has room for
_LINE = 1.8  # against the usual: lines that a printer can hold
_EDGE = 3.0  # units around the figure for its outlines
_SHOWN = Shown(way=True)

_BLACK = "#000000"
_GREYS = {  # of each material, with outlines in black
    "skin": "#FFFFFF", "hair": "#4A4A4A", "shirt": "#DEDEDE", "shirt_hem": "#9A9A9A",
    "shorts": "#A6A6A6", "shorts_hem": "#6E6E6E", "shoe": "#FFFFFF", "sole": "#8C8C8C",
    "wood": "#CFCFCF", "cushion": "#B9B9B9", "mattress": "#F0F0F0", "pillow": "#FFFFFF",
    "band": "#4A4A4A", "strap": "#4A4A4A", "weight": "#4A4A4A", "slider": "#8C8C8C",
    "mat": "#F0F0F0",
}  # fmt: skip
_MUSCLE = QColor("#1E1E1E")


@cache
def greys() -> Palette:
    """The colours of paper."""
    usual = palette("light")
    written = usual._asdict()
    pale = {name: _grey(value) for name, value in written.items() if isinstance(value, QColor)}
    materials = {name: _plain(_GREYS[name]) for name in usual.materials}
    return Palette(**(written | pale))._replace(
        materials=materials,
        mat=materials["mat"],
        line=_LINE,
        shadow=QColor("#E4E4E4"),
        wall=QColor("#FAFAFA"),
        wall_line=QColor("#B4B4B4"),
        muscle_flat=_MUSCLE,
        muscle_edge=QColor(_BLACK),
        arc=QColor(_BLACK),
        arc_edge=QColor("#FFFFFF"),
        stop=QColor(_BLACK),
    )


def _plain(grey: str) -> Material:
    return Material(Colours(grey, grey, grey, _BLACK))


def _grey(colour: QColor) -> QColor:
    """As light as the colour, and as much seen through."""
    light = round(0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue())
    return QColor(light, light, light, colour.alpha())


_made: dict[str, PaperFigure] = {}


def paper_figure(pose: Pose, wide: float, high: float) -> PaperFigure:
    """The figure of a pose as large as fits; made once, for a page has always the same room."""
    found = _made.get(pose.id)
    if found is None or found.pose is not pose:
        found = _made[pose.id] = PaperFigure(pose, wide, high)
    return found


class PaperFigure:
    """An exercise where its movement ends, for a page."""

    def __init__(self, pose: Pose, wide: float, high: float) -> None:
        """As large as fits into `wide` and `high`, in the units of the page."""
        self.pose = pose
        self._picture = Picture(Solver(pose), greys())
        self._camera = self._picture.camera(*_UNITS)
        self._s = 0.0 if pose.movement is Movement.STEPS else 1.0
        self._seen = self._area()
        self._scale = min(wide / self._seen.width(), high / self._seen.height())
        self.width, self.height = (
            self._seen.width() * self._scale,
            self._seen.height() * self._scale,
        )

    def _area(self) -> QRectF:
        """What is seen, in the camera's units."""
        around = self._picture.setting
        low, high = extent(around, self._camera)
        if around.stop is not None:  # it fades out upwards
            faded = self._camera.point(around.stop.edges + around.stop.beyond).reshape(-1, 2)
            low, high = np.minimum(low, faded.min(0)), np.maximum(high, faded.max(0))
        area = QRectF(*low.tolist(), *(high - low).tolist())
        return area.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its upper left there."""
        painter.save()
        painter.translate(x, y)
        painter.scale(self._scale, self._scale)
        painter.translate(-self._seen.topLeft())
        painter.setClipRect(self._seen)  # a wall goes on beyond what is shown
        self._picture.paint(painter, self._camera, self._s, _SHOWN, flat=True)
        painter.restore()


class SmallPaperFigure:
    """The same in pixels: a figure of a finger's width has fewer of them than points."""

    def __init__(self, pose: Pose, wide: float, high: float, dots: float) -> None:
        """`dots` of the page's units lie along one pixel."""
        drawn = PaperFigure(pose, wide / dots, high / dots)
        size = QSizeF(drawn.width, drawn.height).toSize() + QSize(1, 1)
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn.paint(painter, 0, 0)
        painter.end()
        self._image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        self.width, self.height = size.width() * dots, size.height() * dots

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its upper left there."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.drawImage(QRectF(x, y, self.width, self.height), self._image)
        painter.restore()
