"""Leads through a whole session: the question before, the preview, the session, what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from spasmfree.core import commands, days, layout, spec
from spasmfree.core.change import Choice, as_in_program, changed
from spasmfree.core.clocks import Clock
from spasmfree.core.commands import Change
from spasmfree.core.exercises import Catalogue, Program, Side
from spasmfree.core.load_choice import by_exercise
from spasmfree.core.loads import NO_GEAR, Load
from spasmfree.core.record import Outcome, SessionRecord
from spasmfree.core.rows import Answers, Rows, answered
from spasmfree.core.session import STALL_MS, Primary, Session, State
from spasmfree.core.settings import OwnDose, PersonSettings
from spasmfree.core.store import Entry, Refused, Running, Saved, Store
from spasmfree.core.tailor import Tailor
from spasmfree.system.awake import KeepAwake
from spasmfree.system.sound import Sound
from spasmfree.ui.cue_sounder import CueSounder
from spasmfree.ui.runner import SessionRunner
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_gear import with_last_loads, with_load, with_loads_of
from spasmfree.ui.session_page import SessionPage
from spasmfree.ui.session_preview import Preview, preview_of
from spasmfree.ui.session_records import (
    Origin,
    Wanted,
    head_of,
    rows_of,
    summary_of,
    wanted_practice,
    wanted_program,
)
from spasmfree.ui.session_words import Moment, countable
from spasmfree.ui.set_strip import SetState
from spasmfree.ui.speaker import Speaker, Speech, script_for

_ALIVE = (State.RUNNING, State.COUNTDOWN)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a session needs of the rest of the program."""

    catalogue: Catalogue
    store: Store
    clock: Clock
    new_id: Callable[[], str]
    person: Callable[[], PersonSettings]
    sound: Callable[[], Sound]  # asked at the start of each session
    awake: KeepAwake
    speech: Callable[[], Speech]  # asked at the start of each session
    app_version: str
    speed: int = 1


