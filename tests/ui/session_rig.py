"""A whole session on a clock that is moved by hand: press keys, let time pass, read the screen."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from fakes import CountedIds, FakeClock, MemoryStore
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from ui.geometry import settle

from spasmfree.core.content import parse
from spasmfree.resources import resource
from spasmfree.ui.session_flow import SessionFlow
from spasmfree.ui.session_needs import Needs
from spasmfree.ui.speaker import Speech

CATALOGUE = parse(resource("exercises.json").read_text(encoding="utf-8"))
STEP_MS = 500  # of real time between two ticks
LONGEST_STEP_MS = 1_500  # less than what counts as a stall, and than a rep


@dataclass
class Loudspeaker:
    """Writes down what it is asked to play."""

    planned: list[tuple[str, int]] = field(default_factory=list)
    cancelled: int = 0
    open: bool = False

    def prepare(self):
        pass

    def start(self):
        self.open = True

    def stop(self):
        self.open = False

    def schedule(self, cues):
        self.planned += cues

    def cancel(self):
        self.cancelled += 1

    def set_volume(self, percent):
        pass

    def set_output(self, output):
        pass

    def ask_outputs(self, told):
        pass

    def sample(self):
        pass

    def close(self):
        pass


@dataclass
class Mouth:
    """Writes down what it is asked to say, and how long it may take to begin."""

    said: list = field(default_factory=list)
    hushed: int = 0
    open: bool = False

    def start(self):
        self.open = True

    def stop(self):
        self.open = False

    def speaks(self):
        return True

    def say(self, utterance):
        self.said.append(utterance)

    def hush(self):
        self.hushed += 1

    @property
    def texts(self):
        return [utterance.text for utterance in self.said]


@dataclass
class Lamp:
    """The screen, kept on or not."""

    held: bool = False

    def hold(self):
        self.held = True

    def release(self):
        self.held = False


class Rig:
    """A window with a session flow in it, and the hands and eyes of the person before it."""

    def __init__(self, qtbot, *, store=None, speed=1, size=(1280, 800), ids="id", speech=None):
        self.clock = FakeClock(speed=speed)
        self.store = store or MemoryStore()
        self.sound, self.lamp = Loudspeaker(), Lamp()
        self.speech = speech or Speech(Mouth())
        self.ended = []
        self.window = QWidget()
        self.flow = SessionFlow(
            Needs(
                CATALOGUE,
                self.store,
                self.clock,
                CountedIds(ids),
                self.store.person,
                lambda: self.sound,
                self.lamp,
                lambda: self.speech,
                "1.2.3",
                speed,
            ),
            self.window,
        )
        self.flow.finished.connect(self.ended.append)
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.flow.page)
        qtbot.addWidget(self.window)
        settle(self.window, *size)

    @property
    def session(self):
        return self.flow._runner.session

    def start(self, program="starter", *, short=False):
        """Through the question and the preview."""
        self.flow.begin(CATALOGUE.programs[program], short=short)
        self.key(Qt.Key.Key_Space)
        self.key(Qt.Key.Key_Space)

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier, *, after=300):
        """Press a key, `after` ms after what was before."""
        self.wait(after)
        target = QApplication.focusWidget() or self.flow.page
        QTest.keyClick(target, key, modifiers)

    def hold(self, key, ms=1_000):
        """Hold a key down for so long."""
        self.wait(300)
        QTest.keyPress(QApplication.focusWidget() or self.flow.page, key)
        self.clock.advance(ms)
        QTest.keyRelease(QApplication.focusWidget() or self.flow.page, key)

    def wait(self, ms, step=STEP_MS):
        """Let real time pass, with the timer doing its part every `step` ms."""
        while ms > 0:
            self.clock.advance(min(step, ms))
            ms -= step
            if self.flow._runner is not None:
                self.flow._runner.tick()

    def hear_the_chime(self):
        """At the exit no more time is told; the last words come after a moment of real time."""
        self.flow._company._last_words.timeout.emit()

    def rest(self):
        """Let a page fill that is made in turns."""
        for _ in range(6):
            QApplication.processEvents()

    def until(self, condition):
        """Let time pass until something holds."""
        for _ in range(20_000):
            if condition(self.session):
                return
            self.wait(LONGEST_STEP_MS, LONGEST_STEP_MS)
        raise AssertionError("it never came to that")

    def at_work(self, exercise, side="both", set_no=1):
        """Let time pass until the work of a set has begun."""
        self.until(
            lambda session: (
                (session.planned.exercise, session.planned.side.value, session.planned.set_no)
                == (exercise, side, set_no)
                and not session.leading
            )
        )

    def find(self, identifier):
        """The one visible widget with this identifier, None when there is none."""
        found = [
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.accessibleIdentifier() == identifier and widget.isVisible()
        ]
        assert len(found) <= 1, f"{identifier} is there {len(found)} times"
        return found[0] if found else None

    def says(self, identifier):
        """What a screen reader says of a widget."""
        found = self.find(identifier)
        return found.accessibleName() if found else None

    def press(self, identifier, *, after=300):
        """Click a control."""
        self.wait(after)
        found = self.find(identifier)
        assert isinstance(found, QAbstractButton), f"there is no {identifier}"
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def events(self):
        """The names of what is in the journal."""
        return [json.loads(entry.data)["event"] for entry in self.store.journal]

    def kept(self):
        """The session that was kept, and its sets."""
        session = self.store.sessions()[0]
        return session, self.store.sets(session.id)
