"""What is due, whose turn it is, and what is said about it."""

from __future__ import annotations

import pytest
from core.history_builders import row, session

from spasmfree.core.exercises import Program
from spasmfree.core.plan import default_plan, due
from spasmfree.core.record import SessionKind, SessionOutcome

PROGRAMS = {
    "starter": Program("starter", "Starter, week 1", "train", "", ()),
    "starter-week2": Program("starter-week2", "Starter, week 2", "train", "", ()),
    "a": Program("a", "Standard A", "train", "", ()),
    "b": Program("b", "Standard B", "train", "", ()),
    "ease": Program("ease", "Ease", "relief", "", ()),
}
# 23 November 2026 is a Monday.
PLAN = [default_plan("2026-11-23", [4, 0, 2, 0], lambda: "id")]
ROTATION = [row("2026-11-23", weekdays=(0, 1, 3, 5), rotation=("a", "b"))]


def test_the_default_plan_goes_on_with_its_second_week() -> None:
    (plan,) = PLAN
    assert plan.id == "id"
    assert plan.weekdays == (0, 2, 4)
    assert plan.rotation == ("starter",)
    assert plan.weeks == 1
    assert plan.then == ("starter-week2",)


@pytest.mark.parametrize(
    ("rotation", "offered"),
    [(("ease", "b"), "b"), (("ease",), "starter"), (("gone", "ease"), "starter")],
)
def test_what_is_no_training_is_never_due(rotation: tuple[str, ...], offered: str) -> None:
    """A plan that was made by hand, or before the content changed."""
    plan = [row("2026-11-23", weekdays=(0, 2), rotation=rotation)]
    for day in ("2026-11-23", "2026-11-24"):
        assert due(plan, [], day, PROGRAMS).program_id == offered


def test_the_first_day() -> None:
    found = due(PLAN, [], "2026-11-23", PROGRAMS)
    assert found.program_id == "starter"
    assert found.is_due
    assert found.next_day == "2026-11-23"
    assert found.day_n == 1
    assert found.weekdays == (0, 2, 4)
    assert found.why == "Your days are Mon, Wed, Fri. This is day 1 of 3."


def test_the_next_day_is_none_of_a_pause() -> None:
    away = ("2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27")
    found = due(PLAN, [session("2026-11-23")], "2026-11-23", PROGRAMS, away)
    assert (found.program_id, found.next_day) == ("starter-week2", "2026-11-30")
    assert found.why == "Done for today. Next: Monday 30\u00a0November."
    found = due(PLAN, [], "2026-11-25", PROGRAMS, away)
    assert (found.is_due, found.next_day) == (False, "2026-11-30")
    found = due(PLAN, [], "2026-11-23", PROGRAMS, away)
    assert found.is_due


def test_after_a_session_the_next_day_is_named() -> None:
    found = due(PLAN, [session("2026-11-23")], "2026-11-23", PROGRAMS)
    assert not found.is_due
    assert found.done_today
    assert (found.program_id, found.next_day, found.day_n) == ("starter", "2026-11-25", 2)
    assert found.why == "Done for today. Next: Wednesday."


def test_a_free_day_offers_the_next_program() -> None:
    found = due(PLAN, [session("2026-11-23")], "2026-11-24", PROGRAMS)
    assert (found.is_due, found.done_today) == (False, False)
    assert found.program_id == "starter"
    assert found.why == "Today is a free day. Next: tomorrow."


def test_a_day_that_went_by_is_not_held_against_anybody() -> None:
    found = due(PLAN, [], "2026-11-25", PROGRAMS)
    assert found.is_due
    assert found.why == "Your days are Mon, Wed, Fri. This is day 1 of 3."


@pytest.mark.parametrize(
    ("today", "program", "next_day"),
    [
        ("2026-11-29", "starter-week2", "2026-11-30"),  # the weekend before week 2
        ("2026-11-30", "starter-week2", "2026-11-30"),
        ("2027-06-07", "starter-week2", "2027-06-07"),  # until a newer row follows
    ],
)
def test_the_second_week_follows_and_stays(today: str, program: str, next_day: str) -> None:
    done = [session("2026-11-23"), session("2026-11-25"), session("2026-11-27")]
    found = due(PLAN, done, today, PROGRAMS)
    assert (found.program_id, found.next_day) == (program, next_day)
    assert found.day_n == 1


