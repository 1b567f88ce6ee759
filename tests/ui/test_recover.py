"""After a crash the person is told where it stopped, and what each answer means."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from ui.geometry import faults, settle
from ui.looks import FONTS
from ui.session_rig import Rig

from spasmfree.ui.recover_page import RecoverPage

HIP = "side-lying-hip-abduction"


def interrupted(qtbot, exercise, side, reps=0):
    rig = Rig(qtbot)
    rig.start()
    rig.at_work(exercise, side)
    rig.until(lambda session: session.reps == reps)
    return rig, rig.flow.read_back(*rig.store.running())


def shown(qtbot, moment, *, can_resume=True, size=(1280, 800)):
    page = RecoverPage()
    qtbot.addWidget(page)
    page.offer(moment, can_resume=can_resume)
    settle(page, *size)
    return page


def by_id(page, identifier):
    found = [b for b in page.findChildren(QPushButton) if b.accessibleIdentifier() == identifier]
    return next((button for button in found if button.isVisible()), None)


def words(page):
    return [label.text() for label in page.findChildren(QLabel)]


def test_it_names_the_set_and_the_counts_that_were_there(qtbot):
    _, moment = interrupted(qtbot, HIP, "left", 4)
    page = shown(qtbot, moment)
    assert "Side-lying hip lift, left leg, set 1" in words(page)
    assert "4 of 10 reps were done." in words(page)
    assert "Discard throws away 6 sets with 12 reps." in words(page)


def test_a_hold_says_its_seconds(qtbot):
    rig, _ = interrupted(qtbot, "quad-stretch-side-lying", "left")
    rig.wait(12_000)
    page = shown(qtbot, rig.flow.read_back(*rig.store.running()))
    assert "10 of 30\u00a0s were held." in words(page)


def test_three_answers_one_press_each(qtbot):
    _, moment = interrupted(qtbot, HIP, "left", 1)
    page = shown(qtbot, moment)
    answers = []
    page.resumed.connect(lambda: answers.append("resume"))
    page.kept.connect(lambda: answers.append("keep"))
    page.discarded.connect(lambda: answers.append("discard"))
    for name in ("resume", "keep", "discard"):
        by_id(page, f"recover.{name}").click()
    assert answers == ["resume", "keep", "discard"]
    assert by_id(page, "recover.resume").hasFocus()


def test_on_another_day_it_can_only_be_kept_or_discarded(qtbot):
    _, moment = interrupted(qtbot, HIP, "left", 1)
    page = shown(qtbot, moment, can_resume=False)
    assert by_id(page, "recover.resume") is None
    assert by_id(page, "recover.keep").hasFocus()
    qtbot.keyClick(by_id(page, "recover.keep"), Qt.Key.Key_Tab)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_its_words_are_whole(qtbot, look, font, scale):
    look("dark", scale, font)
    _, moment = interrupted(qtbot, HIP, "left", 4)
    for can_resume in (True, False):
        page = shown(qtbot, moment, can_resume=can_resume, size=(900, 600))
        assert faults(page) == []
