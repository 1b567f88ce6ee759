"""A chart as a picture of its own, with title and legend: for a file or the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from spasmfree.ui import theme
from spasmfree.ui.painted import Align, paint_text

_PAD = 24
_SHARP = 2  # pixels of a PNG for each pixel on screen


class Paint(NamedTuple):
    """Draws a part, and how high it is."""

    on: Callable[[QPainter, QRectF], None]
    height: int


class Picture(NamedTuple):
    """What a picture of a chart is made of, from above; sizes in pixels on screen."""

    title: str
    subtitle: str
    legend: Paint
    drawing: Paint
    width: int

    @property
    def size(self) -> QSize:
        """Of the whole, with its margins."""
        height = _words_height() + self.legend.height + self.drawing.height + 2 * _PAD + 12
        return QSize(self.width + 2 * _PAD, height)


def png(picture: Picture) -> bytes:
    """The picture as a PNG file, twice as sharp as the screen."""
    return _bytes(image(picture))


def image(picture: Picture) -> QImage:
    """The picture in pixels."""
    size = picture.size
    made = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    made.fill(theme.colour("surface"))
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(_SHARP, _SHARP)
    _paint(painter, picture)
    painter.end()
    return made


def svg(picture: Picture) -> bytes:
    """The picture as an SVG file, which stays sharp at any size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(picture.size)
    generator.setViewBox(QRectF(0, 0, picture.size.width(), picture.size.height()))
    generator.setTitle(picture.title)
    painter = QPainter(generator)
    painter.fillRect(
        QRectF(0, 0, picture.size.width(), picture.size.height()), theme.colour("surface")
    )
    _paint(painter, picture)
    painter.end()
    return bytes(buffer.data().data())


def _paint(painter: QPainter, picture: Picture) -> None:
    left = Align.AlignLeft | Align.AlignTop
    words = QRectF(_PAD, _PAD, picture.width, _words_height())
    paint_text(painter, words, picture.title, theme.px(17), 600, "text", left)
    below = words.adjusted(0, theme.px(24), 0, 0)
    paint_text(painter, below, picture.subtitle, theme.px(13), 400, "text2", left)
    top = float(_PAD + _words_height())
    picture.legend.on(painter, QRectF(_PAD, top, picture.width, picture.legend.height))
    top += picture.legend.height + 12
    picture.drawing.on(painter, QRectF(_PAD, top, picture.width, picture.drawing.height))


def _words_height() -> int:
    return theme.px(50)


def _bytes(made: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
