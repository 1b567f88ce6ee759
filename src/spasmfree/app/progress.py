"""Progress: the weeks of the history, and the files that leave the program."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.bridge import WindowThread
from spasmfree.app.parts import Parts
from spasmfree.core.errors import KnownError
from spasmfree.core.progress import Span, began, export_days, first_span, progress_state
from spasmfree.core.words import tr
from spasmfree.storage import export_csv, places
from spasmfree.storage.atomic import named
from spasmfree.storage.export_csv import Days, Names, Table
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
        self._window = WindowThread(self)

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
        threading.Thread(
            target=self._write, args=(table, first, last, target), name="spasmfree-export"
        ).start()

    def _write(self, table: str, first: str, last: str, path: Path) -> None:
        database = self._parts.folder / places.DATABASE
        try:
            export_csv.write_file(
                database,
                Table(table),
                path,
                Names.of(self._parts.catalogue),
                Days(first, last or "9999"),
            )
        except KnownError as error:
            sentence = str(error)
            self._window.call(lambda: self._failed(sentence))
            return
        self._window.call(lambda: self._done(path))

    def _failed(self, sentence: str) -> None:
        if self._page is not None:
            self._page.export_failed(sentence)

    def _done(self, path: Path) -> None:
        if self._page is not None:
            self._page.export_done()
        self.exported.emit(tr("Exported to {file}.", file=path))
