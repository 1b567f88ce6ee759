"""The check from the mat: can it be heard and read from where the exercises are done?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.floor import floor, unit
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.one_button import OneButton
from spasmfree.ui.session_commands import Command, PressGuard, command_of
from spasmfree.ui.session_parts import MARGIN, FloorScreen

_SHORT = 150  # characters of facts beside which there is room for what to do


def question() -> str:
    """What is asked, as it is spoken."""
    return " ".join((*_questions(), _gestures()))


def _questions() -> tuple[str, str]:
    return tr("Can you hear this?"), tr("Can you read this?")


def _gestures() -> str:
    return tr("Short press: yes. Hold one second: louder and larger.")


class MatCheckPage(FloorScreen):
    """As large as a session. A short press of the one button is a yes, a long one both others."""

    answered = Signal()  # yes, or left without an answer
    louder_wanted = Signal()
    larger_wanted = Signal()

    def __init__(self, steady: Callable[[], int]) -> None:
        """`steady` is real time in ms, to tell one press from two."""
        super().__init__()
        floor(self)
        self._guard = PressGuard(steady)
        self.button = OneButton(steady, self._guard.lets, self)
        self.button.tapped.connect(self.answered)
        self.button.held.connect(self._more)
        self._facts = self.text(0.044, "text2", identifier="mat.facts")
        self._yes = self.control(tr("Yes"), "primary", "check", "mat.yes")
        self._louder = self.control(tr("Louder"), "plain", "sound", "mat.louder")
        self._larger = self.control(tr("Larger"), "plain", "plus", "mat.larger")
        self._yes.clicked.connect(self.answered)
        self._yes.be_one_button()
        self._yes.setAccessibleDescription(question())
        self._louder.clicked.connect(self.louder_wanted)
        self._larger.clicked.connect(self.larger_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        asked = []
        for words in _questions():
            line = self.words(0.105)
            line.set_text(words)
            asked.append(line)
        self._where = self.text(0.046)
        self._where.set_text(
            tr("Lie down where you will exercise. Every ten seconds it sounds and speaks again.")
        )
        how = self.text(0.044, "text2")
        how.set_text(_gestures())
        buttons = row(
            self._yes, self.gap(0.02), self._louder, self.gap(0.02), self._larger, "stretch"
        )
        body = column(
            "stretch",
            *asked,
            self.gap(0.03),
            self._where,
            self.gap(0.03),
            self._facts,
            "stretch",
            how,
            self.gap(0.025),
            buttons,
        )
        self._body = holder(body)
        self.setLayout(column((self._body, 1)))

    def first(self) -> QWidget:
        return self._yes

    def minimumSizeHint(self) -> QSize:
        """It takes the room it gets, as the screens of a session do."""
        return QSize(0, 0)

    def show_facts(self, facts: Sequence[str]) -> None:
        """What is on, and what is off and why: whole sentences, one a line."""
        text = "\n".join(facts)
        self._facts.set_text(text)
        self._where.setVisible(len(text) <= _SHORT)

    def _more(self) -> None:
        self.louder_wanted.emit()
        self.larger_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event, letters=False)
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit()
        elif command is Command.PRIMARY and not event.isAutoRepeat():
            self._press(down=True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if command_of(event, letters=False) is Command.PRIMARY and not event.isAutoRepeat():
            self._press(down=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press that hit no control."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(down=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(down=False)

    def _press(self, *, down: bool) -> None:
        if down:
            self.button.down()
        else:
            self.button.up()
        self._yes.setDown(self.button.is_down())

    def changeEvent(self, event: QEvent) -> None:
        """Who leaves the window with the button down lets go of it elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.button.forget()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = round(unit(self.width(), self.height()) * MARGIN)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, side, side, side)
        self.scale_to(self.width(), self.height())
