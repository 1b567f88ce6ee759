"""The mode that covers the window while a session is asked about, led and looked back on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from spasmfree.core.exercises import Catalogue, Side
from spasmfree.core.load_choice import LoadChoice
from spasmfree.core.loads import Load
from spasmfree.core.session import State
from spasmfree.ui.after_page import AfterPage
from spasmfree.ui.floor import floor, unit
from spasmfree.ui.layouts import column, holder
from spasmfree.ui.session_asking import Asking
from spasmfree.ui.session_caption import ANNOUNCED, Caption
from spasmfree.ui.session_commands import Command, PressGuard, command_of
from spasmfree.ui.session_correct import CorrectScreen
from spasmfree.ui.session_exit import ExitScreen
from spasmfree.ui.session_hurts import HurtsScreen
from spasmfree.ui.session_lead import RestScreen, TurnScreen, is_plain_rest
from spasmfree.ui.session_load import LoadScreen
from spasmfree.ui.session_parts import MARGIN, FloorScreen, MomentScreen
from spasmfree.ui.session_paused import PausedScreen
from spasmfree.ui.session_press import Presses
from spasmfree.ui.session_preview import PreviewScreen
from spasmfree.ui.session_question import QuestionScreen
from spasmfree.ui.session_words import Moment
from spasmfree.ui.session_work import WorkScreen
from spasmfree.ui.set_strip import SetState, SetStrip
from spasmfree.ui.turned import TurnedView

_MOVING = (State.RUNNING, State.COUNTDOWN)
_ASKED = {
    "pause": Command.PAUSE,
    "hurts": Command.HURTS,
    "next": Command.SKIP_SET,
    "back": Command.BACK,
}


class _Screens(QStackedWidget):
    """The screens take the room they get: their sizes come from the window, not the other way."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class SessionPage(QWidget):
    """Shows one screen at a time. Its ground is plain, so that nothing competes with the words."""

    commanded = Signal(object)  # a Command
    corrected = Signal(int, int)  # index of a set, its reps
    load_chosen = Signal(str, object, object)  # exercise id, Side, Load
    led = Signal(bool)  # whether a session begins to be led, or is over
    stands = Signal(str, str)  # moving or still, and the exercise; "" when no session is led
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
        self._paused, self._hurts = PausedScreen(), HurtsScreen()
        self._exit = ExitScreen(self._position_of)
        self._correct, self._load = CorrectScreen(), LoadScreen()
        self._moment: Moment | None = None
        self._aside: CorrectScreen | LoadScreen | None = None  # asks in front of the session
        self._strip = SetStrip(identifier="session.sets")
        self._strip_room = holder(column(self._strip))
        self._stack = _Screens()
        self._caption = Caption()
        self.setLayout(column(self._strip_room, (self._stack, 1), self._caption))
        self._stood = "", ""  # as `stands` said it last
        self._letters = True  # whether single letters are keys
        self.presses = Presses(steady, self._guard.lets, self._hurts)
        self._turned = TurnedView(self._position_of, self._hurts, self)
        self._connect()

    def _connect(self) -> None:
        for screen in self._floor_screens():
            screen.sized(partial(_pad, screen))
        for aside in (self._correct, self._load):
            self._guard.watch(aside.first())
            aside.cancelled.connect(self._end_aside)
        self.presses.commanded.connect(self.commanded)
        for page in (self.question, self.preview, self.after):
            page.guard(self._guard)
        for asking in (self.question, self.preview, self.after, *self._floor_screens()):
            self._stack.addWidget(asking)
        for pressed in self._moment_screens():
            pressed.pressed.connect(partial(self._hear, pressed))
            if (figure := pressed.figure()) is not None:
                self.presses.watch_figure(figure)
        self._correct.kept.connect(self._keep_count)
        self._load.chosen.connect(self._keep_load)

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
        led = self.leads()
        self._moment = self._aside = None
        self.presses.show_session(None)
        self._turned.show_moment(None)
        self._strip_room.hide()
        self._caption.leave()
        screen.take_focus()  # as in `_change_to`
        self._stack.setCurrentWidget(screen)
        screen.take_focus()
        if led:
            self.led.emit(False)
            self._stand("", "")

    def _stand(self, state: str, title: str) -> None:
        if (state, title) != self._stood:
            self._stood = state, title
            self.stands.emit(state, title)

    def leads(self) -> bool:
        """Whether a session is shown, from its start to how to get up."""
        return self._moment is not None

    def begin(self, groups: Sequence[int]) -> None:
        """A session with so many sets of each exercise is about to be shown."""
        self._strip.set_groups(groups)
        self._strip_room.show()

    def show_sets(self, states: Sequence[SetState]) -> None:
        """What is known of each set of the session."""
        self._strip.set_states(states)

    def show_captions(self, *, on: bool) -> None:
        """Whether what is spoken in the session that begins is to be read too."""
        self._caption.begin(on=on)
        self._turned.show_caption("")

    def show_caption(self, text: str) -> None:
        """What is being spoken."""
        self._caption.show_words(text)
        self._turned.show_caption(self._caption.words())

    def show_notice(self, sentence: str) -> None:
        """What the window has to say besides, for who reads it turned."""
        self._turned.show_notice(sentence)

    def show_moment(self, moment: Moment) -> None:
        """Show a running session as it is now."""
        if self._moment is None:
            self._moment = moment
            self.led.emit(True)
        self._moment = moment
        state = "moving" if moment.session.state in _MOVING else "still"
        self._stand(state, moment.exercise.name)
        if self._aside is not None:
            return
        self.presses.show_session(moment.session)
        self._turned.show_moment(moment)
        screen = self._screen_for(moment)
        focused = QApplication.focusWidget()
        self._strip_room.setVisible(screen is not self._hurts)
        # The other screens stand still, and their own words say the same.
        leads = screen in (self._rest, self._turn)
        self._caption.allow(ANNOUNCED if leads else int(screen is self._work))
        screen.scale_to(self.width(), self.height() - self._caption.taken(), self.height())
        screen.show_moment(moment)
        if self._stack.currentWidget() is not screen:
            self._change_to(screen)
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
        self.presses.show_session(None)
        self._turned.show_moment(None)
        self._caption.allow(0)
        screen.scale_to(self.width(), self.height())
        self._change_to(screen)

    def _change_to(self, screen: FloorScreen) -> None:
        """The focus goes where it will stay: a screen reader tells of each place it passes."""
        first = screen.first()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentWidget(screen)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def turned(self) -> str:
        """The side of the body that the session is turned for; "" for upright."""
        return self._turned.side()

    def turn_to(self, side: str) -> None:
        """Turn a session for who lies on this side, left or right; "" for upright."""
        self._turned.turn_to(side)

    def use_letters(self, *, on: bool) -> None:
        """Whether single letters other than P are keys of a session."""
        self._letters = on

    def _command_of(self, event: QKeyEvent) -> Command | None:
        return command_of(event, letters=self._letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, command = self._stack.currentWidget(), self._command_of(event)
        if isinstance(current, (CorrectScreen, LoadScreen)):
            self._press_aside(current, event)
        elif event.isAutoRepeat():
            return
        elif isinstance(current, Asking):
            if command is Command.PRIMARY and self._guard.lets():
                current.go_on()
        elif command is Command.PRIMARY:
            self._press(down=True)
        elif command is not None and self._moment is not None:
            self.commanded.emit(command)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and self._command_of(event) is Command.PRIMARY:
            self._press(down=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press that hit no control."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(down=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(down=False)

    def ask(self, what: str) -> None:
        """From outside, as by a media key: press, pause, hurts, next or back."""
        if self._moment is None or self._aside is not None:
            return
        if what == "press":
            self.presses.button.tap()
        elif what == "hurts" and self._moment.session.state is State.HURT:
            self._hurts.take()  # a key that cannot be held has no other way to say so
        elif what == "next" and self._moment.session.state is State.HURT:
            self.presses.button.tap()
        else:
            self.commanded.emit(_ASKED[what])

    def _press(self, *, down: bool) -> None:
        """The one button goes down or up."""
        if not down:
            self.presses.button.up()
        elif isinstance(self._stack.currentWidget(), MomentScreen):
            self.presses.button.down()
        self._look_pressed()

    def _look_pressed(self) -> None:
        self._turned.paint_anew()
        current = self._stack.currentWidget()
        if self.presses.button.is_down() and isinstance(current, MomentScreen):
            self.presses.look_pressed(current.marked())
        else:
            self.presses.look_pressed(None)

    def _press_aside(self, screen: CorrectScreen | LoadScreen, event: QKeyEvent) -> None:
        """ "It hurts" is there at any moment of a session."""
        if self._command_of(event) is Command.HURTS:
            self._end_aside()
            self.commanded.emit(Command.HURTS)
        else:
            screen.press(event)

    def changeEvent(self, event: QEvent) -> None:
        """Who leaves the window with the button down lets go of it elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.presses.button.forget()
            self._look_pressed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        current = self._stack.currentWidget()
        if isinstance(current, FloorScreen):
            current.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turned.setGeometry(self.rect())
        u = unit(self.width(), self.height())
        self._strip.setFixedHeight(max(8, round(u * 0.014)))
        room = self._strip_room.layout()
        side, above = round(u * MARGIN), round(u * MARGIN * 0.8)
        self._caption.set_unit(u, side)
        if room is not None:
            room.setContentsMargins(side, above, side, 0)
        current = self._stack.currentWidget()
        if isinstance(current, FloorScreen):
            current.scale_to(self.width(), self.height() - self._caption.taken(), self.height())


def _pad(screen: FloorScreen, u: float) -> None:
    layout = screen.layout()
    if layout is not None:
        side = round(u * MARGIN)
        layout.setContentsMargins(side, round(u * 0.025), side, round(u * MARGIN * 0.8))
