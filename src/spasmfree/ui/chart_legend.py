"""The legend of a chart: a sample and a name for each series, episodes and pauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent

from spasmfree.core import formats
from spasmfree.core.chart import Form, Series
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.chart_looks import (
    LOOKS,
    SIGNS,
    draw_episode,
    draw_line_sample,
    draw_pause,
    draw_sign,
)
from spasmfree.ui.painted import Align, PaintedWords, paint_text, text_width

Draw = Callable[[QPainter, QRectF], None]
Entry = tuple[Draw, str]
_LINE, _SAMPLE, _WIDE = 22, 14, 24  # px at 100 % text: a line of entries; a sample; one of a line
_TO_NAME, _BETWEEN = 7, 16
_SIZE = 13


def entries_of(series: Sequence[Series]) -> list[Entry]:
    """A sample and a name of each series; one alone needs neither."""
    return [(_sample(each), each.name) for each in series] if len(series) > 1 else []


def _sample(series: Series) -> Draw:
    look = LOOKS[series.id]

    def draw(painter: QPainter, where: QRectF) -> None:
        if series.form is Form.BAR:
            side = where.height()
            left = where.center().x() - side / 2
            painter.fillRect(QRectF(left, where.top(), side, side), theme.colour(look.tone))
        else:
            draw_line_sample(painter, look, where)

    return draw


def episode_entry() -> Entry:
    """The band of an episode."""
    return lambda painter, where: draw_episode(painter, _middle(where)), tr("Episode")


def pause_entry() -> Entry:
    """The band of a pause."""
    return lambda painter, where: draw_pause(painter, _middle(where)), tr("Pause")


def pause_square_entry() -> Entry:
    """A day in a pause, in the calendar."""

    def draw(painter: QPainter, where: QRectF) -> None:
        side = where.height()
        box = QRectF(where.center().x() - side / 2, where.top(), side, side)
        painter.setPen(QPen(theme.colour("control"), 1.0))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    return draw, tr("Pause")


def row_entry(name: str) -> Entry:
    """The signs of a row below a plot, in the order of their names."""

    def draw(painter: QPainter, where: QRectF) -> None:
        step = where.width() / len(SIGNS)
        for place, sign in enumerate(SIGNS):
            at = QPointF(where.left() + step * (place + 0.5), where.center().y())
            draw_sign(painter, sign, at, step - 1)

    return draw, name


def level_entry(level: int, words: str) -> Entry:
    """A square of the calendar."""

    def draw(painter: QPainter, where: QRectF) -> None:
        side = where.height()
        box = QRectF(where.center().x() - side / 2, where.top(), side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"heat{level}"))
        painter.drawRoundedRect(box, 3, 3)

    return draw, formats.capital(words)


def _middle(where: QRectF) -> QRectF:
    return where.adjusted(5, 0, -5, 0)


class Legend(PaintedWords):
    """Entries one after the other, in as many lines as they need."""

    def __init__(self) -> None:
        super().__init__(height=theme.px(_LINE))
        self._entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these. They differ by their names, which are what a screen reader reads."""
        names = ", ".join(name for _, name in entries)
        if names == self.accessibleName():
            return
        self._entries = list(entries)
        self.setAccessibleName(names)
        self.setVisible(bool(entries))
        self._fit()
        self.update()

    def lines(self, width: float) -> list[list[tuple[float, Entry]]]:
        """Each line's entries with where they begin, in a width of so many pixels."""
        found: list[list[tuple[float, Entry]]] = [[]]
        at = 0.0
        for entry in self._entries:
            wide = theme.px(_WIDE) + _TO_NAME + text_width(entry[1], theme.px(_SIZE))
            if at and at + wide > width:
                found.append([])
                at = 0.0
            found[-1].append((at, entry))
            at += wide + theme.px(_BETWEEN)
        return found

    def paint_on(self, painter: QPainter, where: QRectF) -> None:
        """Draw the entries into `where`, for the screen or a picture."""
        line, sample, wide = theme.px(_LINE), theme.px(_SAMPLE), theme.px(_WIDE)
        for number, entries in enumerate(self.lines(where.width())):
            top = where.top() + number * line
            for at, (draw, name) in entries:
                left = where.left() + at
                draw(painter, QRectF(left, top + (line - sample) / 2, wide, sample))
                words = QRectF(left + wide + _TO_NAME, top, where.width(), line)
                align = Align.AlignLeft | Align.AlignVCenter
                paint_text(painter, words, name, theme.px(_SIZE), 400, "text2", align)

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        self.paint_on(painter, QRectF(0, 0, width, height))

    def _fit(self) -> None:
        height = theme.px(_LINE) * len(self.lines(max(1, self.width())))
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
