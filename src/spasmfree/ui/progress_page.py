"""The page of progress: the answer in words, and the charts as evidence below it."""

from __future__ import annotations

from types import ModuleType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from spasmfree.core.chart_days import how_sessions
from spasmfree.core.progress import ProgressState, Span, span_names
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.chart_board import ChartBoard, Memory
from spasmfree.ui.chart_loader import CHARTS, ChartLoader
from spasmfree.ui.chart_picture import png, svg
from spasmfree.ui.empty_state import EmptyState
from spasmfree.ui.export_dialog import ExportDialog
from spasmfree.ui.layouts import Item
from spasmfree.ui.page import Page
from spasmfree.ui.parts import bullet, button, column, frame, holder, label, row, segments
from spasmfree.ui.picture_dialog import PictureDialog
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.save_dialog import SaveDialog
from spasmfree.ui.tokens import Mode

_ONE_ROW = 860  # px of the window at 100 % text


class ProgressPage(Responsive):
    """Shows a ProgressState; the charts fill in when their library is loaded."""

    span_chosen = Signal(str)  # a Span's value
    exercise_chosen = Signal(str, str)  # a chart's id, an exercise's id
    export_wanted = Signal(str, str, str, str)  # a form, a table, a Span's value, path
    page_wanted = Signal(str, str, str)  # a Span's value, a Paper's value, path
    print_wanted = Signal(str)  # a Span's value
    picture_wanted = Signal(bytes, str)  # the file's content, path
    copied = Signal()
    drawn = Signal()  # all charts, with the numbers there are so far
    today_wanted = Signal()  # from the page with nothing to show

    def __init__(self, charts: str = CHARTS) -> None:
        """`charts` is the module to load the plot from, which may be missing."""
        super().__init__()
        self._state: ProgressState | None = None
        self.board: ChartBoard | None = None
        self._memory = Memory()
        self._dialog: SaveDialog | None = None
        self._built_empty: bool | None = None  # what the content was built for; None: nothing
        self._explained = self._export_waits = False
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
        if self._export_waits:
            self._export_waits = False
            self.open_export()

    def open_export(self) -> None:
        """Ask what to export; `export_wanted` follows when the person saves."""
        if self._state is None:
            self._export_waits = True  # until the history is counted
        if self._state is None or self._dialog is not None:
            return
        dialog = ExportDialog(self, self._state.span, self._state.today)
        dialog.export_wanted.connect(self.export_wanted)
        dialog.page_wanted.connect(self.page_wanted)
        dialog.print_wanted.connect(self.print_wanted)
        self._open(dialog)

    def _open(self, dialog: SaveDialog) -> None:
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
        if self.board is not None:
            self.board.release()
            self.board = None
        self._built_empty = self._state.empty if self._state is not None else None
        if not self._built_empty and self._memory.library is None and not self._memory.lacking:
            self._loader.load()
        if self._state is None:
            # The history is being counted, which takes no longer than the page to appear.
            return Page(label(tr("Progress"), "display"), compact=compact, wide=wide)
        if self._built_empty:
            return Page(*self._empty(), compact=compact, wide=wide)
        gap = 16 if compact else 20
        self.board = self._board(mode)
        page = Page(
            self._head(mode), gap, self._answer_card(), gap, self.board, compact=compact, wide=wide
        )
        self._fill(self._state)
        return page

    def _board(self, mode: Mode) -> ChartBoard:
        board = ChartBoard(mode, self._memory)
        board.chosen.connect(self.exercise_chosen)
        board.save_wanted.connect(self._save_picture)
        board.copied.connect(self.copied)
        board.done.connect(self.drawn)
        return board

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
        self._more = label("", "lead", "text2", wrap=True, identifier="progress.findings")
        self._no_chart = label(
            tr(
                "The chart library cannot be loaded; the tables have the same numbers. "
                "Install SpasmFree again to get the charts."
            ),
            "small",
            "notice",
            wrap=True,
            identifier="progress.no_chart",
        )
        self._no_chart.setVisible(self._memory.lacking)
        how = button(tr("How this is counted"), "link", checkable=True, identifier="progress.how")
        self._how: QWidget | None = None  # made when it is wanted
        self._answer_layout = column(
            self._answer,
            4,
            self._more,
            6,
            row(how, "stretch"),
            self._no_chart,
            margins=(24, 20, 24, 8),
        )
        how.toggled.connect(self._explain)
        how.setChecked(self._explained)
        return frame("card", self._answer_layout)

    def _fill(self, state: ProgressState) -> None:
        if self.board is None:
            return
        self._spans.choose(list(Span).index(state.span))
        self._answer.setText(state.answer)
        self._more.setText("\n".join(finding.text for finding in state.findings))
        self._more.setVisible(bool(state.findings))
        self.board.show_state(state)

    def _choose(self, index: int) -> None:
        self.span_chosen.emit(list(Span)[index].value)

    def _explain(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._explained = shown
        if self._how is None:
            sentences = (bullet(sentence) for sentence in (*how_sessions(), *how_words()))
            self._how = holder(column(*sentences, 8, margins=(0, 4, 0, 0), gap=6))
            self._answer_layout.addWidget(self._how)
        self._how.setVisible(shown)

    def _save_picture(self, chart: str, kind: str) -> None:
        """Ask where the picture of a chart goes; `picture_wanted` follows."""
        picture = self.board.cards[chart].picture() if self.board is not None else None
        if picture is None or self._state is None or self._dialog is not None:
            return
        content = png(picture) if kind == "png" else svg(picture)
        dialog = PictureDialog(self, chart, kind, self._state.today)
        dialog.save_wanted.connect(lambda path: self.picture_wanted.emit(content, path))
        self._open(dialog)

    def _charts_loaded(self, charts: ModuleType) -> None:
        self._memory.library = charts
        if self.board is not None:
            self.board.library_loaded(charts)

    def _charts_missing(self) -> None:
        self._memory.lacking = True
        if self.board is not None:
            self._no_chart.show()
            self.board.library_missing()


def how_words() -> tuple[str, ...]:
    """How the sentences come about."""
    return (
        tr("Two stretches that are compared are equally long and follow each other."),
        tr("Under 6 sessions or 4\u00a0weeks there is too little to compare. That is our choice."),
        tr("Nothing here says where a change comes from; ups and downs are usual."),
    )
