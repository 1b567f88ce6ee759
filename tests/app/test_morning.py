"""On the morning after a session Today asks how the back is, with one row of taps."""

from __future__ import annotations

import pytest
from app.keyboard import Key
from PySide6.QtWidgets import QApplication

from spasmfree.core.record import PainKind


@pytest.fixture
def morning(keys):
    """A session was done elsewhere yesterday."""
    keys.use("today.elsewhere").use("add.save")
    keys.desk.clock.advance(14 * 3_600_000)
    keys.desk.app._look_at_day()
    QApplication.processEvents()
    return keys


def store_of(keys):
    return keys.desk.app._parts.store


def test_two_taps_tell_it_and_it_is_tied_to_yesterdays_session(morning):
    keys = morning.use("morning.worse")
    (session,) = store_of(keys).sessions()
    assert (session.felt_next_morning, session.pain_next_morning) == ("worse", None)
    keys.to("morning.score").press(*[Key.Key_Right] * 4, Key.Key_Space)
    (session,) = store_of(keys).sessions()
    assert (session.day, session.pain_next_morning) == ("2026-01-14", 4)
    row = next(p for p in store_of(keys).pains(session.id) if p.kind is PainKind.NEXT_MORNING)
    assert (row.day, row.score) == ("2026-01-15", 4)
    assert keys.desk.find("morning.score") is None
    keys.desk.restart()
    assert keys.desk.find("morning.worse") is None, "it is asked once"
    acts = [each.act for each in store_of(keys).revisions()]
    assert acts == ["added"]  # the session; an answer is no change of the diary


def test_it_can_be_left_out_for_good(morning):
    morning.use("morning.leave")
    assert morning.desk.find("morning.better") is None
    morning.desk.restart()
    assert morning.desk.find("morning.better") is None
    assert store_of(morning).sessions()[0].felt_next_morning is None


def test_the_number_alone_can_be_left_out(morning):
    morning.use("morning.better").use("morning.leave")
    assert morning.desk.find("morning.score") is None
    session = store_of(morning).sessions()[0]
    assert (session.felt_next_morning, session.pain_next_morning) == ("better", None)
