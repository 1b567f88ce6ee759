"""The page for a physiotherapist, from the window: into a file, or to a printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from spasmfree.app import period_pages
from spasmfree.app.paper_file import PaperFile, Told
from spasmfree.app.parts import Parts
from spasmfree.app.poses import built_in
from spasmfree.core.errors import KnownError
from spasmfree.core.handout import Paper
from spasmfree.core.period_page import PeriodPage
from spasmfree.core.progress import Span, export_days
from spasmfree.storage import atomic, period, places
from spasmfree.storage.export_csv import Days
from spasmfree.system.beside import Beside

Shown = Callable[[PeriodPage], None]


class PeriodExport(QObject):
    """Reads the days on a thread, and paints their page in turns of the window's events."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._beside = Beside(self)
        self._files = PaperFile(parts.folder, self._beside, self)

    def save(self, span: str, paper: str, path: str, told: Told) -> None:
        """Write the page of these days; `told` hears where it is, or why it is not."""
        try:
            target = atomic.named(path)
            period_pages.check_name(target)
        except KnownError as error:
            told(str(error))
            return

        def make(shown: PeriodPage) -> None:
            self._files.make(period_pages.in_pieces(shown, target, Paper(paper)), target, told)

        self._read(span, make, told)

    def print(self, over: QWidget, span: str, told: Told) -> None:
        """Ask for a printer, and print the page of these days."""
        from spasmfree.ui.period_print import ask

        def go_on(painting: Iterator[None]) -> None:
            try:
                next(painting)
            except StopIteration:
                return
            except KnownError as error:
                told(str(error))
                return
            QTimer.singleShot(0, self, partial(go_on, painting))

        def ask_now(shown: PeriodPage) -> None:
            ask(over, shown, built_in(), go_on)

        self._read(span, ask_now, told)

    def _read(self, span: str, then: Shown, told: Told) -> None:
        first, last = export_days(Span(span), self._parts.today())
        parts = self._parts
        wanted = Days(first, last or parts.today())
        units = parts.store.person().units
        work = partial(_page, parts.folder / places.DATABASE, wanted, parts, units)

        def read(found: PeriodPage | str) -> None:
            if isinstance(found, str):
                told(found)
            else:
                then(found)

        self._beside.start(work, read, "spasmfree-period")


def _page(database: Path, wanted: Days, parts: Parts, units: str) -> PeriodPage | str:
    try:
        return period_pages.page_of(period.read(database, wanted), parts.catalogue, units)
    except KnownError as error:
        return str(error)
