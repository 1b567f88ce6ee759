"""What the one button means at each moment of a session (product: one-button control)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from spasmfree.core.session import Primary, Session, State
from spasmfree.ui.one_button import OneButton
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_hurts import HurtsScreen


class Presses(QObject):
    """Work that is paced stops at once and stays so; everything else happens on letting go.

    A hold is "it hurts". There a short press goes to the next choice and a hold takes it, and
    nothing is taken by time (decisions D29).
    """

    commanded = Signal(object)  # a Command
    choice_marked = Signal(str)  # what the choice says that a short press has gone to

    def __init__(
        self, steady: Callable[[], int], lets: Callable[[], bool], hurts: HurtsScreen
    ) -> None:
        """`steady` is real time in ms; `lets` says whether a press now is no double one."""
        super().__init__()
        self._hurts = hurts
        self._session: Session | None = None
        self._meant = Primary.NOTHING  # what the large button said when it was pressed
        self._down: QAbstractButton | None = None  # what looks pressed
        self._at: QPointF | None = None  # where the figure was pressed
        self.button = OneButton(steady, lets, self)
        self.button.pressed.connect(self._press)
        self.button.tapped.connect(self._tap)
        self.button.held.connect(self._hold)

    def show_session(self, session: Session | None) -> None:
        """What a press is about; None for nothing."""
        self._session = session
        if session is None:
            self.button.forget()

    def look_pressed(self, control: QWidget | None) -> None:
        """Let `control` look pressed while the button is down."""
        wanted = control if isinstance(control, QAbstractButton) else None
        if self._down is not None and self._down is not wanted:
            self._down.setDown(False)
        self._down = wanted
        if wanted is not None:
            wanted.setDown(True)

    def watch_figure(self, figure: QWidget) -> None:
        """A press on the figure that does not turn it is a press too."""
        figure.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._at = event.position()
            elif event.type() == QEvent.Type.MouseButtonRelease and self._at is not None:
                way, self._at = event.position() - self._at, None
                if way.manhattanLength() < QApplication.startDragDistance():
                    self.button.tap()
        return False

    def _press(self) -> None:
        if self._session is None:
            return
        self._meant = self._session.primary
        if self._meant is Primary.PAUSE:
            self.commanded.emit(Command.PAUSE)

    def _tap(self) -> None:
        session = self._session
        if session is None:
            return
        if session.state is State.HURT:
            if self._meant is Primary.NOTHING:
                self._move_on()
        elif self._meant is not Primary.PAUSE and session.primary is self._meant:
            self.commanded.emit(Command.PRIMARY)

    def _hold(self) -> None:
        session = self._session
        if session is None:
            return
        if session.state is State.HURT:
            self._hurts.take()
        elif session.state is State.EXIT:
            self._tap()
        else:
            self.commanded.emit(Command.HURTS)

    def _move_on(self) -> None:
        self.choice_marked.emit(self._hurts.move_on())
