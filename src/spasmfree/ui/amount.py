"""A large number with its unit, on the baseline of the title beside it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from spasmfree.ui import theme
from spasmfree.ui.painted import PaintedWords

_GAP = 6  # between the number and its unit at 100 % text


class Amount(PaintedWords):
    """Such as "28 min". Set it at the top of a row, beside a label in the role "title".

    Layouts align the baselines of labels only when all of them are one line high, so it is
    painted.
    """

    def __init__(self, number: str, unit: str) -> None:
        self._number, self._unit = number, unit
        self._large, self._small = theme.role_font("figure"), theme.role_font("body")
        title = QFontMetricsF(theme.role_font("title"))
        self._baseline = title.ascent()
        self._at = _wide(self._large, number) + theme.px(_GAP)
        super().__init__(ceil(self._at + _wide(self._small, unit)) + 1, ceil(title.height()))
        self.setAccessibleName(f"{number}\u00a0{unit}")

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        painter.setFont(self._large)
        painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(0, self._baseline), self._number)
        painter.setFont(self._small)
        painter.setPen(theme.colour("text2"))
        painter.drawText(QPointF(self._at, self._baseline), self._unit)


def _wide(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)
