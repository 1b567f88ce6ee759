"""Today: the page's state from the plan and the history, and what its buttons begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.gentle_day import GentleDay
from spasmfree.app.parts import Parts
from spasmfree.core import balance, days, flare, layout, morning, offers, practice
from spasmfree.core.balance import Bar
from spasmfree.core.entries import episode_days, pause_days
from spasmfree.core.flare import FlareState
from spasmfree.core.morning import Morning
from spasmfree.core.offers import Move, Offer, Past
from spasmfree.core.plan import Due, due
from spasmfree.core.record import Felt, SessionRecord
from spasmfree.core.tailor import Tailoring
from spasmfree.core.timeline import PlannedSet, Timeline, minutes
from spasmfree.core.today import today_state
from spasmfree.core.week import WeekDay, this_week
from spasmfree.core.words import tr
from spasmfree.ui.today_page import TodayPage

if TYPE_CHECKING:
    from spasmfree.core.revisions import WholeSession


class Today(QObject):
    """Fills the page and says what the person wants to begin."""

    session_wanted = Signal(str)  # program id
    short_wanted = Signal(str)  # program id
    elsewhere_wanted = Signal()
    handout_wanted = Signal(str)  # program id
    others_wanted = Signal(str)  # id of the program that is offered
    settings_wanted = Signal()
    moved = Signal(str, object)  # what to say, and the callable that takes it back
    anyway_wanted = Signal()  # the person wants to train although strengthening waits
    rest_wanted = Signal(str)  # the exercise to rest in
    over_wanted = Signal()  # the episode is over
    details_wanted = Signal()  # tell more of the episode
    score_wanted = Signal()  # tell how it is now
    signs_wanted = Signal()

    def __init__(self, parts: Parts, gentle: GentleDay, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._gentle = parts, gentle
        self._page: TodayPage | None = None
        self._score_for = ""  # the session whose number of the morning is asked next

    def build(self) -> QWidget:
        """The page, filled."""
        self._page = TodayPage()
        self._page.start_wanted.connect(self._start)
        self._page.short_wanted.connect(self._start_short)
        self._page.elsewhere_wanted.connect(self.elsewhere_wanted)
        self._page.handout_wanted.connect(self._print)
        self._page.others_wanted.connect(self._ask_others)
        self._page.train_anyway_wanted.connect(self.anyway_wanted)
        self._page.felt.connect(self._keep_felt)
        self._page.scored.connect(self._keep_score)
        self._page.morning_left.connect(self._leave_morning)
        self._page.rest_wanted.connect(lambda: self.rest_wanted.emit(flare.REST_EXERCISE))
        self._page.over_wanted.connect(self.over_wanted)
        self._page.details_wanted.connect(self.details_wanted)
        self._page.score_wanted.connect(self.score_wanted)
        self._page.signs_wanted.connect(self.signs_wanted)
        self._page.settings_wanted.connect(self.settings_wanted)
        self._page.offer_answered.connect(self._answer)
        self.refresh()
        return self._page

    def refresh(self) -> None:
        """Show what is true now."""
        if self._page is None:
            return
        parts = self._parts
        sessions = parts.past()
        found = self._due(sessions)
        offer = self._offer(sessions)
        easier = offer is not None and offer.taken
        tailor, program = parts.tailor(), parts.catalogue.programs[found.program_id]
        done = tailor.program(program, easier=easier)
        short = tailor.program(program, short=True, easier=easier)
        whole = self._timeline(done, short=False)
        self._page.show_state(
            today_state(
                found,
                whole,
                self._timeline(short, short=True),
                self._week(sessions),
                parts.catalogue,
                parts.today(),
                bars=self._bars(sessions, whole.sets if found.is_due else ()),
                first_day=not sessions,
                items=done.items,
                offer=offer,
                flare=self._flare(),
                morning=self._morning(sessions),
            )
        )

    def _week(self, sessions: Sequence[SessionRecord]) -> Sequence[WeekDay]:
        """An open pause goes on for the week; nobody knows how long an open episode does."""
        store, today = self._parts.store, self._parts.today()
        monday = days.week_start(today)
        episodes = episode_days(store.episodes(), today, monday)
        away = episodes | pause_days(store.pauses(), days.add(monday, 6), monday)
        return this_week(store.plan(), sessions, today, self._parts.easing(), away)

    def eases(self) -> bool:
        """Whether the next session begins easier, because the person took that offer."""
        offer = self._offer(self._parts.past())
        return offer is not None and offer.taken

    def _offer(self, sessions: Sequence[SessionRecord]) -> Offer | None:
        store, programs = self._parts.store, self._parts.catalogue.programs
        answers = store.person().answers
        return offers.offer(Past(store.plan(), sessions, programs, answers), self._parts.today())

    def _bars(
        self, sessions: Sequence[SessionRecord], coming: Sequence[PlannedSet]
    ) -> tuple[Bar, ...]:
        """This week's sets; `coming` are those of today's session."""
        store, today = self._parts.store, self._parts.today()
        monday = days.week_start(today)
        sets = store.sets_of_days(monday, days.add(monday, 6))
        asked = self._parts.tailor().items
        catalogue = self._parts.catalogue
        return balance.bars(store.plan(), sessions, sets, catalogue, today, coming, asked)

    def _due(self, sessions: Sequence[SessionRecord]) -> Due:
        parts = self._parts
        today = parts.today()
        programs = parts.catalogue.programs
        away = pause_days(parts.store.pauses(), today, today)
        found = due(parts.store.plan(), sessions, today, programs, away)
        rule = self._gentle.rule()
        if rule and self._gentle.episode() is not None:
            why = programs[flare.EASE_PROGRAM].why
            return replace(
                found, program_id=flare.EASE_PROGRAM, is_due=False, why=why, plan_rule=""
            )
        if today in away:
            why = tr(
                "You have noted a pause for today, so nothing is due. You can train all the same."
            )
            found = replace(found, is_due=False, why=why)
        return replace(found, stopped_today=bool(rule))

    def _flare(self) -> FlareState | None:
        episode = self._gentle.episode()
        if episode is None:
            return None
        parts = self._parts
        rest = parts.catalogue.exercises[flare.REST_EXERCISE]
        tailor = parts.tailor()
        takes = minutes(self._timeline(tailor.alone(rest), short=False)) if tailor.can(rest) else 0
        return FlareState(
            flare.day_words(episode, parts.today()),
            self._gentle.rule(),
            takes,
            bare=episode.peak is None and episode.trigger is None and not episode.note,
        )

    def _timeline(self, tailored: Tailoring, *, short: bool) -> Timeline:
        if not tailored.items:
            return Timeline((), ())
        parts = self._parts
        choices = practice.choices(parts.store.person(), short=short)
        return layout.build(tailored.items, parts.catalogue, choices)

    def _start(self) -> None:
        self.session_wanted.emit(self._due(self._parts.past()).program_id)

    def _start_short(self) -> None:
        self.short_wanted.emit(self._due(self._parts.past()).program_id)

    def _print(self) -> None:
        self.handout_wanted.emit(self._due(self._parts.past()).program_id)

    def _ask_others(self) -> None:
        self.others_wanted.emit(self._due(self._parts.past()).program_id)

    def _morning(self, sessions: Sequence[SessionRecord]) -> Morning | None:
        left = self._parts.store.person().morning_left
        return morning.asked(sessions, self._parts.today(), left=left, score_for=self._score_for)

    def _asked(self) -> WholeSession | None:
        """The session that is asked about now."""
        from spasmfree.core.revisions import WholeSession  # mostly nothing is asked

        store = self._parts.store
        found = self._morning(self._parts.past())
        session = store.session(found.session_id) if found else None
        if session is None:
            return None
        sets, pains = store.sets(session.id), store.pains(session.id)
        return WholeSession(session, tuple(sets), tuple(pains))

    def _keep_felt(self, felt: Felt) -> None:
        whole = self._asked()
        if whole is not None:
            self._score_for = whole.session.id
            self._keep(morning.with_felt(whole, felt))

    def _keep_score(self, score: int) -> None:
        whole, parts = self._asked(), self._parts
        if whole is not None:
            self._score_for = ""
            self._keep(
                morning.with_score(whole, score, parts.new_id(), parts.wall(), parts.today())
            )
            self.moved.emit(tr("Kept in the diary"), lambda: self._keep(whole))

    def _keep(self, whole: WholeSession) -> None:
        """An answer is no change of the diary: it is given once, like those after a session."""
        self._parts.store.save_session(whole.session, whole.sets or (), whole.pains)
        self.refresh()

    def _leave_morning(self) -> None:
        """Ask no more: also when only the number was left to tell."""
        store, found = self._parts.store, self._morning(self._parts.past())
        self._score_for = ""
        if found is not None and found.felt is None:
            store.save_person(replace(store.person(), morning_left=found.session_id))
        self.refresh()

    def _answer(self, taken: bool) -> None:  # noqa: FBT001 - a Qt slot
        store, today = self._parts.store, self._parts.today()
        offer = self._offer(self._parts.past())
        if offer is None:
            return
        if taken and offer.move is not Move.EASIER:
            self._move(offer)
        else:
            plan = store.plan()
            store.save_person(offers.answered(store.person(), plan, offer.move, today, taken=taken))
        self.refresh()

    def _move(self, offer: Offer) -> None:
        """Begin the program that was offered, from today on."""
        from spasmfree.core import courses, replan  # nobody moves at every start

        store, today, new_id = self._parts.store, self._parts.today(), self._parts.new_id
        before = store.plan()
        found = courses.courses(self._parts.catalogue.programs)
        course = next(each for each in found if each.id == offer.move.value)
        for row in replan.begin(before, course, offer.weekdays, today, today, new_id):
            store.save_plan(row)

        def undo() -> None:
            for row in replan.go_on(before, today, new_id):
                store.save_plan(row)

        self.moved.emit(tr("From today: {program}", program=course.name), undo)
