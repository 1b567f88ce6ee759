"""The whole program without a screen, on a clock that the test moves."""

from __future__ import annotations

import os
import shutil

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from app.acts import accept
from app.keyboard import Keyboard
from fakes import FakeClock
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from spasmfree.app.application import Application
from spasmfree.app.figures import Figures
from spasmfree.app.run import build
from spasmfree.core.ledger import Ledger
from spasmfree.storage import database, places
from spasmfree.storage.writer import Writer
from spasmfree.system import less_motion
from spasmfree.ui.runner import SessionRunner

TICK_MS = 500  # less than a stall
DEADLINE_MS = 10_000


class Desk:
    """Drives the window as a person would: by keys, presses and what can be read."""

    def __init__(self, qtbot, qapp: QApplication, folder: Path, clock: FakeClock) -> None:
        self._qtbot, self._qapp = qtbot, qapp
        self.folder, self.clock = folder, clock
        self.app = self._open()

    def _open(self) -> Application:
        places.prepare(self.folder)
        app = build(self._qapp, self.folder, self.clock, speed=10)
        app.window.resize(1280, 800)
        app.show()
        return app

    def close(self) -> None:
        self.app.close()
        QCoreApplication.processEvents()  # what the disk still says is heard before all is gone
        self.app.window.hide()
        self.app.window.deleteLater()
        self.app.deleteLater()
        self._forget_what_is_gone()

    def _forget_what_is_gone(self) -> None:
        """Delete what was told to go later, as the program's own event loop would by now."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def restart(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Close the program and start it again over the same folder."""
        self.close()
        meanwhile()
        self.app = self._open()

    def crash(self) -> None:
        """Start again over what the disk had at this instant, as after a power cut."""
        left = self.folder.with_name(f"{self.folder.name}-left")
        shutil.copytree(self.folder, left, ignore=lambda *_: [places.LOCK])
        self.close()
        self.folder = left
        self.app = self._open()

    def unwritten(self) -> int:
        """How much of what was done the disk does not have yet."""
        return self.app._parts.store.unwritten()

    def ledger(self) -> Ledger:
        """What the session that is on screen counts."""
        (runner,) = self.app.sessions.findChildren(SessionRunner)
        return runner.session.ledger

    def find(self, identifier: str) -> QWidget | None:
        """The visible widget with this accessible identifier."""
        for window in dict.fromkeys((self.app.window, *QApplication.topLevelWidgets())):
            for widget in window.findChildren(QWidget):
                if widget.accessibleIdentifier() == identifier and widget.isVisible():
                    return widget
        return None

    def text(self, identifier: str) -> str:
        """What a screen reader says of it."""
        widget = self.find(identifier)
        assert widget is not None, f"{identifier} is not on screen"
        said = widget.accessibleName() or getattr(widget, "text", str)()
        return str(said)

    def press(self, identifier: str) -> None:
        if self.find(identifier) is None:  # a page fills downwards
            self.soon(lambda: self.find(identifier) is not None)
        widget = self.find(identifier)
        assert isinstance(widget, QAbstractButton), f"{identifier} is not on screen"
        assert widget.isEnabled(), f"{identifier} is off"
        self.clock.advance(300)  # a second press within 200 ms would be taken for the same
        widget.click()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        self.clock.advance(300)
        target = QApplication.focusWidget() or self.app.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def score(self, identifier: str, number: int) -> None:
        self.soon(lambda: self.find(identifier) is not None)  # a page fills downwards
        row = self.find(identifier)
        assert row is not None
        found = [b for b in row.findChildren(QAbstractButton) if b.text() == str(number)]
        found[0].click()

    def let_pass(self, ms: int) -> None:
        """Let session time pass in ticks, as the window's timer would."""
        self._forget_what_is_gone()
        passed = 0
        while passed < ms:
            step = min(TICK_MS, ms - passed)
            self.clock.session += step
            self.clock.steady += step
            self.clock.utc_ms += step
            passed += step
            for runner in self.app.sessions.findChildren(SessionRunner):
                runner.tick()

    def until(self, reached: Callable[[], bool], most_ms: int = 40 * 60_000) -> None:
        """Let session time pass until the screen shows it."""
        for _ in range(most_ms // TICK_MS):
            if reached():
                return
            self.let_pass(TICK_MS)
        pytest.fail("the session never got there")

    def soon(self, reached: Callable[[], bool]) -> None:
        """Wait for what other threads bring: the disk, a chart."""
        self._qtbot.waitUntil(reached, timeout=DEADLINE_MS)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(autouse=True)
def _wakeful_desktop(monkeypatch) -> None:
    """No sentence about a dark screen comes in between: wakepy's own stand-in for a desktop.

    And whatever this computer's desktop wants, figures may move.
    """
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    monkeypatch.setattr(less_motion, "wanted", lambda environ: False)


BEGIN = Figures.begin


@pytest.fixture(autouse=True)
def _small_pictures(monkeypatch) -> None:
    """Sessions of an hour pass in a second here: drawing a figure at each tick would take minutes.

    test_figures.py and tests/ui draw them.
    """
    monkeypatch.setattr(Figures, "begin", lambda self: None)


@pytest.fixture
def impatient(monkeypatch) -> None:
    """A disk that refuses is asked again sooner, so that no test waits for it."""
    monkeypatch.setitem(Writer.__init__.__kwdefaults__, "retry_s", 0.1)
    monkeypatch.setitem(database.connect.__kwdefaults__, "busy_ms", 200)


@pytest.fixture
def desk(qtbot, qapp, tmp_path, clock) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, tmp_path / "data", clock)
    yield made
    made.close()


@pytest.fixture
def keys(desk) -> Keyboard:
    """Past the first start, on Today: a Wednesday, which is planned."""
    accept(desk)
    return Keyboard(desk)


@pytest.fixture
def flared(keys) -> Keyboard:
    """In an episode, the warning signs answered."""
    return keys.use("nav.flare").use("safety.accept")


@pytest.fixture
def desk_over(qtbot, qapp, clock) -> Iterator[Callable[[Path], Desk]]:
    """Opens the program over a folder that a test has prepared."""
    made: list[Desk] = []

    def over(folder: Path) -> Desk:
        made.append(Desk(qtbot, qapp, folder, clock))
        return made[-1]

    yield over
    for desk in made:
        desk.close()
