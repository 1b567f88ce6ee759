"""A person at the keyboard, and what they and their screen reader find on screen after each key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL = Modifier.ControlModifier

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QPlainTextEdit,
)
_MOST_STOPS = 120  # a circle of Tab that is longer has lost its way


class Keyboard:
    """Sends keys to the window that the system would send them to, and nothing to a widget.

    `met` keeps every accessible identifier that was visible and enabled, with all its names.
    """

    def __init__(self, desk) -> None:
        self.desk = desk
        self.met: defaultdict[str, set[str]] = defaultdict(set)
        self.look()

    @property
    def handle(self):
        if QGuiApplication.focusWindow() is None:  # no window manager activates what is behind
            self.desk.app.window.activateWindow()
            QCoreApplication.processEvents()
        return QGuiApplication.focusWindow() or self.desk.app.window.windowHandle()

    def press(self, *keys: Key | str, modifier: Modifier = Modifier.NoModifier) -> Keyboard:
        for key in keys:
            self.desk.clock.advance(300)  # a second press within 200 ms would be taken for the same
            QTest.keyClick(self.handle, key, modifier)
            QCoreApplication.processEvents()
            self.look()
        return self

    def hold(self, key: Key) -> Keyboard:
        """Hold it for a second."""
        self.desk.clock.advance(300)
        QTest.keyPress(self.handle, key)
        self.desk.clock.advance(1_000)
        QTest.keyRelease(self.handle, key)
        QCoreApplication.processEvents()
        self.look()
        return self

    def ctrl(self, key: Key) -> Keyboard:
        return self.press(key, modifier=CTRL)

    def type(self, text: str) -> Keyboard:
        return self.press(*text)

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def at(self, identifier: str) -> bool:
        """Whether the focus is on or in the widget with this identifier."""
        step = self.focus()
        while step is not None:
            if step.accessibleIdentifier() == identifier:
                return True
            step = step.parentWidget()
        return False

    def to(self, identifier: str, key: Key = Key.Key_Tab) -> Keyboard:
        """Tab to the widget with this identifier."""
        for _ in range(_MOST_STOPS):
            if self.at(identifier):
                return self
            self.press(key)
        raise AssertionError(f"Tab never reaches {identifier}")

    def use(self, identifier: str) -> Keyboard:
        """Tab to it and press it."""
        return self.to(identifier).press(Key.Key_Space)

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stops in the window that has the focus, once around."""
        found: list[QWidget] = []
        start = self.focus()
        for turn in range(1, _MOST_STOPS):
            self.press(Key.Key_Tab)
            here = self.focus()
            assert here is not None, "the focus is lost"
            if here not in found:
                found.append(here)
                yield here
            # A day has three stops of its own, and some screens have but one control.
            if here is start and (len(found) > 1 or turn > 8):
                return
            start = start or here
        raise AssertionError("Tab does not come around")

    def look(self) -> None:
        """What is on screen now: every identifier once, and all of them with a name."""
        seen = Counter()
        for widget in on_screen():
            identifier = widget.accessibleIdentifier()
            if not identifier:
                continue
            seen[identifier] += 1
            said = name_of(widget)
            assert said.strip() or _may_be_silent(widget), f"{identifier} has no name"
            if widget.isEnabled():
                self.met[identifier].add(said)
        twice = [identifier for identifier, times in seen.items() if times > 1]
        assert not twice, f"on screen twice: {twice}"

    def until(self, reached: Callable[[], bool]) -> Keyboard:
        """Let session time pass until the screen shows it."""
        self.desk.until(reached)
        self.look()
        return self

    def name(self, identifier: str) -> str:
        """What a screen reader calls it now."""
        widget = self.desk.find(identifier)
        assert widget is not None, f"{identifier} is not on screen"
        return name_of(widget)


def on_screen() -> list[QWidget]:
    return [
        widget
        for widget in QApplication.allWidgets()
        if widget.isVisible() and widget.window().isVisible()
    ]


def _may_be_silent(widget: QWidget) -> bool:
    """A line for words that has none at the moment."""
    return role_of(widget) == QAccessible.Role.StaticText


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def controls(window: QWidget) -> list[QWidget]:
    """Everything in a window that a person can press, choose in or type into."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE)
        and widget.isVisible()
        and widget.isEnabled()
        # A view inside of a field is part of that field; a button without focus is a mistake.
        and (isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus)
    ]
