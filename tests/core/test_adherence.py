"""Done against the plan, counted by hand (decisions D9, D15)."""

from __future__ import annotations

import pytest
from core.history_builders import row, session
from hypothesis import given
from hypothesis import strategies as st

from spasmfree.core import days
from spasmfree.core.adherence import (
    Adherence,
    Week,
    last_weeks_text,
    never_lived,
    session_adherence,
    weeks,
)
from spasmfree.core.done import credit
from spasmfree.core.planned import Schedule
from spasmfree.core.record import SessionKind, SessionOutcome
from spasmfree.core.week import DayState, open_days, this_week


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 1.0),
        ({"sets_done": 9}, 1.0),  # 9 of 17 is more than half
        ({"sets_done": 8}, 0.0),
        ({"sets_planned": 16, "sets_done": 8}, 1.0),  # exactly half
        ({"sets_done": 9, "outcome": SessionOutcome.PARTIAL}, 1.0),
        ({"sets_done": 9, "outcome": SessionOutcome.STOPPED_PAIN}, 1.0),
        ({"short": True, "sets_planned": 7, "sets_done": 4}, 0.5),
        ({"short": True, "sets_planned": 7, "sets_done": 3}, 0.0),
        ({"kind": SessionKind.PRACTICE}, 0.0),
        ({"kind": SessionKind.ELSEWHERE, "sets_planned": 0, "sets_done": 0}, 1.0),
        (
            {
                "kind": SessionKind.ELSEWHERE,
                "sets_planned": 0,
                "sets_done": 0,
                "outcome": SessionOutcome.PARTIAL,
            },
            0.0,
        ),
        ({"sets_planned": 0, "sets_done": 0}, 0.0),
        ({"program": "flare-relief"}, 0.0),
    ],
)
def test_what_one_session_counts(changes: dict[str, object], expected: float) -> None:
    assert credit(session("2026-11-02", **changes), easing={"flare-relief"}) == expected


# November 2026: the 2nd, 9th, 16th and 23rd are Mondays.
PLAN = [
    row("2026-11-04"),  # Mon Wed Fri, begun on a Wednesday
    row("2026-11-17", weekdays=(1, 3, 5, 6)),  # from a Tuesday on: Tue Thu Sat Sun
]
HISTORY = [
    session("2026-11-02"),  # before the first row: a session, but nothing was planned
    session("2026-11-04"),
    session("2026-11-05"),  # an extra session: fills the missed Friday of this week
    session("2026-11-09"),
    session("2026-11-10"),  # extra, Wednesday is done too: 4 of 3
    session("2026-11-11"),
    session("2026-11-13"),
    session("2026-11-16"),  # under the first row
    session("2026-11-17", short=True),
    session("2026-11-19", sets_done=8),  # under half
    session("2026-11-21", kind=SessionKind.PRACTICE),
]


def test_weeks_of_a_golden_history() -> None:
    assert weeks(PLAN, HISTORY, "2026-11-02", "2026-11-29") == (
        Week("2026-11-02", planned=2, done=3.0),  # Wed, Fri; done Mon, Wed, Thu
        Week("2026-11-09", planned=3, done=4.0),
        Week("2026-11-16", planned=5, done=1.5),  # Mon of the first row, then Tue Thu Sat Sun
        Week("2026-11-23", planned=4, done=0.0),
    )


def test_only_the_days_asked_for_count() -> None:
    assert weeks(PLAN, HISTORY, "2026-11-11", "2026-11-16") == (
        Week("2026-11-09", planned=2, done=2.0),
        Week("2026-11-16", planned=1, done=1.0),
    )


def test_28_days_of_a_golden_history() -> None:
    # From 26 October; Sunday the 22nd is today and not over. Planned 2 + 3 + 4; extra sessions
    # stay in their week: 2 + 3 + 1.5.
    assert session_adherence(PLAN, HISTORY, "2026-11-22") == Adherence(6.5, 9)
    text = last_weeks_text(session_adherence(PLAN, HISTORY, "2026-11-22"))
    assert text == "6.5 of 9 planned sessions in the last 4\u00a0weeks."


def test_today_counts_as_soon_as_it_is_done() -> None:
    done = [*HISTORY, session("2026-11-22")]
    assert session_adherence(PLAN, done, "2026-11-22") == Adherence(7.5, 10)
    tried = [*HISTORY, session("2026-11-22", sets_done=1)]
    assert session_adherence(PLAN, tried, "2026-11-22") == Adherence(6.5, 9)


def test_the_window_is_28_days_with_today() -> None:
    plan = [row("2026-01-01", weekdays=(0,))]
    assert session_adherence(plan, [], "2026-11-29").planned == 4  # 2, 9, 16, 23
    assert session_adherence(plan, [], "2026-11-30").planned == 3  # today is not over
    assert session_adherence(plan, [session("2026-11-30")], "2026-11-30").planned == 4