class SessionFlow(QObject):
    """One session at a time, shown in `page`. Each rep is journaled when it happens."""

    finished = Signal(str)  # id of the session that was kept, "" when none was begun

    def __init__(self, needs: Needs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needs = needs
        self._make: Callable[[], Wanted] | None = None  # again, after something was changed
        self._wanted: Wanted | None = None
        self._head: Running | None = None
        self._runner: SessionRunner | None = None
        self._sounder: CueSounder | None = None
        self._sound: Sound | None = None
        self._speaker: Speaker | None = None
        self._rows: Rows | None = None
        self._states: tuple[SetState, ...] = ()
        self._gear = NO_GEAR  # while a session is asked for or runs
        self._awake = self._go_on_after = False
        self.page = SessionPage(needs.catalogue, needs.clock.steady_ms)
        self._connect()

    def _connect(self) -> None:
        page = self.page
        page.question.passed.connect(self._preview)
        page.question.left.connect(lambda: self.finished.emit(""))
        page.preview.started.connect(self._start)
        page.preview.change_wanted.connect(self._ask_change)
        page.preview.left.connect(lambda: self.finished.emit(""))
        page.preview.load_wanted.connect(self._open_load_before)
        page.commanded.connect(self._obey)
        page.corrected.connect(self._correct)
        page.load_chosen.connect(self._choose_load)
        page.aside_ended.connect(self._end_aside)
        page.presses.choice_marked.connect(self._say_choice)
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
        self._ask_before(
            lambda: wanted_program(program, self._tailor(), short=short, easier=easier)
        )

    def practise(self, exercise: str) -> None:
        """Lead through one exercise (its id) alone."""
        found = self._needs.catalogue.exercises[exercise]
        self._ask_before(lambda: wanted_practice(found, self._tailor()))

    def _tailor(self) -> Tailor:
        return Tailor(self._needs.catalogue, self._needs.person())

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

    def _ask_before(self, make: Callable[[], Wanted]) -> None:
        self._make, self._wanted = make, self._with_loads(make())
        self.page.question.ask()
        self.page.show_asking(self.page.question)

    def _with_loads(self, wanted: Wanted) -> Wanted:
        """Looks into the history once, before the question: the preview has enough to build."""
        needs = self._needs
        person, wall = needs.person(), needs.clock.wall()
        today = days.day_of(wall.utc_ms, wall.offset_min, person.day_start_min)
        self._gear = person.gear
        return with_last_loads(wanted, needs.catalogue, needs.store, self._gear, today)

    def _preview(self) -> None:
        if self._wanted is not None:
            self._wanted = self._with_loads(self._wanted)
            self.page.preview.show_preview(self._previewed(self._wanted))
            self.page.show_asking(self.page.preview)

    def _previewed(self, wanted: Wanted) -> Preview:
        catalogue = self._needs.catalogue
        planned = layout.lay_out(wanted.resolved(catalogue), wanted.choices)
        loads = by_exercise(wanted.choices.loads, catalogue, self._gear)
        return preview_of(wanted.title, wanted.tailored, planned, catalogue, loads)

    def _ask_change(self, place: int) -> None:
        """Ask what to change about one exercise; what is kept holds for later sessions too."""
        if self._wanted is None:
            return
        from spasmfree.ui.change_dialog import ChangeDialog  # rarely wanted

        shown = self._wanted.changeable(place, self._tailor())
        aliases = self._needs.catalogue.aliases

        def keep(choice: Choice, told: OwnDose) -> None:
            self._keep(changed(self._needs.person(), shown, choice, told, aliases), place)

        def take_back() -> None:
            self._keep(as_in_program(self._needs.person(), shown, aliases), place)

        dialog = ChangeDialog(self.page, shown)
        dialog.kept.connect(keep)
        dialog.taken_back.connect(take_back)
        dialog.open()

    def _keep(self, person: PersonSettings, place: int) -> None:
        """Keep what was changed and show the session as it is now."""
        self._needs.store.save_person(person)
        before = self._wanted
        if self._make is not None and before is not None:
            self._wanted = self._with_loads(with_loads_of(self._make(), before))
            self.page.preview.show_preview(self._previewed(self._wanted), changed=place)

    def _start(self) -> None:
        wanted, needs = self._wanted, self._needs
        if wanted is None:
            return
        self._wanted = None
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
        self._sound = needs.sound()
        self._sound.start()
        self._sounder = CueSounder(self._sound, needs.clock.steady_ms, needs.speed)
        speech, show = needs.speech(), self.page.show_caption
        script = script_for(speech, begun[0], needs.catalogue, needs.store, head.day)
        self._speaker = Speaker(script, speech, show, needs.clock.steady_ms, needs.speed)
        self.page.show_captions(on=speech.captions)
        runner = SessionRunner(
            head.id, begun, needs.clock.session_ms, needs.store, journaled=journaled, parent=self
        )
        self._runner = runner
        runner.changed.connect(self._show)
        runner.steered.connect(self._sounder.steer)
        runner.steered.connect(self._speaker.steer)
        runner.kept.connect(self._show_sets)
        items = [planned.item for planned in runner.session.timeline.sets]
        self.page.begin([items.count(item) for item in sorted(set(items))])
        self._show(runner.session, needs.clock.session_ms())

    def _show(self, session: Session, now: int) -> None:
        self._keep_awake(wanted=session.state in _ALIVE)
        if session.state is State.OVER:
            self._end(session)
            return
        self.page.show_moment(Moment(session, now, self._needs.catalogue, self._gear))
        self._show_sets()
        if self._sounder is not None:
            self._sounder.follow(session, now)
        if self._speaker is not None:
            self._speaker.follow(session, now)

    def _say_choice(self, words: str) -> None:
        if self._speaker is not None:
            self._speaker.choose(words)

    def _show_sets(self) -> None:
        runner = self._runner
        if runner is None:
            return
        states = tuple(_state(runner, index) for index in range(len(runner.session.ledger.sets)))
        if states != self._states:
            self._states = states
            self.page.show_sets(states)

    def _keep_awake(self, *, wanted: bool) -> None:
        if wanted != self._awake:
            self._awake = wanted
            if wanted:
                self._needs.awake.hold()
            else:
                self._needs.awake.release()

    def _obey(self, command: Command) -> None:
        runner = self._runner
        if runner is None:
            return
        if command is Command.CORRECT:
            self._open_correcting(runner)
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

    def _open_load_before(self, exercise: str) -> None:
        if self._wanted is not None:
            loads = by_exercise(self._wanted.choices.loads, self._needs.catalogue, self._gear)
            if exercise in loads:  # not when a preview that has gone is pressed
                self.page.open_load(loads[exercise])

    def _stand_still(self, runner: SessionRunner) -> None:
        if runner.session.state in _ALIVE:
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
        elif self._wanted is not None:
            self._wanted = with_load(self._wanted, exercise, side, load)
            loads = by_exercise(self._wanted.choices.loads, self._needs.catalogue, self._gear)
            self.page.preview.show_load(loads[exercise])

    def _end_aside(self) -> None:
        runner = self._runner
        if runner is None:
            self.page.show_asking(self.page.preview)
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
        if self._sound is not None:
            self._sound.stop()
        if self._speaker is not None:
            self._speaker.stop()
        getting_up = Moment(session, runner.session.seen, needs.catalogue).getting_up
        self._runner = self._sounder = self._sound = self._speaker = None
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
