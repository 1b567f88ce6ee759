"""What the page for a physiotherapist says of a history that was counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.period_example import DASH, LIFT, PERIOD, STRETCH, page, session, sets

from spasmfree.core import fixed_words
from spasmfree.core.period import Period, doses, scores, weekly_pain
from spasmfree.core.record import (
    Outcome,
)


def told(shown, title: str):
    return next(each for each in shown.tables if each.title == title)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_facts_on_top() -> None:
    assert {name: plain(value) for name, value in page().facts} == {
        # Monday, Wednesday, Friday; Wednesday and Friday beside the holiday; nothing in the flare.
        "Planned sessions done": "2.5 of 5",
        "Sittings in all": "3",
        "Time at work": "60 min",
        "Stopped because it hurt": "1",
        "Episodes": "1",
        "Days in episodes": "7",
    }


def test_the_dose_by_exercise_and_side() -> None:
    table = told(page(), "Dose, planned and done")
    assert [tuple(map(plain, row)) for row in table.rows] == [
        (
            "Side-lying hip lift", "Left", "3 of 3", "29 of 30", "none, then 1 kg",
            "right 21 % fewer",
        ),
        ("", "Right", "3 of 3", "23 of 30", "none, then 1 kg", ""),
        ("Side-lying quad stretch", "Left", "3 of 3", "1:21 min of 1:30 min", DASH, DASH),
    ]  # fmt: skip
    assert table.pictures == (LIFT, "", STRETCH)


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (200, 200, "the same"),
        (300, 299, "less than 1 % apart"),
        (92, 100, "left 8 % fewer"),
    ],
)
def test_sides_are_called_the_same_only_where_they_are(left, right, words) -> None:
    shown = page(replace(PERIOD, sets=tuple(sets("s1", left, right))))
    assert plain(told(shown, "Dose, planned and done").rows[0][5]) == words


def test_pain_by_when_it_was_told() -> None:
    assert told(page(), "Pain, 0 to 10").rows == (
        ("Before a session", "3", "2", "3", "4"),
        ("Worst during one", "1", "5", "5", "5"),
        ("After it", "1", "3", "3", "3"),
        ("The next morning", "1", "1", "1", "1"),
        ("At other times", "1", "4", "4", "4"),
    )


def test_what_hurt_and_what_was_left_out() -> None:
    shown = page()
    (hurt,) = told(shown, "Stopped because it hurt").rows
    assert tuple(map(plain, hurt)) == ("14 Jan", "Side-lying hip lift", "Right", "1", "7", "6")
    (episode,) = told(shown, "Episodes").rows
    assert tuple(map(plain, episode)) == (
        "19 Jan, still open", "8", "Sitting", "2", "On the train.",
    )  # fmt: skip
    (pause,) = told(shown, "Pauses").rows
    assert tuple(map(plain, pause)) == ("12 Jan to 13 Jan", "Holiday", DASH)


def test_notes_come_in_the_order_of_days() -> None:
    assert [(plain(day), text) for day, text in page().notes] == [
        ("5 Jan", "Stiff."), ("6 Jan", "Long drive."), ("16 Jan", "At work."),
    ]  # fmt: skip


def test_the_charts_have_one_value_a_week() -> None:
    sessions, pain = page().charts
    assert (sessions.values, sessions.outlines) == ((2.0, 0.5, 0.0), (3.0, 2.0, 0.0))
    assert pain.values == (3.0, 3.0, None)
    assert sessions.marked == pain.marked == (False, False, True)
    assert page().marked


def test_nothing_told_is_said_and_not_shown_as_nought() -> None:
    shown = page(Period("2026-01-05", "2026-01-11"))
    assert all(not table.rows and table.nothing for table in shown.tables)
    assert (shown.notes, shown.marked) == ((), "")
    assert shown.no_notes
    assert shown.charts[1].values == (None,)


def test_it_says_what_it_is_not() -> None:
    shown = page()
    assert shown.not_reviewed == fixed_words.not_reviewed()
    assert shown.disclaimer == fixed_words.disclaimer()
    assert "weaker" not in " ".join(
        cell for table in shown.tables for row in table.rows for cell in row
    )


def test_an_exercise_that_was_renamed_is_one() -> None:
    old = [replace(each, exercise="old") for each in sets("s1", 10, 10)[:1]]
    found = doses([*old, *sets("s2", 10, 10)[:1]], {"old": LIFT})
    assert [(dose.exercise, dose.sets_planned) for dose in found] == [(LIFT, 2)]


def test_a_skipped_set_was_planned_and_not_done() -> None:
    skipped = replace(sets("s1", 0, 0)[0], outcome=Outcome.SKIPPED)
    (dose,) = doses([skipped], {})
    assert (dose.sets_planned, dose.sets_done, dose.reps_planned, dose.reps_done) == (1, 0, 10, 0)


@pytest.mark.parametrize(
    ("values", "found"),
    [([], None), ([None], None), ([3], (1, 3, 3, 3)), ([5, None, 2], (2, 2, 3.5, 5))],
)
def test_scores(values, found) -> None:
    assert scores(values) == found


def test_weeks_begin_on_monday() -> None:
    told_on = [session("2026-01-11", 1, pain_before=2), session("2026-01-12", 2, pain_before=6)]
    assert weekly_pain(told_on, "2026-01-08", "2026-01-14") == [2, 6]
