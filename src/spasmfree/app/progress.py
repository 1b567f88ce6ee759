"""Progress: the history counted and shown, and the files that leave the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.parts import Parts
from spasmfree.app.period_export import PeriodExport
from spasmfree.core import days
from spasmfree.core.errors import KnownError
from spasmfree.core.findings import MONTH
from spasmfree.core.progress import (
    Counted,
    Span,
    export_days,
    first_span,
    progress_state,
    sums_since,
)
from spasmfree.core.set_sums import Known, Sets
from spasmfree.core.sitting import Sitting
from spasmfree.core.tally import Spans
from spasmfree.core.words import tr
from spasmfree.storage import atomic, counts, exports, places
from spasmfree.storage.atomic import named
from spasmfree.storage.export_csv import Days, Names, Table
from spasmfree.storage.exports import Export, Format
from spasmfree.system.beside import Beside
from spasmfree.ui.progress_page import ProgressPage

Count = Callable[[Sequence[Sitting]], Counted]

FEW = 1_000  # sessions: so many are counted at once, in some 20 ms


class Progress(QObject):
    """Fills the page; counts and exports on a thread, so that the window stays alive."""

    today_wanted = Signal()
    exported = Signal(str)  # the sentence to show

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._page: ProgressPage | None = None
        self._span: Span | None = None
        self._chosen: dict[str, str] = {}  # by chart: the exercise that it shows, or the year
        self._counted: Counted | None = None
        self._round = 0  # of counting: what an earlier one finds is out of date
        self._rest_waits = False  # the sums of all sets are still to be read
        self._beside = Beside(self)
        self._papers = PeriodExport(parts, self)

    def build(self) -> QWidget:
        """The page; it is filled as soon as the history is counted."""
        self._page = ProgressPage()
        self._page.span_chosen.connect(self._choose)
        self._page.exercise_chosen.connect(self._choose_exercise)
        self._page.export_wanted.connect(self._export)
        self._page.page_wanted.connect(self._save_page)
        self._page.print_wanted.connect(self._print_page)
        self._page.picture_wanted.connect(self._save_picture)
        self._page.copied.connect(self._tell_copied)
        self._page.today_wanted.connect(self.today_wanted)
        self._page.drawn.connect(self._read_rest)
        self.refresh()
        return self._page

    def refresh(self) -> None:
        """Count anew and show what is true now."""
        if self._page is None:
            return
        self._round += 1
        database, number = self._parts.folder / places.DATABASE, self._round
        count = self._counting()
        if counts.few(database, FEW):
            # Also what the disk does not have yet, and at once.
            self._take(number, count(tuple(map(Sitting.of, self._parts.store.sessions()))))
        else:
            work = partial(_counted, database, count)
            self._beside.start(work, partial(self._take, number), "spasmfree-count")

    def _counting(self) -> Count:
        """What counts sessions as things are now; it knows nothing of the store."""
        parts, store = self._parts, self._parts.store
        spans = Spans.of(store.episodes(), store.pauses())
        plan, units = tuple(store.plan()), store.person().gear.units
        today, easing = parts.today(), parts.easing()
        return lambda sittings: Counted(plan, sittings, today, easing, spans, units)

    def stop(self) -> None:
        """Read nothing more: the store is about to close."""
        self._round += 1
        self._page = None

    def _take(self, number: int, counted: Counted | str) -> None:
        """The sessions are counted: show them, and read the sums of the sets."""
        if number != self._round or isinstance(counted, str):
            return  # a database that cannot be read is told of by whoever opened it
        before = self._counted
        if before is not None and before.sets is not None and before.recent is not None:
            counted.with_sets(before.sets, before.recent)  # until the new ones are there
        self._counted = counted
        self._show()
        self._rest_waits = len(counted.days) > FEW and self._span is not Span.ALL
        self._read_sums(sums_since(counted.today) if self._rest_waits else "")

    def _read_sums(self, since: str) -> None:
        """Read the sums of the sets from a day on, "" for all."""
        parts = self._parts
        work = partial(
            _sums,
            parts.folder / places.DATABASE,
            parts.today(),
            since,
            Known.of(parts.catalogue),
            parts.store.person().gear.units,
        )
        self._beside.start(work, partial(self._add_sums, self._round), "spasmfree-sums")

    def _read_rest(self) -> None:
        """What is shown is drawn: read what only the whole range needs, which takes long."""
        if self._rest_waits and self._counted is not None and self._counted.sets is not None:
            self._rest_waits = False
            self._read_sums("")

    def _add_sums(self, number: int, found: tuple[Sets, Sets] | str) -> None:
        if number != self._round or isinstance(found, str) or self._counted is None:
            return
        self._counted.with_sets(*found)
        self._show()

    def _show(self) -> None:
        counted = self._counted
        if counted is None or self._page is None:
            return
        span = self._span or first_span(counted.began, counted.today)
        self._page.show_state(progress_state(counted, span, self._chosen))

    def open_export(self) -> None:
        """Ask what to export."""
        if self._page is not None:
            self._page.open_export()

    def _choose(self, span: str) -> None:
        self._span = Span(span)
        self._chosen.pop("year", None)  # every range ends with this week
        self._show()
        if self._span is Span.ALL:
            self._read_rest()

    def _choose_exercise(self, chart: str, exercise: str) -> None:
        self._chosen[chart] = exercise
        self._show()

    def _tell_copied(self) -> None:
        self.exported.emit(tr("Copied: the numbers, and the chart as a picture."))

    def _save_picture(self, content: bytes, path: str) -> None:
        try:
            target = named(path)
            atomic.write(target, content, self._parts.folder)
        except KnownError as error:
            self._failed(str(error))
        else:
            self._done(target)

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

    def _save_page(self, span: str, paper: str, path: str) -> None:
        self._papers.save(span, paper, path, self._written)

    def _print_page(self, span: str) -> None:
        if self._page is not None:
            self._papers.print(self._page.window(), span, self._written)

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


def _counted(database: Path, count: Count) -> Counted | str:
    """The history counted, or the sentence that says why it cannot be."""
    try:
        return count(counts.read_sittings(database))
    except KnownError as error:
        return str(error)


def _sums(
    database: Path, today: str, since: str, known: Known, units: str
) -> tuple[Sets, Sets] | str:
    """The sums of the sets by week and by day, or the sentence that says why not."""
    try:
        found = counts.read_sets(database, today, 2 * MONTH, since)
    except KnownError as error:
        return str(error)
    first = days.number(since) if since else 0
    return Sets(found.by_week, known, units, first), Sets(found.by_day, known, units, first)
