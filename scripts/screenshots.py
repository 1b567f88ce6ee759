"""Photograph every screen, for docs/look and the README.

    python scripts/screenshots.py OUT [--only NAME ...] [--font FAMILY] [--look LOOK ...]

OUT gets one PNG of at most 150 KB for each screen and look; a look is such as dark-900x600 or
light-1280x800-150 (per cent of text). The history is made up, the window is offscreen, and the
clock stands at one evening and is moved by hand: nothing has to be waited for, and two runs show
the same.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import scenes_diary
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from small_png import small_png
from studio import EVENING, Look, Scene, Studio, pressed

from spasmfree.app import run
from spasmfree.core import content, days
from spasmfree.core.gate import GATE_VERSION
from spasmfree.resources import resource
from spasmfree.storage import demo
from spasmfree.storage.history import open_store
from spasmfree.ui.session_page import SessionPage

SEED = 25

LOOKS = (
    Look("light", 1280, 800),
    Look("light", 900, 600),
    Look("dark", 1280, 800),
    Look("dark", 900, 600),
    Look("light", 1280, 800, 1.5),
)

FEWER = (Look("light", 1280, 800), Look("dark", 900, 600), Look("light", 1280, 800, 1.5))

Setting = Callable[[Path], None]  # fills a data folder


def _first_start() -> Iterator[Scene]:
    """The screens of an empty data folder."""

    def accepted(studio: Studio) -> None:
        studio.press("safety.back")
        studio.press("safety.accept")

    yield "gate", Studio.settle
    yield "warning", lambda s: s.press("safety.something")
    yield "choices", accepted
    yield "mat-check", lambda s: s.press("start.skip")
    yield "today-first", lambda s: s.press("mat.yes")
    yield "progress-empty", lambda s: s.page("progress")
    yield "diary-empty", lambda s: s.page("diary")


def _pages() -> Iterator[Scene]:
    """The pages with a history."""
    yield "today", lambda s: s.page("today")
    yield "exercises", lambda s: s.page("exercises")
    yield "progress", Studio.chart
    yield "diary", lambda s: s.page("diary")
    yield "learn", lambda s: s.page("learn")
    yield "settings", lambda s: s.page("settings")
    yield "help", lambda s: s.key(Qt.Key.Key_F1)


def _dialogs() -> Iterator[Scene]:
    """What opens before a page."""

    def exported(studio: Studio) -> None:
        studio.chart()
        studio.press("progress.export")

    def detailed(studio: Studio) -> None:
        studio.page("diary")
        studio.focus("diary.table")
        studio.key(Qt.Key.Key_Home)
        studio.key(Qt.Key.Key_Return)

    def edited(studio: Studio) -> None:
        detailed(studio)
        studio.press("diary.edit")

    yield "export", exported
    yield "handout", pressed("today", "today.handout")
    yield "others", pressed("today", "today.other")
    yield "diary-dialog", detailed
    yield "diary-edit", edited
    yield "diary-add", pressed("diary", "diary.add")
    yield "settings-plan", pressed("settings", "settings.plan_later")


def _filters() -> Iterator[Scene]:
    """The exercises by what somebody has, with a favourite among them."""

    def filtered(studio: Studio) -> None:
        studio.page("exercises")
        studio.choose("exercise.list", "Side-lying hip lift")
        if studio.off("exercise.favourite"):
            studio.press("exercise.favourite")
        studio.press("exercise.filters")
        if studio.off("filters.thing.mat"):
            studio.press("filters.thing.mat")

    yield "exercises-filters", filtered
    yield "exercises-filtered", Studio.settle


def _turn(studio: Studio, side: str) -> None:
    """Turn the session for who lies on this side; "" for upright."""
    page = studio.window.covered()
    if isinstance(page, SessionPage):
        page.turn_to(side)


def _stop_upright(studio: Studio) -> None:
    _turn(studio, "")
    studio.press("hurts.stop")


def _pause_upright(studio: Studio) -> None:
    _turn(studio, "")
    studio.key(Qt.Key.Key_Space)


def _session() -> Iterator[Scene]:
    """One session from the question to the summary."""

    def asked(studio: Studio) -> None:
        studio.page("today")
        studio.press("today.start")

    def previewed(studio: Studio) -> None:
        studio.score("pain.before", 3)
        studio.press("session.primary")

    def working(studio: Studio) -> None:
        studio.until("session.exercise", "session.rep", says="Side-lying hip lift")
        studio.until("session.rep", says="Rep 7")
        studio.move_on(1_500)

    def changed(studio: Studio) -> None:
        studio.press("session.primary")
        studio.until("session.phase", "session.rest_more", says="Change sides")
        studio.move_on(3_000)

    def hurt(studio: Studio) -> None:
        studio.until("session.rep")
        studio.move_on(14_000)
        studio.key(Qt.Key.Key_H)

    def after(studio: Studio) -> None:
        studio.press("session.primary")
        studio.score("pain.worst", 4)
        studio.score("pain.after", 2)

    yield "question", asked
    yield "preview", previewed
    yield "preview-change", lambda s: s.press("preview.change.4")
    yield "session-prepare", lambda s: s.press("session.primary")
    yield "session", working
    yield "session-left", lambda s: _turn(s, "left")
    yield "session-paused", _pause_upright
    yield "session-change", changed
    yield "session-hurts", hurt
    yield "session-hurts-right", lambda s: _turn(s, "right")
    yield "session-exit", _stop_upright
    yield "after", after


def _practice() -> Iterator[Scene]:
    """What only an exercise without sides has: a rest that is nothing but a rest."""

    def resting(studio: Studio) -> None:
        studio.page("exercises")
        studio.choose("exercise.list", "Heel press")
        studio.press("exercise.practise")
        studio.press("session.primary")
        studio.press("session.primary")
        studio.until("session.phase", "session.rest_more", says="Rest")
        studio.move_on(9_000)

    yield "session-rest", resting
    yield "session-correct", lambda s: s.press("session.correct")


def _away() -> Iterator[Scene]:
    """Today after three weeks without a session, before and after the offer is taken."""
    yield "today-offer", Studio.settle
    yield "today-easier", lambda s: s.press("today.offer_take")


def _loads() -> Iterator[Scene]:
    """What a person who has ankle weights sees besides."""

    def previewed(studio: Studio) -> None:
        studio.page("today")
        studio.press("today.start")
        studio.press("session.primary")
        studio.press("preview.load.side-lying-hip-abduction")
        studio.press("load.choice.1")

    def before(studio: Studio) -> None:
        studio.press("session.primary")
        studio.until("session.exercise", "session.strap", says="Side-lying hip lift")

    yield "preview-loads", previewed
    yield "session-load", before
    yield "load", lambda s: s.press("session.load")


def _interrupted() -> Iterator[Scene]:
    """What the next start shows after a session that was never ended."""
    yield "recover", Studio.settle


def history(folder: Path, ended_days_ago: int = 0) -> None:
    """A made-up year that ends on EVENING or some days before."""
    catalogue = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
    end = EVENING._replace(utc_ms=EVENING.utc_ms - ended_days_ago * days.DAY_MS)
    demo.make(folder, demo.Demo(1, SEED, catalogue, end, GATE_VERSION))


def trained_yesterday(folder: Path) -> None:
    """The same history; the newest session was yesterday, and nothing was said of the morning."""
    history(folder)
    scenes_diary.move_newest_to_yesterday(folder)


def geared(folder: Path) -> None:
    """The same history of a person with two ankle weights and a band."""
    history(folder)
    store = open_store(folder, lambda news: news(), lambda: "", lambda: EVENING.utc_ms)
    store.save_person(replace(store.person(), weights=(500, 1000), bands=("light",)))
    store.close()


def interrupt(app: QApplication, folder: Path) -> None:
    """A history whose last session was begun and never ended."""
    history(folder)
    studio = Studio(app, folder)
    studio.press("today.start")
    studio.press("session.primary")
    studio.press("session.primary")
    studio.until("session.exercise", "session.rep", says="Side-lying hip lift")
    studio.until("session.rep", says="Rep 7")
    studio.close()


Group = tuple[Callable[[], Iterator[Scene]], Setting, Sequence[Look]]


def groups(app: QApplication) -> Iterator[Group]:
    """The scenes of one run of the program, how its folder is made, and in which looks."""
    yield _first_start, lambda _folder: None, LOOKS
    for scenes in (_pages, _dialogs, _filters, _session, _practice):
        yield scenes, history, LOOKS
    yield _away, lambda folder: history(folder, ended_days_ago=21), LOOKS
    yield _loads, geared, LOOKS
    yield _interrupted, lambda folder: interrupt(app, folder), LOOKS
    yield scenes_diary.morning, trained_yesterday, FEWER
    for scenes in (scenes_diary.entries, scenes_diary.copies):
        yield scenes, history, FEWER


def wanted(scenes: Iterator[Scene], only: Sequence[str]) -> list[tuple[Scene, bool]]:
    """Each scene up to the last one that is wanted, and whether it is to be photographed."""
    chosen = [(scene, not only or scene[0] in only) for scene in scenes]
    while chosen and not chosen[-1][1]:
        chosen.pop()
    return chosen


def take(studio: Studio, scene: Scene, looks: Sequence[Look], out: Path) -> None:
    """One scene in all looks; it is on screen already."""
    name, go = scene
    for look in looks:
        studio.wear(look)
        if studio.dialogs():  # they fit themselves to the window when they open
            studio.leave_dialogs()
            go(studio)
        taken = small_png(studio.photograph())
        (out / f"{name}-{look}.png").write_bytes(taken)
        sys.stdout.write(f"{name}-{look}.png {len(taken) // 1000} KB\n")


def main() -> int:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these screens")
    parser.add_argument("--font", default="", help="a font of this machine")
    parser.add_argument("--look", nargs="+", default=[], metavar="LOOK", help="these looks")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    looks = [Look.of(text) for text in options.look]
    app = run.qt_application()
    if options.font:
        app.setFont(QFont(options.font))
    for scenes, setting, usual in groups(app):
        chosen = wanted(scenes(), options.only)
        if not chosen:
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "data"
            setting(folder)
            studio = Studio(app, folder)
            for scene, wanted_too in chosen:
                studio.leave_dialogs()
                studio.wear(LOOKS[0])
                scene[1](studio)
                if wanted_too:
                    take(studio, scene, looks or usual, options.out)
            studio.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
