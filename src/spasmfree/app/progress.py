"""Progress: the weeks of the history, and the files that leave the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.parts import Parts
from spasmfree.core.errors import KnownError
from spasmfree.core.progress import Span, began, export_days, first_span, progress_state
from spasmfree.core.words import tr
from spasmfree.storage import export_csv, places
from spasmfree.storage.atomic import named
from spasmfree.storage.export_csv import Days, Names, Table
from spasmfree.system.beside import Beside
from spasmfree.ui.progress_page import ProgressPage


class Progress(QObject):
    """Fills the page; exports on a thread, so that the window stays alive."""

    today_wanted = Signal()
    exported = Signal(str)  # the sentence to show

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._page: ProgressPage | None = None
        self._span: Span | None = None
        self._beside = Beside(self)

    def build(self) -> QWidget:
        """The page, filled."""
        self._page = ProgressPage()
        self._page.span_chosen.connect(self._choose)
        self._page.export_wanted.connect(self._export)
        self._page.today_wanted.connect(self.today_wanted)
        self.refresh()
        return self._page

    def refresh(self) -> None:
        """Show what is true now."""
        if self._page is None:
            return
        store, today = self._parts.store, self._parts.today()
        plan, sessions = store.plan(), store.sessions()
        span = self._span or first_span(began(plan, sessions, today), today)
        self._page.show_state(progress_state(plan, sessions, span, today, self._parts.easing()))

    def open_export(self) -> None:
        """Ask what to export."""
        if self._page is not None:
            self._page.open_export()

    def _choose(self, span: str) -> None:
        self._span = Span(span)
        self.refresh()

    def _export(self, table: str, span: str, path: str) -> None:
        first, last = export_days(Span(span), self._parts.today())
        try:
            target = named(path)
        except KnownError as error:
            self._failed(str(error))
            return
        names = Names.of(self._parts.catalogue)
        days = Days(first, last or "9999")
        database = self._parts.folder / places.DATABASE
        work = partial(_write, database, Table(table), target, names, days)
        self._beside.start(work, self._written, "spasmfree-export")

    def _written(self, told: Path | str) -> None:
        """Told where the file is, or why there is none."""
        if isinstance(told, str):
            self._failed(told)
        else:
            self._done(told)

    def _failed(self, sentence: str) -> None:
        if self._page is not None:
            self._page.export_failed(sentence)

    def _done(self, path: Path) -> None:
        if self._page is not None:
            self._page.export_done()
        self.exported.emit(tr("Exported to {file}.", file=path))


def _write(database: Path, table: Table, target: Path, names: Names, days: Days) -> Path | str:
    """The file that was written, or the sentence that says why not."""
    try:
        export_csv.write_file(database, table, target, names, days)
    except KnownError as error:
        return str(error)
    return target
