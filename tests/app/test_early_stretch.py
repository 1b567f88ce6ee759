"""In the first two days of an episode a stretch is said to wait, and nothing is forbidden."""

from __future__ import annotations

import pytest
from app.keyboard import Key

STRETCH = "quad-stretch-side-lying"
DAY_MS = 86_400_000


def preview(keys, exercise=STRETCH):
    """At the preview of an exercise alone."""
    keys.desk.app._practise(exercise)
    keys.desk.score("pain.before", 3)
    return keys.press(Key.Key_Space)


def said(keys):
    found = keys.desk.find("preview.early")
    return "" if found is None else found.text()


def later(keys, count):
    keys.desk.clock.advance(count * DAY_MS)
    keys.desk.app._look_at_day()


def test_a_stretch_is_said_to_wait_and_can_be_begun(flared):
    keys = preview(flared)
    assert "no stretch goes as far as it can" in said(keys)
    start = keys.desk.find("session.primary")
    assert start.accessibleDescription() == said(keys), "who cannot see it hears it at Start"
    assert start.hasFocus(), "the way on is as it always is"
    keys.press(Key.Key_Space)
    assert keys.desk.find("session.phase") is not None


def test_the_gentle_session_is_one_press_away_and_keeps_the_score(flared):
    keys = preview(flared).use("preview.gentler")
    assert said(keys) == ""
    assert keys.desk.find("preview.change.2") is not None, "several exercises"
    keys.press(Key.Key_Space)
    running = keys.desk.app._parts.store.running()
    assert running is not None
    assert (running[0].program, running[0].pain_before) == ("flare-relief", 3)


def test_what_eases_has_no_such_words(flared):
    assert said(preview(flared, "knee-to-chest-single")) == ""


@pytest.mark.parametrize(("after", "waits"), [(1, True), (2, False)])
def test_it_is_said_for_two_days(flared, after, waits):
    later(flared, after)
    assert bool(said(preview(flared))) == waits


def test_without_an_episode_nothing_is_said(keys):
    assert said(preview(keys)) == ""


def test_a_break_with_a_stretch_is_said_to_wait_too(flared):
    keys = flared
    keys.desk.app._start("desk-break")
    keys.desk.score("pain.before", 3)
    assert said(keys.press(Key.Key_Space))
