"""Every command at random instants against a session counted by hand, with a kill at each step."""

from __future__ import annotations

import pytest
from core.builders import FEWER, SHORTER, SMALLER, START, head, ids, prescribed, timeline
from core.paper import Paper, Sheet
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from spasmfree.core import commands
from spasmfree.core.events import Event, from_json, to_json
from spasmfree.core.exercises import Easier, Side
from spasmfree.core.layout import Choices
from spasmfree.core.loads import Load
from spasmfree.core.rows import Rows, rows
from spasmfree.core.session import Session
from spasmfree.core.store import Entry
from spasmfree.core.timeline import Pace, Timeline

BRIEFER = Easier("briefer", "Press for 5 s", hold_s=5)
LOADS = {"bare": Load(), "half": Load(500), "band": Load(band="light")}
GONE = {"lift": 5_000, "dig": 8_000, "stretch": 30_000, "curl": 6_000, "slide": 7_000}


def paper(plan: Timeline, pace: Pace) -> Paper:
    """Sheets for a timeline; the lengths of reps and holds are this test's own."""
    sheets = []
    for planned in plan.sets:
        paced = {Pace.PACED: "paced", Pace.REP: "hand", Pace.SET: "hand_set"}[pace]
        kind = {"stretch": "hold", "dig": "press"}.get(planned.exercise, paced)
        leads = [phase.ms or 0 for phase in plan.phases[planned.first_phase : planned.first_work]]
        sheets.append(
            Sheet(
                planned.item,
                planned.side,
                (planned.group, planned.position),
                kind,
                planned.reps,
                rep_ms=GONE[planned.exercise],
                gap_ms=5_000 if kind == "press" else 0,
                hold_ms=GONE[planned.exercise] if kind in ("press", "hold") else 0,
                leads=leads,
            )
        )
    return Paper(sheets)


