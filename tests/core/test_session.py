"""A session as the person on the mat meets it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from core.builders import (
    CATALOGUE,
    FEWER,
    SHORTER,
    SMALLER,
    START,
    Person,
    head,
    ids,
    prescribed,
    timeline,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from spasmfree.core import commands, spec
from spasmfree.core.changes import Turning
from spasmfree.core.events import Event, RepDone, Stalled, to_json
from spasmfree.core.exercises import Side
from spasmfree.core.layout import Choices, lay_out, resolve
from spasmfree.core.loads import BARE, Load, SideLoads
from spasmfree.core.record import Outcome, PainKind, SessionOutcome, with_scores
from spasmfree.core.rows import Answers, Rows, answered, rows
from spasmfree.core.session import Primary, Session, State
from spasmfree.core.store import Entry
from spasmfree.core.timeline import Kind, Pace, total_ms


def kept(session: Session) -> Rows:
    return rows(session.timeline, session.ledger, head(), ids())


def at_exit(session: Session) -> bool:
    return session.state is State.EXIT


def in_work(session: Session) -> bool:
    return not session.leading and session.state is State.RUNNING


def reps(count: int) -> Callable[[Session], bool]:
    """So many reps of the present set are done."""
    return lambda session: in_work(session) and session.reps == count


def set_at(index: int) -> Callable[[Session], bool]:
    """The session works on this set."""
    return lambda session: in_work(session) and session.set_index == index


def test_the_starter_session_runs_by_itself_to_the_exit_with_30_left_and_30_right():
    person = Person(timeline(), tick_ms=1_000)
    assert person.session.phase.kind is Kind.ANNOUNCE
    person.waits_until(at_exit)
    person.does(commands.primary)
    assert person.session.state is State.OVER
    found = kept(person.session)
    assert found.session.outcome is SessionOutcome.DONE
    assert (found.session.sets_planned, found.session.sets_done) == (17, 17)
    lifts = [row for row in found.sets if row.exercise == "lift"]
    done = {
        side: sum(row.reps_done for row in lifts if row.side == side) for side in ["left", "right"]
    }
    assert done == {"left": 30, "right": 30}
    assert all(row.outcome is Outcome.DONE for row in found.sets)
    stretch = next(row for row in found.sets if row.exercise == "stretch")
    assert (stretch.reps_done, stretch.hold_ms_planned, stretch.hold_ms_done) == (1, 30_000, 30_000)
    dig = next(row for row in found.sets if row.exercise == "dig")
    assert (dig.reps_done, dig.hold_ms_done, len(dig.rep_times)) == (6, 48_000, 6)
    assert dig.active_ms == 6 * 8_000 + 5 * 5_000
    work = 8 * 6 + 4 * 30 + 6 * 50 + 2 * (6 * 8 + 5 * 5) + 4 * 30
    assert found.session.active_ms == work * 1_000
    lasted = found.session.ended_ms - found.session.started_ms
    assert lasted == total_ms(person.session.timeline)


def test_a_paused_rep_starts_again_after_three_seconds_and_is_not_counted_before():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(reps(2))
    person.waits(2_500)
    frozen = person.does(commands.pause)
    person.waits(60_000)
    assert person.session.elapsed(person.now) == frozen.elapsed(person.now)
    person.does(commands.primary)
    assert person.session.state is State.COUNTDOWN
    assert person.session.remaining(person.now) == 3_000
    person.waits(3_000 + 4_900)
    assert person.session.reps == 2
    person.waits(100)
    assert person.session.reps == 3


@pytest.mark.parametrize(("held_s", "left_s"), [(5, 25), (19, 11), (27, 10)])
def test_a_paused_hold_goes_on_with_what_is_left_but_at_least_10_s(held_s, left_s):
    person = Person(timeline(prescribed("stretch")))
    person.waits_until(in_work)
    person.waits(held_s * 1_000)
    person.does(commands.pause)
    assert kept(person.session).sets[0].hold_ms_done == held_s * 1_000
    person.does(commands.resume)
    person.waits(3_000)
    assert person.session.remaining(person.now) == left_s * 1_000
    person.waits(left_s * 1_000)
    row = kept(person.session).sets[0]
    assert (row.hold_ms_done, row.outcome) == (30_000, Outcome.DONE)


def test_a_paused_rest_goes_on_at_once():
    person = Person(timeline(prescribed("lift")))
    person.waits(4_000)
    person.does(commands.primary)
    person.does(commands.pause)
    person.waits(20_000)
    person.does(commands.resume)
    assert person.session.state is State.RUNNING
    assert person.session.lead_remaining(person.now) == 3_000


def test_a_stall_pauses_where_it_was():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(reps(4))
    person.waits(1_500)
    place, at = person.session.phase, person.now - START
    person.now += 3_600_000
    person.does(commands.tick)
    assert person.session.state is State.PAUSED
    assert person.session.phase == place
    assert person.session.elapsed(person.now) == 1_500
    assert person.happened[-1] == Stalled(at, 0, 4 * 5_000 + 1_500)
    assert person.session.paused_long(person.now)


def test_a_gap_of_two_seconds_is_no_stall_and_at_speed_60_neither_is_one_of_two_minutes():
    for stall_ms, plan in ((2_000, timeline()), (120_000, timeline())):
        session, _ = commands.start(plan, START, stall_ms)
        session, _ = commands.tick(session, START + stall_ms)
        assert session.state is State.RUNNING
        session, _ = commands.tick(session, START + 2 * stall_ms + 1)
        assert session.state is State.PAUSED


def test_the_press_that_wakes_the_machine_only_shows_the_pause():
    person = Person(timeline())
    person.waits(1_000)
    person.now += 60_000
    person.does(commands.primary)
    assert person.session.state is State.PAUSED


def test_long_pauses_are_noticed_after_30_minutes():
    person = Person(timeline())
    person.does(commands.pause)
    assert not person.session.paused_long(person.now + 30 * 60_000)
    assert person.session.paused_long(person.now + 30 * 60_000 + 1)


def test_primary_goes_on_to_three_seconds_and_then_into_the_set():
    person = Person(timeline())
    assert person.session.primary is Primary.GO_ON
    person.does(commands.primary)
    assert person.session.phase.kind is Kind.PREPARE
    assert person.session.remaining(person.now) == 3_000
    person.does(commands.primary)
    assert in_work(person.session)
    assert person.session.primary is Primary.PAUSE
    person.does(commands.primary)
    assert person.session.primary is Primary.RESUME


def test_by_hand_each_press_is_a_rep_and_nothing_else_moves():
    person = Person(timeline(prescribed("lift", reps=3), choices=Choices(pace=Pace.REP)))
    person.waits_until(in_work)
    person.waits(60_000)
    assert person.session.remaining(person.now) is None
    for count in (1, 2):
        assert person.session.primary is Primary.REP_DONE
        person.does(commands.primary)
        person.waits(4_000)
        assert person.session.reps == count
    person.does(commands.primary)
    assert person.session.leading
    row = kept(person.session).sets[0]
    assert (row.reps_done, row.outcome, len(row.rep_times)) == (3, Outcome.DONE, 3)


def test_by_hand_one_press_can_end_a_set():
    person = Person(timeline(prescribed("lift"), choices=Choices(pace=Pace.SET)))
    person.waits_until(in_work)
    person.does(commands.primary)
    row = kept(person.session).sets[0]
    assert (row.reps_done, row.outcome) == (10, Outcome.DONE)


def test_a_rest_can_be_made_longer_and_shorter_down_to_nothing():
    person = Person(timeline(prescribed("dig")))
    person.waits_until(lambda session: session.set_index == 1)
    assert person.session.remaining(person.now) == 45_000
    person.does(commands.rest, 10_000)
    person.does(commands.rest, 10_000)
    assert person.session.remaining(person.now) == 65_000
    person.waits(60_000)
    person.does(commands.rest, -10_000)
    assert in_work(person.session)


def test_back_does_the_set_again_and_then_the_one_before():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(lambda session: set_at(1)(session) and session.reps == 3)
    person.does(commands.back)
    assert (person.session.set_index, person.session.reps) == (1, 0)
    assert person.session.state is State.COUNTDOWN
    person.does(commands.back)
    assert person.session.set_index == 0
    assert person.session.leading
    assert person.session.turning is Turning.SIDE


def test_what_was_done_stands_when_a_redo_comes_to_nothing():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(set_at(1))
    person.does(commands.back)
    assert person.session.set_index == 0
    person.does(commands.skip_set)
    assert kept(person.session).sets[0].outcome is Outcome.DONE
    assert kept(person.session).sets[0].reps_done == 10
    assert person.session.set_index == 1


def test_a_redo_with_reps_replaces_what_was_done():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(reps(6))
    person.does(commands.back)
    person.waits_until(reps(2))
    person.does(commands.skip_set)
    row = kept(person.session).sets[0]
    assert (row.reps_done, row.outcome) == (2, Outcome.PARTIAL)


def test_back_in_the_first_lead_starts_it_again():
    person = Person(timeline())
    person.waits(5_000)
    person.does(commands.back)
    assert person.session.lead_remaining(person.now) == 20_000


def test_skips_keep_what_is_done_and_leave_what_they_say():
    person = Person(timeline(prescribed("lift"), prescribed("dig")))
    person.waits_until(reps(4))
    person.does(commands.skip_side)
    assert (person.session.planned.side, person.session.planned.set_no) == ("right", 1)
    person.waits_until(in_work)
    person.does(commands.skip_exercise)
    assert person.session.planned.exercise == "dig"
    outcomes = [str(row.outcome) for row in kept(person.session).sets]
    assert outcomes == ["partial"] + ["skipped"] * 7


def test_a_skip_never_shortens_the_time_to_turn():
    person = Person(timeline(prescribed("stretch", sets=2), choices=Choices(one_side_first=True)))
    person.waits_until(set_at(0))
    person.does(commands.skip_set)  # L2 comes next, same side: its rest is 10 s
    assert person.session.lead_remaining(person.now) == 10_000
    assert person.session.turning is Turning.NONE
    person.does(commands.skip_set)  # R1
    person.does(commands.skip_set)  # R2: its own rest is 10 s, but rolling over takes 15 s
    assert person.session.planned.set_no == 2
    assert person.session.phase.kind is Kind.REST
    assert person.session.lead_remaining(person.now) == 15_000
    assert person.session.turning is Turning.SIDE


def test_a_skipped_middle_set_leaves_nothing_to_turn():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(lambda session: session.set_index == 1)
    person.does(commands.skip_set)
    assert person.session.phase.kind is Kind.CHANGE
    assert person.session.turning is Turning.NONE


@pytest.mark.parametrize("skip", [commands.skip_set, commands.skip_exercise, commands.finish])
def test_undo_goes_back_to_the_rep_that_was_left(skip):
    person = Person(timeline())
    person.waits_until(reps(5))
    person.waits(2_000)
    before = kept(person.session).sets
    person.does(skip)
    assert person.session.can_undo
    person.waits(1_000)
    person.does(commands.undo)
    assert person.session.state is State.COUNTDOWN
    assert (person.session.set_index, person.session.reps) == (0, 5)
    assert [row.outcome for row in kept(person.session).sets] == [row.outcome for row in before]
    assert not person.session.can_undo


def test_undo_of_a_skipped_rest_goes_back_to_what_was_left_of_it():
    person = Person(timeline(prescribed("dig", sets=2)))
    person.waits_until(lambda session: session.set_index == 1)
    person.waits(15_000)
    person.does(commands.skip_set)
    assert person.session.state is State.EXIT
    person.does(commands.undo)
    assert person.session.state is State.RUNNING
    assert person.session.remaining(person.now) == 30_000


def test_undo_is_gone_once_the_next_set_begins():
    person = Person(timeline())
    person.does(commands.skip_set)
    person.waits_until(in_work)
    assert not person.session.can_undo
    index = person.session.set_index
    person.does(commands.undo)
    assert person.session.set_index == index


@pytest.mark.parametrize("other", ["correct", "hurt"])
def test_a_correction_or_it_hurts_in_between_ends_the_undo(other):
    person = Person(timeline(prescribed("lift")))
    person.waits_until(set_at(1))
    person.does(commands.skip_set)
    if other == "correct":
        person.does(commands.correct, 0, 3)
    else:
        person.does(commands.hurts)
        person.does(commands.take_easier, FEWER)
    assert not person.session.can_undo
    happened = list(person.happened)
    person.does(commands.undo)
    assert person.happened == happened


def test_finish_keeps_what_is_done():
    person = Person(timeline())
    person.waits_until(reps(3))
    person.does(commands.finish)
    assert person.session.state is State.EXIT
    found = kept(person.session)
    assert found.session.outcome is SessionOutcome.PARTIAL
    assert (found.sets[0].reps_done, found.sets[0].outcome) == (3, Outcome.PARTIAL)
    assert found.session.sets_done == 1
    assert person.session.last_worked == person.session.timeline.sets[0]


def test_a_correction_says_what_really_was():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(set_at(1))
    person.does(commands.correct, 0, 7)
    row = kept(person.session).sets[0]
    assert (row.reps_done, row.corrected, row.outcome) == (7, True, Outcome.PARTIAL)
    assert len(row.rep_times) == 7
    person.does(commands.correct, 0, 12)
    row = kept(person.session).sets[0]
    assert (row.reps_done, row.outcome) == (12, Outcome.DONE)
    assert set_at(1)(person.session)


def test_a_correction_of_the_set_under_way_goes_on_at_the_next_rep():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(reps(5))
    person.does(commands.correct, 0, 2)
    person.waits(3_000)
    assert (person.session.reps, person.session.rep) == (2, 3)
    person.does(commands.correct, 0, 10)
    assert person.session.set_index == 1
    assert kept(person.session).sets[0].outcome is Outcome.DONE


def test_sets_to_come_and_holds_cannot_be_corrected():
    person = Person(timeline(prescribed("lift"), prescribed("stretch")))
    person.waits_until(set_at(0))
    happened = list(person.happened)
    for index, count in ((3, 5), (6, 1), (0, -1), (0, 100)):
        person.does(commands.correct, index, count)
    assert person.happened == happened


def test_a_set_stopped_by_pain_stays_that_whatever_count_is_corrected():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(reps(3))
    person.does(commands.hurts)
    person.does(commands.leave_side_out)
    person.does(commands.correct, 0, 10)
    row = kept(person.session).sets[0]
    assert (row.reps_done, row.outcome) == (10, Outcome.STOPPED_PAIN)


def test_a_skipped_set_taken_up_again_and_stopped_by_pain_is_stopped_by_pain():
    person = Person(timeline(prescribed("lift")))
    person.does(commands.skip_set)
    person.does(commands.back)
    person.waits_until(in_work)
    person.does(commands.hurts)
    person.does(commands.stop_here)
    assert kept(person.session).sets[0].outcome is Outcome.STOPPED_PAIN


def test_back_does_a_set_by_hand_again_even_right_after_a_pause():
    plan = timeline(prescribed("lift"), choices=Choices(pace=Pace.SET))
    person = Person(plan)
    person.waits_until(set_at(0))
    person.does(commands.primary)
    person.waits_until(set_at(1))
    person.waits(9_000)
    person.does(commands.pause)
    person.does(commands.resume)
    person.does(commands.back)
    assert (person.session.set_index, person.session.leading) == (1, False)


def test_it_hurts_freezes_at_once_and_records_where():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(reps(3))
    person.waits(1_000)
    person.does(commands.hurts)
    person.waits(120_000)
    for command in (commands.primary, commands.pause, commands.resume, commands.undo):
        person.does(command)
    assert person.session.state is State.HURT
    (pain,) = kept(person.session).pains
    assert (pain.kind, pain.score, pain.set_id, pain.rep) == (PainKind.HURTS, None, "id1", 4)
    assert pain.at_ms == head().started_ms + 20_000 + 16_000


def test_stop_here_keeps_what_was_done_and_ends_the_session():
    person = Person(timeline(prescribed("lift"), prescribed("dig")))
    person.waits_until(reps(3))
    person.does(commands.hurts)
    person.does(commands.stop_here)
    assert person.session.state is State.EXIT
    found = kept(person.session)
    assert found.session.outcome is SessionOutcome.STOPPED_PAIN
    assert [str(row.outcome) for row in found.sets] == ["stopped_pain"] + ["skipped"] * 7
    assert found.sets[0].reps_done == 3
    person.does(commands.back)
    assert person.session.state is State.EXIT


def test_an_easier_form_holds_for_the_rest_of_the_exercise_and_starts_with_a_press():
    person = Person(timeline(prescribed("lift", reps=4), prescribed("dig", sets=1)))
    person.waits_until(reps(1))
    person.waits(3_000)
    person.does(commands.hurts)
    person.does(commands.take_easier, FEWER)
    assert person.session.state is State.PAUSED
    assert (person.session.reps, person.session.target_reps) == (1, 2)
    person.does(commands.primary)
    person.waits_until(at_exit)
    found = kept(person.session)
    assert [row.reps_done for row in found.sets] == [2] * 6 + [6]
    assert [row.reps_planned for row in found.sets] == [4] * 6 + [6]
    assert [row.variant for row in found.sets] == ["fewer"] * 6 + [""]
    assert found.session.outcome is SessionOutcome.DONE


def test_a_second_easier_form_never_raises_what_the_first_lowered():
    person = Person(timeline(prescribed("lift")))
    for form in (FEWER, SMALLER):
        person.does(commands.hurts)
        person.does(commands.take_easier, form)
    assert person.session.target_reps == 2
    person.does(commands.resume)
    person.waits_until(set_at(1))
    assert kept(person.session).sets[0].variant == "smaller"


def test_an_easier_form_that_is_already_reached_ends_the_set():
    person = Person(timeline(prescribed("stretch")))
    person.waits_until(in_work)
    person.waits(14_000)
    person.does(commands.hurts)
    person.does(commands.take_easier, SHORTER)
    assert person.session.state is State.PAUSED
    assert person.session.set_index == 1
    row = kept(person.session).sets[0]
    assert (row.outcome, row.hold_ms_done, row.variant) == (Outcome.DONE, 14_000, "shorter")


def test_leaving_a_side_out_goes_on_with_the_other():
    person = Person(timeline(prescribed("lift")))
    person.waits_until(reps(3))
    person.does(commands.hurts)
    person.does(commands.leave_side_out)
    assert person.session.state is State.RUNNING
    assert person.session.leading
    person.waits_until(at_exit)
    found = kept(person.session)
    outcomes = {
        side: [str(row.outcome) for row in found.sets if row.side == side]
        for side in ["left", "right"]
    }
    assert outcomes == {"left": ["stopped_pain", "skipped", "skipped"], "right": ["done"] * 3}
    assert found.session.outcome is SessionOutcome.PARTIAL


def journal(happened: list[Event]) -> list[Entry]:
    return [Entry(seq, event.at, to_json(event)) for seq, event in enumerate(happened, 1)]


def test_killed_at_any_row_of_the_journal_the_session_can_be_done_to_its_end():
    plan = timeline(prescribed("lift", sets=1, reps=3), prescribed("stretch", sets=1))
    person = Person(plan, tick_ms=1_000)
    person.waits_until(at_exit)
    entries = journal(person.happened)
    for rows_kept in range(len(entries) + 1):
        again = Person(plan, tick_ms=2_000)
        again.session = commands.replay(plan, entries[:rows_kept], again.now)
        again.does(commands.resume)
        again.waits_until(at_exit)
        done = [(row.reps_done, str(row.outcome)) for row in kept(again.session).sets]
        assert done == [(3, "done"), (3, "done"), (1, "done"), (1, "done")]


def test_an_unanswered_it_hurts_is_asked_again_after_a_crash():
    person = Person(timeline())
    person.waits_until(reps(2))
    person.does(commands.hurts)
    again = commands.replay(person.session.timeline, journal(person.happened), 77)
    assert again.state is State.HURT
    again, _ = commands.stop_here(again, 90)
    assert again.state is State.EXIT


def test_the_time_a_session_lay_dead_and_a_wall_clock_set_back_do_not_count():
    person = Person(timeline())
    person.waits_until(reps(2))
    again = commands.replay(person.session.timeline, journal(person.happened), START + 9_000_000)
    again, _ = commands.finish(again, START + 9_001_000)
    assert kept(again).session.ended_ms == head().started_ms + person.happened[-1].at + 1_000


def test_answers_after_the_session_become_scores():
    person = Person(timeline())
    person.does(commands.finish)
    found = rows(person.session.timeline, person.session.ledger, head(pain_before=2), ids())
    session = answered(found.session, Answers(worst=4, effort=6, note="tired"))
    scores = [(row.kind, row.score) for row in with_scores(session, found.pains, ids("new"))]
    assert scores == [(PainKind.BEFORE, 2), (PainKind.WORST, 4)]
    assert (session.pain_before, session.pain_worst, session.pain_after) == (2, 4, None)
    assert (session.effort, session.note) == (6, "tired")


COMMANDS = [
    commands.primary,
    commands.pause,
    commands.resume,
    commands.back,
    commands.skip_set,
    commands.undo,
    commands.hurts,
    commands.leave_side_out,
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 400), st.sampled_from(COMMANDS)), max_size=12),
    st.integers(1, 20),
)
def test_the_tick_rate_changes_nothing(script, tenths):
    plan = timeline(prescribed("stretch", sets=1), prescribed("lift", sets=1))
    fine, coarse = Person(plan, tick_ms=100), Person(plan, tick_ms=tenths * 100)
    for wait, command in script:
        for person in (fine, coarse):
            person.waits(wait * 100)
            person.does(command)
    assert fine.happened == coarse.happened
    assert fine.session == coarse.session


def test_reps_are_counted_at_their_exact_instant():
    person = Person(timeline(prescribed("lift")), tick_ms=1_700)
    person.waits_until(reps(3))
    times = [event.at for event in person.happened if isinstance(event, RepDone)]
    assert times == [25_000, 30_000, 35_000]


HALF, ONE, LIGHT = Load(500), Load(1000), Load(band="light")


class TestLoads:
    def loads(self, session: Session, exercise: str = "lift") -> list[tuple[str, int, Load]]:
        return [
            (row.side.value, row.set_no, row.load)
            for row in kept(session).sets
            if row.exercise == exercise
        ]

    def test_a_session_begins_with_the_loads_that_were_chosen_for_it(self):
        choices = Choices(loads=(("lift", SideLoads(HALF, ONE)), ("dig", SideLoads(LIGHT, LIGHT))))
        person = Person(timeline(choices=choices))
        assert {load for *_, load in self.loads(person.session, "dig")} == {LIGHT}
        assert self.loads(person.session)[:2] == [("left", 1, HALF), ("right", 1, ONE)]
        assert {load for *_, load in self.loads(person.session, "tilt")} == {BARE}

    def test_the_coming_sets_change_and_the_begun_ones_do_not(self):
        person = Person(timeline(prescribed("lift", sets=2, reps=1)))
        person.waits_until(set_at(1))
        person.does(commands.choose_load, "lift", Side.BOTH, HALF)
        assert self.loads(person.session) == [
            ("left", 1, BARE),
            ("right", 1, BARE),
            ("left", 2, HALF),
            ("right", 2, HALF),
        ]

    def test_a_set_gone_back_from_before_anything_was_done_takes_the_load_chosen_in_it(self):
        person = Person(timeline(prescribed("lift", sets=2, reps=1)))
        person.waits_until(set_at(1))
        person.does(commands.choose_load, "lift", Side.BOTH, HALF)
        person.does(commands.back)
        assert self.loads(person.session)[1:] == [
            ("right", 1, HALF),
            ("left", 2, HALF),
            ("right", 2, HALF),
        ]

    def test_so_does_the_first_of_all_when_its_count_was_corrected_to_none(self):
        person = Person(timeline(prescribed("lift", sets=1, reps=2)))
        person.waits_until(set_at(0))
        person.does(commands.correct, 0, 0)
        person.does(commands.choose_load, "lift", Side.BOTH, HALF)
        person.does(commands.back)
        assert self.loads(person.session)[0] == ("left", 1, HALF)

    def test_one_side_alone(self):
        person = Person(timeline(prescribed("lift", sets=1, reps=1)))
        person.does(commands.choose_load, "lift", Side.RIGHT, ONE)
        assert self.loads(person.session) == [("left", 1, BARE), ("right", 1, ONE)]

    def test_an_exercise_without_sides_has_the_same_on_both(self):
        person = Person(timeline(prescribed("dig", sets=1, reps=1)))
        person.does(commands.choose_load, "dig", Side.LEFT, LIGHT)
        assert self.loads(person.session, "dig") == [("both", 1, LIGHT)]

    def test_an_exercise_that_comes_twice_changes_as_a_whole(self):
        lift = prescribed("lift", sets=1, reps=1)
        person = Person(timeline(lift, prescribed("tilt"), lift))
        person.does(commands.choose_load, "lift", Side.BOTH, ONE)
        assert {load for *_, load in self.loads(person.session)} == {ONE}

    def test_choosing_what_is_worn_already_is_nothing(self):
        person = Person(timeline(prescribed("lift")))
        happened = len(person.happened)
        person.does(commands.choose_load, "lift", Side.BOTH, BARE)
        person.does(commands.choose_load, "curl", Side.BOTH, ONE)
        assert len(person.happened) == happened

    def test_a_crash_loses_neither_what_was_chosen_before_nor_in_the_session(self):
        items = resolve([prescribed("lift", sets=2, reps=1)], CATALOGUE)
        choices = Choices(loads=(("lift", SideLoads(HALF, ONE)),))
        written = spec.to_json(items, choices)
        person = Person(lay_out(items, choices))
        person.waits_until(set_at(1))
        person.does(commands.choose_load, "lift", Side.LEFT, LIGHT)
        journal = [Entry(n, each.at, to_json(each)) for n, each in enumerate(person.happened, 1)]
        again = commands.replay(spec.timeline(written), journal, 9_000_000)
        assert self.loads(again) == self.loads(person.session)
        assert [load for *_, load in self.loads(again)] == [HALF, ONE, LIGHT, ONE]

    def test_a_session_begun_by_a_version_without_loads_can_be_read(self):
        items = resolve([prescribed("lift")], CATALOGUE)
        written = json.loads(spec.to_json(items, Choices()))
        del written["choices"]["loads"]
        del written["items"][0]["prescription"]["band"]
        found = spec.timeline(json.dumps(written))
        assert {planned.load for planned in found.sets} == {BARE}
