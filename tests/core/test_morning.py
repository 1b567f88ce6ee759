"""The question of the morning: when it is asked, of which session, and what is kept."""

from __future__ import annotations

from dataclasses import replace

from fakes import WEDNESDAY_EVENING, CountedIds
from storage.examples import HURT, SESSION, SETS

from spasmfree.core.clocks import Wall
from spasmfree.core.morning import Morning, asked, with_felt, with_score
from spasmfree.core.record import Felt, PainKind, SessionKind, with_scores
from spasmfree.core.revisions import WholeSession

THURSDAY = "2026-01-15"


def test_it_is_asked_on_the_day_after_and_only_then():
    assert asked([SESSION], "2026-01-14") is None
    assert asked([SESSION], THURSDAY) == Morning("s1")
    assert asked([SESSION], "2026-01-16") is None
    assert asked([], THURSDAY) is None


def test_the_last_session_of_the_day_is_meant_and_practice_is_none():
    later = replace(SESSION, id="s2", started_ms=SESSION.started_ms + 1)
    practice = replace(later, id="s3", kind=SessionKind.PRACTICE, started_ms=later.started_ms + 1)
    assert asked([practice, SESSION, later], THURSDAY) == Morning("s2")
    assert asked([practice], THURSDAY) is None


def test_once_answered_or_put_aside_it_is_asked_no_more():
    felt = replace(SESSION, felt_next_morning=Felt.SAME)
    assert asked([felt], THURSDAY) is None
    assert asked([felt], THURSDAY, score_for="s1") == Morning("s1", Felt.SAME)
    assert asked([replace(felt, pain_next_morning=2)], THURSDAY, score_for="s1") is None
    assert asked([replace(SESSION, pain_next_morning=2)], THURSDAY) is None
    assert asked([SESSION], THURSDAY, left="s1") is None


def test_the_number_belongs_to_the_morning_it_was_told_on():
    whole = with_felt(WholeSession(SESSION, SETS, (HURT,)), Felt.WORSE)
    wall = Wall(WEDNESDAY_EVENING + 50_000_000, 60, "Europe/Berlin")
    told = with_score(with_score(whole, 3, "x", wall, THURSDAY), 5, "y", wall, THURSDAY)
    assert (told.session.felt_next_morning, told.session.pain_next_morning) == (Felt.WORSE, 5)
    rows = with_scores(told.session, told.pains, CountedIds())
    (row,) = [each for each in rows if each.kind is PainKind.NEXT_MORNING]
    assert (row.day, row.score, row.at_ms, row.session_id) == (THURSDAY, 5, wall.utc_ms, "s1")
    assert HURT in rows
