"""What a chart is drawn from: axes, bands, bars, levels and lines with markers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from spasmfree.core.tally import Stretch
from spasmfree.ui import theme
from spasmfree.ui.chart_looks import (
    MARKER,
    Look,
    draw_episode,
    draw_pause,
    draw_sign,
    edge,
    filling,
    mixed,
    pen,
)
from spasmfree.ui.painted import Align

BAR_WIDTH = 0.6  # of a slot
_WIDEST = 64  # pixels for a bar at 100 % text
_PALE = 0.6  # of the bar's colour, for the slot that is not over
_NARROWEST = 4  # pixels for a slot: below, gaps between bars would only flicker
_FOR_MARKERS = 12  # pixels for a slot: below, markers would run into each other
_LEAST_BAND = 3  # pixels for a band over the whole height
_TICK = QSizeF(1.5, 8)  # pixels for one that is narrower: a day in thirty years is still seen
LEFT = 44  # pixels at 100 % text for the labels of values: the same on every chart of a page
FOOT = 28  # the same below the plot
LABEL = 12
SIGN, SIGNS_HIGH = 10, 20  # a sign of the row below the plot, and the row
_SHARE = 0.6  # of the room for a sign, so that signs do not run into each other
_GAP = 8  # between the plot and its labels
Numbers = Any  # numpy.ndarray of float
Marks = Sequence[tuple[float, str]]


class Labels(QGraphicsItem):
    """The labels of both axes around the plot, which have no line and no ticks.

    The axes of pyqtgraph make a menu, text as HTML and ticks that nobody sees: each chart would
    take three times as long.
    """

    def __init__(self) -> None:
        super().__init__()
        self._plot = QRectF()
        self._below: Marks = ()
        self._beside: Marks = ()

    def show_labels(self, plot: QRectF, below: Marks, beside: Marks) -> None:
        """Put labels around `plot`, each at pixels from its left edge or from its foot."""
        self.prepareGeometryChange()
        self._plot, self._below, self._beside = plot, below, beside
        self.update()

    def boundingRect(self) -> QRectF:
        return self._plot.adjusted(-theme.px(LEFT), -theme.px(LEFT), theme.px(LEFT), theme.px(FOOT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        plot, gap = self._plot, theme.px(_GAP)
        painter.setFont(theme.font(theme.px(LABEL)))
        painter.setPen(theme.colour("text3"))
        line = QRectF(0, 0, 2 * theme.px(LEFT), theme.px(FOOT) - gap)
        for at, text in self._below:
            line.moveCenter(QPointF(plot.left() + at, 0))
            line.moveTop(plot.bottom() + gap)
            painter.drawText(line, Align.AlignHCenter | Align.AlignTop, text)
        for at, text in self._beside:
            line.moveCenter(QPointF(0, plot.bottom() - at))
            line.moveRight(plot.left() - gap)
            painter.drawText(line, Align.AlignRight | Align.AlignVCenter, text)


class Signs(QGraphicsItem):
    """A row of signs between the plot and the labels of time."""

    def __init__(self) -> None:
        super().__init__()
        self._row, self._size = QRectF(), 0.0
        self.signs: Marks = ()

    def show_signs(self, row: QRectF, signs: Marks, room: float) -> None:
        """Put signs into `row`, each at pixels from its left edge, with `room` pixels for each."""
        self.prepareGeometryChange()
        self._row, self.signs = row, signs
        self._size = min(float(theme.px(SIGN)), _SHARE * room)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._row

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        middle = self._row.center().y()
        for at, sign in self.signs:
            draw_sign(painter, sign, QPointF(self._row.left() + at, middle), self._size)


class Bands(pg.GraphicsObject):
    """Episodes and pauses behind everything else, over the whole height."""

    def __init__(self) -> None:
        super().__init__()
        self.episodes: tuple[Stretch, ...] = ()
        self.pauses: tuple[Stretch, ...] = ()
        self._foot, self._top = 0.0, 1.0
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption, enabled=False)

    def show_bands(
        self,
        episodes: Sequence[Stretch],
        pauses: Sequence[Stretch],
        height: tuple[float, float],
    ) -> None:
        """Draw them between two values; days are counted from the window's first."""
        self.prepareGeometryChange()
        self.episodes, self.pauses = tuple(episodes), tuple(pauses)
        self._foot, self._top = height
        self.update()

    def boundingRect(self) -> QRectF:
        both = (*self.episodes, *self.pauses)
        if not both:
            return QRectF()
        begin, end = min(s.first for s in both), max(s.last for s in both) + 1
        return QRectF(begin, self._foot, end - begin, self._top - self._foot)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        to_device = painter.worldTransform()
        painter.save()
        painter.resetTransform()  # a hatch is as dense whatever the scale of the axis
        for stretches, draw in ((self.pauses, draw_pause), (self.episodes, draw_episode)):
            for each in stretches:
                high = self._top - self._foot
                days = each.last - each.first + 1
                box = to_device.mapRect(QRectF(each.first, self._foot, days, high))
                if box.width() < _LEAST_BAND:
                    # Bands of hairlines would hide everything else: each is a tick at the top.
                    box = QRectF(box.left(), box.top(), _TICK.width(), _TICK.height())
                draw(painter, box)
        painter.restore()