def test_without_a_plan_there_is_no_number() -> None:
    text = last_weeks_text(session_adherence([], [session("2026-11-02")], "2026-11-22"))
    assert text == "No session was planned in the last 4\u00a0weeks."
    assert last_weeks_text(session_adherence([row("2026-11-20")], [], "2026-11-21")) == (
        "0 of 1 planned session in the last 4\u00a0weeks."
    )


def test_a_newer_row_leaves_the_days_before_it_alone() -> None:
    before = weeks(PLAN[:1], HISTORY, "2026-11-02", "2026-11-16")
    assert weeks(PLAN, HISTORY, "2026-11-02", "2026-11-16") == before


def test_a_plan_can_end() -> None:
    plan = [row("2026-11-02", weeks=1)]
    assert [w.planned for w in weeks(plan, [], "2026-11-02", "2026-11-22")] == [3, 0, 0]
    goes_on = [row("2026-11-02", weeks=1, then=("starter-week2",))]
    assert [w.planned for w in weeks(goes_on, [], "2026-11-02", "2026-11-22")] == [3, 3, 3]


def test_a_day_lived_twice_is_planned_once() -> None:
    # Tuesday 24 November in Auckland, then, east across the date line, once more in Honolulu.
    plan = [row("2026-11-23", weekdays=(1,))]
    twice = [session("2026-11-24", offset_min=780), session("2026-11-24", offset_min=-600)]
    assert weeks(plan, twice, "2026-11-23", "2026-11-29") == (Week("2026-11-23", 1, 2.0),)
    assert session_adherence(plan, twice, "2026-11-29") == Adherence(1.0, 1)


def test_a_day_that_never_existed_is_not_planned() -> None:
    # Monday evening in Honolulu, nine hours in the air, Wednesday morning in Auckland.
    plan = [row("2026-11-23", weekdays=(0, 1, 2))]
    flight = [
        session("2026-11-23", hour=18, offset_min=-600),
        session("2026-11-25", hour=9, offset_min=780),
    ]
    assert never_lived(flight) == {"2026-11-24"}
    assert session_adherence(plan, flight, "2026-11-25") == Adherence(2.0, 2)


def test_which_journeys_skip_a_day() -> None:
    stay = [session("2026-11-20", offset_min=-600), session("2026-11-25", offset_min=780)]
    assert never_lived(stay) == {"2026-11-24"}
    london_to_auckland = [session("2026-11-20"), session("2026-11-25", offset_min=780)]
    assert never_lived(london_to_auckland) == frozenset()
    summer = [session("2026-03-28"), session("2026-03-30", offset_min=60)]
    assert never_lived(summer) == frozenset()
    next_day = [session("2026-11-24", offset_min=-600), session("2026-11-25", offset_min=780)]
    assert never_lived(next_day) == frozenset()


def test_this_week() -> None:
    week = this_week(PLAN, HISTORY, "2026-11-12")
    assert [day.state for day in week] == [
        DayState.DONE,
        DayState.DONE,
        DayState.DONE,
        DayState.FREE,
        DayState.DONE,
        DayState.FREE,
        DayState.FREE,
    ]
    assert [day.day for day in week if day.is_today] == ["2026-11-12"]
    later = this_week(PLAN, HISTORY, "2026-11-22")
    assert [day.state.value for day in later] == [
        "done", "done", "free", "planned", "free", "planned", "planned",
    ]  # fmt: skip


def test_a_planned_day_of_a_pause_is_paused_in_this_week() -> None:
    away = ("2026-11-09", "2026-11-19", "2026-11-21", "2026-11-22")
    week = this_week(PLAN, HISTORY, "2026-11-22", (), away)
    assert [day.state.value for day in week] == [
        "done", "done", "free", "paused", "free", "paused", "paused",
    ]  # fmt: skip
    done = this_week(PLAN, HISTORY, "2026-11-12", (), away)
    assert done[0].state is DayState.DONE, "what was done in a pause was done"


def test_an_extra_session_fills_the_earliest_open_day_of_its_week() -> None:
    schedule = Schedule([row("2026-11-02")])
    extra = [session("2026-11-10")]
    assert open_days(schedule, extra, "2026-11-12") == ("2026-11-11", "2026-11-13")
    assert open_days(schedule, extra, "2026-11-16") == ("2026-11-16", "2026-11-18", "2026-11-20")
    short = [session("2026-11-10", short=True)]
    assert len(open_days(schedule, short, "2026-11-12")) == 3


DAYS = st.integers(0, 60).map(lambda n: days.add("2026-10-01", n))


@given(st.lists(st.tuples(DAYS, st.booleans())), DAYS)
def test_no_history_gives_more_than_was_planned(done: list[tuple[str, bool]], today: str) -> None:
    history = [session(day, short=short) for day, short in done]
    found = session_adherence([row("2026-10-10"), row("2026-11-01", (5,))], history, today)
    assert 0 <= found.done <= found.planned <= 12
