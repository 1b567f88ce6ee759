"""Each setting tells its change at once and shows what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from ui.geometry import settle

from spasmfree.core.own import Tick
from spasmfree.core.settings import DeviceSettings, PersonSettings
from spasmfree.core.timeline import Pace
from spasmfree.system.outputs import Output
from spasmfree.ui import theme
from spasmfree.ui.settings_page import SettingsPage, Shown
from spasmfree.ui.settings_plan import Offered

LEFT = Qt.MouseButton.LeftButton
PROGRAMS = (
    Offered("one", "Starter, week 1", "To begin."),
    Offered("two", "Starter, week 2", "Then."),
)
SHOWN = Shown(
    (0, 2, 4),
    "one",
    PROGRAMS,
    "/home/someone/data",
    today="2026-01-14",
    things=(Tick("mat", "Mat"), Tick("chair", "Chair")),
    positions=(
        Tick("side", "On your side"),
        Tick("wall", "On your side, at a wall", part_of="side"),
        Tick("front", "On your front"),
    ),
)


@pytest.fixture
def page(qtbot):
    made = SettingsPage(PersonSettings(), DeviceSettings(), SHOWN)
    qtbot.addWidget(made)
    for _ in range(3):  # it fills downwards, a card in a turn
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


class TestPlanningAhead:
    def open(self, page, qtbot):
        qtbot.mouseClick(named(page, "settings.plan_later"), LEFT)
        (dialog,) = page.findChildren(QDialog)
        qtbot.waitUntil(dialog.isVisible)
        found = {w.accessibleIdentifier(): w for w in dialog.findChildren(QWidget)}
        return dialog, found

    def test_a_program_its_days_and_the_day_it_begins(self, page, qtbot):
        _, found = self.open(page, qtbot)
        assert found["plan.from"].date().toString(Qt.DateFormat.ISODate) == "2026-01-19"
        qtbot.keyClick(found["plan.program"], Qt.Key.Key_Down)
        found["plan.days.2"].click()
        qtbot.keyClick(found["plan.from"], Qt.Key.Key_Up)
        with qtbot.waitSignal(page.planned_ahead) as told:
            found["plan.save"].click()
        assert told.args == ["two", (0, 4), "2026-01-20"]

    def test_not_without_a_day_and_not_for_a_day_that_went_by(self, page, qtbot):
        dialog, found = self.open(page, qtbot)
        for day in (0, 2, 4):
            found[f"plan.days.{day}"].click()
        assert not found["plan.save"].isEnabled()
        found["plan.days.6"].click()
        assert found["plan.save"].isEnabled()
        assert found["plan.from"].minimumDate().toString(Qt.DateFormat.ISODate) == "2026-01-14"
        dialog.reject()

    def test_cancelled_it_changes_nothing(self, page, told, qtbot):
        page.planned_ahead.connect(lambda *args: told.append(args))
        _, found = self.open(page, qtbot)
        found["plan.cancel"].click()
        assert told == []

    def test_what_is_planned_is_told_and_can_be_taken_back(self, page, qtbot):
        assert not [w for w in page.findChildren(QWidget)
                    if w.accessibleIdentifier() == "settings.plan_take_back"]  # fmt: skip
        coming = "From Monday: Starter, week 2, on Mon."
        page.show_settings(PersonSettings(), DeviceSettings(), replace(SHOWN, coming=coming))
        assert named(page, "settings.plan_coming").text() == coming
        with qtbot.waitSignal(page.plan_taken_back):
            qtbot.mouseClick(named(page, "settings.plan_take_back"), LEFT)


def test_what_is_not_there(page, told, qtbot):
    named(page, "settings.have.chair").click()
    named(page, "settings.have.mat").click()
    named(page, "settings.have.chair").click()
    assert [person.missing for person in told] == [("chair",), ("chair", "mat"), ("mat",)]


def test_who_cannot_lie_on_the_side_cannot_do_so_at_a_wall(page, told):
    side, wall = named(page, "settings.can.side"), named(page, "settings.can.wall")
    side.click()
    assert [person.avoided for person in told] == [("side",)]
    assert (wall.isEnabled(), wall.isChecked()) == (False, False)
    side.click()
    assert (wall.isEnabled(), wall.isChecked()) == (True, True)
    wall.click()
    side.click()
    side.click()
    assert not wall.isChecked()  # as the person has said before
    assert told[-1].avoided == ("wall",)


def test_what_was_left_out_before_is_shown(page):
    person = replace(PersonSettings(), missing=("mat",), avoided=("side", "unknown"))
    page.show_settings(person, DeviceSettings(), SHOWN)
    assert not named(page, "settings.have.mat").isChecked()
    assert not named(page, "settings.can.wall").isEnabled()
    assert named(page, "settings.can.front").isChecked()


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


def test_motion_and_the_body_of_the_figure(page, told, qtbot):
    for identifier, place in (("motion", 2), ("figure_tone", 1), ("figure_build", 1)):
        qtbot.mouseClick(named(page, f"settings.{identifier}").part(place), LEFT)
    assert told == [
        DeviceSettings(motion="reduced"),
        DeviceSettings(motion="reduced", figure_tone="medium"),
        DeviceSettings(motion="reduced", figure_tone="medium", figure_build="broad"),
    ]
    named(page, "settings.sound").click()
    qtbot.mouseClick(named(page, "settings.figure_tone").part(2), LEFT)
    assert told[-1].figure_tone == "dark"
    assert not told[-1].sound  # what was chosen elsewhere on the page is not taken back


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


def test_floor_mode_is_chosen(page, told, qtbot):
    named(page, "settings.floor_starts").click()
    named(page, "settings.floor_letters").click()
    qtbot.mouseClick(named(page, "settings.floor_display").part(1), LEFT)
    assert told[-1] == DeviceSettings(floor_starts=True, floor_letters=True, floor_display="other")


def test_volume_by_key(page, told, qtbot):
    qtbot.keyClick(named(page, "settings.volume"), Qt.Key.Key_Right)
    assert told == [DeviceSettings(volume=75)]


class TestSoundOutput:
    HEADSET, SPEAKER = Output("usb", "A headset"), Output("pci", "Built-in")

    def test_what_there_is_to_play_on_can_be_chosen(self, page, told):
        where = named(page, "settings.sound_output")
        assert where.currentText() == "Where the computer plays"
        page.show_outputs((self.SPEAKER, self.HEADSET))
        where.activated.emit(2)
        assert (told[-1].sound_output, told[-1].sound_output_name) == ("usb", "A headset")
        where.activated.emit(0)
        assert (told[-1].sound_output, told[-1].sound_output_name) == ("", "")

    def test_one_that_is_gone_stays_chosen_and_a_calm_line_says_so(self, page, told):
        where = named(page, "settings.sound_output")
        page.show_outputs((self.SPEAKER, self.HEADSET))
        where.activated.emit(2)
        page.show_outputs((self.SPEAKER,))
        assert where.currentText() == "A headset"
        gone = named(page, "settings.sound_output_gone")
        assert gone.text().startswith("“A headset” is not connected.")
        page.show_outputs((self.SPEAKER, self.HEADSET))
        assert gone.isHidden()
        assert len(told) == 1  # nothing was chosen anew by its coming and going


def test_buttons_ask(page, qtbot):
    for identifier, signal in (
        ("settings.sample", page.sample_wanted),
        ("settings.open_folder", page.open_folder_wanted),
        ("settings.export", page.export_wanted),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            qtbot.mouseClick(named(page, identifier), LEFT)


class TestGear:
    def add(self, page, qtbot, text):
        field = named(page, "settings.weight")
        field.setText(text)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    def words(self, page):
        return [w.text() for w in page.content().findChildren(QLabel) if w.isVisible()]

    def test_weights_are_added_by_key_or_button_and_taken_away(self, page, told, qtbot):
        self.add(page, qtbot, "1")
        named(page, "settings.weight").setText("0,5")
        qtbot.mouseClick(named(page, "settings.weight.add"), LEFT)
        assert [each.weights for each in told] == [(1000,), (500, 1000)]
        assert named(page, "settings.weight").text() == ""
        assert named(page, "settings.weight.500").text() == "0.5\u00a0kg"
        assert named(page, "settings.weight.500").accessibleName() == "Take away 0.5\u00a0kg"
        qtbot.mouseClick(named(page, "settings.weight.500"), LEFT)
        assert told[-1].weights == (1000,)

    def test_what_is_no_weight_is_said_and_stays_to_be_corrected(self, page, told, qtbot):
        self.add(page, qtbot, "heavy")
        assert named(page, "settings.weight").text() == "heavy"
        said = "Write a number up to 10, such as 0.5 or 1.25."
        assert said in self.words(page)
        assert named(page, "settings.weight").accessibleDescription() == said
        self.add(page, qtbot, "0.5")
        assert said not in self.words(page)
        assert [each.weights for each in told] == [(500,)]

    def test_a_weight_twice_is_one_and_no_more_than_eight(self, page, told, qtbot):
        for n in (1, 1, 2, 3, 4, 5, 6, 7, 8, 8):
            self.add(page, qtbot, str(n))
        assert told[-1].weights == tuple(range(1000, 9000, 1000))
        assert len(told) == 8
        assert "8\u00a0weights are the most. Take one away first." not in self.words(page)
        self.add(page, qtbot, "9")
        assert "8\u00a0weights are the most. Take one away first." in self.words(page)
        assert len(told) == 8

    def test_in_pounds_they_stay_what_they_are(self, page, told, qtbot):
        self.add(page, qtbot, "1")
        qtbot.mouseClick(named(page, "settings.units").part(1), LEFT)
        assert named(page, "settings.weight.1000").text() == "2.2\u00a0lb"
        self.add(page, qtbot, "5")
        assert told[-1] == replace(PersonSettings(), units="lb", weights=(1000, 2268))
        assert named(page, "settings.weight.2268").text() == "5\u00a0lb"

    def test_bands(self, page, told, qtbot):
        for band in ("medium", "light", "medium"):
            qtbot.mouseClick(named(page, f"settings.band.{band}"), LEFT)
        assert [each.bands for each in told] == [("medium",), ("light", "medium"), ("light",)]


def test_what_changed_elsewhere_is_shown(page):
    page.show_settings(
        replace(PersonSettings(), units="lb"), DeviceSettings(), replace(SHOWN, weekdays=(6,))
    )
    assert named(page, "settings.units").current() == 1
    assert named(page, "days.6").isChecked()


def test_the_data_folder_is_named(page):
    assert named(page, "settings.data_folder").accessibleName() == "/home/someone/data"


class TestVoice:
    def test_off_leaves_how_much_is_said_for_the_captions(self, page, told):
        named(page, "settings.voice").click()
        assert told[-1].voice is False
        off = ("voice_test", "voice_name", "voice_rate", "voice_volume")
        assert not any(named(page, f"settings.{part}").isEnabled() for part in off)
        named(page, "settings.captions").click()
        assert (told[-1].voice, told[-1].captions) == (False, True)
        assert named(page, "settings.talk").isEnabled()

    def test_each_choice_is_told(self, page, told):
        named(page, "settings.talk").chosen.emit(2)
        named(page, "settings.voice_rate").setValue(-20)
        named(page, "settings.voice_volume").setValue(45)
        last = told[-1]
        assert (last.talk, last.voice_rate, last.voice_volume) == ("sparse", -20, 45)

    def test_the_voices_of_the_machine_can_be_chosen_and_one_that_has_gone_stays(self, page, told):
        names = named(page, "settings.voice_name")
        page.show_voices(("English (America)", "English (Great Britain)"))
        names.setCurrentIndex(2)
        names.activated.emit(2)
        assert told[-1].voice_name == "English (Great Britain)"
        page.show_voices(("English (America)",))
        assert names.currentText() == "English (Great Britain)"
        names.activated.emit(0)
        assert told[-1].voice_name == ""

    def test_the_test_says_what_came_of_it(self, page, qtbot):
        with qtbot.waitSignal(page.voice_test_wanted):
            qtbot.mouseClick(named(page, "settings.voice_test"), Qt.MouseButton.LeftButton)
        page.show_voice_test("No voice: the package is missing.")
        result = named(page, "settings.voice_result")
        assert result.isVisible()
        assert result.text() == "No voice: the package is missing."
