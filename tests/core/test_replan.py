"""Other days on the same plan."""

from __future__ import annotations

from fakes import CountedIds

from spasmfree.core.plan import FIRST, SECOND, default_plan
from spasmfree.core.planned import Schedule
from spasmfree.core.replan import on_days, to_program

MONDAY = "2026-01-05"


def test_without_a_plan_the_starter_begins():
    row = on_days((), (3, 1), MONDAY, CountedIds())
    assert (row.from_day, row.weekdays, row.rotation, row.then) == (
        MONDAY, (1, 3), (FIRST,), (SECOND,),
    )  # fmt: skip


def test_other_days_in_the_first_week_do_not_move_anybody_on_early():
    plan = default_plan(MONDAY, (0, 2, 4), CountedIds("a"))
    row = on_days((plan,), (1, 3), "2026-01-07", CountedIds("b"))
    schedule = Schedule((plan, row))
    assert schedule.is_planned("2026-01-05")  # the days before stay as they were
    assert not schedule.is_planned("2026-01-06")
    assert list(schedule.planned("2026-01-07", "2026-01-13")) == ["2026-01-08", "2026-01-13"]
    found = [schedule.stage(day) for day in ("2026-01-13", "2026-01-14")]
    assert [stage and stage.rotation for stage in found] == [(FIRST,), (SECOND,)]


def test_in_the_second_week_its_program_stays():
    plan = default_plan(MONDAY, (0, 2, 4), CountedIds("a"))
    row = on_days((plan,), (5,), "2026-01-20", CountedIds("b"))
    assert (row.rotation, row.weeks, row.then) == ((SECOND,), None, ())
    assert list(Schedule((plan, row)).planned("2026-01-19", "2026-01-25")) == [
        "2026-01-19", "2026-01-24",
    ]  # fmt: skip


def test_another_program_holds_from_today_on_the_same_days():
    plan = default_plan(MONDAY, (0, 2, 4), CountedIds("a"))
    row = to_program((plan,), SECOND, "2026-01-07", CountedIds("b"))
    schedule = Schedule((plan, row))
    found = [schedule.stage(day) for day in ("2026-01-05", "2026-01-07", "2026-03-30")]
    assert [stage and stage.rotation for stage in found] == [(FIRST,), (SECOND,), (SECOND,)]
    assert row.weekdays == (0, 2, 4)


def test_back_to_the_first_week_leads_on_to_the_second_again():
    plan = default_plan(MONDAY, (1, 3), CountedIds("a"))
    row = to_program((plan,), FIRST, "2026-02-03", CountedIds("b"))
    schedule = Schedule((plan, row))
    found = [schedule.stage(day) for day in ("2026-02-02", "2026-02-09", "2026-02-10")]
    assert [stage and stage.rotation for stage in found] == [(SECOND,), (FIRST,), (SECOND,)]
    assert row.weekdays == (1, 3)
