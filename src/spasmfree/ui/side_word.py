"""The side that works, as a word with an arrow: never told by colour alone."""

from __future__ import annotations

from math import floor
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from spasmfree.ui import theme
from spasmfree.ui.painted import Align, PaintedWords, paint_text, round_pen, text_width

Side = Literal["left", "right", "both"]
_ARROW = 1.15  # width of arrow and space, in letter heights


class SideWord(PaintedWords):
    """The arrow stands left of a left word and right of a right one; `both` has none."""

    def __init__(
        self,
        text: str = "",
        side: Side = "both",
        size: float = 34,
        *,
        centred: bool = False,
        identifier: str = "",
    ) -> None:
        super().__init__(height=round(size * 1.3))
        self._size, self._centred = size, centred
        self._text, self._side = "", side
        if identifier:
            self.setAccessibleIdentifier(identifier)
        self.set_words(text, side)

    def set_words(self, text: str, side: Side) -> None:
        """Show `text`, which is the accessible name too."""
        self._text, self._side = text, side
        self.setAccessibleName(text)
        self.update()

    def set_size(self, size: float) -> None:
        """Set the wanted height of the letters' font in pixels."""
        self._size = size
        self.setFixedHeight(round(size * 1.3))
        self.update()

    def text(self) -> str:
        return self._text

    def shown_size(self) -> float:
        """The font size that fits the width now, in pixels."""
        wanted = self._total(self._size)
        if wanted <= self.width():
            return self._size
        return max(1, floor(self._size * self.width() / wanted))

    def _total(self, size: float) -> float:
        arrow = 0.0 if self._side == "both" else size * _ARROW
        return text_width(self._text, size, 600) + arrow

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        size = self.shown_size()
        words = text_width(self._text, size, 600)
        left = (width - self._total(size)) / 2 if self._centred else 0.0
        if self._side == "both":
            tone, start = "text", left
        else:
            tone, start = self._side, left + (size * _ARROW if self._side == "left" else 0)
            at = left if self._side == "left" else left + words + size * 0.25
            self._draw_arrow(painter, at, height / 2, size)
        rect = QRectF(start, 0, words + 4, height)
        paint_text(painter, rect, self._text, size, 600, tone, Align.AlignLeft | Align.AlignVCenter)

    def _draw_arrow(self, painter: QPainter, at: float, middle: float, size: float) -> None:
        head = size * 0.27
        near, far = at + size * 0.08, at + size * 0.82
        tip, tail, back = (near, far, head) if self._side == "left" else (far, near, -head)
        painter.setPen(round_pen(theme.colour(f"{self._side}_mark"), size * 0.13))
        painter.drawLine(QPointF(tail, middle), QPointF(tip, middle))
        painter.drawPolyline(
            [
                QPointF(tip + back, middle - head),
                QPointF(tip, middle),
                QPointF(tip + back, middle + head),
            ]
        )
