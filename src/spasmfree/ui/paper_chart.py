"""A chart of weeks in black and white: filled bars, frames for what was planned, marks below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from spasmfree.core.period_page import PaperChart
from spasmfree.ui.paper_words import HAIR, MM, Block, Pen, stacked

_HIGH = 26 * MM  # of the bars
_FILL = QColor("#4A4A4A")  # on white 8.9:1
_MARK = 1.1 * MM  # the height of the mark of an episode
_BAR = 0.62  # of the room that a week has
_LABEL_GAP = 4 * MM  # at least, between dates


def chart(shown: PaperChart, pen: Pen, width: float) -> Block:
    """The chart with its title, as wide as `width`."""
    head = stacked(
        (pen.words((shown.title, "smallstrong"), width=width), 0.2),
        (pen.words((shown.told, "small"), width=width), 1.6),
    )
    top = pen.words((str(shown.top), "small"))
    zero = pen.words(("0", "small"))
    axis = max(top.wide, zero.wide) + 1.2 * MM
    high = head.height + _HIGH + 2 * _MARK + zero.height

    def draw(x: float, y: float) -> None:
        head.draw(x, y)
        area = QRectF(x + axis, y + head.height, width - axis, _HIGH)
        for words, at in ((top, area.top()), (zero, area.bottom() - zero.height / 2)):
            words.draw(area.left() - 1.2 * MM - words.wide, at)
        pen.line(area.left(), area.top(), area.right(), area.top())
        _bars(shown, pen, area)
        pen.line(area.left(), area.bottom(), area.right(), area.bottom(), 1.5 * HAIR)
        _dates(shown, pen, area)

    return Block(high, draw)


def _bars(shown: PaperChart, pen: Pen, area: QRectF) -> None:
    painter, step = pen.painter, area.width() / max(1, len(shown.values))
    wide = step * _BAR
    for number, value in enumerate(shown.values):
        left = area.left() + step * number + (step - wide) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_FILL)
        if value is not None and value > 0:
            tall = area.height() * value / shown.top
            painter.drawRect(QRectF(left, area.bottom() - tall, wide, tall))
        elif value is not None:  # nought is not the same as nothing told
            painter.drawEllipse(
                QPointF(left + wide / 2, area.bottom() - 0.6 * MM), wide / 4, wide / 4
            )
        if shown.marked[number]:
            mark = QRectF(area.left() + step * number, area.bottom() + 0.5 * _MARK, step, _MARK)
            painter.drawRect(mark)
        if shown.outlines and shown.outlines[number]:
            tall = area.height() * shown.outlines[number] / shown.top
            painter.setPen(QPen(Qt.GlobalColor.black, min(1.5 * HAIR, wide / 8)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(left, area.bottom() - tall, wide, tall))


def _dates(shown: PaperChart, pen: Pen, area: QRectF) -> None:
    """Under as many weeks as have room, from the first on."""
    step, free = area.width() / max(1, len(shown.starts)), area.left()
    for number, text in enumerate(shown.starts):
        words = pen.words((text, "small"))
        left = max(area.left(), area.left() + step * (number + 0.5) - words.wide / 2)
        if left >= free and left + words.wide <= area.right():
            words.draw(left, area.bottom() + 2 * _MARK)
            free = left + words.wide + _LABEL_GAP
