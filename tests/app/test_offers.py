"""An offer on Today: taken, left, taken back, and what the next session then is."""

from __future__ import annotations

import pytest
from app.acts import accept, begin, finish, on_disk, rows
from app.keyboard import Keyboard
from core.history_builders import session

from spasmfree.core import days
from spasmfree.core.planned import Schedule


@pytest.fixture
def away(desk):
    """Past the first start, 20 days after the last session."""
    accept(desk)
    store = desk.app._parts.store
    store.save_session(session(days.add(desk.app._parts.today(), -20)), ())
    on_disk(desk)
    return desk


@pytest.fixture
def two_weeks(desk):
    """In the third week of the starter program."""
    accept(desk)
    parts = desk.app._parts
    desk.clock.utc_ms += 15 * days.DAY_MS
    parts.store.save_session(session(days.add(parts.today(), -1)), ())
    on_disk(desk)
    return desk


def minutes(desk):
    return desk.find("today.start").accessibleDescription()


def sets_planned(desk):
    return [row["sets_planned"] for row in rows(desk.folder, "session")]


def test_an_easier_start_is_offered_and_not_forced(away):
    whole = minutes(away)
    assert "20\u00a0days ago" in away.text("today.offer")
    away.press("today.offer_leave")
    assert away.find("today.offer") is None
    assert minutes(away) == whole
    away.restart()
    assert away.find("today.offer") is None
    away.clock.utc_ms += 7 * days.DAY_MS
    away.app.refresh()
    assert "27\u00a0days ago" in away.text("today.offer")


def test_taken_the_next_session_has_half_of_the_sets(away):
    whole = minutes(away)
    away.press("today.offer_take")
    assert minutes(away) != whole
    begin(away)
    away.until(lambda: away.find("session.rep") is not None)
    finish(away)
    away.press("summary.done")
    on_disk(away)
    assert sorted(sets_planned(away)) == [10, 17]  # 17 is the whole one of the fixture
    assert away.find("today.offer") is not None  # what was left early has not counted


def test_the_keyboard_reaches_an_offer_and_comes_back_to_start(away):
    keys = Keyboard(away)
    keys.to("today.offer_take").to("today.offer_leave").use("today.offer_take")
    assert keys.at("today.start")
    keys.use("today.offer_leave")
    assert keys.at("today.start")
    assert away.find("today.offer") is None


def test_taken_it_can_be_taken_back(away):
    whole = minutes(away)
    away.press("today.offer_take")
    away.press("today.offer_leave")
    assert minutes(away) == whole
    assert away.find("today.offer") is None


def test_the_next_program_begins_today_and_can_be_undone(two_weeks):
    desk = two_weeks
    store = desk.app._parts.store
    desk.press("today.offer_take")
    today = desk.app._parts.today()
    stage = Schedule(store.plan()).stage(today)
    assert (stage.rotation, stage.weekdays) == (("standard-a", "standard-b"), (0, 2, 4))
    assert "Standard A" in minutes(desk)
    assert desk.find("today.offer") is None
    desk.press("toast.undo")
    assert Schedule(store.plan()).stage(today).rotation == ("starter-week2",)
    assert Schedule(store.plan()).stage(days.add(today, -15)).rotation == ("starter",)
    on_disk(desk)
    assert desk.find("today.offer_take") is not None
