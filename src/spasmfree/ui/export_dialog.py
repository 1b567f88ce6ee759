"""Asks what to export, in which form, how far back and where to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.handout import Paper
from spasmfree.core.progress import Span, span_names
from spasmfree.core.words import tr
from spasmfree.ui.layouts import column
from spasmfree.ui.paper_words import usual_paper
from spasmfree.ui.parts import SegmentedControl, button, label, segments
from spasmfree.ui.save_dialog import SaveDialog, Saving

FORMATS = ("csv", "strong", "json", "page")
TABLES = ("sets", "sessions", "pain", "episodes")


class ExportDialog(SaveDialog):
    """What to export and where to; one press of Save takes what is preset."""

    # One of FORMATS but the last, one of TABLES, a Span's value, the file's path.
    export_wanted = Signal(str, str, str, str)
    page_wanted = Signal(str, str, str)  # a Span's value, a Paper's value, the file's path
    print_wanted = Signal(str)  # a Span's value

    def __init__(self, over: QWidget, span: Span, today: str) -> None:
        """`today` is the ISO day that the proposed name carries."""
        self._today = today
        self._format = _choice(
            (tr("Table"), tr("Other apps"), tr("Everything"), tr("On paper")),
            tr("What for"),
            "format",
        )
        self._about = label("", "small", "text2", wrap=True, identifier="export.about")
        tables = (tr("Sets"), tr("Sessions"), tr("Pain"), tr("Episodes"))
        self._table = _choice(tables, tr("What to export"), "table")
        self._span = _choice(span_names(), tr("How far back"), "range", list(Span).index(span))
        papers = (tr("A4"), tr("Letter"))
        self._paper = _choice(papers, tr("Paper"), "paper", list(Paper).index(usual_paper()))
        self._print = button(tr("Print"), "secondary", identifier="export.print")
        self._papers = _asked(tr("Paper"), self._paper)
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
            self._papers,
            also=self._print,
            detail=tr("Nothing leaves this computer: the file is yours to give away."),
        )
        self._format.chosen.connect(self._change)
        self._table.chosen.connect(self._change)
        self._print.clicked.connect(lambda: self.print_wanted.emit(self._chosen_span()))
        self.save_wanted.connect(self._pass_on)
        self._change()

    def _kind(self) -> Saving:
        """The file that is to be made now."""
        wanted, table = FORMATS[self._format.current()], TABLES[self._table.current()]
        if wanted == "json":
            return Saving(
                "export", f"spasmfree-{self._today}.json", "json", tr("JSON files (*.json)")
            )
        if wanted == "page":
            return Saving(
                "export",
                f"spasmfree-page-{self._today}.pdf",
                "pdf",
                tr("PDF or HTML files (*.pdf *.html)"),
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
        self._papers.setVisible(wanted == "page")
        self._print.setVisible(wanted == "page")
        self.propose(self._kind())

    def _chosen_span(self) -> str:
        return list(Span)[self._span.current()].value

    def _pass_on(self, path: str) -> None:
        wanted, table = FORMATS[self._format.current()], TABLES[self._table.current()]
        if wanted == "page":
            paper = list(Paper)[self._paper.current()].value
            self.page_wanted.emit(self._chosen_span(), paper, path)
        else:
            self.export_wanted.emit(wanted, table, self._chosen_span(), path)


def _choice(names: Sequence[str], question: str, part: str, current: int = 0) -> SegmentedControl:
    return segments(names, current, name=question, identifier=f"export.{part}", stretch=True)


def _asked(question: str, answer: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(16, label(question, "strong"), 6, answer))
    return made


def _about() -> dict[str, str]:
    """What each of FORMATS is good for."""
    return {
        "csv": tr("One table that a spreadsheet opens."),
        "strong": tr("Your sets in the form of the app Strong, which some training apps read."),
        "page": tr("A page for your physiotherapist: a PDF, or HTML with a name in .html."),
        "json": tr("All there is, for a copy of your own or another program."),
    }
