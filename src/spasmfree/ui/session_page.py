"""The mode that covers the window while a session is asked about, led and looked back on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from spasmfree.core.exercises import Catalogue, Side
from spasmfree.core.load_choice import LoadChoice
from spasmfree.core.loads import Load
from spasmfree.core.session import State
from spasmfree.ui.after_page import AfterPage
from spasmfree.ui.floor import floor, unit
from spasmfree.ui.layouts import column, holder
from spasmfree.ui.session_asking import Asking
from spasmfree.ui.session_commands import Command, PressGuard, command_of
from spasmfree.ui.session_correct import CorrectScreen
from spasmfree.ui.session_exit import ExitScreen
from spasmfree.ui.session_hurts import HurtsScreen
from spasmfree.ui.session_lead import RestScreen, TurnScreen, is_plain_rest
from spasmfree.ui.session_load import LoadScreen
from spasmfree.ui.session_parts import MARGIN, FloorScreen, MomentScreen
from spasmfree.ui.session_paused import PausedScreen
from spasmfree.ui.session_preview import PreviewScreen
from spasmfree.ui.session_question import QuestionScreen
from spasmfree.ui.session_words import Moment
from spasmfree.ui.session_work import WorkScreen
from spasmfree.ui.set_strip import SetState, SetStrip

_PRESSES = (Command.PRIMARY, Command.STOP_HERE)


class _Screens(QStackedWidget):
    """The screens take the room they get: their sizes come from the window, not the other way."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class SessionPage(QWidget):
    """Shows one screen at a time. Its ground is plain, so that nothing competes with the words."""

    commanded = Signal(object)  # a Command
    corrected = Signal(int, int)  # index of a set, its reps
    load_chosen = Signal(str, object, object)  # exercise id, Side, Load
    aside_ended = Signal()  # a count or a load was chosen, or left as it was

    def __init__(self, catalogue: Catalogue, steady: Callable[[], int]) -> None:
        """`steady` is real time in ms, to tell one press from two."""
        super().__init__()
        floor(self)
        self._catalogue = catalogue
        self._guard = PressGuard(steady)
        self.question, self.preview = QuestionScreen(), PreviewScreen(self._position_of)
        self.after = AfterPage()
        self._work = WorkScreen(self._position_of)
        self._rest, self._turn = RestScreen(self._position_of), TurnScreen(self._position_of)
        self._paused, self._hurts, self._exit = PausedScreen(), HurtsScreen(), ExitScreen()
        self._correct, self._load = CorrectScreen(), LoadScreen()
        self._moment: Moment | None = None
        self._aside: CorrectScreen | LoadScreen | None = None  # asks in front of the session
        self._strip = SetStrip(identifier="session.sets")
        self._strip_room = holder(column(self._strip))
        self._stack = _Screens()
        self.setLayout(column(self._strip_room, (self._stack, 1)))
        self._connect()

    def _connect(self) -> None:
        for screen in self._floor_screens():
            screen.sized(partial(_pad, screen))
            self._guard.watch(screen.first())
        for page in (self.question, self.preview, self.after):
            page.guard(self._guard)
        for asking in (self.question, self.preview, self.after, *self._floor_screens()):
            self._stack.addWidget(asking)
        for pressed in self._moment_screens():
            pressed.pressed.connect(partial(self._hear, pressed))
        self._correct.kept.connect(self._keep_count)
        self._load.chosen.connect(self._keep_load)
        for aside in (self._correct, self._load):
            aside.cancelled.connect(self._end_aside)

    def _hear(self, screen: MomentScreen, command: Command) -> None:
        asked = command if self._stack.currentWidget() is screen else screen.late(command)
        if asked is not None:
            self.commanded.emit(asked)

    def _moment_screens(self) -> tuple[MomentScreen, ...]:
        return (self._work, self._rest, self._turn, self._paused, self._hurts, self._exit)

    def _floor_screens(self) -> tuple[FloorScreen, ...]:
        return (*self._moment_screens(), self._correct, self._load)

    def _position_of(self, exercise: str) -> str:
        found = self._catalogue.exercises.get(exercise)
        return found.position if found else ""

    def show_asking(self, screen: Asking) -> None:
        """Show a page before or after the session."""
        self._moment = self._aside = None
        self._strip_room.hide()
        self._stack.setCurrentWidget(screen)
        screen.take_focus()

    def begin(self, groups: Sequence[int]) -> None:
        """A session with so many sets of each exercise is about to be shown."""
        self._strip.set_groups(groups)
        self._strip_room.show()

    def show_sets(self, states: Sequence[SetState]) -> None:
        """What is known of each set of the session."""
        self._strip.set_states(states)

    def show_moment(self, moment: Moment) -> None:
        """Show a running session as it is now."""
        self._moment = moment
        if self._aside is not None:
            return
        screen = self._screen_for(moment)
        focused = QApplication.focusWidget()
        self._strip_room.setVisible(screen is not self._hurts)
        screen.scale_to(self.width(), self.height())
        screen.show_moment(moment)
        if self._stack.currentWidget() is not screen:
            self._stack.setCurrentWidget(screen)
            screen.first().setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused is None or not focused.isVisible():
            # Left to itself, Qt would move on to whatever control comes next.
            screen.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _screen_for(self, moment: Moment) -> MomentScreen:
        session = moment.session
        special: dict[State, MomentScreen] = {
            State.PAUSED: self._paused,
            State.HURT: self._hurts,
            State.EXIT: self._exit,
            State.OVER: self._exit,
        }
        if session.state in special:
            return special[session.state]
        if not session.leading:
            return self._work
        return self._rest if is_plain_rest(session) else self._turn

    def open_correcting(self, moment: Moment) -> None:
        """Ask which set had how many reps; the session is shown again afterwards."""
        self._correct.open_at(moment)
        self._open_aside(self._correct)

    def open_load(self, choice: LoadChoice) -> None:
        """Ask with what an exercise is done; what was there is shown again afterwards."""
        self._load.open_for(choice)
        self._open_aside(self._load)

    def _open_aside(self, screen: CorrectScreen | LoadScreen) -> None:
        self._aside = screen
        screen.scale_to(self.width(), self.height())
        self._stack.setCurrentWidget(screen)
        screen.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_count(self, set_index: int, reps: int) -> None:
        if self._aside is self._correct:
            self.corrected.emit(set_index, reps)
            self._end_aside()

    def _keep_load(self, exercise: str, side: Side, load: Load) -> None:
        if self._aside is self._load:
            self.load_chosen.emit(exercise, side, load)
            self._end_aside()

    def _end_aside(self) -> None:
        """A press that comes when the screen has gone does nothing."""
        if self._aside is not None:
            self._aside = None
            self.aside_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self._stack.currentWidget()
        if isinstance(current, (CorrectScreen, LoadScreen)):
            self._press_aside(current, event)
        elif isinstance(current, Asking):
            primary = command_of(event) is Command.PRIMARY and not event.isAutoRepeat()
            if primary and self._guard.lets():
                current.go_on()
        elif not event.isAutoRepeat():
            self._press(command_of(event))

    def _press_aside(self, screen: CorrectScreen | LoadScreen, event: QKeyEvent) -> None:
        """ "It hurts" is there at any moment of a session."""
        if command_of(event) is Command.HURTS:
            self._end_aside()
            self.commanded.emit(Command.HURTS)
        else:
            screen.press(event)

    def _press(self, command: Command | None) -> None:
        if self._moment is None or command is None:
            return
        if command is Command.PRIMARY and self._moment.session.state is State.HURT:
            command = Command.STOP_HERE
        if command not in _PRESSES or self._guard.lets():
            self.commanded.emit(command)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        current = self._stack.currentWidget()
        if isinstance(current, FloorScreen):
            current.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        u = unit(self.width(), self.height())
        self._strip.setFixedHeight(max(8, round(u * 0.014)))
        room = self._strip_room.layout()
        side, above = round(u * MARGIN), round(u * MARGIN * 0.8)
        if room is not None:
            room.setContentsMargins(side, above, side, 0)
        current = self._stack.currentWidget()
        if isinstance(current, FloorScreen):
            current.scale_to(self.width(), self.height())


def _pad(screen: FloorScreen, u: float) -> None:
    layout = screen.layout()
    if layout is not None:
        side = round(u * MARGIN)
        layout.setContentsMargins(side, round(u * 0.025), side, round(u * MARGIN * 0.8))
