"""What the first page says on a day that is due, free, done or stopped."""

from __future__ import annotations

import pytest
from core.history_builders import row, session

from spasmfree.core import balance, content, layout, plan
from spasmfree.core.changes import Changes, count
from spasmfree.core.layout import Choices
from spasmfree.core.record import SessionOutcome
from spasmfree.core.settings import OwnDose, PersonSettings
from spasmfree.core.tailor import Tailor
from spasmfree.core.timeline import Timeline
from spasmfree.core.today import changes_words, today_state
from spasmfree.core.week import this_week
from spasmfree.resources import resource

CATALOGUE = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
PLAN = (row("2026-11-23"),)
MONDAY, TUESDAY = "2026-11-23", "2026-11-24"


def state(today, *sessions, rows=PLAN, sets=()):
    due = plan.due(rows, sessions, today, CATALOGUE.programs)
    items = CATALOGUE.programs[due.program_id].items
    whole = layout.build(items, CATALOGUE)
    short = layout.build(items, CATALOGUE, Choices(short=True))
    week = this_week(rows, sessions, today)
    coming = whole.sets if due.is_due else ()
    bars = balance.bars(rows, sessions, sets, CATALOGUE, today, coming)
    return today_state(due, whole, short, week, CATALOGUE, today, bars=bars, first_day=not sessions)


def test_a_planned_day_says_what_is_due_and_what_it_takes():
    shown = state(MONDAY)
    assert shown.title == "A session is due"
    assert shown.date == "Monday 23\u00a0November"
    assert shown.program == "Starter, week 1"
    assert shown.short_minutes < shown.minutes
    assert [figure.name for figure in shown.lineup] == [
        "Pelvic tilt",
        "Side-lying quad stretch",
        "Side-lying hip lift",
        "Heel press",
        "Kneeling hip stretch",
    ]
    assert shown.have_ready == "Mat, strap or towel, cushion, chair"
    assert shown.first_day


def test_minutes_and_changes_are_those_of_the_timeline_that_will_run():
    due = plan.due(PLAN, (), MONDAY, CATALOGUE.programs)
    items = CATALOGUE.programs[due.program_id].items
    one = layout.build(items[:1], CATALOGUE)
    shown = today_state(due, one, one, (), CATALOGUE, MONDAY, first_day=False)
    assert shown.minutes == shown.short_minutes == 1
    assert shown.changes == Changes(0, 0)


def test_the_first_day_invites_to_begin_even_when_it_is_a_free_one():
    shown = state(TUESDAY)
    assert shown.title == "Your first session"
    assert "tomorrow" in shown.why


def test_a_free_day_offers_the_next_program_and_says_when_it_is_due():
    shown = state(TUESDAY, session(MONDAY))
    assert shown.title == "Nothing is due today"
    assert shown.program == "Starter, week 1"
    assert "tomorrow" in shown.why
    assert shown.rule == ""
    assert not shown.first_day


def test_after_a_stop_because_it_hurt_the_rule_is_told_for_that_day_only():
    stopped = session(MONDAY, outcome=SessionOutcome.STOPPED_PAIN)
    assert "until tomorrow" in state(MONDAY, stopped).rule
    assert "our own choice" in state(MONDAY, stopped).rule
    assert state(TUESDAY, stopped).rule == ""


def test_the_week_counts_done_of_planned_days():
    assert state(TUESDAY, session(MONDAY)).week_words == "1 of 3 sessions"
    assert state(MONDAY, rows=(row(MONDAY, (0,)),)).week_words == "0 of 1 session"
    assert state(MONDAY, rows=(row(MONDAY, ()),)).week_words == ""


def test_an_extra_session_on_a_free_day_does_not_raise_the_number_of_planned_ones():
    shown = state("2026-11-28", session("2026-11-28"))
    assert shown.week_words == "1 of 3 sessions"


def test_more_sessions_than_planned_fill_the_week_and_no_more():
    done = [session(f"2026-11-{day}") for day in (23, 24, 25, 26, 27)]
    assert state("2026-11-27", *done).week_words == "3 of 3 sessions"


def test_changes_are_told_in_words_and_left_out_when_there_are_none():
    assert changes_words(Changes(3, 12)) == (
        "Up or down 3\u00a0times",
        "Roll over 12\u00a0times",
    )
    assert changes_words(Changes(1, 0)) == ("Up or down once", "")


def test_nobody_rolls_over_on_their_feet_or_on_their_back():
    def told(program):
        items = CATALOGUE.programs[program].items
        return changes_words(count(layout.build(items, CATALOGUE)))

    assert told("desk-break") == ("", "Change sides once")
    assert told("flare-relief") == ("Up or down once", "Change sides once")
    assert told("starter")[1].startswith("Roll over")


def test_the_line_on_the_bars_is_there_only_when_a_session_is_due():
    assert [bar.after for bar in state(MONDAY).bars] == [8, 2, 6]
    assert all(bar.line is None for bar in state(MONDAY, session(MONDAY)).bars)
    stopped = session(MONDAY, outcome=SessionOutcome.STOPPED_PAIN)
    assert all(bar.line is None for bar in state(MONDAY, stopped).bars)


def test_the_plan_behind_the_day_is_told():
    assert state(MONDAY).plan_rule == "From 23\u00a0Nov on your plan is Starter, week 1."
    assert state(MONDAY, rows=(row(MONDAY, ()),)).plan_rule == ""


def test_what_is_shown_is_what_this_person_does():
    lift = {"side-lying-hip-abduction": OwnDose(sets=1)}
    person = PersonSettings(avoided=("half-kneeling",), doses=lift)
    tailor = Tailor(CATALOGUE, person)
    due = plan.due(PLAN, (), MONDAY, CATALOGUE.programs)
    items = tailor.program(CATALOGUE.programs[due.program_id]).items
    whole = layout.build(items, CATALOGUE)
    shown = today_state(due, whole, whole, (), CATALOGUE, MONDAY, first_day=False, items=items)
    assert "Kneeling hip stretch" not in [figure.name for figure in shown.lineup]
    assert "cushion" not in shown.have_ready
    assert shown.minutes < state(MONDAY).minutes
    assert shown.nothing == ""


def test_where_nothing_can_be_done_it_says_why():
    due = plan.due(PLAN, (), MONDAY, CATALOGUE.programs)
    empty = Timeline((), ())
    shown = today_state(due, empty, empty, (), CATALOGUE, MONDAY, first_day=False, items=())
    assert "Settings" in shown.nothing
    assert shown.lineup == ()


@pytest.mark.parametrize(
    ("away", "words"),
    [
        ((), "0 of 3 sessions"),
        (("2026-11-25",), "0 of 2 sessions, 1 day paused"),
        (("2026-11-23", "2026-11-25", "2026-11-27"), "3 days paused"),
    ],
)
def test_days_of_a_pause_leave_the_count_of_the_week(away, words):
    due = plan.due(PLAN, (), MONDAY, CATALOGUE.programs)
    whole = layout.build(CATALOGUE.programs[due.program_id].items, CATALOGUE)
    week = this_week(PLAN, (), MONDAY, (), away)
    shown = today_state(due, whole, whole, week, CATALOGUE, MONDAY, first_day=True)
    assert shown.week_words.replace("\u00a0", " ") == words
