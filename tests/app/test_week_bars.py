"""The bars on Today follow what is logged, however it is logged and taken back."""

from __future__ import annotations

from dataclasses import replace

from app.acts import accept, begin, finish, on_disk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar

from spasmfree.core.record import Outcome
from spasmfree.core.settings import OwnDose

BARS = ("today.bar.quads", "today.bar.hamstrings", "today.bar.side-hip")


def bars(desk):
    """What is said beside each bar, once the disk has what was done."""
    on_disk(desk)
    found = [desk.find(each) for each in BARS]
    assert all(isinstance(each, QProgressBar) for each in found)
    return [each.text() for each in found]


def test_the_bars_fill_with_whatever_is_logged(desk):
    accept(desk)  # on a Wednesday, with Friday still to come
    assert bars(desk) == ["0 of 16 sets", "0 of 4 sets", "0 of 12 sets"]

    begin(desk)  # a pelvic tilt, which is for none of the three, then quads left and right
    desk.until(lambda: desk.ledger().sets[2].outcome is Outcome.DONE)
    finish(desk)
    desk.press("summary.done")
    assert bars(desk) == ["2 of 16 sets", "0 of 4 sets", "0 of 12 sets"]

    desk.press("today.elsewhere")
    desk.press("add.save")
    assert bars(desk) == ["10 of 16 sets", "2 of 4 sets", "6 of 12 sets"]

    desk.restart()
    assert bars(desk) == ["10 of 16 sets", "2 of 4 sets", "6 of 12 sets"]


def test_a_session_that_is_taken_out_of_the_diary_leaves_the_bars(desk):
    accept(desk)
    desk.press("today.elsewhere")
    desk.press("add.save")
    desk.press("nav.diary")
    desk.find("diary.table").setFocus()
    desk.key(Qt.Key.Key_Home)
    desk.key(Qt.Key.Key_Return)
    desk.press("diary.delete")
    desk.press("nav.today")
    assert bars(desk) == ["0 of 16 sets", "0 of 4 sets", "0 of 12 sets"]


def test_another_week_begins_with_empty_bars(desk):
    accept(desk)
    desk.press("today.elsewhere")
    desk.press("add.save")
    on_disk(desk)
    desk.clock.advance(5 * 24 * 3_600_000)  # Monday
    desk.restart()
    # The Monday is still of the first week of the plan, which began on a Wednesday: 2 + 4 + 4.
    assert bars(desk) == ["0 of 24 sets", "0 of 10 sets", "0 of 18 sets"]


def test_a_dose_of_ones_own_is_what_fills_the_week(desk):
    accept(desk)
    on_disk(desk)
    kept = desk.app._parts.store
    kept.save_person(replace(kept.person(), doses={"hamstring-heel-dig": OwnDose(sets=1)}))
    on_disk(desk)
    desk.restart()
    assert bars(desk) == ["0 of 16 sets", "0 of 2 sets", "0 of 12 sets"]
    desk.press("today.elsewhere")
    desk.press("add.save")
    assert bars(desk) == ["8 of 16 sets", "1 of 2 sets", "6 of 12 sets"]
