"""The page for a physiotherapist of a history: its content, and the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spasmfree.app.poses import built_in
from spasmfree.core.adherence import weeks
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue
from spasmfree.core.handout import Paper
from spasmfree.core.period import Period
from spasmfree.core.period_page import PeriodPage, period_page
from spasmfree.core.plan import easing_programs
from spasmfree.core.tally import Spans
from spasmfree.core.words import tr
from spasmfree.resources import resource
from spasmfree.storage import atomic

KINDS = (".pdf", ".html")


def check_name(path: Path) -> None:
    """Raises KnownError for a file that would not be known as what it is."""
    if path.suffix.lower() not in KINDS and not atomic.is_folder(path):
        raise KnownError(
            tr(
                "This page is a PDF or HTML file; let the name {file} end in .pdf or .html.",
                file=path,
            )
        )


def page_of(period: Period, catalogue: Catalogue, units: str) -> PeriodPage:
    """The page of a period."""
    spans = Spans.of(period.episodes, period.pauses)
    easing = easing_programs(catalogue.programs)
    found = weeks(period.plan, period.sessions, period.first, period.last, easing, spans)
    return period_page(period, found, catalogue, units)


def in_pieces(shown: PeriodPage, path: Path, paper: Paper | None) -> Iterator[bytes]:
    """The content of the file: b"" after each piece of some 10 ms, then all of it."""
    from spasmfree.ui.paper_words import usual_paper
    from spasmfree.ui.period_html import as_html
    from spasmfree.ui.period_paper import in_pieces as paper_pieces

    if path.suffix.lower() == ".html":
        yield as_html(shown, _small_picture)
    else:
        yield from paper_pieces(shown, paper or usual_paper(), built_in())


def _small_picture(exercise: str) -> bytes | None:
    path = resource(f"figures/light/{exercise}.png")
    return path.read_bytes() if path.is_file() else None
