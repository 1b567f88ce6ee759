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
from spasmfree.storage import exports, places
from spasmfree.storage.atomic import named
from spasmfree.storage.export_csv import Days, Names, Table
from spasmfree.storage.exports import Export, Format
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

    def _export(self, wanted: str, table: str, span: str, path: str) -> None:
        first, last = export_days(Span(span), self._parts.today())
        try:
            target = named(path)
        except KnownError as error:
            self._failed(str(error))
            return
        export = Export(Format(wanted), Table(table), Days(first, last or "9999"))
        names = Names.of(self._parts.catalogue)
        work = partial(_write, self._parts.folder / places.DATABASE, export, target, names)
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


def _write(database: Path, export: Export, target: Path, names: Names) -> Path | str:
    """The file that was written, or the sentence that says why not."""
    try:
        exports.write_file(database, export, target, names)
    except KnownError as error:
        return str(error)
    return target
