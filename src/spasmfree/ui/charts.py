"""The charts, drawn by pyqtgraph: numbers come in ready, this only draws them.

Importing this module takes a quarter of a second; `chart_loader` does it in slices.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from spasmfree.core import days
from spasmfree.core.axis import week_ticks
from spasmfree.core.chart import Chart, Form, Row, Series, Window
from spasmfree.core.tally import Stretch
from spasmfree.ui import theme
from spasmfree.ui.chart_looks import LOOKS
from spasmfree.ui.charts_items import (
    FOOT,
    LABEL,
    LEFT,
    SIGNS_HIGH,
    Bands,
    Bars,
    Labels,
    Levels,
    Lines,
    Signs,
)
from spasmfree.ui.painted import text_width

_HEAD_ROOM = 0.08  # of the height above the highest value: no line is cut
_FOOT_ROOM = 0.04  # the same below zero, for markers on it
_LONGEST_LABEL = "30 Sep 00"
_MARK = 6  # pixels: the narrowest mark behind a slot
_EDGE = 4  # pixels above and to the right of the plot
_LABEL_GAP = 14  # pixels between two labels of the time axis
_Item = Bars | Levels | Lines


class TimePlot(pg.GraphicsView):
    """Draws a Chart over days. All plots of a page show the same window of days.

    Left, Right, Home and End move the slot that is read out; nothing else moves it but the mouse.
    """

    hovered = Signal(int)  # the index of the slot under the mouse; -1: none
    stepped = Signal(int)  # the index of the slot that the arrow keys have reached

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._window = Window(0, 6, 0)
        self._marked: Stretch | None = None
        self._index = -1
        self._top, self._foot = 1.0, 0.0
        self._shape: tuple[tuple[str, Form], ...] = ()
        self.items_of: dict[str, _Item] = {}  # by series
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._add_grounds()
        theme.signals.changed.connect(self._wear)
        self._wear()

    def _add_grounds(self) -> None:
        # Not a PlotItem: half of what makes one is menus and axes that are not wanted here.
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._labels, self.signs = Labels(), Signs()
        for part in (self.box, self._labels, self.signs):
            self.addItem(part)
        self._mark = QGraphicsRectItem()
        self.bands = Bands()
        self._grid = pg.PlotCurveItem(connect="pairs")
        for item in (self.bands, self._mark, self._grid):
            self.box.addItem(item, ignoreBounds=True)

    def show_chart(
        self,
        chart: Chart,
        window: Window,
        episodes: Sequence[Stretch] = (),
        pauses: Sequence[Stretch] = (),
    ) -> None:
        """Draw `chart` over the days of `window`, with bands behind it."""
        self._chart, self._window, self._index = chart, window, -1
        first, length = window.first, window.last - window.first + 1
        self._top = chart.top * (1 + _HEAD_ROOM)
        self._fit_items(chart.series)
        self._foot = -_FOOT_ROOM * chart.top if _has_lines(chart) else 0.0
        self.box.setRange(xRange=(0, length), yRange=(self._foot, self._top), padding=0)
        self.bands.show_bands(
            _within(tuple(episodes), window),
            _within(tuple(pauses), window),
            (self._foot, self._top),
        )
        starts = np.array([slot.first - first for slot in chart.slots], dtype=float)
        ends = np.array([slot.last + 1 - first for slot in chart.slots], dtype=float)
        for series in chart.series:
            values = np.array([np.nan if v is None else v for v in series.values], dtype=float)
            self.items_of[series.id].show_values(starts, ends, values, chart.running)
        lines = [value for value, _ in chart.ticks if value <= self._top]
        self._grid.setData(x=[0.0, length] * len(lines), y=np.repeat(lines, 2).astype(float))
        self.mark(-1)
        self._fit()

    def _fit_items(self, series: Sequence[Series]) -> None:
        """Make the items anew when other series are to be drawn than before."""
        shape = tuple((each.id, each.form) for each in series)
        if shape == self._shape:
            return
        for old in self.items_of.values():
            old.leave(self.box)
        makers: dict[Form, type[_Item]] = {Form.BAR: Bars, Form.STEP: Levels, Form.LINE: Lines}
        self.items_of = {each.id: makers[each.form](LOOKS[each.id]) for each in series}
        for item in self.items_of.values():
            item.join(self.box)
            item.wear()
        self._shape = shape

    def slot_at(self, day: float) -> int:
        """The index of the slot that holds a day, counted from the window's first; -1: none."""
        if self._chart is None:
            return -1
        slots = self._chart.slots
        ordinal = self._window.first + int(day // 1)
        index = bisect_right(slots, ordinal, key=lambda slot: slot.first) - 1
        return index if index >= 0 and ordinal <= slots[index].last else -1

    def mark(self, index: int) -> None:
        """Put the mark behind the slot at `index`; -1 takes it away."""
        self._index = index
        slots = self._chart.slots if self._chart else ()
        self.mark_days(slots[index] if 0 <= index < len(slots) else None)

    def mark_days(self, stretch: Stretch | None) -> None:
        """Put the mark behind some days, which another chart may read out; None takes it away."""
        self._marked = stretch
        self._mark.setVisible(stretch is not None)
        if stretch is None:
            return
        days_across = self._window.last - self._window.first + 1
        narrowest = _MARK * days_across / max(1.0, self.box.width())
        begin, end = stretch.first - self._window.first, stretch.last + 1 - self._window.first
        wide = max(float(end - begin), narrowest)
        self._mark.setRect(
            QRectF((begin + end - wide) / 2, self._foot, wide, self._top - self._foot)
        )

    def paint_on(self, painter: QPainter, where: QRectF) -> None:
        """Draw the plot as it is on screen into `where`, for a picture."""
        self.scene().render(painter, where, self.sceneRect())

    def _fit(self) -> None:
        """Make bars, markers and labels for the room there is."""
        left, foot = theme.px(LEFT), theme.px(FOOT)
        row = self._chart.row if self._chart else None
        high = theme.px(SIGNS_HIGH) if row else 0
        room = QRectF(self.rect()).adjusted(left, _EDGE, -_EDGE, -foot - high)
        if room.width() <= 0 or room.height() <= 0:
            return
        self.box.setGeometry(room)
        count = len(self._chart.slots) if self._chart else 1
        for item in self.items_of.values():
            item.fit(room.width() / max(1, count))
        self._labels.show_labels(
            room.adjusted(0, 0, 0, high), self._below(room.width()), self._beside(room, high)
        )
        self.signs.show_signs(
            QRectF(room.left(), room.bottom(), room.width(), high),
            _placed(row, self._window, room.width()) if row else (),
            room.width() / len(row.slots) if row else 0.0,
        )
        self.mark_days(self._marked)

    def _below(self, across: float) -> list[tuple[float, str]]:
        """The labels of time that have room, in pixels from the left."""
        size, window = theme.px(LABEL), self._window
        most = max(1, int(across / (text_width(_LONGEST_LABEL, size) + _LABEL_GAP)))
        day = across / max(1, window.last - window.first + 1)  # pixels
        marks = week_ticks(_mondays(window.first, window.last), most)
        placed = (((7 * index + 3.5) * day, text) for index, text in marks)
        return [(x, t) for x, t in placed if x + text_width(t, size) / 2 <= across + _EDGE]

    def _beside(self, room: QRectF, row: int) -> list[tuple[float, str]]:
        """The labels of values, in pixels from the foot of the row below the plot."""
        ticks = self._chart.ticks if self._chart else ()
        scale = room.height() / (self._top - self._foot)
        return [(row + (v - self._foot) * scale, text) for v, text in ticks if v <= self._top]

    def _wear(self) -> None:
        self.setBackground(theme.colour("surface"))
        self._grid.setPen(pg.mkPen(theme.colour("track"), width=1))
        self._mark.setPen(pg.mkPen(None))
        self._mark.setBrush(theme.colour("hover"))
        for item in self.items_of.values():
            item.wear()
        self.bands.update()
        self._fit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "items_of"):  # pyqtgraph resizes the view while it makes it
            self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.hovered.emit(self.slot_at(self.box.mapSceneToView(event.position()).x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(-1)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """As any widget: a scene tells of no place, and the page would not scroll to the chart."""
        return QWidget.inputMethodQuery(self, query)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._chart.slots) - 1 if self._chart else -1
        here = self._index if self._index >= 0 else last
        to = {
            Qt.Key.Key_Left: max(0, here - 1),
            Qt.Key.Key_Right: min(last, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None or last < 0:
            event.ignore()
        else:
            self.stepped.emit(to)


@lru_cache(maxsize=8)
def _mondays(first: int, last: int) -> tuple[str, ...]:
    """The same for every chart of a page."""
    return tuple(days.of_number(max(1, day)) for day in range(first, last, 7))


def _placed(row: Row, window: Window, across: float) -> list[tuple[float, str]]:
    """The signs of a row, in pixels from the left."""
    day = across / (window.last - window.first + 1)
    return [
        (((slot.first + slot.last + 1) / 2 - window.first) * day, sign)
        for slot, sign in zip(row.slots, row.signs, strict=True)
        if sign is not None
    ]


def _has_lines(chart: Chart) -> bool:
    return any(series.form is Form.LINE for series in chart.series)


@lru_cache(maxsize=8)
def _within(stretches: tuple[Stretch, ...], window: Window) -> tuple[Stretch, ...]:
    """What of the stretches can be seen, as days from the window's first; each chart asks."""
    seen = (s for s in stretches if s.last >= window.first and s.first <= window.last)
    return tuple(
        Stretch(max(s.first, window.first) - window.first, min(s.last, window.last) - window.first)
        for s in seen
    )
