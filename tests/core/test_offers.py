"""When the next program or an easier start is offered, what it says, and when it is quiet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.history_builders import row, session

from spasmfree.core import days
from spasmfree.core.exercises import Program
from spasmfree.core.offers import Move, Past, answered, offer
from spasmfree.core.plan import default_plan
from spasmfree.core.record import SessionKind, SessionOutcome
from spasmfree.core.settings import PersonSettings

KEYS = ("starter", "starter-week2", "standard-a", "standard-b", "maintenance")
PROGRAMS = {key: Program(key, key, "train", "", ()) for key in KEYS}
PROGRAMS["ease"] = Program("ease", "ease", "relief", "", ())
MONDAY = "2026-01-05"
STARTER = (default_plan(MONDAY, (0, 2, 4), lambda: "starter row"),)
STANDARD = (row(MONDAY, (0, 2, 4), ("standard-a", "standard-b")),)


def after(number):
    """The day so many days after the plan began."""
    return days.add(MONDAY, number)


def offered(plan, today, last=None, person=None, *more, programs=PROGRAMS):
    """The offer on `today` with one session on the day `last`, by default the day before."""
    sessions = [session(last or days.add(today, -1)), *more]
    return offer(Past(plan, sessions, programs, (person or PersonSettings()).answers), today)


def said(move, plan, today, *, taken):
    return answered(PersonSettings(), plan, move, today, taken=taken)


class TestStandard:
    def test_after_the_two_weeks_and_not_before(self):
        assert offered(STARTER, after(13)) is None
        found = offered(STARTER, after(14))
        assert (found.move, found.taken, found.weekdays) == (Move.STANDARD, False, (0, 2, 4))
        assert found.sentence == (
            "Your starter program began 2\u00a0weeks ago; it is made for 2\u00a0weeks. The "
            "standard program can come next: A and B in turn, on the same days. The "
            "2\u00a0weeks are our own choice."
        )

    def test_other_days_in_between_do_not_begin_the_weeks_anew(self):
        plan = (*STARTER, row(after(9), (1, 3), ("starter-week2",)))
        assert offered(plan, after(13)) is None
        assert offered(plan, after(14)).weekdays == (1, 3)

    def test_beginning_the_starter_again_does(self):
        plan = (*STARTER, row(after(30), rotation=("standard-a",)), default_plan(
            after(60), (0,), lambda: "again"))  # fmt: skip
        assert offered(plan, after(73)) is None
        assert offered(plan, after(74)).move is Move.STANDARD

    def test_not_where_this_content_has_no_standard_program(self):
        known = {key: PROGRAMS[key] for key in ("starter", "starter-week2")}
        assert offered(STARTER, after(20), programs=known) is None

    def test_not_where_it_is_planned_ahead_already(self):
        plan = (*STARTER, row(after(21), rotation=("standard-a", "standard-b")))
        assert offered(plan, after(20)) is None

    def test_not_before_the_first_session_nor_without_days(self):
        assert offer(Past(STARTER, (), PROGRAMS, {}), after(20)) is None
        assert offered((row(MONDAY, ()),), after(20)) is None


class TestMaintenance:
    def test_after_twelve_weeks_on_two_of_the_days(self):
        assert offered(STANDARD, after(83)) is None
        found = offered(STANDARD, after(84))
        assert (found.move, found.weekdays) == (Move.MAINTENANCE, (0, 4))
        assert found.sentence == (
            "Your standard program began 12\u00a0weeks ago; it is made for 12\u00a0weeks. "
            "Maintenance can come next: a shorter session, on these days: Mon, Fri. The "
            "12\u00a0weeks are our own choice."
        )

    def test_one_of_its_sessions_alone_is_standard_too(self):
        assert offered((row(MONDAY, rotation=("standard-b",)),), after(84)).move is Move.MAINTENANCE

    def test_nothing_follows_it(self):
        assert offered((row(MONDAY, rotation=("maintenance",)),), after(400)) is None


class TestEasierStart:
    def test_after_fourteen_days_away(self):
        assert offered(STANDARD, after(33), after(20)) is None
        found = offered(STANDARD, after(34), after(20))
        assert (found.move, found.taken) == (Move.EASIER, False)
        assert found.sentence.startswith("Your last session was 14\u00a0days ago.")
        assert "our own choice" in found.sentence

    def test_it_comes_before_a_step_up(self):
        assert offered(STARTER, after(40), after(10)).move is Move.EASIER

    @pytest.mark.parametrize(
        "other",
        [
            {"program": "ease"},
            {"kind": SessionKind.PRACTICE},
            {"sets_done": 3},
            {"outcome": SessionOutcome.STOPPED_PAIN, "sets_done": 2},
        ],
    )
    def test_what_does_not_count_is_no_session(self, other):
        small = session(after(39), **other)
        found = offered(STANDARD, after(40), after(20), None, small)
        assert found.move is Move.EASIER
        assert "20\u00a0days ago" in found.sentence

    def test_taken_it_stays_until_a_session_counts(self):
        person = said(Move.EASIER, STANDARD, after(40), taken=True)
        found = offered(STANDARD, after(55), after(20), person)
        assert (found.move, found.taken) == (Move.EASIER, True)
        assert "35\u00a0days ago" in found.sentence
        assert offered(STANDARD, after(55), after(54), person) is None

    def test_a_stop_because_it_hurt_does_not_bring_the_whole_dose_back(self):
        person = said(Move.EASIER, STANDARD, after(40), taken=True)
        stopped = session(after(40), outcome=SessionOutcome.STOPPED_PAIN, sets_done=1)
        assert offered(STANDARD, after(40), after(20), person, stopped).taken

    def test_an_answer_of_an_earlier_time_away_does_not_count_for_the_next(self):
        person = said(Move.EASIER, STANDARD, after(40), taken=True)
        found = offered(STANDARD, after(70), after(41), person)
        assert (found.move, found.taken) == (Move.EASIER, False)


@pytest.mark.parametrize(
    ("move", "plan", "today", "last"),
    [
        (Move.STANDARD, STARTER, 20, None),
        (Move.MAINTENANCE, STANDARD, 90, None),
        (Move.EASIER, STANDARD, 40, 20),
    ],
)
class TestNotNow:
    def found(self, plan, today, last, person):
        return offered(plan, after(today), None if last is None else after(last), person)

    def test_it_is_quiet_for_seven_days(self, move, plan, today, last):
        person = said(move, plan, after(today), taken=False)
        for later in (0, 1, 6):
            assert self.found(plan, today + later, last, person) is None
        assert self.found(plan, today + 7, last, person).move is move

    def test_or_until_the_plan_changes(self, move, plan, today, last):
        person = said(move, plan, after(today), taken=False)
        stage = plan[0]
        changed = (*plan, replace(stage, id="new", weekdays=(1, 3)))
        assert self.found(changed, today, last, person).move is move

    def test_on_a_day_that_was_stopped_nothing_is_offered(self, move, plan, today, last):
        stopped = session(after(today), outcome=SessionOutcome.STOPPED_PAIN, sets_done=1)
        before = None if last is None else after(last)
        assert offered(plan, after(today), before, None, stopped) is None
