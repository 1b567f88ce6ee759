"""Screens of the running session: words and controls grow with the window, not the text size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from spasmfree.ui import theme
from spasmfree.ui.floor import FloorButton, FloorKind, unit
from spasmfree.ui.painted import Align, Fit
from spasmfree.ui.ring import Ring
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_words import Moment
from spasmfree.ui.side_word import SideWord

MARGIN = 0.05  # around a screen, as a share of u
_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_WITH_OTHERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class SessionButton(FloorButton):
    """A control of a screen. A click does not take the focus, so Space stays the primary action.

    All keys but Space and Return are left to the page; a key held down presses once. What is the
    one button leaves those to the page too, which tells a short press from a long one.
    """

    def __init__(
        self,
        text: str,
        kind: FloorKind = "plain",
        icon: str | None = None,
        *,
        grow: bool = False,
        identifier: str = "",
    ) -> None:
        super().__init__(text, kind, icon, grow=grow, identifier=identifier)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._usual_glyph = icon
        self._keys_to_page = self._pointer_to_page = self._reached = False

    def be_one_button(self, *, pointer: bool = True) -> None:
        """Leave presses to the page; those of the `pointer` only where nothing else can be hit."""
        self._keys_to_page, self._pointer_to_page = True, pointer

    def show_icon(self, *, shown: bool) -> None:
        """Leave the icon out where a row has no room for it."""
        self._glyph = self._usual_glyph if shown else None
        self.updateGeometry()

    def say(self, text: str, icon: str | None = None, name: str = "") -> None:
        """Say what a press does now; `name` is the accessible name where it says more."""
        if (text, name or text) != (self.text(), self.accessibleName()):
            self.set_look(text, self._kind, icon or self._glyph, name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes with Tab has a keyboard at hand, and presses what has the focus."""
        self._reached = event.reason() in _BY_TAB
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._pointer_to_page:
            event.ignore()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pointer_to_page:
            event.ignore()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mine = not self._keys_to_page or (self._reached and not self._pointer_to_page)
        if event.key() not in _PRESSING or event.modifiers() & _WITH_OTHERS or not mine:
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class FloorLabel(QLabel):
    """Words that wrap; `share` is the size of the letters as a share of u."""

    def __init__(
        self, share: float, tone: str = "text", weight: int = 400, *, identifier: str = ""
    ) -> None:
        super().__init__()
        self._share, self._weight = share, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if identifier:
            self.setAccessibleIdentifier(identifier)

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)

    def set_unit(self, u: float) -> None:
        self.setFont(theme.font(u * self._share, self._weight))


class FloorScreen(QWidget):
    """A screen whose parts, made by `words`, `control` and the like, are sized with the window."""

    def __init__(self) -> None:
        super().__init__()
        self._sizers: list[Callable[[float], object]] = []
        self._unit = 0.0
        self._window = (0, 0)
        self._whole = 0  # height of the window, captions included
        theme.signals.changed.connect(self._size_again)

    def scale_to(self, width: int, height: int, whole: int = 0) -> None:
        """Size everything for `width` x `height` pixels of a window that is `whole` pixels high."""
        if (width, height) == self._window:
            return
        self._whole = whole or height
        self._window = (width, height)
        u = unit(width, self._whole)
        if u != self._unit:
            self._unit = u
            for size in self._sizers:
                size(u)
        self.size_for(width, height)

    def _size_again(self) -> None:
        """A new style sheet takes from labels the fonts that they were given."""
        for size in self._sizers if self._unit else ():
            size(self._unit)

    def size_for(self, width: int, height: int) -> None:
        """Size what is not a share of u alone."""

    def first(self) -> QWidget:
        """What has the focus when the screen appears."""
        raise NotImplementedError

    def sized(self, size: Callable[[float], object]) -> None:
        """Call `size` with u whenever it changes."""
        self._sizers.append(size)

    def words(
        self,
        share: float,
        tone: str = "text",
        weight: int = 600,
        align: Align = Align.AlignLeft,
        identifier: str = "",
    ) -> Fit:
        """One line that shrinks to its width."""
        made = Fit("", 15, tone, weight, align, identifier=identifier)
        self.sized(lambda u: made.set_size(round(u * share)))
        return made

    def text(
        self, share: float, tone: str = "text", weight: int = 400, identifier: str = ""
    ) -> FloorLabel:
        """Words that wrap."""
        made = FloorLabel(share, tone, weight, identifier=identifier)
        self.sized(made.set_unit)
        return made

    def side_word(self, share: float) -> SideWord:
        """The side that works, with its arrow."""
        made = SideWord(identifier="session.side")
        self.sized(lambda u: made.set_size(round(u * share)))
        return made

    def control(
        self,
        text: str,
        kind: FloorKind = "plain",
        icon: str | None = None,
        identifier: str = "",
        *,
        grow: bool = False,
    ) -> SessionButton:
        """A button."""
        made = SessionButton(text, kind, icon, grow=grow, identifier=identifier)
        self.sized(made.set_unit)
        return made

    def ring(self) -> Ring:
        """The countdown; `size_for` gives it its size."""
        return Ring(100, identifier="session.remaining")

    def gap(self, share: float) -> QWidget:
        """Empty room in a column or a row."""
        made = QWidget()
        self.sized(lambda u: made.setFixedSize(round(u * share), round(u * share)))
        return made


class MomentScreen(FloorScreen):
    """A screen that shows a running session and takes commands for it."""

    pressed = Signal(object)  # a Command

    def asks(self, command: Command, control: SessionButton) -> SessionButton:
        """Have `control` ask for `command`."""
        control.clicked.connect(lambda: self.pressed.emit(command))
        return control

    def marked(self) -> QWidget:
        """What the one button presses."""
        return self.first()

    def figure(self) -> QWidget | None:
        """The figure, which is turned by dragging; a press on it that drags nothing is a press."""
        return None

    def late(self, command: Command) -> Command | None:
        """What a press asks for that arrives after this screen has gone.

        Assistive programs press what they saw a moment ago. The press does what the button said,
        or nothing: the same command may mean something else by now.
        """
        return command if command in (Command.HURTS, Command.PAUSE) else None

    def show_moment(self, moment: Moment) -> None:
        """Show the session as it is now."""
        raise NotImplementedError
