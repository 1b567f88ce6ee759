"""Base of the widgets that paint themselves: colours are read from the theme while painting."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from spasmfree.ui import theme

Align = Qt.AlignmentFlag
_ROUND = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


class Painted(QWidget):
    """Paints itself in `draw`; a size left out is taken from the layout."""

    def __init__(
        self, width: int | None = None, height: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        _take_room(self, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = _smooth(self)
        self.draw(painter, self.width(), self.height())
        painter.end()

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        """Paint onto `width` x `height` logical pixels."""
        raise NotImplementedError


class PaintedWords(QLabel):
    """The same for words: a label to screen readers, who do not read a bare widget."""

    def __init__(self, width: int | None = None, height: int | None = None) -> None:
        super().__init__()
        _take_room(self, width, height)

    def sizeHint(self) -> QSize:
        return QSize(-1, -1)

    def minimumSizeHint(self) -> QSize:
        return QSize(-1, -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = _smooth(self)
        self.draw(painter, self.width(), self.height())
        painter.end()

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        """Paint onto `width` x `height` logical pixels."""
        raise NotImplementedError


def _take_room(widget: QWidget, width: int | None, height: int | None) -> None:
    fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
    if width is not None:
        widget.setFixedWidth(width)
    if height is not None:
        widget.setFixedHeight(height)
    widget.setSizePolicy(free if width is None else fixed, free if height is None else fixed)


def _smooth(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
        | QPainter.RenderHint.TextAntialiasing
    )
    return painter


def paint_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    size: float,
    weight: int = 400,
    tone: str = "text",
    align: Align = Align.AlignCenter,
) -> None:
    """One line of `text`, `size` pixels high, in the colour of the token `tone`."""
    painter.setFont(theme.font(size, weight))
    painter.setPen(theme.colour(tone))
    painter.drawText(rect, align, text)


def text_width(text: str, size: float, weight: int = 400) -> float:
    """Width of one line of `text` in the application's font, in pixels."""
    return QFontMetricsF(theme.font(size, weight)).horizontalAdvance(text)


def round_pen(colour: QColor, width: float) -> QPen:
    """A solid pen with round caps and joins."""
    return QPen(colour, width, *_ROUND)


def fitting(text: str, size: float, weight: int, room: float) -> float:
    """The font size, `size` pixels or less, at which one line of `text` has room."""
    full = text_width(text, size, weight)
    return max(1, floor(size * room / full)) if full > room else size


class Fit(PaintedWords):
    """One line that shrinks to its width: translations and wide system fonts never clip."""

    def __init__(
        self,
        text: str = "",
        size: float = 15,
        tone: str = "text",
        weight: int = 600,
        align: Align = Align.AlignLeft,
        *,
        identifier: str = "",
    ) -> None:
        super().__init__(height=round(size * 1.22))
        self._size, self._tone, self._weight, self._align = size, tone, weight, align
        self._text = ""
        if identifier:
            self.setAccessibleIdentifier(identifier)
        self.set_text(text)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Show `text`; it is the accessible name too."""
        if text != self._text or not self.accessibleName():
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def set_size(self, size: float) -> None:
        """Set the wanted height of the letters' font in pixels."""
        self._size = size
        self.setFixedHeight(round(size * 1.22))
        self.updateGeometry()
        self.update()

    def shown_size(self) -> float:
        """The font size that fits the width now, in pixels."""
        return fitting(self._text, self._size, self._weight, self.width() - 2)

    def sizeHint(self) -> QSize:
        return QSize(
            round(text_width(self._text, self._size, self._weight)) + 4, round(self._size * 1.22)
        )

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        paint_text(
            painter,
            QRectF(0, 0, width, height),
            self._text,
            self.shown_size(),
            self._weight,
            self._tone,
            self._align | Align.AlignVCenter,
        )


class Mark(Painted):
    """The mark of the program, 30 px: a level leg above a resting one."""

    def __init__(self) -> None:
        super().__init__(30, 30)

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        ink = theme.colour("on_accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, 30, 30), 9, 9)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(8, 13), 2.4, 2.4)
        painter.setPen(round_pen(ink, 2.4))
        painter.drawLine(QPointF(12.5, 13), QPointF(24, 13))
        painter.drawLine(QPointF(15, 17), QPointF(23, 20))
