"""All exercises on one sheet, as a picture, as vectors, or on pages to print.

Each exercise is shown where its movement ends, once for each side that works.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from spasmfree.body.pose import Movement, Pose
from spasmfree.body.solver import Solver
from spasmfree.core.words import tr
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import Picture, Shown
from spasmfree.ui.fonts import need_font
from spasmfree.ui.tokens import THEMES, Colours

_PICTURE = QSize(240, 180)
_BETWEEN, _EDGE = 4, 24  # pixels: between the two sides of an exercise, around the sheet
_CAPTION, _BELOW = 42, 12  # the words under the pictures, and the room under those
_CELL = QSize(2 * _PICTURE.width() + _BETWEEN, _PICTURE.height() + _CAPTION + _BELOW)
_ASIDE = 20  # between two exercises
_NAME, _SIDE = 15, 11  # pixels of type
_SIDE_DOWN = 25  # from a picture to the words on its side
_ROUND = 8.0  # of the corners of a picture
_ALL = Shown(way=True, guides=True)
_FEWER = Shown(way=True)  # on pages, which are to be small files
_COLUMNS = 4
_ROWS = 4  # on a page: eight figures
_DPI = 1200
_SCREEN_DPI = 96  # a pixel of CSS


class Entry(NamedTuple):
    """One exercise on a sheet."""

    pose: Pose
    name: str
    sided: bool  # one side works at a time


def as_png(entries: Sequence[Entry], themes: Sequence[str]) -> bytes:
    """The sheet in these themes below one another. Needs a QGuiApplication; raises KnownError."""
    need_font()
    size = _size(len(entries), _COLUMNS)
    image = QImage(size.width(), size.height() * len(themes), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    _stacked(painter, entries, themes, flat=False)
    painter.end()
    buffer = _buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes
    return bytes(buffer.data().data())


def as_svg(entries: Sequence[Entry], themes: Sequence[str]) -> bytes:
    """The sheet as vectors without any image. Needs a QGuiApplication; raises KnownError."""
    need_font()
    size = _size(len(entries), _COLUMNS)
    size.setHeight(size.height() * len(themes))
    buffer = _buffer()
    writer = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the smaller one cannot clip
    writer.setOutputDevice(buffer)
    writer.setSize(size)
    writer.setResolution(_SCREEN_DPI)
    writer.setViewBox(QRect(QPointF().toPoint(), size))
    writer.setTitle(tr("The exercises of SpasmFree"))
    writer.setDescription("")
    painter = QPainter(writer)
    _stacked(painter, entries, themes, flat=True)
    painter.end()
    return bytes(buffer.data().data())


def as_pdf(entries: Sequence[Entry], themes: Sequence[str]) -> bytes:
    """Pages of A4 with eight figures each. Needs a QGuiApplication; raises KnownError."""
    need_font()
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(tr("The exercises of SpasmFree"))
    writer.setCreator(tr("SpasmFree"))
    painter = QPainter(writer)
    size = _size(_ROWS, 1)
    # Whole, because points are rounded before they are enlarged: short numbers, a smaller file.
    scale = int(min(writer.width() / size.width(), writer.height() / size.height()))
    painter.scale(scale, scale)
    page = QRectF(0, 0, writer.width() / scale, writer.height() / scale)
    aside = QPointF((page.width() - size.width()) / 2, (page.height() - size.height()) / 2)
    for number, (theme, some) in enumerate(_pages(entries, themes)):
        if number:
            writer.newPage()
        _block(painter, some, theme, page, aside, flat=True, shown=_FEWER)
    painter.end()  # Qt does not bear a writer that goes before its painter
    return bytes(buffer.data().data())


def _pages(
    entries: Sequence[Entry], themes: Sequence[str]
) -> Iterator[tuple[str, Sequence[Entry]]]:
    for theme in themes:
        for first in range(0, len(entries), _ROWS):
            yield theme, entries[first : first + _ROWS]


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _size(count: int, columns: int) -> QSize:
    rows = -(-count // columns)
    wide = columns * _CELL.width() + (columns - 1) * _ASIDE
    return QSize(wide + 2 * _EDGE, rows * _CELL.height() - _BELOW + 2 * _EDGE)


def _stacked(
    painter: QPainter, entries: Sequence[Entry], themes: Sequence[str], *, flat: bool
) -> None:
    size = _size(len(entries), _COLUMNS)
    for number, theme in enumerate(themes):
        area = QRectF(0, number * size.height(), size.width(), size.height())
        _block(painter, entries, theme, area, area.topLeft(), flat=flat, columns=_COLUMNS)


def _block(
    painter: QPainter,
    entries: Sequence[Entry],
    theme: str,
    ground: QRectF,
    corner: QPointF,
    *,
    flat: bool,
    columns: int = 1,
    shown: Shown = _ALL,
) -> None:
    """Some exercises in one theme, the sheet's upper left at `corner` on this ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(ground, QColor(THEMES[theme]["canvas"]))
    for number, entry in enumerate(entries):
        row, column = divmod(number, columns)
        painter.save()
        painter.translate(
            corner.x() + _EDGE + column * (_CELL.width() + _ASIDE),
            corner.y() + _EDGE + row * _CELL.height(),
        )
        _cell(painter, entry, theme, shown, flat=flat)
        painter.restore()


def _cell(painter: QPainter, entry: Entry, theme: str, shown: Shown, *, flat: bool) -> None:
    colours = THEMES[theme]
    picture = Picture(Solver(entry.pose), palette(theme))
    camera = picture.camera(_PICTURE.width(), _PICTURE.height())
    s = 0.0 if entry.pose.movement is Movement.STEPS else 1.0
    sides = (("left", tr("Left side works")), ("right", tr("Right side works")))
    for place, (side, words) in enumerate(sides):
        painter.save()
        painter.translate(place * (_PICTURE.width() + _BETWEEN), 0)
        area = QRectF(QPointF(), _PICTURE.toSizeF())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours["stage"]))
        edge = QPainterPath()
        edge.addRoundedRect(area, _ROUND, _ROUND)
        painter.drawPath(edge)
        painter.save()
        painter.setClipPath(edge)  # a wall goes on beyond what is shown
        picture.paint(painter, camera, s, shown, flat=flat, mirrored=side == "right")
        painter.restore()
        if entry.sided:
            _words(
                painter,
                words,
                area.adjusted(2, area.height() + _SIDE_DOWN, 0, _CAPTION),
                colours,
                _SIDE,
                "text2",
            )
        painter.restore()
    below = QRectF(0, _PICTURE.height(), _CELL.width(), _CAPTION)
    _words(painter, entry.name, below.adjusted(2, 4, 0, 0), colours, _NAME, "text")


def _words(
    painter: QPainter, words: str, area: QRectF, colours: Colours, size: int, colour: str
) -> None:
    """One line at the upper left of an area."""
    font = QFont(QGuiApplication.font().family())
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(QColor(colours[colour]))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), words)