class Bars:
    """A series as bars."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._running, self._count = -1, 0
        self._widths: Numbers = np.zeros(0)
        self.bars = pg.BarGraphItem(x=[], height=[], width=BAR_WIDTH)

    def join(self, plot: pg.ViewBox) -> None:
        plot.addItem(self.bars, ignoreBounds=True)

    def leave(self, plot: pg.ViewBox) -> None:
        plot.removeItem(self.bars)

    def show_values(self, starts: Numbers, ends: Numbers, values: Numbers, running: int) -> None:
        """Draw a bar in the middle of each slot; `running` is pale, -1 for none."""
        self._running, self._count, self._widths = running, len(values), ends - starts
        self.bars.setOpts(
            x=(starts + ends) / 2,
            height=np.nan_to_num(values),
            width=self._widths * BAR_WIDTH,
            brushes=None,
        )

    def fit(self, slot: float) -> None:
        """Make the bars for slots of so many pixels."""
        crowded = slot < _NARROWEST
        share = 1.0 if crowded else min(BAR_WIDTH, theme.px(_WIDEST) / max(1.0, slot))
        brushes = None
        if not crowded and self._count:
            brushes = [theme.colour(self._look.tone)] * self._count
            if self._running >= 0:
                brushes[self._running] = mixed(self._look.tone, "surface", _PALE)
        self.bars.setOpts(
            width=self._widths * share,
            brush=theme.colour(self._look.tone),
            brushes=brushes,  # pyqtgraph paints one by one what has a colour of its own
            pen=pg.mkPen(None),
        )

    def wear(self) -> None:
        """Take the colours of the theme; `fit` follows."""


class Levels:
    """A series as a level for the whole of each slot."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.curve = pg.PlotCurveItem(x=[0.0, 1.0], y=[0.0], stepMode="center", connect="finite")

    def join(self, plot: pg.ViewBox) -> None:
        plot.addItem(self.curve, ignoreBounds=True)

    def leave(self, plot: pg.ViewBox) -> None:
        plot.removeItem(self.curve)

    def show_values(self, starts: Numbers, ends: Numbers, values: Numbers, running: int) -> None:
        """Draw the levels; slots lie side by side."""
        edges = np.append(starts, ends[-1:]) if len(values) else np.array([0.0, 1.0])
        self.curve.setData(x=edges, y=values if len(values) else np.array([0.0]))

    def fit(self, slot: float) -> None:
        """Nothing to make for slots of so many pixels."""

    def wear(self) -> None:
        """Take the colours of the theme."""
        self.curve.setPen(pen(self._look))


class Lines:
    """A series as a line through the middles of its slots, with markers where there is room."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._x: Numbers = np.zeros(0)
        self._y: Numbers = np.zeros(0)
        self.curve = pg.PlotCurveItem(connect="finite")
        self.markers = pg.ScatterPlotItem(pxMode=True)
        self._marked = False

    def join(self, plot: pg.ViewBox) -> None:
        plot.addItem(self.curve, ignoreBounds=True)
        if self._look.marker:
            plot.addItem(self.markers, ignoreBounds=True)

    def leave(self, plot: pg.ViewBox) -> None:
        plot.removeItem(self.curve)
        if self._look.marker:
            plot.removeItem(self.markers)

    def show_values(self, starts: Numbers, ends: Numbers, values: Numbers, running: int) -> None:
        """Draw the line; where there is no value it has a gap."""
        self._x, self._y = (starts + ends) / 2, values
        self.curve.setData(x=self._x, y=self._y)
        self._marked = False

    def fit(self, slot: float) -> None:
        """Show the markers when slots are wide enough, or a point alone would not be seen."""
        if not self._look.marker:
            return
        wanted = slot >= _FOR_MARKERS
        self.markers.setVisible(wanted)
        if wanted and not self._marked:
            there = np.isfinite(self._y)
            self.markers.setData(
                x=self._x[there],
                y=self._y[there],
                symbol=self._look.marker,
                size=MARKER + 1,
                pen=edge(self._look),
                brush=filling(self._look),
            )
            self._marked = True

    def wear(self) -> None:
        """Take the colours of the theme."""
        self.curve.setPen(pen(self._look))
        self._marked = False  # `fit` follows
