"""What a person can ask of a running session, and the keys that ask it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

DOUBLE_PRESS_MS = 200
_POINTED = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Command(Enum):
    """One command of the guided session (product: the guided session)."""

    PRIMARY = auto()
    PAUSE = auto()
    BACK = auto()
    SKIP_SET = auto()
    SKIP_SIDE = auto()
    SKIP_EXERCISE = auto()
    HURTS = auto()
    FINISH = auto()
    UNDO = auto()
    REST_MORE = auto()
    REST_LESS = auto()
    CORRECT = auto()  # open the screen that corrects a count
    LOAD = auto()  # open the screen that chooses a load
    STOP_HERE = auto()
    EASIER = auto()
    LEAVE_OUT = auto()
    FLARE = auto()  # "My back just went" (decisions D30)


_KEYS: dict[int, Command] = {
    Qt.Key.Key_Space: Command.PRIMARY,
    Qt.Key.Key_Return: Command.PRIMARY,
    Qt.Key.Key_Enter: Command.PRIMARY,
    Qt.Key.Key_PageDown: Command.PRIMARY,  # a clicker for talks
    Qt.Key.Key_MediaPlay: Command.PRIMARY,
    Qt.Key.Key_MediaTogglePlayPause: Command.PRIMARY,
    Qt.Key.Key_P: Command.PAUSE,
    Qt.Key.Key_MediaPause: Command.PAUSE,
    Qt.Key.Key_Escape: Command.PAUSE,
    Qt.Key.Key_Left: Command.BACK,
    Qt.Key.Key_Right: Command.SKIP_SET,
    Qt.Key.Key_MediaPrevious: Command.BACK,
    Qt.Key.Key_MediaNext: Command.SKIP_SET,
    Qt.Key.Key_MediaStop: Command.HURTS,
    Qt.Key.Key_Plus: Command.REST_MORE,
    Qt.Key.Key_Equal: Command.REST_MORE,  # the same key without Shift on many keyboards
    Qt.Key.Key_Minus: Command.REST_LESS,
}
# A hand that reaches for the one button in floor mode may land on these.
_LETTERS: dict[int, Command] = {
    Qt.Key.Key_D: Command.SKIP_SIDE,
    Qt.Key.Key_E: Command.SKIP_EXERCISE,
    Qt.Key.Key_H: Command.HURTS,
    Qt.Key.Key_F: Command.FINISH,
    Qt.Key.Key_L: Command.LOAD,
}
_NO_MATTER = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def command_of(event: QKeyEvent, *, letters: bool = True) -> Command | None:
    """The command a key asks for, None for every other key; `letters` may be off, but P is on."""
    modifiers = event.modifiers() & ~_NO_MATTER
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return Command.UNDO if event.key() == Qt.Key.Key_Z else None
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return None
    key = event.key()
    return _KEYS.get(key) or (_LETTERS.get(key) if letters else None)


class PressGuard(QObject):
    """Takes two presses within 200 ms for one (product: the guided session).

    Only fingers press twice by accident: what an assistive program presses always counts.
    """

    def __init__(self, steady: Callable[[], int]) -> None:
        """`steady` is real time in ms, whatever the speed of the session."""
        super().__init__()
        self._steady = steady
        self._last: int | None = None

    def watch(self, button: QWidget) -> None:
        """Let the second of two presses on `button`, by key or pointer, go by."""
        button.installEventFilter(self)

    def lets(self) -> bool:
        """Whether a press at this moment counts."""
        now = self._steady()
        double = self._last is not None and now - self._last < DOUBLE_PRESS_MS
        if not double:
            self._last = now
        return not double

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat()
            primary = pressed and command_of(event) is Command.PRIMARY
        else:
            primary = event.type() in _POINTED
        return primary and not self.lets()
