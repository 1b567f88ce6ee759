"""The card of the weekly chart: what is drawn, the week that is read out, chart or table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from spasmfree.core.progress import ProgressState, week_text
from spasmfree.core.words import tr
from spasmfree.ui import parts, theme, tokens
from spasmfree.ui.painted import Align, Painted
from spasmfree.ui.tokens import Mode
from spasmfree.ui.weekly_table import WeeklyTable

if TYPE_CHECKING:
    from spasmfree.ui.charts import WeeklyPlot

_HEIGHT: dict[Mode, int] = {"narrow": 220, "compact": 220, "normal": 300, "wide": 380}


class Key(Painted):
    """A sample in the legend: a bar, or the dashed line of the plan."""

    def __init__(self, kind: str) -> None:
        super().__init__(theme.px(22), theme.px(14))
        self._kind = kind

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        if self._kind == "bar":
            left = (width - height) / 2
            painter.fillRect(QRectF(left, 0, height, height), theme.colour("bar"))
        else:
            painter.setPen(QPen(theme.colour("text"), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, height / 2), QPointF(width, height / 2))


class WeeklyCard(QFrame):
    """Sessions a week, done against the plan; the plot is put in when it is there."""

    table_shown = Signal(bool)  # the person has chosen the table (True) or the chart

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._state: ProgressState | None = None
        self._plot: WeeklyPlot | None = None
        self._read_out = parts.label("", "small", wrap=mode == "narrow", identifier="progress.week")
        self._waiting = parts.label(
            tr("The chart is on its way."), "small", "text3", wrap=True, align=Align.AlignCenter
        )
        self._no_chart = parts.label(
            tr(
                "The chart library cannot be loaded; the table has the same numbers. "
                "Install SpasmFree again to get the chart."
            ),
            "small",
            "notice",
            wrap=True,
            identifier="progress.no_chart",
        )
        self._no_chart.hide()
        self._chart = parts.holder(parts.column(self._waiting))
        self._chart.setFixedHeight(theme.px(_HEIGHT[mode]))
        self._table: WeeklyTable | None = None  # made when it is wanted
        self._legend = parts.holder(self._legend_row(mode))
        # Each button says what a press on it will show.
        self._to_table = parts.button(tr("Table"), "link", "table", identifier="progress.as_table")
        self._to_chart = parts.button(
            tr("Chart"), "link", "progress", identifier="progress.as_chart"
        )
        self._to_table.clicked.connect(self._choose_table)
        self._to_chart.clicked.connect(self._choose_chart)
        self.setLayout(self._column())
        self.show_table(shown=False)

    def _column(self) -> QVBoxLayout:
        titles = parts.column(
            parts.label(tr("Sessions a week"), "heading"),
            2,
            parts.label(tr("Done against your plan"), "small", "text2", wrap=True),
        )
        head = parts.row(
            (titles, 1), (self._to_table, 0, Align.AlignTop), (self._to_chart, 0, Align.AlignTop)
        )
        margins = (24, 18, 24, 20)
        return parts.column(head, 10, self._legend, self._no_chart, 8, self._chart, margins=margins)

    def _legend_row(self, mode: Mode) -> QBoxLayout:
        keys = parts.row(
            Key("bar"),
            parts.label(tr("Done"), "small", "text2"),
            10,
            Key("plan"),
            parts.label(tr("Plan"), "small", "text2"),
            "stretch",
            gap=6,
        )
        if mode == "narrow":
            return parts.column(keys, 6, self._read_out)
        return parts.row((keys, 1), self._read_out, gap=16)

    def show_state(self, state: ProgressState) -> None:
        """Show the weeks of `state` in the table, and in the chart when it is there."""
        self._state = state
        if self._table is not None:
            self._table.show_state(state)
        if self._plot is not None:
            self._plot.show_weeks(state.weeks, state.current)
        self.read_out(-1)

    def put(self, plot: WeeklyPlot) -> None:
        """Show `plot` in the place that was kept for it."""
        self._plot = plot
        self._waiting.hide()
        layout = self._chart.layout()
        assert layout is not None
        layout.addWidget(plot)
        plot.setAccessibleName(tr("Chart of sessions a week, done against your plan"))
        plot.setProperty("ring", tokens.RADIUS["control"])
        plot.hovered.connect(self.read_out)
        plot.stepped.connect(self._step_to)
        if self._state is not None:
            self.show_state(self._state)

    def give_up(self) -> None:
        """Say that there will be no chart, and show the table."""
        self.show_table(shown=True)
        self._to_chart.hide()
        self._no_chart.show()

    def show_table(self, *, shown: bool) -> None:
        """Show the numbers as a table, or the chart."""
        if shown and self._table is None:
            self._make_table()
        if self._table is not None:
            self._table.setVisible(shown)
        self._to_chart.setVisible(shown)
        for widget in (self._chart, self._legend, self._to_table):
            widget.setVisible(not shown)

    def _make_table(self) -> None:
        self._table = WeeklyTable()
        if self._state is not None:
            self._table.show_state(self._state)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._table)

    def _choose_table(self) -> None:
        self.show_table(shown=True)
        self._to_chart.setFocus()
        self.table_shown.emit(True)

    def _choose_chart(self) -> None:
        self.show_table(shown=False)
        self._to_table.setFocus()
        self.table_shown.emit(False)

    def _step_to(self, index: int) -> None:
        """Read out the week at `index`, to a screen reader too."""
        self.read_out(index)
        said = QAccessibleAnnouncementEvent(self, self._read_out.text())
        QAccessible.updateAccessibility(said)

    def read_out(self, index: int) -> None:
        """Write out the week at `index` and mark it; -1: the newest week, without a mark."""
        if self._state is None or not self._state.weeks:
            return
        text = week_text(self._state, index)
        self._read_out.setText(text)
        if self._plot is not None:
            self._plot.mark(index)
            self._plot.setAccessibleDescription(text)
