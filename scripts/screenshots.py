"""Photograph every screen, for docs/look and the README.

    python scripts/screenshots.py OUT [--only NAME ...] [--font FAMILY] [--look LOOK ...]

OUT gets one PNG of at most 150 KB for each screen and look; a look is such as dark-900x600 or
light-1280x800-150 (per cent of text). The history is made up, the window is offscreen, and the
clock stands at one evening and is moved by hand: nothing has to be waited for, and two runs show
the same.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from spasmfree.app import run
from spasmfree.app.application import Application
from spasmfree.core import content
from spasmfree.core.clocks import Wall
from spasmfree.core.gate import GATE_VERSION
from spasmfree.resources import resource
from spasmfree.storage import demo, places
from spasmfree.ui import theme
from spasmfree.ui.runner import SessionRunner

MOST_BYTES = 150_000
TICK_MS = 500  # less than a stall
LONGEST_MS = 30 * 60_000  # of a session, before something is wrong
SETTLE_MS = 150
SILENT = 10  # a speed that has no sound; the clock takes no notice of it


EVENING = Wall(1_795_629_900_000, 0, "")  # Wednesday 25 November 2026, 18:05: a session is due
SEED = 25


class Look(NamedTuple):
    """One way to see a screen."""

    choice: theme.Choice
    width: int
    height: int
    scale: float = 1.0

    def __str__(self) -> str:
        size = f"{self.choice}-{self.width}x{self.height}"
        return size if self.scale == 1 else f"{size}-{self.scale:.0%}".replace("%", "")

    @classmethod
    def of(cls, text: str) -> Look:
        """The look with a name such as "light-1280x800-150"."""
        choice, size, *scale = text.split("-")
        width, height = (int(part) for part in size.split("x"))
        return cls(cast(theme.Choice, choice), width, height, int((scale or ["100"])[0]) / 100)


LOOKS = (
    Look("light", 1280, 800),
    Look("light", 900, 600),
    Look("dark", 1280, 800),
    Look("dark", 900, 600),
    Look("light", 1280, 800, 1.5),
)


class HandClock:
    """Stands still until it is moved; starts at EVENING."""

    def __init__(self) -> None:
        self.moved = 0

    def session_ms(self) -> int:
        """Time of the session."""
        return self.moved

    def steady_ms(self) -> int:
        """Steady time."""
        return self.moved

    def wall(self) -> Wall:
        """Now."""
        return replace(EVENING, utc_ms=EVENING.utc_ms + self.moved)


class Missing(Exception):  # noqa: N818 - says what, and ends the program
    """A part that should be on screen is not."""


class Studio:
    """The program over one data folder, driven by keys and presses."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._clock = HandClock()
        self.built: Application = run.build(app, places.prepare(folder), self._clock, SILENT)
        self.window = self.built.window
        self.built.show()
        self.settle()

    def close(self) -> None:
        """Let everything go."""
        self.built.close()
        self.window.hide()
        self.window.deleteLater()
        self.built.deleteLater()
        self.settle()

    def settle(self, ms: int = SETTLE_MS) -> None:
        """Let layouts and paintings come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def find(self, identifier: str) -> QWidget | None:
        """The visible part with this accessible identifier."""
        for top in (self.window, *self.dialogs()):
            for part in top.findChildren(QWidget):
                if part.accessibleIdentifier() == identifier and part.isVisible():
                    return part
        return None

    def dialogs(self) -> list[QDialog]:
        """The dialogs on screen."""
        return [part for part in self.window.findChildren(QDialog) if part.isVisible()]

    def leave_dialogs(self) -> None:
        """Close what stands before the window."""
        for dialog in self.dialogs():
            dialog.reject()
        self.window.activateWindow()
        self.settle()

    def press(self, identifier: str) -> None:
        """Press a button."""
        part = self.find(identifier)
        if not isinstance(part, QAbstractButton):
            raise Missing(identifier)
        self.move_on(300)  # two presses within 200 ms would count as one
        part.click()
        self.settle()

    def score(self, identifier: str, number: int) -> None:
        """Tap a number in a row of scores."""
        row = self.find(identifier)
        for tap in row.findChildren(QAbstractButton) if row else ():
            if tap.text() == str(number):
                tap.click()

    def focus(self, identifier: str) -> None:
        """Give a part the keyboard, as the pointer does."""
        part = self.find(identifier)
        if part is None:
            raise Missing(identifier)
        part.setFocus(Qt.FocusReason.MouseFocusReason)

    def key(self, key: Qt.Key) -> None:
        """Press a key."""
        self.move_on(300)
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        self.settle()

    def page(self, name: str) -> None:
        """Show a page by a click on its name, which leaves no ring of the keyboard behind."""
        part = self.find(f"nav.{name}")
        if part is None:
            raise Missing(name)
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        self.settle()

    def move_on(self, ms: int) -> None:
        """Let time pass, in ticks as the session's timer makes them."""
        while ms > 0:
            self._clock.moved += min(TICK_MS, ms)
            ms -= TICK_MS
            for runner in self.built.findChildren(SessionRunner):
                runner.tick()

    def until(self, *identifiers: str, says: str = "") -> None:
        """Let time pass until these parts are on screen, and the first of them `says` this."""
        for _ in range(LONGEST_MS // TICK_MS):
            found = [self.find(each) for each in identifiers]
            first = found[0]
            if all(found) and first is not None and says in first.accessibleName():
                return
            self.move_on(TICK_MS)
        raise Missing(", ".join((*identifiers, says)))

    def chart(self) -> None:
        """Wait until the chart of Progress is drawn."""
        self.page("progress")
        for _ in range(100):
            if any(type(part).__name__ == "WeeklyPlot" for part in self.parts()):
                return
            self.settle()
        raise Missing("the chart")

    def parts(self) -> list[QWidget]:
        """Everything in the window."""
        return self.window.findChildren(QWidget)

    def wear(self, look: Look) -> None:
        """Take a theme, a text size and a window size."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, look.choice, look.scale)
        self.window.resize(look.width, look.height)
        self.settle(2 * SETTLE_MS)

    def photograph(self) -> QImage:
        """The window with the dialogs before it, without what is only true of this machine."""
        if self.find("notice.close") is not None:
            self.press("notice.close")
        picture = self.window.grab()
        painter = QPainter(picture)
        for dialog in self.dialogs():
            place = dialog.pos() - self.window.pos()
            painter.drawPixmap(place, dialog.grab())
        painter.end()
        return picture.toImage()


Scene = tuple[str, Callable[[Studio], None]]
Setting = Callable[[Path], None]  # fills a data folder


def _first_start() -> Iterator[Scene]:
    """The screens of an empty data folder."""

    def accepted(studio: Studio) -> None:
        studio.press("safety.back")
        studio.press("safety.accept")

    yield "gate", Studio.settle
    yield "warning", lambda s: s.press("safety.something")
    yield "choices", accepted
    yield "today-first", lambda s: s.press("start.skip")
    yield "progress-empty", lambda s: s.page("progress")
    yield "diary-empty", lambda s: s.page("diary")


def _pages() -> Iterator[Scene]:
    """The pages with a history."""
    yield "today", lambda s: s.page("today")
    yield "exercises", lambda s: s.page("exercises")
    yield "progress", Studio.chart
    yield "diary", lambda s: s.page("diary")
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

    def added(studio: Studio) -> None:
        studio.page("diary")
        studio.press("diary.add")

    yield "export", exported
    yield "diary-dialog", detailed
    yield "diary-edit", edited
    yield "diary-add", added


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
    yield "session-prepare", lambda s: s.press("session.primary")
    yield "session", working
    yield "session-paused", lambda s: s.key(Qt.Key.Key_Space)
    yield "session-change", changed
    yield "session-hurts", hurt
    yield "session-exit", lambda s: s.press("hurts.stop")
    yield "after", after


def _practice() -> Iterator[Scene]:
    """What only an exercise without sides has: a rest that is nothing but a rest."""

    def resting(studio: Studio) -> None:
        studio.page("exercises")
        studio.focus("exercise.list")
        studio.key(Qt.Key.Key_Home)
        studio.key(Qt.Key.Key_Down)
        studio.press("exercise.practise")
        studio.press("session.primary")
        studio.press("session.primary")
        studio.until("session.phase", "session.rest_more", says="Rest")
        studio.move_on(9_000)

    yield "session-rest", resting
    yield "session-correct", lambda s: s.press("session.correct")


def _interrupted() -> Iterator[Scene]:
    """What the next start shows after a session that was never ended."""
    yield "recover", Studio.settle


def small(image: QImage) -> bytes:
    """The image as PNG of at most MOST_BYTES, with fewer colours where it must be."""
    found = _png(image.convertToFormat(QImage.Format.Format_RGB32))
    for colours in (256, 128, 64, 32):
        if len(found) <= MOST_BYTES:
            break
        found = _png(_indexed(image, colours))
    return found


def _indexed(image: QImage, colours: int) -> QImage:
    """The image in its own most frequent colours."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    table = [QColor.fromRgb(pixel).rgb() for pixel, _ in counted.most_common(colours)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 0)  # type: ignore[call-overload]  # 0: the smallest file
    return bytes(buffer.data().data())


def history(folder: Path) -> None:
    """A made-up year that ends on EVENING."""
    catalogue = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
    demo.make(folder, demo.Demo(1, SEED, catalogue, EVENING, GATE_VERSION))


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


def groups(app: QApplication) -> Iterator[tuple[Callable[[], Iterator[Scene]], Setting]]:
    """The scenes that are taken of one run of the program, and how its folder is made."""
    yield _first_start, lambda _folder: None
    for scenes in (_pages, _dialogs, _session, _practice):
        yield scenes, history
    yield _interrupted, lambda folder: interrupt(app, folder)


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
        taken = small(studio.photograph())
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
    looks = [Look.of(text) for text in options.look] or LOOKS
    app = run.qt_application()
    if options.font:
        app.setFont(QFont(options.font))
    for scenes, setting in groups(app):
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
                    take(studio, scene, looks, options.out)
            studio.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
