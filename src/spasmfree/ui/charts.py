"""The charts, drawn by pyqtgraph: numbers come in ready, this only draws them.

Importing this module takes a quarter of a second; `chart_loader` does it in slices.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsRectItem

from spasmfree.core.adherence import Week
from spasmfree.core.progress import count_ticks, week_ticks
from spasmfree.ui import theme
from spasmfree.ui.painted import text_width

BAR_WIDTH = 0.6
_HEAD_ROOM = 0.6  # above the highest value, in sessions: the plan's line is never cut
_WIDEST = 64  # pixels for a bar at 100 % text
_PALE = 0.6  # of the bar's colour, for the week that is not over
_LONGEST_LABEL = "30 Sep 00"
_NARROWEST = 4  # pixels for a week: below, gaps between bars would only flicker
_MARK = 6  # pixels: the narrowest mark behind a week
_LABEL_GAP = 14  # pixels between two labels of the time axis


class _Axis(pg.AxisItem):
    """An axis of our own labels, with no line of its own."""

    def __init__(self, side: str) -> None:
        super().__init__(side, maxTickLength=0)
        self.setStyle(tickAlpha=0, hideOverlappingLabels=False)

    def wear(self) -> None:
        """Take colours and text size from the theme."""
        font = theme.font(theme.px(12))
        self.setTickFont(font)
        self.setTextPen(theme.colour("text3"))
        self.setPen(pg.mkPen(None))
        self.setStyle(tickTextOffset=theme.px(8))
        if self.orientation == "bottom":
            self.setHeight(theme.px(28))
        else:
            self.setWidth(theme.px(30))


def _mixed(front: str, ground: str, share: float) -> QColor:
    """The colour of a token laid over another; opaque, so that nothing shines through."""
    over, under = theme.colour(front), theme.colour(ground)
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


class WeeklyPlot(pg.PlotWidget):
    """Sessions a week: bars are what was done, the dashed step line is the plan.

    Left, Right, Home and End move the week that is read out; nothing else moves it but the mouse.
    """

    hovered = Signal(int)  # the index of the week under the mouse; -1: none
    stepped = Signal(int)  # the index of the week that the arrow keys have reached

    def __init__(self) -> None:
        self._bottom, self._left = _Axis("bottom"), _Axis("left")
        super().__init__(
            enableMenu=False,
            axisItems={"bottom": self._bottom, "left": self._left},
        )
        self._weeks: Sequence[Week] = ()
        self._current = -1
        self._marked = -1
        self._top = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._add_items()
        theme.signals.changed.connect(self._wear)
        self._wear()

    def _add_items(self) -> None:
        plot = self.getPlotItem()
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        plot.setContentsMargins(0, 4, 4, 0)
        self._mark = QGraphicsRectItem()
        # The grid of pyqtgraph's own axis lies over the bars and drops the label at its end.
        self._grid = pg.PlotCurveItem(connect="pairs")
        self.bars = pg.BarGraphItem(x=[], height=[], width=BAR_WIDTH)
        self.plan = pg.PlotCurveItem(x=[0.0, 1.0], y=[0.0], stepMode="center")
        for item in (self._mark, self._grid, self.bars, self.plan):
            plot.addItem(item)

    def show_weeks(self, weeks: Sequence[Week], current: int) -> None:
        """Draw `weeks`; `current` is the index of the one that is not over yet, -1 for none."""
        self._weeks, self._current = tuple(weeks), current
        edges = np.arange(len(weeks) + 1, dtype=float)
        done = [float(week.done) for week in weeks]
        planned = [float(week.planned) for week in weeks]
        self.bars.setOpts(x=edges[:-1] + 0.5, height=done)
        self.plan.setData(x=edges, y=np.array(planned))
        self._top = max([*done, *planned, 1.0])
        self.getPlotItem().setRange(
            xRange=(0, len(weeks)), yRange=(0, self._top + _HEAD_ROOM), padding=0
        )
        values = count_ticks(self._top)
        self._left.setTicks([[(value, str(value)) for value in values]])
        self._grid.setData(x=[0.0, len(weeks)] * len(values), y=np.repeat(values, 2).astype(float))
        self._fit()
        self.mark(-1)

    def mark(self, index: int) -> None:
        """Put the mark behind the week at `index`; -1 takes it away."""
        self._marked = index
        across = self.getPlotItem().vb.width() / max(1, len(self._weeks))
        wide = max(1.0, _MARK / max(1.0, across))
        self._mark.setVisible(index >= 0)
        self._mark.setRect(QRectF(index + 0.5 - wide / 2, 0, wide, self._top + _HEAD_ROOM))

    def _fit(self) -> None:
        """Make bars and labels for the width there is."""
        across = self.getPlotItem().vb.width()
        week = across / max(1, len(self._weeks))
        crowded = week < _NARROWEST
        widest = theme.px(_WIDEST) / max(1.0, week)
        brushes: list[QColor] | None = None
        if not crowded:
            brushes = [theme.colour("bar")] * len(self._weeks)
            if self._current >= 0:
                brushes[self._current] = _mixed("bar", "surface", _PALE)
        self.bars.setOpts(
            width=1.0 if crowded else min(BAR_WIDTH, widest),
            brush=theme.colour("bar"),
            brushes=brushes,  # pyqtgraph paints one by one what has a colour of its own
            pen=pg.mkPen(None),
        )
        label = text_width(_LONGEST_LABEL, theme.px(12)) + _LABEL_GAP
        marks = week_ticks(self._weeks, max(1, int(across / label)))
        self._bottom.setTicks([[(index + 0.5, text) for index, text in marks]])

    def _wear(self) -> None:
        self._bottom.wear()
        self._left.wear()
        self.setBackground(theme.colour("surface"))
        self._grid.setPen(pg.mkPen(theme.colour("track"), width=1))
        self._mark.setPen(pg.mkPen(None))
        self._mark.setBrush(theme.colour("hover"))
        pen = QPen(theme.colour("text"), 2, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.plan.setPen(pen)
        self._fit()

    def _week_at(self, x: float) -> int:
        index = math.floor(x)
        return index if 0 <= index < len(self._weeks) else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_weeks"):  # pyqtgraph resizes the view while it makes it
            self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        box = self.getPlotItem().vb
        self.hovered.emit(self._week_at(box.mapSceneToView(event.position()).x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._weeks) - 1
        here = self._marked if self._marked >= 0 else last
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