def test_an_open_stage_counts_days_without_an_end() -> None:
    done = [session("2026-11-30", program="starter-week2")]
    found = due(PLAN, done, "2026-12-02", PROGRAMS)
    assert found.why == "Your days are Mon, Wed, Fri. This is day 2."


def test_programs_take_turns() -> None:
    assert due(ROTATION, [], "2026-11-23", PROGRAMS).program_id == "a"
    done = [session("2026-11-23", program="a")]
    found = due(ROTATION, done, "2026-11-24", PROGRAMS)
    assert found.program_id == "b"
    assert found.why == (
        "Your days are Mon, Tue, Thu, Sat. Last time was Standard A, so today is Standard B."
    )
    done.append(session("2026-11-24", program="b"))
    assert due(ROTATION, done, "2026-11-26", PROGRAMS).program_id == "a"


def test_what_does_not_count_moves_no_turn() -> None:
    begun = [
        session("2026-11-23", program="a", sets_done=1),
        session("2026-11-23", program="", kind=SessionKind.PRACTICE),
        session("2026-11-23", program="ease"),
    ]
    found = due(ROTATION, begun, "2026-11-23", PROGRAMS)
    assert (found.program_id, found.is_due, found.done_today) == ("a", True, False)


def test_a_session_without_the_app_may_name_its_program() -> None:
    done = [session("2026-11-23", program="a", kind=SessionKind.ELSEWHERE, sets_planned=0)]
    assert due(ROTATION, done, "2026-11-24", PROGRAMS).program_id == "b"


def test_a_day_filled_by_an_extra_session_is_not_due() -> None:
    extra = [session("2026-11-23"), session("2026-11-24")]
    found = due(PLAN, extra, "2026-11-25", PROGRAMS)
    assert not found.is_due
    assert found.next_day == "2026-11-27"
    assert found.why == "An extra session has filled this day. Next: Friday."


def test_after_a_stop_for_pain_nothing_is_due_that_day() -> None:
    stopped = session("2026-11-23", sets_done=2, outcome=SessionOutcome.STOPPED_PAIN)
    found = due(PLAN, [stopped], "2026-11-23", PROGRAMS)
    assert found.stopped_today
    assert not found.is_due
    assert found.next_day == "2026-11-25"
    assert found.why == "You stopped because it hurt. Strengthening waits. Next: Wednesday."
    tomorrow = due(PLAN, [stopped], "2026-11-25", PROGRAMS)
    assert (tomorrow.stopped_today, tomorrow.is_due) == (False, True)


def test_practice_that_was_stopped_for_pain_counts_as_a_stop() -> None:
    stopped = session("2026-11-23", kind=SessionKind.PRACTICE, outcome=SessionOutcome.STOPPED_PAIN)
    assert due(PLAN, [stopped], "2026-11-23", PROGRAMS).stopped_today


def test_a_plan_that_has_not_begun() -> None:
    found = due(PLAN, [], "2026-11-01", PROGRAMS)
    assert found.next_day == "2026-11-23"
    assert found.why == "Your plan has not begun yet. Next: Monday 23\u00a0November."


@pytest.mark.parametrize(
    "plan", [[], [row("2026-11-01", weekdays=())], [row("2026-11-01", weeks=1)]]
)
def test_without_planned_days_start_still_has_a_program(plan: list[object]) -> None:
    found = due(plan, [], "2026-11-23", PROGRAMS)
    assert (found.program_id, found.is_due, found.next_day) == ("starter", False, "")
    assert found.why == "No days are planned. Choose your days in Settings."
    assert due(plan, [session("2026-11-23")], "2026-11-23", PROGRAMS).why == "Done for today."


def test_a_newer_row_is_in_force_from_its_day() -> None:
    plan = [*PLAN, row("2026-11-24", weekdays=(1,))]
    assert due(plan, [], "2026-11-23", PROGRAMS).weekdays == (0, 2, 4)
    found = due(plan, [], "2026-11-24", PROGRAMS)
    assert found.is_due
    assert found.why == "Your day is Tue. This is day 1."


