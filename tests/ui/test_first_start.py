"""The first start, key by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from ui.geometry import settle

from spasmfree.ui.safety_pages import GatePage, WarningPage
from spasmfree.ui.start_pages import ChoicesPage

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, page):
    qtbot.addWidget(page)
    settle(page, 900, 600)
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def named(page, identifier):
    found = [
        w
        for w in page.findChildren(QWidget)
        if w.accessibleIdentifier() == identifier and w.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def words(page):
    return " ".join(made.text() for made in page.findChildren(QLabel))


def test_gate_is_passed_with_one_key(qtbot):
    page = shown(qtbot, GatePage())
    accept = named(page, "safety.accept")
    assert QApplication.focusWidget() is accept
    assert accept.text() == "None of this applies to me today"
    with qtbot.waitSignal(page.accepted, timeout=1000):
        qtbot.keyClick(accept, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.something, timeout=1000):
        qtbot.mouseClick(named(page, "safety.something"), LEFT)
    page.close()


def test_gate_colours_no_answer_as_the_right_one(qtbot):
    page = shown(qtbot, GatePage())
    kinds = {
        named(page, identifier).property("kind")
        for identifier in ("safety.accept", "safety.something")
    }
    assert kinds == {"secondary"}
    page.close()


def test_gate_names_every_pattern(qtbot):
    page = shown(qtbot, GatePage())
    text = words(page)
    for pattern in (
        "urine stool genitals wiping sexual legs",  # cauda equina
        "tummy faintness clammy heartbeat throbbing",  # aorta
        "fall crash blow",  # injury
        "Chest breathlessness collapse",
        "Fever infection injection immune drugs",
        "knock bones steroid shape bony",  # fracture
        "foot weakness",
        "cancer weight eases tired",
        "45 wakes movement arthritis psoriasis heel",  # inflammatory, not scored
        "18 50 pregnancy operation kidney urinary 6",
    ):
        for word in pattern.split():
            assert word in text
    assert "does not examine you" in text
    page.close()


def test_warning_page_says_where_to_go_and_leads_back(qtbot):
    page = shown(qtbot, WarningPage())
    text = words(page)
    assert "emergency" in text
    assert "doctor" in text
    assert "health professional" in text
    with qtbot.waitSignal(page.back, timeout=1000):
        qtbot.mouseClick(named(page, "safety.back"), LEFT)
    with qtbot.waitSignal(page.quit_wanted, timeout=1000):
        qtbot.mouseClick(named(page, "safety.quit"), LEFT)
    page.close()


def test_skip_takes_the_presets_in_one_press(qtbot):
    page = shown(qtbot, ChoicesPage())
    with qtbot.waitSignal(page.done, timeout=1000) as told:
        qtbot.mouseClick(named(page, "start.skip"), LEFT)
    assert told.args == [(0, 2, 4), "paced"]
    page.close()


def test_choices_are_told(qtbot):
    page = shown(qtbot, ChoicesPage())
    for day in (1, 4):
        qtbot.mouseClick(named(page, f"days.{day}"), LEFT)
    pace = named(page, "start.pace")
    pace.part(0).setFocus()
    qtbot.keyClick(pace.part(0), Qt.Key.Key_Right)
    with qtbot.waitSignal(page.done, timeout=1000) as told:
        qtbot.mouseClick(named(page, "start.go_on"), LEFT)
    assert told.args == [(0, 1, 2), "rep"]
    page.close()


def test_no_day_says_what_is_missing(qtbot):
    page = shown(qtbot, ChoicesPage())
    for day in (0, 2, 4):
        qtbot.mouseClick(named(page, f"days.{day}"), LEFT)
    assert not named(page, "start.go_on").isEnabled()
    assert named(page, "start.days_hint").text() == "Choose at least one day."
    page.close()


def test_choices_survive_a_change_of_text_size(qtbot, look):
    look()
    page = shown(qtbot, ChoicesPage())
    qtbot.mouseClick(named(page, "days.6"), LEFT)
    look(scale=1.5)
    settle(page, 900, 600)
    assert named(page, "days.6").isChecked()
    page.close()
