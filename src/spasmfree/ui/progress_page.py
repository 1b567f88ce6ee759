"""The page of progress: the answer in words, and the weekly chart as evidence below it."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from spasmfree.core.progress import ProgressState, Span, how_counted, span_names
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.chart_loader import CHARTS, ChartLoader
from spasmfree.ui.empty_state import EmptyState
from spasmfree.ui.export_dialog import ExportDialog
from spasmfree.ui.layouts import Item
from spasmfree.ui.page import Page
from spasmfree.ui.parts import bullet, button, column, frame, holder, label, row, segments
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.tokens import Mode
from spasmfree.ui.weekly_card import WeeklyCard

if TYPE_CHECKING:
    from spasmfree.ui.charts import WeeklyPlot


_ONE_ROW = 860  # px of the window at 100 % text


class ProgressPage(Responsive):
    """Shows a ProgressState; the chart fills in when its library is loaded."""

    span_chosen = Signal(str)  # a Span's value
    export_wanted = Signal(str, str, str, str)  # a form, a table, a Span's value, path
    today_wanted = Signal()  # from the page with nothing to show

    def __init__(self, charts: str = CHARTS) -> None:
        """`charts` is the module to load the plot from, which may be missing."""
        super().__init__()
        self._state: ProgressState | None = None
        self._card: WeeklyCard | None = None
        self._plot: WeeklyPlot | None = None
        self._dialog: ExportDialog | None = None
        self._built_empty: bool | None = None  # what the content was built for
        self._explained = False
        self._as_table = False
        self._no_charts = False
        self._loader = ChartLoader(charts, self)
        self._loader.loaded.connect(self._charts_loaded)
        self._loader.failed.connect(self._charts_missing)

    def show_state(self, state: ProgressState) -> None:
        """Show `state`; what the person has opened stays open."""
        self._state = state
        if self._built_empty != state.empty:
            self.rebuild()  # a page that is not on screen is built when it is shown
        elif not state.empty:
            self._fill(state)

    def open_export(self) -> None:
        """Ask what to export; `export_wanted` follows when the person saves."""
        if self._state is None or self._dialog is not None:
            return
        dialog = ExportDialog(self, self._state.span, self._state.today)
        dialog.export_wanted.connect(self.export_wanted)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def export_done(self) -> None:
        """The file is written: close the dialog."""
        if self._dialog is not None:
            self._dialog.accept()

    def export_failed(self, sentence: str) -> None:
        """The file could not be written: say why, and let the person choose another."""
        if self._dialog is not None:
            self._dialog.fail(sentence)

    def _forget_dialog(self) -> None:
        self._dialog = None

    def mode_at(self, width: int) -> Mode:
        """Title, range and Export need more than the mode alone promises to stand in one row."""
        mode = super().mode_at(width)
        return "narrow" if mode == "compact" and width < theme.px(_ONE_ROW) else mode

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        compact = mode in ("narrow", "compact")
        wide = 1200 if mode == "wide" else 1020
        self._card = None
        self._built_empty = self._state is None or self._state.empty
        if self._state is None or self._built_empty:
            return Page(*self._empty(), compact=compact, wide=wide)
        gap = 16 if compact else 20
        self._place = column()
        page = Page(
            self._head(mode), gap, self._answer_card(), gap, self._place, compact=compact, wide=wide
        )
        self._fill(self._state)
        if self._plot is None:
            # The words are painted first; both in one go would hold the window up (D19).
            QTimer.singleShot(0, self._add_card)
        else:
            self._add_card()
        return page

    def _add_card(self) -> None:
        if self._card is None and self._state is not None and not self._state.empty:
            self._card = self._weekly_card(theme.mode(self.window().width()))
            self._place.addWidget(self._card)
            self._card.show_state(self._state)

    def _empty(self) -> list[Item]:
        nothing = EmptyState(
            tr("After your first session, this page says how many of the planned ones you did."),
            tr("Go to Today"),
            identifier="progress.to_today",
        )
        nothing.pressed.connect(self.today_wanted)
        return [label(tr("Progress"), "display"), 20, nothing]

    def _head(self, mode: Mode) -> QLayout:
        narrow = mode == "narrow"
        self._spans = segments(
            span_names(), stretch=narrow, name=tr("Range"), identifier="progress.range"
        )
        self._spans.chosen.connect(self._choose)
        export = button(tr("Export"), "secondary", "export", identifier="progress.export")
        export.clicked.connect(self.open_export)
        title = label(tr("Progress"), "display")
        if narrow:
            return column(row(title, "stretch", export), self._spans, gap=12)
        return row(title, "stretch", self._spans, export, gap=12)

    def _answer_card(self) -> QFrame:
        self._answer = label("", "title", wrap=True, identifier="progress.answer")
        how = button(tr("How this is counted"), "link", checkable=True, identifier="progress.how")
        self._how: QWidget | None = None  # made when it is wanted
        self._answer_layout = column(self._answer, 6, row(how, "stretch"), margins=(24, 20, 24, 8))
        how.toggled.connect(self._explain)
        how.setChecked(self._explained)
        return frame("card", self._answer_layout)

    def _weekly_card(self, mode: Mode) -> WeeklyCard:
        made = WeeklyCard(mode)
        made.table_shown.connect(self._remember_table)
        made.show_table(shown=self._as_table)
        if self._no_charts:
            made.give_up()
        elif self._plot is not None:
            made.put(self._plot)
        else:
            self._loader.load()
        return made

    def _fill(self, state: ProgressState) -> None:
        self._spans.choose(list(Span).index(state.span))
        self._answer.setText(state.answer)
        if self._card is not None:
            self._card.show_state(state)

    def _choose(self, index: int) -> None:
        self.span_chosen.emit(list(Span)[index].value)

    def _explain(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._explained = shown
        if self._how is None:
            sentences = (bullet(sentence) for sentence in how_counted())
            self._how = holder(column(*sentences, 8, margins=(0, 4, 0, 0), gap=6))
            self._answer_layout.addWidget(self._how)
        self._how.setVisible(shown)

    def _remember_table(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._as_table = shown

    def _charts_loaded(self, charts: ModuleType) -> None:
        self._plot = charts.WeeklyPlot()
        if self._card is not None:
            self._card.put(self._plot)

    def _charts_missing(self) -> None:
        self._no_charts = True
        if self._card is not None:
            self._card.give_up()
