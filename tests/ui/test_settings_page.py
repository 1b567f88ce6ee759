"""Each setting tells its change at once and shows what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from ui.geometry import settle

from spasmfree.core.settings import DeviceSettings, PersonSettings
from spasmfree.core.timeline import Pace
from spasmfree.ui import theme
from spasmfree.ui.settings_page import Offered, SettingsPage, Shown

LEFT = Qt.MouseButton.LeftButton
PROGRAMS = (
    Offered("one", "Starter, week 1", "To begin."),
    Offered("two", "Starter, week 2", "Then."),
)
SHOWN = Shown((0, 2, 4), "one", PROGRAMS, "/home/someone/data")


@pytest.fixture
def page(qtbot):
    made = SettingsPage(PersonSettings(), DeviceSettings(), SHOWN)
    qtbot.addWidget(made)
    settle(made, 1100, 800)
    yield made
    made.close()


@pytest.fixture
def told(page):
    said = []
    for signal in (page.changed, page.device_changed, page.plan_changed, page.program_changed):
        signal.connect(said.append)
    return said


def named(page, identifier):
    found = [
        w
        for w in page.content().findChildren(QWidget)
        if w.accessibleIdentifier() == identifier and w.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def test_days_become_a_new_plan_and_none_does_not(page, told, qtbot):
    qtbot.mouseClick(named(page, "days.5"), LEFT)
    assert told == [(0, 2, 4, 5)]
    for day in (0, 2, 4, 5):
        qtbot.mouseClick(named(page, f"days.{day}"), LEFT)
    assert told[-1] == (5,)


def test_another_program(page, qtbot):
    choice = named(page, "settings.program")
    assert choice.currentText() == "Starter, week 1"
    with qtbot.waitSignal(page.program_changed) as chosen:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert chosen.args == ["two"]
    assert [w.text() for w in page.findChildren(QLabel) if w.text() in ("To begin.", "Then.")] == [
        "Then."
    ]


@pytest.mark.parametrize(
    "identifier", ["settings.program", "settings.day_start", "settings.volume"]
)
def test_scrolling_past_a_setting_does_not_change_it(page, told, identifier):
    field = named(page, identifier)
    middle = QPointF(field.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(field.mapToGlobal(field.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, turn)
    assert told == []


def test_pace(page, told, qtbot):
    qtbot.mouseClick(named(page, "settings.pace").part(2), LEFT)
    assert told == [replace(PersonSettings(), pace=Pace.SET)]
    assert named(page, "settings.pace").current() == 2


def test_units(page, told, qtbot):
    qtbot.mouseClick(named(page, "settings.units").part(1), LEFT)
    assert told == [replace(PersonSettings(), units="lb")]


def test_day_start(page, told, qtbot):
    hours = named(page, "settings.day_start")
    assert hours.currentText() == "03:00"
    qtbot.keyClick(hours, Qt.Key.Key_Down)
    assert told == [replace(PersonSettings(), day_start_min=240)]


def test_theme_and_text_size(page, told, qtbot):
    qtbot.mouseClick(named(page, "settings.theme").part(2), LEFT)
    qtbot.mouseClick(named(page, "settings.text_size").part(2), LEFT)
    assert told == [
        DeviceSettings(theme="dark"),
        DeviceSettings(theme="dark", text_scale=1.5),
    ]


def test_a_theme_change_keeps_the_focus_in_its_place(page, qtbot, qapp):
    def follow(device):
        theme.apply(qapp, device.theme, device.text_scale)

    page.device_changed.connect(follow)
    page.activateWindow()
    qtbot.waitActive(page)
    part = named(page, "settings.text_size").part(0)
    part.setFocus()
    qtbot.keyClick(part, Qt.Key.Key_Right)
    settle(page, 1100, 800)
    assert theme.scale() == 1.25
    assert named(page, "settings.text_size").current() == 1
    assert named(page, "settings.text_size").isAncestorOf(qapp.focusWidget())


def test_sound_off_leaves_nothing_to_press(page, told, qtbot):
    named(page, "settings.sound").click()
    assert told == [DeviceSettings(sound=False)]
    assert not named(page, "settings.volume").isEnabled()
    assert not named(page, "settings.sample").isEnabled()


def test_volume_by_key(page, told, qtbot):
    qtbot.keyClick(named(page, "settings.volume"), Qt.Key.Key_Right)
    assert told == [DeviceSettings(volume=75)]


def test_buttons_ask(page, qtbot):
    for identifier, signal in (
        ("settings.sample", page.sample_wanted),
        ("settings.open_folder", page.open_folder_wanted),
        ("settings.export", page.export_wanted),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            qtbot.mouseClick(named(page, identifier), LEFT)


def test_what_changed_elsewhere_is_shown(page):
    page.show_settings(
        replace(PersonSettings(), units="lb"), DeviceSettings(), replace(SHOWN, weekdays=(6,))
    )
    assert named(page, "settings.units").current() == 1
    assert named(page, "days.6").isChecked()


def test_the_data_folder_is_named(page):
    assert named(page, "settings.data_folder").accessibleName() == "/home/someone/data"
