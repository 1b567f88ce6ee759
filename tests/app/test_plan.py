"""The plan in Settings: another program, other days, a later day, and what is kept of it."""

from __future__ import annotations

import pytest
from app.acts import accept, on_disk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spasmfree.core import days
from spasmfree.core.planned import Schedule


@pytest.fixture
def settings(desk):
    accept(desk)
    desk.app.window.show_page("settings")
    desk.soon(lambda: desk.find("settings.theme") is not None)
    return desk


def programs(desk, *day_numbers):
    """The programs in force so many days from today, as the disk has them."""
    on_disk(desk)
    desk.restart()
    today = desk.app._parts.today()
    schedule = Schedule(desk.app._parts.store.plan())
    return [schedule.stage(days.add(today, number)).rotation for number in day_numbers]


def choose(desk, identifier, steps):
    for _ in range(steps):
        QTest.keyClick(desk.find(identifier), Qt.Key.Key_Down)


def test_another_program_from_today(settings):
    choose(settings, "settings.program", 1)
    assert programs(settings, 0, 10) == [("starter-week2",), ("starter-week2",)]


def test_a_program_that_begins_later_and_days_that_change_before(settings):
    desk = settings
    desk.press("settings.plan_later")
    choose(desk, "plan.program", 1)
    desk.press("plan.save")
    assert "From Monday: Starter, week 2" in desk.find("settings.plan_coming").text()
    desk.press("days.5")
    assert desk.find("settings.plan_coming") is not None
    # Wednesday: the plan goes on until Monday, where week 2 begins
    assert programs(desk, 0, 4, 5, 40) == [
        ("starter",), ("starter",), ("starter-week2",), ("starter-week2",),
    ]  # fmt: skip


def test_taken_back_the_plan_goes_on(settings):
    desk = settings
    desk.press("settings.plan_later")
    choose(desk, "plan.program", 1)
    desk.press("plan.save")
    desk.press("settings.plan_take_back")
    assert desk.find("settings.plan_coming") is None
    assert programs(desk, 5, 6, 7) == [("starter",), ("starter",), ("starter-week2",)]


def test_what_the_person_cannot_do_is_gone_from_today(settings):
    desk = settings
    desk.press("settings.can.half-kneeling")
    desk.press("settings.have.strap")
    on_disk(desk)
    desk.restart()
    items = desk.app._parts.tailor().program(desk.app._parts.catalogue.programs["starter"]).items
    assert "hip-flexor-half-kneeling" not in [item.exercise for item in items]
    desk.app.window.show_page("settings")
    desk.soon(lambda: desk.find("settings.can.half-kneeling") is not None)
    assert not desk.find("settings.can.half-kneeling").isChecked()
    assert not desk.find("settings.have.strap").isChecked()
