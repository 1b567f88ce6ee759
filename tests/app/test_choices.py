"""What a person has, can do and does less of is what every session is made of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app.acts import accept, begin, finish, on_disk, rows
from PySide6.QtCore import Qt

from spasmfree.core.settings import OwnDose

LIFT, CURL, DIG = "side-lying-hip-abduction", "hamstring-curl-standing", "hamstring-heel-dig"


@pytest.fixture
def choose(desk):
    """Past the first start, with choices of the person's own."""

    def chosen(**choices):
        accept(desk)
        store = desk.app._parts.store
        store.save_person(replace(store.person(), **choices))
        on_disk(desk)
        return desk

    return chosen


def planned(desk):
    """Exercise and reps planned of every set that was kept."""
    kept = sorted(rows(desk.folder, "set_row"), key=lambda row: row["place"])
    return [(row["exercise"], row["reps_planned"]) for row in kept]


def test_a_session_has_the_persons_dose_swaps_and_positions(choose):
    desk = choose(
        avoided=("half-kneeling",), swaps={DIG: CURL}, doses={LIFT: OwnDose(sets=2, reps=8)}
    )
    begin(desk)
    desk.until(lambda: desk.find("session.rep") is not None)
    finish(desk)
    on_disk(desk)
    found = planned(desk)
    assert found.count((LIFT, 8)) == 4  # two sets a side
    assert found.count((CURL, 10)) == 4  # as many sets as the program has of what it replaces
    assert not {exercise for exercise, _ in found} & {DIG, "hip-flexor-half-kneeling"}


def test_today_and_the_diary_say_the_minutes_of_what_is_done(choose):
    desk = choose(doses={LIFT: OwnDose(sets=1)})
    whole = desk.app.diary.preset().minutes
    assert f"{whole}\u00a0min" in desk.find("today.start").accessibleDescription()
    store = desk.app._parts.store
    store.save_person(replace(store.person(), doses={}))
    on_disk(desk)
    assert desk.app.diary.preset().minutes > whole


def test_where_nothing_can_be_done_today_leads_to_settings(choose, desk):
    desk = choose(avoided=tuple(desk.app._parts.catalogue.positions))
    assert desk.find("today.start") is None
    desk.press("today.settings")
    assert desk.app.window.page() == "settings"


def test_a_favourite_is_kept_with_the_person_and_seen_at_once(choose):
    desk = choose(favourites=("gone-from-the-file",))
    desk.press("nav.exercises")
    desk.press("exercise.favourite")
    star, view = desk.find("exercise.favourite"), desk.find("exercise.list")
    assert star.isChecked()
    assert view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).endswith(", favourite")
    on_disk(desk)
    assert desk.find("exercise.favourite") is star  # the page was not built again under the reader
    desk.restart()
    desk.press("nav.exercises")
    desk.soon(lambda: desk.find("exercise.favourite") is not None)
    assert desk.find("exercise.favourite").isChecked()
    assert desk.app._parts.store.person().favourites == ("gone-from-the-file", LIFT)
    desk.press("exercise.favourite")
    assert not desk.find("exercise.favourite").isChecked()
    assert desk.app._parts.store.person().favourites == ("gone-from-the-file",)
