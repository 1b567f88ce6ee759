"""`spasmfree report`: what a person prints, made without a window (decisions D23)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spasmfree.clock import wall
from spasmfree.core import days
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue, Program
from spasmfree.core.handout import Handout, Paper, own
from spasmfree.core.load_choice import kept_ids
from spasmfree.core.loads import REMEMBERED_DAYS
from spasmfree.core.tailor import Tailor
from spasmfree.core.words import tr
from spasmfree.storage import atomic, glance
from spasmfree.system import display

OFFSCREEN = "offscreen"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for; None is what they left out."""

    program: str | None
    first: str | None
    last: str | None
    out: Path
    paper: Paper | None


def make(wanted: Wanted, catalogue: Catalogue, folder: Path) -> None:
    """Write the handout of a program as the person of the history in `folder` does it.

    Raises KnownError.
    """
    program = _program(wanted, catalogue)
    check_name(wanted.out)
    sentence = display.why_no_libraries({"QT_QPA_PLATFORM": OFFSCREEN})  # Qt would end the process
    if sentence is not None:
        raise KnownError(sentence)
    plan, person = glance.chosen(folder)
    now = wall()
    today = days.day_of(now.utc_ms, now.offset_min, person.day_start_min)
    tailor = Tailor(catalogue, person)
    wanted_ids = kept_ids((item.exercise for item in tailor.items(program)), catalogue)
    history = glance.last_loads(folder, wanted_ids, days.add(today, -REMEMBERED_DAYS))
    shown = own(program, tailor, plan, today, history)
    atomic.write(wanted.out, _painted(shown, wanted.paper), folder)


def _painted(shown: Handout, paper: Paper | None) -> bytes:
    """The file, painted without a screen whether there is one or not."""
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QGuiApplication

    from spasmfree.ui.handout import as_pdf, usual_paper

    # What Qt has to say, such as of a locale without UTF-8, changes nothing on paper.
    before = qInstallMessageHandler(lambda *_: None)
    try:
        app = QGuiApplication.instance() or QGuiApplication(["spasmfree", "-platform", OFFSCREEN])
        app.setApplicationName("spasmfree")
        return as_pdf(shown, paper or usual_paper())
    finally:
        qInstallMessageHandler(before)


def check_name(path: Path) -> None:
    """Raises KnownError for a file that would not be known as what it is."""
    if path.suffix.lower() != ".pdf" and not _is_folder(path):
        raise KnownError(tr("A handout is a PDF file; let the name {file} end in .pdf.", file=path))


def _is_folder(path: Path) -> bool:
    """Whether it is one; writing says what is wrong with that, and with other names."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _program(wanted: Wanted, catalogue: Catalogue) -> Program:
    if wanted.first is not None or wanted.last is not None:
        raise KnownError(
            tr("A report over days is not there yet; name a program with --program instead.")
        )
    names = ", ".join(catalogue.programs)
    if wanted.program is None:
        raise KnownError(tr("Name a program with --program; there are: {names}.", names=names))
    if wanted.program not in catalogue.programs:
        raise KnownError(
            tr(
                "There is no program “{name}”; there are: {names}.",
                name=wanted.program,
                names=names,
            )
        )
    return catalogue.programs[wanted.program]
