"""Leads through a whole session: the question before, the preview, the session, what follows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from spasmfree.core import commands, layout, spec
from spasmfree.core.commands import Change
from spasmfree.core.exercises import Program, Side
from spasmfree.core.loads import NO_GEAR, Load
from spasmfree.core.record import Outcome, SessionRecord
from spasmfree.core.rows import Answers, Rows, answered
from spasmfree.core.session import STALL_MS, Primary, Session, State
from spasmfree.core.store import Entry, Refused, Running, Saved
from spasmfree.ui.runner import SessionRunner
from spasmfree.ui.session_before import Before
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_company import ALIVE, Company
from spasmfree.ui.session_needs import Needs
from spasmfree.ui.session_page import SessionPage
from spasmfree.ui.session_records import Origin, Wanted, head_of, rows_of, summary_of
from spasmfree.ui.session_words import Moment, countable
from spasmfree.ui.set_strip import SetState


class SessionFlow(QObject):
    """One session at a time, shown in `page`. Each rep is journaled when it happens."""

    finished = Signal(str)  # id of the session that was kept, "" when none was begun
    flared = Signal()  # "My back just went": the session is at its exit

    def __init__(self, needs: Needs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needs = needs
        self._head: Running | None = None
        self._runner: SessionRunner | None = None
        self._rows: Rows | None = None
        self._states: tuple[SetState, ...] = ()
        self._gear = NO_GEAR  # while a session runs
        self._go_on_after = False
        self.page = SessionPage(needs.catalogue, needs.clock.steady_ms)
        self._before = Before(needs, self.page, self)
        self._company = Company(needs, self.page)
        self._connect()

    def _connect(self) -> None:
        page = self.page
        self._before.started.connect(self._start)
        self._before.left.connect(lambda: self.finished.emit(""))
        page.commanded.connect(self._obey)
        page.corrected.connect(self._correct)
        page.load_chosen.connect(self._choose_load)
        page.aside_ended.connect(self._end_aside)
        page.presses.choice_marked.connect(self._company.choose)
        page.after.answered.connect(self._keep_answers)
        page.after.done.connect(self._close)
        self._needs.store.listen(self._news)

    def in_session(self) -> bool:
        """Whether a session runs, is paused or shows its exit."""
        return self._runner is not None

    def pause(self) -> None:
        """Pause the session where it runs; nothing happens where none does."""
        if self._runner is not None:
            self._runner.do(Command.PAUSE)

    def keep_answers(self) -> None:
        """Keep also a note that is being written after a session."""
        self.page.after.tell()

    def begin(self, program: Program, *, short: bool = False, easier: bool = False) -> None:
        """Ask, preview and lead through a program; `short` is one set of each.

        `easier` is a start after time away (`core.tailor`).
        """
        self._before.begin(program, short=short, easier=easier)

    def practise(self, exercise: str) -> None:
        """Lead through one exercise (its id) alone."""
        self._before.practise(exercise)

    def read_back(self, head: Running, entries: Sequence[Entry]) -> Moment:
        """An interrupted session as it stood, to offer it; nothing is changed."""
        now = self._needs.clock.session_ms()
        session = self._replayed(head, entries, now)
        return Moment(session, now, self._needs.catalogue, self._needs.person().gear)

    def resume(self, head: Running, entries: Sequence[Entry]) -> None:
        """Go on with an interrupted session: paused at its set, with the counts that were there."""
        session = self._replayed(head, entries, self._needs.clock.session_ms())
        self._run(head, (session, ()), journaled=entries[-1].seq if entries else 0)

    def keep(self, head: Running, entries: Sequence[Entry]) -> SessionRecord:
        """Keep an interrupted session as it is."""
        session = self.read_back(head, entries).session
        found = rows_of(session.timeline, session.ledger, head, self._needs.new_id)
        self._needs.store.fold(found.session, found.sets, found.pains)
        return found.session

    def _replayed(self, head: Running, entries: Sequence[Entry], now: int) -> Session:
        timeline = spec.timeline(head.spec)
        return commands.replay(timeline, entries, now, self._stall_ms())

    def _stall_ms(self) -> int:
        return STALL_MS * self._needs.speed

    def _start(self, wanted: Wanted) -> None:
        needs = self._needs
        items = wanted.resolved(needs.catalogue)
        origin = Origin(
            needs.new_id(),
            needs.clock.wall(),
            needs.person().day_start_min,
            needs.catalogue.version,
            needs.app_version,
        )
        head = head_of(wanted, items, self.page.question.pain(), origin)
        needs.store.begin(head)
        timeline = layout.lay_out(items, wanted.choices)
        begun = commands.start(timeline, needs.clock.session_ms(), self._stall_ms())
        self._run(head, begun, journaled=0)

    def _run(self, head: Running, begun: Change, *, journaled: int) -> None:
        needs = self._needs
        self._head, self._states, self._gear = head, (), needs.person().gear
        self.page.show_captions(on=self._company.begin(begun[0], head.day))
        runner = SessionRunner(
            head.id, begun, needs.clock.session_ms, needs.store, journaled=journaled, parent=self
        )
        self._runner = runner
        runner.changed.connect(self._show)
        runner.steered.connect(self._company.steer)
        runner.kept.connect(self._show_sets)
        items = [planned.item for planned in runner.session.timeline.sets]
        self.page.begin([items.count(item) for item in sorted(set(items))])
        self._show(runner.session, needs.clock.session_ms())

    def _show(self, session: Session, now: int) -> None:
        if session.state is State.OVER:
            self._company.follow(session, now)
            self._end(session)
            return
        self.page.show_moment(Moment(session, now, self._needs.catalogue, self._gear))
        self._show_sets()
        self._company.follow(session, now)

    def _show_sets(self) -> None:
        runner = self._runner
        if runner is None:
            return
        states = tuple(_state(runner, index) for index in range(len(runner.session.ledger.sets)))
        if states != self._states:
            self._states = states
            self.page.show_sets(states)

    def _obey(self, command: Command) -> None:
        runner = self._runner
        if runner is None:
            return
        if command is Command.CORRECT:
            self._open_correcting(runner)
        elif command is Command.FLARE:
            self.flared.emit()  # first, so that it is kept before anything else
            runner.do(Command.HURTS)
            runner.do(Command.STOP_HERE)
        elif command is Command.LOAD:
            self._open_load(runner)
        elif command is Command.EASIER:
            easier = self._moment(runner).easier
            if easier is not None:
                runner.take_easier(easier)
        else:
            runner.do(command)

    def _moment(self, runner: SessionRunner) -> Moment:
        now = self._needs.clock.session_ms()
        return Moment(runner.session, now, self._needs.catalogue, self._gear)

    def _open_correcting(self, runner: SessionRunner) -> None:
        """The clock stands while a count is corrected; a rest goes on by itself afterwards."""
        session = runner.session
        if not countable(session) or session.state is State.HURT:
            return
        self._stand_still(runner)
        self.page.open_correcting(self._moment(runner))

    def _open_load(self, runner: SessionRunner) -> None:
        """A load is chosen before a set, not in it."""
        choice = self._moment(runner).load
        if choice is None or not runner.session.leading:
            return
        if runner.session.state in (State.RUNNING, State.PAUSED):
            self._stand_still(runner)
            self.page.open_load(choice)

    def _stand_still(self, runner: SessionRunner) -> None:
        if runner.session.state in ALIVE:
            self._go_on_after = runner.session.leading
            runner.do(Command.PAUSE)

    def _correct(self, set_index: int, reps: int) -> None:
        if self._runner is not None:
            self._runner.correct(set_index, reps)

    def _choose_load(self, exercise: str, side: Side, load: Load) -> None:
        """Of the running session, or of the one that is about to begin."""
        if self._runner is not None:
            # By the id it was begun with: it may have been renamed since (decisions D7).
            begun = self._runner.session.planned.exercise
            self._runner.choose_load(begun, side, load)
        else:
            self._before.choose_load(exercise, side, load)

    def _end_aside(self) -> None:
        runner = self._runner
        if runner is None:
            self._before.show_again()
            return
        go_on, self._go_on_after = self._go_on_after, False
        if go_on and runner.session.primary is Primary.RESUME:
            runner.do(Command.PRIMARY)
        else:
            self.page.show_moment(self._moment(runner))

    def _news(self, news: Saved | Refused) -> None:
        if isinstance(news, Saved) and self._runner is not None:
            self._runner.acknowledge(news)

    def _end(self, session: Session) -> None:
        """The exit was left: keep the session at once, and ask the questions after it."""
        needs, head, runner = self._needs, self._head, self._runner
        if head is None or runner is None:
            return
        runner.stop()
        runner.deleteLater()
        self._company.end()
        getting_up = Moment(session, runner.session.seen, needs.catalogue).getting_up
        self._runner = None
        found = rows_of(session.timeline, session.ledger, head, needs.new_id)
        needs.store.fold(found.session, found.sets, found.pains)
        self._rows = found
        self.page.after.ask(summary_of(found, needs.catalogue, needs.store, getting_up))
        self.page.show_asking(self.page.after)

    def _keep_answers(self, answers: Answers) -> None:
        """An answer is on disk as soon as it is given."""
        if self._rows is not None:
            kept = answered(self._rows.session, answers)
            self._needs.store.save_session(kept, self._rows.sets)

    def _close(self) -> None:
        found, self._rows = self._rows, None
        if found is not None:
            self.finished.emit(found.session.id)


def _state(runner: SessionRunner, index: int) -> SetState:
    session, result = runner.session, runner.session.ledger.sets[index]
    if result.outcome is None:
        current = index == session.set_index and session.state is not State.EXIT
        return SetState.RUNNING if current else SetState.TO_COME
    if result.outcome is Outcome.SKIPPED:
        return SetState.SKIPPED
    return SetState.ON_DISK if runner.on_disk(index) else SetState.DONE
