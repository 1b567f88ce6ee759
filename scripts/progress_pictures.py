"""Photograph the page of progress whole, as far as it scrolls, for docs/look.

    python scripts/progress_pictures.py OUT [--font FAMILY] [--only NAME ...]

With nothing to show, and over histories of 3 weeks, 1 year and 30 years, in light and dark; the
range is the one the page opens with, "All" for 30 years. Also in a window of 900 x 600, with 150 %
text, as tables, and one chart as the program saves it.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QFont, QImage
from screenshots import SEED
from small_png import small_png
from studio import EVENING, Look, Studio

from spasmfree.app import run
from spasmfree.core import content, days
from spasmfree.core.gate import GATE_VERSION
from spasmfree.core.progress import Span
from spasmfree.resources import resource
from spasmfree.storage import demo, places
from spasmfree.ui.chart_picture import png
from spasmfree.ui.page import Page
from spasmfree.ui.progress_page import ProgressPage

WIDE, SMALL = (1280, 800), (900, 600)
MADE = {"3weeks": 1, "1year": 1, "30years": 30}  # name to years of made-up history


def history(folder: Path, name: str) -> None:
    """A data folder with the history of this name."""
    text = resource("exercises.json").read_text(encoding="utf-8")
    years = MADE.get(name, 1)
    demo.make(folder, demo.Demo(years, SEED, content.parse(text), EVENING, GATE_VERSION))
    if name in ("empty", "3weeks"):
        today = days.day_of(EVENING.utc_ms, EVENING.offset_min, 180)
        first = days.week_start(days.add(today, -18)) if name == "3weeks" else "9999"
        _begin(folder / places.DATABASE, first)


def _begin(path: Path, first: str) -> None:
    """Let the history begin with the day `first`."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("DELETE FROM pain WHERE day < ?", (first,))
        db.execute(
            "DELETE FROM set_row WHERE session_id IN (SELECT id FROM session WHERE day < ?)",
            (first,),
        )
        db.execute("DELETE FROM session WHERE day < ?", (first,))
        db.execute("DELETE FROM episode WHERE start_day < ?", (first,))
        db.execute("DELETE FROM pause WHERE first_day < ?", (first,))
        newest = "(SELECT id FROM plan ORDER BY from_day DESC LIMIT 1)"
        db.execute(f"DELETE FROM plan WHERE id <> {newest}")
        if first != "9999":
            db.execute("UPDATE plan SET from_day = ?", (first,))


def whole(studio: Studio) -> QImage:
    """The page with all that can be scrolled to."""
    page = studio.window.built("progress")
    assert isinstance(page, ProgressPage)
    content_of = page.content()
    assert isinstance(content_of, Page)
    inner = content_of.widget()
    assert inner is not None
    return inner.grab().toImage()


def progress(studio: Studio) -> ProgressPage:
    page = studio.window.built("progress")
    assert isinstance(page, ProgressPage)
    return page


def opened(studio: Studio, look: Look, span: Span | None, *, empty: bool) -> None:
    """The page with its charts in a look."""
    studio.wear(look)
    studio.page("progress")
    if empty:
        studio.settle()
        return
    studio.drawn()
    if span is not None:
        progress(studio).span_chosen.emit(span.value)
        studio.drawn()


def tables(studio: Studio) -> None:
    """Every chart as a table, one of them explained."""
    board = progress(studio).board
    assert board is not None
    for card in board.cards.values():
        card.show_table(shown=True)
    board.cards["sides"].explain(shown=True)
    studio.settle()


def main(words: list[str]) -> int:
    """Write one PNG for each history and look."""
    asks = argparse.ArgumentParser()
    asks.add_argument("out", type=Path)
    asks.add_argument("--font")
    asks.add_argument("--only", nargs="*")
    asked = asks.parse_args(words)
    app = run.qt_application()
    if asked.font:
        app.setFont(QFont(asked.font))
    asked.out.mkdir(parents=True, exist_ok=True)
    for name in asked.only or MADE:
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            history(data, name)
            studio = Studio(app, data)
            for file, image in scenes(studio, name):
                (asked.out / f"{file}.png").write_bytes(small_png(image()))
            studio.close()
    return 0


def scenes(studio: Studio, name: str) -> list[tuple[str, Callable[[], QImage]]]:
    """The files to write, and what makes the picture of each, in order."""
    span = Span.ALL if name == "30years" else None

    def shot(look: Look) -> Callable[[], QImage]:
        def take() -> QImage:
            opened(studio, look, span, empty=name == "empty")
            return whole(studio)

        return take

    found = [(f"progress-{name}-{t}", shot(Look(t, *WIDE))) for t in ("light", "dark")]
    if name != "1year":
        return found

    def as_tables() -> QImage:
        opened(studio, Look("light", *WIDE), None, empty=False)
        tables(studio)
        return whole(studio)

    def saved() -> QImage:
        board = progress(studio).board
        picture = board.cards["pain"].picture() if board is not None else None
        assert picture is not None
        return QImage.fromData(png(picture))

    return [
        *found,
        (f"progress-{name}-light-900", shot(Look("light", *SMALL))),
        (f"progress-{name}-light-150", shot(Look("light", *WIDE, 1.5))),
        (f"progress-{name}-contrast", shot(Look("contrast", *WIDE))),
        ("progress-saved", saved),
        ("progress-tables", as_tables),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
