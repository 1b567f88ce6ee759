"""`spasmfree report`: what a person prints, made without a window (decisions D23)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spasmfree.app import offscreen, period_pages
from spasmfree.app.poses import built_in
from spasmfree.clock import wall
from spasmfree.core import days
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue, Program
from spasmfree.core.handout import Handout, Paper, own
from spasmfree.core.load_choice import kept_ids
from spasmfree.core.loads import REMEMBERED_DAYS
from spasmfree.core.tailor import Tailor
from spasmfree.core.words import tr
from spasmfree.storage import atomic, database, glance, period, places
from spasmfree.storage.export_csv import days as export_days


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for; None is what they left out."""

    program: str | None
    first: str | None
    last: str | None
    out: Path
    paper: Paper | None


def make(wanted: Wanted, catalogue: Catalogue, folder: Path) -> None:
    """Write the page that somebody asked for: of a program, or of some days.

    Raises KnownError.
    """
    if wanted.program is None and wanted.first is not None and wanted.last is not None:
        _of_days(wanted, catalogue, folder)
        return
    program = _program(wanted, catalogue)
    check_name(wanted.out)
    offscreen.check()
    plan, person = glance.chosen(folder)
    now = wall()
    today = days.day_of(now.utc_ms, now.offset_min, person.day_start_min)
    tailor = Tailor(catalogue, person)
    wanted_ids = kept_ids((item.exercise for item in tailor.items(program)), catalogue)
    history = glance.last_loads(folder, wanted_ids, days.add(today, -REMEMBERED_DAYS))
    shown = own(program, tailor, plan, today, history)
    atomic.write(wanted.out, offscreen.painted(lambda: _painted(shown, wanted.paper)), folder)


def _of_days(wanted: Wanted, catalogue: Catalogue, folder: Path) -> None:
    asked = export_days(wanted.first, wanted.last)
    period_pages.check_name(wanted.out)
    if not places.holds_history(folder):
        raise KnownError(
            tr("There is no history in {folder} yet; nothing was written.", folder=folder)
        )
    offscreen.check()
    _, person = glance.chosen(folder)
    found = period.read(database.open_database(places.prepare(folder)), asked)
    shown = period_pages.page_of(found, catalogue, person.units)
    content = offscreen.painted(
        lambda: [*period_pages.in_pieces(shown, wanted.out, wanted.paper)][-1]
    )
    atomic.write(wanted.out, content, folder)


def _painted(shown: Handout, paper: Paper | None) -> bytes:
    from spasmfree.ui.handout import as_pdf
    from spasmfree.ui.paper_words import usual_paper

    return as_pdf(shown, paper or usual_paper(), built_in())


def check_name(path: Path) -> None:
    """Raises KnownError for a file that would not be known as what it is."""
    if path.suffix.lower() != ".pdf" and not atomic.is_folder(path):
        raise KnownError(tr("A handout is a PDF file; let the name {file} end in .pdf.", file=path))


def _program(wanted: Wanted, catalogue: Catalogue) -> Program:
    if wanted.first is not None or wanted.last is not None:
        raise KnownError(
            tr("A page of some days needs --from and --to, and no --program: it holds all of them.")
        )
    names = ", ".join(catalogue.programs)
    if wanted.program is None:
        raise KnownError(
            tr(
                "Name days with --from and --to, or a program with --program; there are: {names}.",
                names=names,
            )
        )
    if wanted.program not in catalogue.programs:
        raise KnownError(
            tr(
                "There is no program “{name}”; there are: {names}.",
                name=wanted.program,
                names=names,
            )
        )
    return catalogue.programs[wanted.program]
