"""Other days, other programs and later days on the same plan."""

from __future__ import annotations

import pytest
from core.history_builders import row
from fakes import CountedIds

from spasmfree.core.courses import Course
from spasmfree.core.plan import FIRST, SECOND, default_plan
from spasmfree.core.planned import Schedule
from spasmfree.core.replan import ahead, ahead_words, begin, on_days, take_back

MONDAY = "2026-01-05"
STARTER = Course("starter", "Starter", "", (FIRST,), 1, (SECOND,))
STANDARD = Course("standard", "Standard", "", ("a", "b"))
WEEK_TWO = Course(SECOND, "Starter, week 2", "", (SECOND,))


def plan(weekdays=(0, 2, 4)):
    return (default_plan(MONDAY, weekdays, CountedIds("a")),)


def rotations(rows, *days):
    return [stage and stage.rotation for stage in map(Schedule(rows).stage, days)]


def test_without_a_plan_the_starter_begins():
    (row_,) = on_days((), (3, 1), MONDAY, CountedIds())
    assert (row_.from_day, row_.weekdays, row_.rotation, row_.then) == (
        MONDAY, (1, 3), (FIRST,), (SECOND,),
    )  # fmt: skip


def test_other_days_in_the_first_week_do_not_move_anybody_on_early():
    rows = (*plan(), *on_days(plan(), (1, 3), "2026-01-07", CountedIds("b")))
    schedule = Schedule(rows)
    assert schedule.is_planned("2026-01-05")  # the days before stay as they were
    assert not schedule.is_planned("2026-01-06")
    assert list(schedule.planned("2026-01-07", "2026-01-13")) == ["2026-01-08", "2026-01-13"]
    assert rotations(rows, "2026-01-13", "2026-01-14") == [(FIRST,), (SECOND,)]


def test_in_the_second_week_its_program_stays():
    (row_,) = on_days(plan(), (5,), "2026-01-20", CountedIds("b"))
    assert (row_.rotation, row_.weeks, row_.then) == ((SECOND,), None, ())
    assert list(Schedule((*plan(), row_)).planned("2026-01-19", "2026-01-25")) == [
        "2026-01-19", "2026-01-24",
    ]  # fmt: skip


def test_another_program_holds_from_today_on():
    made = begin(plan(), WEEK_TWO, (0, 2, 4), "2026-01-07", "2026-01-07", CountedIds("b"))
    rows = (*plan(), *made)
    found = rotations(rows, "2026-01-05", "2026-01-07", "2026-03-30")
    assert found == [(FIRST,), (SECOND,), (SECOND,)]
    assert rows[-1].weekdays == (0, 2, 4)


def test_back_to_the_first_week_leads_on_to_the_second_again():
    made = begin(plan(), STARTER, (3, 1), "2026-02-03", "2026-02-03", CountedIds("b"))
    rows = (*plan(), *made)
    found = rotations(rows, "2026-02-02", "2026-02-09", "2026-02-10")
    assert found == [(SECOND,), (FIRST,), (SECOND,)]
    assert rows[-1].weekdays == (1, 3)


class TestPlannedAhead:
    TODAY, LATER = "2026-01-14", "2026-01-19"

    @pytest.fixture
    def rows(self):
        made = begin(plan(), STANDARD, (1, 4), self.LATER, self.TODAY, CountedIds("b"))
        return (*plan(), *made)

    def test_until_its_day_the_plan_stays(self, rows):
        found = rotations(rows, self.TODAY, "2026-01-18", self.LATER)
        assert found == [(SECOND,), (SECOND,), ("a", "b")]
        assert [each.from_day for each in ahead(rows, self.TODAY)] == [self.LATER]
        assert ahead(rows, self.LATER) == ()

    def test_it_is_told(self, rows):
        assert ahead_words(rows, (STARTER, STANDARD), self.TODAY) == (
            "From Monday: Standard, on Tue, Fri."
        )
        assert ahead_words(rows, (STARTER,), self.TODAY) == "From Monday: a, b, on Tue, Fri."
        assert ahead_words(rows, (STARTER, STANDARD), self.LATER) == ""

    def test_it_can_be_taken_back(self, rows):
        rows += take_back(rows, self.TODAY, CountedIds("c"))
        assert rotations(rows, MONDAY, self.TODAY, "2026-03-01") == [(FIRST,), (SECOND,), (SECOND,)]
        assert ahead(rows, self.TODAY) == ()
        assert take_back(rows, self.TODAY, CountedIds("d")) == ()  # nothing is left to take back

    def test_it_can_be_moved_to_another_day(self, rows):
        made = begin(rows, STANDARD, (1, 4), "2026-02-02", self.TODAY, CountedIds("c"))
        rows += made
        assert rotations(rows, self.LATER, "2026-02-01", "2026-02-02") == [
            (SECOND,), (SECOND,), ("a", "b"),
        ]  # fmt: skip

    def test_other_days_until_then_leave_it_as_it_is(self, rows):
        rows += on_days(rows, (6,), self.TODAY, CountedIds("c"))
        assert list(Schedule(rows).planned(self.TODAY, "2026-01-25")) == [
            "2026-01-18", "2026-01-20", "2026-01-23",
        ]  # fmt: skip
        assert rotations(rows, "2026-01-18", self.LATER) == [(SECOND,), ("a", "b")]

    def test_a_program_that_begins_today_takes_its_place(self, rows):
        rows += begin(rows, WEEK_TWO, (0,), self.TODAY, self.TODAY, CountedIds("c"))
        assert rotations(rows, self.TODAY, self.LATER) == [(SECOND,), (SECOND,)]

    def test_days_that_went_by_keep_what_was_in_force_on_them(self, rows):
        before = list(Schedule(rows).planned(MONDAY, "2026-01-13"))
        for made in (
            take_back(rows, self.TODAY, CountedIds("c")),
            begin(rows, WEEK_TWO, (0,), "2026-02-02", self.TODAY, CountedIds("c")),
            on_days(rows, (6,), self.TODAY, CountedIds("c")),
        ):
            assert list(Schedule((*rows, *made)).planned(MONDAY, "2026-01-13")) == before

    def test_before_the_plan_begins_there_is_nothing_to_go_on_with(self):
        rows = (row("2026-02-02"),)
        made = begin(rows, STANDARD, (0,), "2026-03-02", MONDAY, CountedIds())
        assert [each.from_day for each in made] == ["2026-03-02"]
        assert on_days(rows, (0,), MONDAY, CountedIds())[0].rotation == (FIRST,)