class SessionAgainstPaper(RuleBasedStateMachine):
    """The program's session and the one counted by hand must never disagree."""

    @initialize(pace=st.sampled_from(Pace), one_side_first=st.booleans())
    def begins(self, pace: Pace, *, one_side_first: bool) -> None:
        items = (
            prescribed("lift", sets=2, reps=3),
            prescribed("stretch", sets=1),
            prescribed("dig", sets=2, reps=3),
            prescribed("curl", sets=1, reps=4),
            prescribed("slide", reps=3),
        )
        self.plan = timeline(*items, choices=Choices(pace=pace, one_side_first=one_side_first))
        self.paper = paper(self.plan, pace)
        self.now = START
        self.journal: list[Entry] = []
        self.session: Session
        self.keep(commands.start(self.plan, self.now))

    def keep(self, change: tuple[Session, tuple[Event, ...]]) -> None:
        self.session, happened = change
        for event in happened:
            entry = Entry(len(self.journal) + 1, event.at, to_json(event))
            assert from_json(entry.data) == event
            self.journal.append(entry)

    def both(self, name: str, *args: object) -> None:
        self.keep(getattr(commands, name)(self.session, self.now, *args))

    @rule(tenths=st.integers(1, 60), every=st.integers(1, 20))
    def a_moment_passes(self, tenths: int, every: int) -> None:
        self.passes(tenths * 100, every * 100)

    @rule(tenths=st.integers(60, 700), every=st.integers(5, 20))
    def a_while_passes(self, tenths: int, every: int) -> None:
        self.passes(tenths * 100, every * 100)

    @precondition(lambda self: self.paper.alive())
    @rule(tenths=st.integers(0, 400), presses=st.integers(0, 4))
    def gets_to_work(self, tenths: int, presses: int) -> None:
        if self.paper.state == "pause":
            self.resume()
        if not self.paper.working:
            self.passes(sum(self.paper.lead), 1_000)
        self.passes(tenths * 100, 500)
        for _ in range(presses):
            self.rep_by_hand()

    def passes(self, ms: int, every: int) -> None:
        until = self.now + ms
        while self.now < until:
            self.now = min(until, self.now + every)
            self.both("tick")
        self.paper.passes(ms)

    @rule(ms=st.integers(2_001, 90_000), by=st.sampled_from(["tick", "primary"]))
    def the_machine_sleeps(self, ms: int, by: str) -> None:
        self.now += ms
        running = self.paper.state in ("run", "count")
        self.both(by)
        if running:
            self.paper.stall()
        elif by == "primary":
            self.paper.clock += ms
            self.paper.primary()
            return
        self.paper.clock += ms

    @rule()
    def primary(self) -> None:
        self.both("primary")
        self.paper.primary()

    @rule()
    def pause(self) -> None:
        self.both("pause")
        self.paper.pause()

    @rule()
    def resume(self) -> None:
        self.both("resume")
        self.paper.resume()

    @rule()
    def rep_by_hand(self) -> None:
        self.both("rep_done")
        self.paper.press()

    @rule(ms=st.sampled_from([10_000, -10_000]))
    def rest_more_or_less(self, ms: int) -> None:
        self.both("rest", ms)
        self.paper.rest(ms)

    @rule(name=st.sampled_from(["skip_set", "skip_side", "skip_exercise"]), undo=st.booleans())
    def skip(self, name: str, *, undo: bool) -> None:
        self.both(name)
        getattr(self.paper, name)()
        if undo:
            self.undo()

    @rule(odds=st.integers(0, 3))
    def finish_and_mostly_undo(self, odds: int) -> None:
        self.both("finish")
        self.paper.finish()
        if odds:
            self.undo()

    @rule()
    def undo(self) -> None:
        self.both("undo")
        self.paper.undo()

    @precondition(lambda self: self.paper.alive())
    @rule(odds=st.integers(0, 2))
    def back(self, odds: int) -> None:
        if odds and not self.paper.working:
            return
        self.both("back")
        self.paper.back()

    @rule(where=st.integers(0, 8), reps=st.integers(0, 6))
    def correct(self, where: int, reps: int) -> None:
        where = min(where, len(self.plan.sets) - 1)
        self.both("correct", where, reps)
        self.paper.correct(where, reps)

    @rule(
        item=st.integers(0, 4),
        side=st.sampled_from(Side),
        load=st.sampled_from(sorted(LOADS)),
        then=st.sampled_from(["", "back", "skip_set", "undo"]),
    )
    def choose_a_load(self, item: int, side: Side, load: str, then: str) -> None:
        planned = next(each for each in self.plan.sets if each.item == item)
        self.both("choose_load", planned.exercise, side, LOADS[load])
        self.paper.choose(item, side.value, load)
        if then:
            self.both(then)
            getattr(self.paper, then)()

    @rule()
    def it_hurts(self) -> None:
        self.both("hurts")
        self.paper.hurt()

    @precondition(lambda self: self.paper.state == "hurt")
    @rule(form=st.sampled_from([FEWER, SHORTER, SMALLER, BRIEFER]))
    def take_easier(self, form: Easier) -> None:
        self.both("take_easier", form)
        self.paper.easier(form.id, form.reps, form.hold_s)

    @precondition(lambda self: self.paper.state == "hurt")
    @rule(stop=st.integers(0, 3))
    def leave_out_or_stop(self, stop: int) -> None:
        self.both("leave_side_out" if stop else "stop_here")
        if stop:
            self.paper.leave_side_out()
        else:
            self.paper.stop_here()

    @rule(dead_ms=st.integers(0, 3_600_000))
    def killed_and_started_again(self, dead_ms: int) -> None:
        self.now += dead_ms
        self.session = commands.replay(self.plan, self.journal, self.now)
        self.paper.killed()

    @invariant()
    def rows_are_those_counted_by_hand(self) -> None:
        found = rows(self.plan, self.session.ledger, head(), ids())
        told = [
            (
                row.reps_done,
                row.hold_ms_done,
                str(row.outcome),
                row.corrected,
                row.rep_times,
                row.active_ms,
                row.variant,
                next(name for name, load in LOADS.items() if load == row.load),
            )
            for row in found.sets
        ]
        assert told == self.paper.rows()
        assert found.session.outcome == self.paper.outcome()
        assert found.session.ended_ms == head().started_ms + self.paper.last
        self.hurts_are_kept(found)

    def hurts_are_kept(self, found: Rows) -> None:
        place = {row.id: row.place for row in found.sets}
        told = [
            (pain.at_ms - head().started_ms, place[pain.set_id], pain.rep) for pain in found.pains
        ]
        assert told == self.paper.hurts

    @invariant()
    def it_stands_where_the_paper_stands(self) -> None:
        names = {"run": "running", "count": "countdown", "pause": "paused"}
        assert self.session.state == names.get(self.paper.state, self.paper.state)
        if self.session.state not in ("exit", "over"):
            assert self.session.set_index == self.paper.cur
            assert self.session.leading is not self.paper.working
        if self.session.leading and self.session.state != "exit":
            assert self.session.lead_remaining(self.now) == sum(self.paper.lead)

    @invariant()
    def a_kill_now_would_lose_nothing(self) -> None:
        again = commands.replay(self.plan, self.journal, self.now)
        assert again.ledger == self.session.ledger


TestSessionAgainstPaper = SessionAgainstPaper.TestCase
TestSessionAgainstPaper.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)


@pytest.mark.soak
@pytest.mark.timeout(600)
class TestForLong(SessionAgainstPaper.TestCase):
    """The same with many more sessions."""

    settings = settings(max_examples=200, stateful_step_count=60, deadline=None)
