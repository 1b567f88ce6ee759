"""Drives a session from a timer, gives what happens to the journal, and tells the screens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from spasmfree.core import commands, events
from spasmfree.core.commands import Change
from spasmfree.core.exercises import Easier, Side
from spasmfree.core.loads import Load
from spasmfree.core.session import Session, State
from spasmfree.core.store import Entry, Saved, Store
from spasmfree.ui.session_commands import Command

MOVING_MS = 33  # while a ring moves
STILL_MS = 250  # while only a press ends the phase; far below what counts as a stall
PAUSED_MS = 60_000  # how often a pause looks whether it has become a long one
REST_STEP_MS = 10_000

_DOES: dict[Command, Callable[[Session, int], Change]] = {
    Command.PRIMARY: commands.primary,
    Command.PAUSE: commands.pause,
    Command.BACK: commands.back,
    Command.SKIP_SET: commands.skip_set,
    Command.SKIP_SIDE: commands.skip_side,
    Command.SKIP_EXERCISE: commands.skip_exercise,
    Command.HURTS: commands.hurts,
    Command.FINISH: commands.finish,
    Command.UNDO: commands.undo,
    Command.REST_MORE: partial(commands.rest, delta_ms=REST_STEP_MS),
    Command.REST_LESS: partial(commands.rest, delta_ms=-REST_STEP_MS),
    Command.STOP_HERE: commands.stop_here,
    Command.LEAVE_OUT: commands.leave_side_out,
}


class SessionRunner(QObject):
    """One running session. The timer runs only while time passes in it."""

    changed = Signal(object, object)  # the Session, and the time in ms it is seen at
    happened = Signal(object)  # a tuple of events, already given to the journal
    # As `changed` and before it, after a command: what was foreseen is void.
    steered = Signal(object, object)
    kept = Signal()  # more of it is on disk

    def __init__(
        self,
        session_id: str,
        begun: Change,
        clock: Callable[[], int],
        store: Store,
        *,
        journaled: int = 0,
        parent: QObject | None = None,
    ) -> None:
        """`begun` is a session with the events that began it; `journaled` rows are on disk already.

        `clock` gives the session's ms, which a --speed has scaled already.
        """
        super().__init__(parent)
        self._id, self._clock, self._store = session_id, clock, store
        self._seq = self._acknowledged = journaled
        self._closed_at: dict[int, int] = {}
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._waiting = QTimer(self, interval=PAUSED_MS)
        self._waiting.timeout.connect(self.tick)
        self.session = begun[0]
        self._journal(begun)
        self._pace()

    def tick(self) -> None:
        """Let the time until now pass."""
        now = self._clock()
        self._apply(commands.tick(self.session, now), now)

    def do(self, command: Command) -> None:
        """Carry out a command that needs nothing but the moment."""
        self._steer(_DOES[command])

    def take_easier(self, easier: Easier) -> None:
        """It was mild: go on in this easier form."""
        self._steer(partial(commands.take_easier, easier=easier))

    def correct(self, set_index: int, reps: int) -> None:
        """A set of this session had so many reps."""
        self._steer(partial(commands.correct, set_index=set_index, reps=reps))

    def choose_load(self, exercise: str, side: Side, load: Load) -> None:
        """The coming sets of an exercise are done with this load."""
        self._steer(partial(commands.choose_load, exercise=exercise, side=side, load=load))

    def stop(self) -> None:
        """Let no more time pass; the journal stays as it is."""
        self._timer.stop()
        self._waiting.stop()

    def is_ticking(self) -> bool:
        """Whether time passes in the session."""
        return self._timer.isActive()

    def acknowledge(self, saved: Saved) -> None:
        """The store says what is on disk."""
        if saved.what == "append" and saved.session_id == self._id:
            self._acknowledged = max(self._acknowledged, saved.seq)
            self.kept.emit()

    def on_disk(self, index: int) -> bool:
        """Whether a set is over, and the disk has acknowledged it."""
        return self._closed_at.get(index, self._acknowledged + 1) <= self._acknowledged

    def _steer(self, command: Callable[[Session, int], Change]) -> None:
        now = self._clock()
        change = command(self.session, now)
        self._take(change)
        self.steered.emit(self.session, now)
        self._tell(change, now)

    def _apply(self, change: Change, now: int) -> None:
        self._take(change)
        self._tell(change, now)

    def _take(self, change: Change) -> None:
        self._journal(change)
        self._pace()

    def _tell(self, change: Change, now: int) -> None:
        if change[1]:
            self.happened.emit(change[1])
        self.changed.emit(self.session, now)

    def _journal(self, change: Change) -> None:
        self.session, happened = change
        for event in happened:
            self._seq += 1
            self._store.append(self._id, Entry(self._seq, event.at, events.to_json(event)))
        for index, result in enumerate(self.session.ledger.sets):
            if result.outcome is None:
                self._closed_at.pop(index, None)
            else:
                self._closed_at.setdefault(index, self._seq)

    def _pace(self) -> None:
        """As often as the ring needs it, and not at all while nothing runs."""
        state = self.session.state
        if state in (State.RUNNING, State.COUNTDOWN):
            wanted = MOVING_MS if self.session.ends() is not None else STILL_MS
            if not self._timer.isActive() or self._timer.interval() != wanted:
                self._timer.start(wanted)
        else:
            self._timer.stop()
        if state is State.PAUSED:
            if not self._waiting.isActive():
                self._waiting.start()
        else:
            self._waiting.stop()
