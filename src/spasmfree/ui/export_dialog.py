"""Asks what to export, in which form, how far back and where to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.progress import Span, span_names
from spasmfree.core.words import tr
from spasmfree.ui.layouts import column
from spasmfree.ui.parts import label, segments
from spasmfree.ui.save_dialog import SaveDialog, Saving

FORMATS = ("csv", "strong", "json")
TABLES = ("sets", "sessions", "pain", "episodes")


class ExportDialog(SaveDialog):
    """What to export and where to; one press of Save takes what is preset."""

    # One of FORMATS, one of TABLES, a Span's value, the file's path.
    export_wanted = Signal(str, str, str, str)

    def __init__(self, over: QWidget, span: Span, today: str) -> None:
        """`today` is the ISO day that the proposed name carries."""
        self._today = today
        self._format = segments(
            (tr("Table"), tr("Other apps"), tr("Everything")),
            name=tr("What for"),
            identifier="export.format",
            stretch=True,
        )
        self._about = label("", "small", "text2", wrap=True, identifier="export.about")
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
        self._tables = _asked(tr("What"), self._table)
        self._spans = _asked(tr("How far back"), self._span)
        super().__init__(
            over,
            tr("Export"),
            self._kind(),
            label(tr("What for"), "strong"),
            6,
            self._format,
            6,
            self._about,
            self._tables,
            self._spans,
            detail=tr("Nothing leaves this computer: the file is yours to give away."),
        )
        self._format.chosen.connect(self._change)
        self._table.chosen.connect(self._change)
        self.save_wanted.connect(self._pass_on)
        self._change()

    def _kind(self) -> Saving:
        """The file that is to be made now."""
        wanted, table = FORMATS[self._format.current()], TABLES[self._table.current()]
        if wanted == "json":
            return Saving(
                "export", f"spasmfree-{self._today}.json", "json", tr("JSON files (*.json)")
            )
        what = table if wanted == "csv" else wanted
        return Saving(
            "export", f"spasmfree-{what}-{self._today}.csv", "csv", tr("CSV files (*.csv)")
        )

    def _change(self) -> None:
        """Ask what matters for this form of file, and no more."""
        wanted = FORMATS[self._format.current()]
        self._about.setText(_about()[wanted])
        self._tables.setVisible(wanted == "csv")
        self._spans.setVisible(wanted != "json")
        self.propose(self._kind())

    def _pass_on(self, path: str) -> None:
        wanted, table = FORMATS[self._format.current()], TABLES[self._table.current()]
        span = list(Span)[self._span.current()]
        self.export_wanted.emit(wanted, table, span.value, path)


def _asked(question: str, answer: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(16, label(question, "strong"), 6, answer))
    return made


def _about() -> dict[str, str]:
    """What each of FORMATS is good for."""
    return {
        "csv": tr("One table that a spreadsheet opens."),
        "strong": tr("Your sets in the form of the app Strong, which some training apps read."),
        "json": tr("All there is, for a copy of your own or another program."),
    }
