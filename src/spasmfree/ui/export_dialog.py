"""Asks what to export, how far back and where to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.progress import Span, span_names
from spasmfree.core.words import tr
from spasmfree.ui.parts import label, segments
from spasmfree.ui.save_dialog import SaveDialog, Saving

TABLES = ("sets", "sessions", "pain", "episodes")


class ExportDialog(SaveDialog):
    """What to export and where to; one press of Save takes what is preset."""

    export_wanted = Signal(str, str, str)  # one of TABLES, a Span's value, the file's path

    def __init__(self, over: QWidget, span: Span, today: str) -> None:
        """`today` is the ISO day that the proposed name carries."""
        self._today = today
        self._table = segments(
            (tr("Sets"), tr("Sessions"), tr("Pain"), tr("Episodes")),
            name=tr("What to export"),
            identifier="export.table",
            stretch=True,
        )
        self._span = segments(
            span_names(),
            list(Span).index(span),
            name=tr("How far back"),
            identifier="export.range",
            stretch=True,
        )
        super().__init__(
            over,
            tr("Export as CSV"),
            Saving("export", self._name(), "csv", tr("CSV files (*.csv)")),
            label(tr("What"), "strong"),
            6,
            self._table,
            16,
            label(tr("How far back"), "strong"),
            6,
            self._span,
            detail=tr("A file that spreadsheets open. Nothing leaves this computer."),
        )
        self._table.chosen.connect(self._propose)
        self.save_wanted.connect(self._pass_on)

    def _name(self) -> str:
        return f"spasmfree-{TABLES[self._table.current()]}-{self._today}.csv"

    def _propose(self) -> None:
        self.propose(self._name())

    def _pass_on(self, path: str) -> None:
        table = TABLES[self._table.current()]
        span = list(Span)[self._span.current()]
        self.export_wanted.emit(table, span.value, path)
