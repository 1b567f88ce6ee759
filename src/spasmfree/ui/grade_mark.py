"""How sure studies are of something: a dot that is more or less full, beside its word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from spasmfree.core.lessons import grade_words
from spasmfree.core.vocabulary import Grade
from spasmfree.ui import theme
from spasmfree.ui.painted import Align, Painted, round_pen
from spasmfree.ui.parts import holder, label, row

_SIZE = 14  # pixels at 100 % text
_WHOLE_TURN = 360 * 16  # Qt counts arcs in sixteenths of a degree


class GradeDot(Painted):
    """Full, half full, empty, or crossed out: the four differ in grey too."""

    def __init__(self, grade: Grade) -> None:
        size = theme.px(_SIZE)
        super().__init__(size, size)
        self._grade = grade

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        stroke = width / 8
        inner = QRectF(0, 0, width, height).adjusted(stroke, stroke, -stroke, -stroke)
        colour = theme.colour("notice" if self._grade is Grade.AGAINST else "accent")
        painter.setPen(round_pen(colour, stroke))
        painter.drawEllipse(inner)
        if self._grade is Grade.AGAINST:
            reach = inner.width() / 2 * 0.7
            middle = inner.center()
            painter.drawLine(middle - QPointF(reach, -reach), middle + QPointF(reach, -reach))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if self._grade is Grade.GOOD:
            painter.drawEllipse(inner)
        elif self._grade is Grade.SOME:
            painter.drawPie(inner, _WHOLE_TURN // 4, _WHOLE_TURN // 2)


def grade_line(grade: Grade, words: str = "") -> QWidget:
    """The dot and the name of the grade, or other words for it."""
    dot = (GradeDot(grade), 0, Align.AlignVCenter)
    return holder(row(dot, label(words or grade_words(grade), "smallstrong"), "stretch", gap=6))
