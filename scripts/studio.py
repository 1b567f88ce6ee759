"""Drives the real program without a screen, on a clock that is moved by hand, to look at it."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QWidget

from spasmfree.app import run
from spasmfree.app.application import Application
from spasmfree.core.clocks import Wall
from spasmfree.storage import places
from spasmfree.ui import theme
from spasmfree.ui.progress_page import ProgressPage
from spasmfree.ui.runner import SessionRunner

TICK_MS = 500  # less than a stall
LONGEST_MS = 30 * 60_000  # of a session, before something is wrong
SETTLE_MS = 150
SILENT = 10  # a speed that has no sound; the clock takes no notice of it
EVENING = Wall(1_795_629_900_000, 0, "")  # Wednesday 25 November 2026, 18:05: a session is due


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
        return EVENING._replace(utc_ms=EVENING.utc_ms + self.moved)


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

    def off(self, identifier: str) -> bool:
        """Whether a button that stays pressed is not."""
        part = self.find(identifier)
        return isinstance(part, QAbstractButton) and not part.isChecked()

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

    def choose(self, identifier: str, text: str) -> None:
        """Choose the row of a list that says `text`."""
        view = self.find(identifier)
        if not isinstance(view, QAbstractItemView):
            raise Missing(identifier)
        model = view.model()
        found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, text)
        if not found:
            raise Missing(text)
        view.setCurrentIndex(found[0])
        self.settle()

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
        self.drawn()

    def drawn(self) -> None:
        """Wait until every chart of Progress is drawn in the present layout."""
        for _ in range(200):
            page = self.window.built("progress")
            board = page.board if isinstance(page, ProgressPage) else None
            if board is not None and board.is_ready():
                cards = board.cards.values()
                if all(card.view is not None and card.chart is not None for card in cards):
                    self.settle()
                    return
            self.settle()
        raise Missing("the charts")

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


Scene = tuple[str, Callable[[Studio], None]]  # its name, and what brings it on screen


def pressed(page: str, *buttons: str) -> Callable[[Studio], None]:
    """Goes to a page and presses its buttons, one after the other."""

    def press(studio: Studio) -> None:
        studio.page(page)
        for button in buttons:
            studio.press(button)

    return press
