"""The seven days of a week: done, planned, paused or free, and which one is today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.painted import PaintedWords, paint_text, round_pen

_TICK = ((0.30, 0.52), (0.44, 0.66), (0.71, 0.36))


class Day(NamedTuple):
    """A day of the week; `name` is short, as "Mon"."""

    name: str
    done: bool = False
    planned: bool = False
    paused: bool = False
    today: bool = False

    def told(self) -> str:
        """The day in words for screen readers."""
        day = self.name
        if self.done:
            return tr("{day}, today: done", day=day) if self.today else tr("{day}: done", day=day)
        if self.planned:
            planned = tr("{day}: planned", day=day)
            return tr("{day}, today: planned", day=day) if self.today else planned
        if self.paused:
            paused = tr("{day}: paused", day=day)
            return tr("{day}, today: paused", day=day) if self.today else paused
        return tr("{day}, today: free", day=day) if self.today else tr("{day}: free", day=day)


class Week(PaintedWords):
    """A missed day is a thin ring like any other planned day."""

    def __init__(self, days: Sequence[Day] = ()) -> None:
        super().__init__(height=theme.px(62))
        self._days: tuple[Day, ...] = ()
        self.set_days(days)

    def set_days(self, days: Sequence[Day]) -> None:
        """Show `days`, beginning with the first day of the week."""
        self._days = tuple(days)
        self.setAccessibleName("; ".join(day.told() for day in self._days))
        self.update()

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        for index, day in enumerate(self._days):
            cell = width / len(self._days)
            name = QRectF(index * cell, 0, cell, theme.px(18))
            weight, tone = (600, "text") if day.today else (400, "text2")
            size = min(theme.px(13), cell * 0.34)
            paint_text(painter, name, day.name, size, weight, tone)
            across = min(theme.px(34), cell - 6)
            mark = QRectF(index * cell + (cell - across) / 2, theme.px(24), across, across)
            self._draw_mark(painter, mark, day)

    def _draw_mark(self, painter: QPainter, mark: QRectF, day: Day) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if day.done:
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(mark)
            painter.setPen(round_pen(theme.colour("on_accent"), 2.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            side = mark.width()
            painter.drawPolyline(
                [QPointF(mark.x() + side * x, mark.y() + side * y) for x, y in _TICK]
            )
        elif day.planned:
            tone, pen = ("accent", 3.0) if day.today else ("control", 1.5)
            painter.setPen(QPen(theme.colour(tone), pen))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(mark.adjusted(1.5, 1.5, -1.5, -1.5))
        elif day.paused:
            unit = mark.width() / 34
            painter.setPen(round_pen(theme.colour("text2"), 2.8 * unit))
            for aside in (-4 * unit, 4 * unit):
                where, half = mark.center() + QPointF(aside, 0), QPointF(0, 5.5 * unit)
                painter.drawLine(where - half, where + half)
        else:
            painter.setBrush(theme.colour("control"))
            painter.drawEllipse(mark.center(), 3, 3)