def test_of_rows_of_the_same_day_the_newest_holds() -> None:
    plan = [row("2026-11-23", weekdays=(0,)), row("2026-11-23", weekdays=(1,))]
    assert not due(plan, [], "2026-11-23", PROGRAMS).is_due
    assert due(plan, [], "2026-11-24", PROGRAMS).is_due


def test_a_program_that_this_version_does_not_have_is_passed_over() -> None:
    found = due([row("2026-11-23", rotation=("gone", "b"))], [], "2026-11-23", PROGRAMS)
    assert (found.program_id, found.is_due) == ("b", True)
    found = due([row("2026-11-23", rotation=("gone",))], [], "2026-11-23", PROGRAMS)
    assert (found.program_id, found.is_due) == ("starter", True)


def rule(plan: list[object], today: str, done: list[object] = ()) -> str:  # type: ignore[assignment]
    return due(plan, done, today, PROGRAMS).plan_rule


def test_the_rule_says_until_when_a_plan_holds_and_what_follows() -> None:
    wanted = "Until 29\u00a0Nov your plan is Starter, week 1, then Starter, week 2."
    assert rule(PLAN, "2026-11-23") == wanted
    assert rule(PLAN, "2026-11-27") == wanted


def test_the_rule_says_since_when_a_plan_holds_that_has_no_end() -> None:
    assert rule(PLAN, "2026-11-30") == "From 30\u00a0Nov on your plan is Starter, week 2."
    assert rule(PLAN, "2026-12-02") == (
        "Your plan has been Starter, week 2 since 30\u00a0Nov. It stays until you change it."
    )
    assert "since 30\u00a0Nov\u00a02026." in rule(PLAN, "2027-06-07")


def test_the_rule_says_whose_turn_a_missed_day_leaves() -> None:
    assert rule(ROTATION, "2026-11-24") == (
        "Your plan has been Standard A, Standard B since 23\u00a0Nov. "
        "It stays until you change it. "
        "The programs take turns, and a day that goes by keeps its turn."
    )


def test_the_rule_calls_the_two_standard_programs_by_their_one_name() -> None:
    turns = [row("2026-11-23", rotation=("standard-a", "standard-b"))]
    known = PROGRAMS | dict.fromkeys(("standard-a", "standard-b"), PROGRAMS["a"])
    assert due(turns, [], "2026-11-24", known).plan_rule.startswith(
        "Your days are Mon, Wed, Fri. "
        "Your plan has been Standard, A and B in turn since 23\u00a0Nov. "
    )


def test_the_rule_says_the_days_where_nothing_is_due() -> None:
    done = [session("2026-11-23")]
    wanted = (
        "Your days are Mon, Wed, Fri. "
        "Until 29\u00a0Nov your plan is Starter, week 1, then Starter, week 2."
    )
    assert rule(PLAN, "2026-11-23", done) == wanted
    assert rule(PLAN, "2026-11-24", done) == wanted
    assert rule(PLAN, "2026-11-01") == wanted  # it has not begun
    weekend = rule(PLAN, "2026-11-29", done)
    assert weekend == (
        "Your days are Mon, Wed, Fri. From 30\u00a0Nov on your plan is Starter, week 2."
    )
    assert rule([row("2026-11-23", (0,))], "2026-11-24").startswith("Your day is Mon. ")


def test_the_rule_says_that_a_plan_ends() -> None:
    ending = [row("2026-11-23", weeks=2)]
    assert rule(ending, "2026-11-23") == "Until 6\u00a0Dec your plan is Starter, week 1."
    stopping = [row("2026-11-23"), row("2026-12-01", weekdays=())]
    assert rule(stopping, "2026-11-23") == "Until 30\u00a0Nov your plan is Starter, week 1."


def test_other_days_for_the_same_program_are_no_end() -> None:
    moved = [row("2026-11-23"), row("2026-12-01", weekdays=(1,))]
    assert rule(moved, "2026-11-23") == "From 23\u00a0Nov on your plan is Starter, week 1."


@pytest.mark.parametrize("plan", [[], [row("2026-11-01", weekdays=())]])
def test_without_planned_days_there_is_no_rule(plan: list[object]) -> None:
    assert rule(plan, "2026-11-23") == ""
