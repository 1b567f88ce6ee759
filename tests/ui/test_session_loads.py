"""Loads in a session: shown where there is something to wear, changed with two presses, kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import MemoryStore
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from ui.geometry import LOWEST, faults, settle
from ui.looks import FONTS
from ui.session_rig import CATALOGUE, Rig

from spasmfree.core.exercises import Side
from spasmfree.core.load_choice import load_choice
from spasmfree.core.loads import BARE, Gear, Load, SideLoads
from spasmfree.core.session import State
from spasmfree.core.settings import PersonSettings
from spasmfree.core.vocabulary import Loadable
from spasmfree.ui.session_load import LoadScreen

Key = Qt.Key
HIP, TILT, BRIDGE = "side-lying-hip-abduction", "pelvic-tilt-supine", "glute-bridge"
HALF, ONE = Load(500), Load(1000)
OWNED = PersonSettings(weights=(500, 1000))
MOST = PersonSettings(weights=(250, 500, 750, 1000, 1250, 1500, 2000, 10_000), units="lb")


def rig_of(qtbot, person=OWNED, **more):
    store = MemoryStore(settings=person)
    return Rig(qtbot, store=store, **more)


@pytest.fixture
def rig(qtbot):
    return rig_of(qtbot)


def to_preview(rig, program="starter"):
    rig.flow.begin(CATALOGUE.programs[program])
    rig.key(Key.Key_Space)
    rig.rest()


def to_rest(rig, side="left"):
    """Into the lead after the first set of the hip lift on this side."""
    rig.at_work(HIP, side)
    rig.until(lambda session: session.leading)


def finish(rig):
    rig.key(Key.Key_F)
    rig.key(Key.Key_Space)
    rig.key(Key.Key_Space)


def lifts(rig):
    return [(row.side.value, row.set_no, row.load) for row in rig.kept()[1] if row.exercise == HIP]


class TestWhoHasNothing:
    def test_sees_nothing_of_loads(self, qtbot):
        rig = rig_of(qtbot, PersonSettings())
        to_preview(rig)
        assert rig.find(f"preview.load.{HIP}") is None
        rig.key(Key.Key_Space)
        to_rest(rig)
        assert rig.find("session.load") is None
        assert rig.find("session.strap") is None
        rig.key(Key.Key_L)
        assert rig.find("load.cancel") is None
        assert rig.session.state is State.RUNNING

    def test_has_no_loads_in_the_history_either(self, qtbot):
        rig = rig_of(qtbot, PersonSettings(weights=(), bands=("light",)))
        rig.start()
        finish(rig)
        assert {row.load for row in rig.kept()[1]} == {BARE}


class TestPreview:
    def test_only_what_can_be_loaded_shows_a_load(self, rig):
        to_preview(rig)
        assert rig.says(f"preview.load.{HIP}") == "No weight"
        assert rig.find(f"preview.load.{TILT}") is None

    def test_two_presses_change_it_on_both_sides_and_the_next_session_remembers(self, rig):
        to_preview(rig)
        rig.press(f"preview.load.{HIP}")
        assert rig.says("load.choice.1") == "0.5\u00a0kg"
        rig.press("load.choice.1")
        assert rig.says(f"preview.load.{HIP}") == "0.5\u00a0kg each ankle"
        assert rig.find("session.primary").hasFocus()
        rig.key(Key.Key_Space)
        rig.at_work(HIP, "right", 3)
        rig.until(lambda session: session.reps == 1)
        finish(rig)
        assert {load for *_, load in lifts(rig)} == {HALF}
        to_preview(rig)
        assert rig.says(f"preview.load.{HIP}") == "0.5\u00a0kg each ankle"

    def test_one_side_alone(self, rig):
        to_preview(rig)
        rig.press(f"preview.load.{HIP}")
        rig.press("load.side.left")
        rig.press("load.choice.2")
        assert rig.says(f"preview.load.{HIP}") == "Left 1\u00a0kg, right no weight"
        rig.press(f"preview.load.{HIP}")
        assert rig.find("load.side.both").isChecked()
        assert not any(rig.find(f"load.choice.{n}").isChecked() for n in range(3))
        rig.press("load.side.left")
        assert rig.find("load.choice.2").isChecked()

    def test_escape_and_the_button_leave_it(self, rig):
        to_preview(rig)
        for leave in (lambda: rig.key(Key.Key_Escape), lambda: rig.press("load.cancel")):
            rig.press(f"preview.load.{HIP}")
            leave()
            assert rig.says(f"preview.load.{HIP}") == "No weight"
            assert rig.says("session.primary") == "Start"

    def test_space_on_the_chooser_changes_nothing(self, rig):
        to_preview(rig)
        rig.press(f"preview.load.{HIP}")
        rig.key(Key.Key_Space)
        assert rig.says(f"preview.load.{HIP}") == "No weight"

    def test_by_keyboard_the_focus_comes_back_to_the_load(self, rig):
        to_preview(rig)
        rig.find(f"preview.load.{HIP}").setFocus(Qt.FocusReason.TabFocusReason)
        rig.key(Key.Key_Space)
        assert rig.find("load.choice.0").hasFocus()
        rig.key(Key.Key_Tab)
        rig.key(Key.Key_Space)
        assert rig.says(f"preview.load.{HIP}") == "0.5\u00a0kg each ankle"
        assert rig.find(f"preview.load.{HIP}").hasFocus()

    def test_not_now_forgets_and_another_session_asks_anew(self, rig):
        to_preview(rig)
        rig.press(f"preview.load.{HIP}")
        rig.press("load.choice.1")
        rig.flow.page.preview.left.emit()
        to_preview(rig)
        assert rig.says(f"preview.load.{HIP}") == "No weight"

    def test_practice_too(self, rig):
        rig.flow.practise(HIP)
        rig.key(Key.Key_Space)
        rig.rest()
        assert rig.says(f"preview.load.{HIP}") == "No weight"

    def test_a_year_later_it_begins_with_nothing(self, rig):
        to_preview(rig)
        rig.press(f"preview.load.{HIP}")
        rig.press("load.choice.1")
        rig.key(Key.Key_Space)
        rig.at_work(HIP, "left", 1)
        rig.until(lambda session: session.reps == 1)
        finish(rig)
        to_preview(rig)
        assert rig.says(f"preview.load.{HIP}") == "Left 0.5\u00a0kg, right no weight"
        rig.flow.page.preview.left.emit()
        rig.clock.utc_ms += 366 * 86_400_000
        to_preview(rig)
        assert rig.says(f"preview.load.{HIP}") == "No weight"


class TestInTheSession:
    def test_before_an_exercise_and_between_its_sets(self, rig):
        rig.start()
        rig.until(lambda session: session.leading and session.planned.exercise == HIP)
        assert rig.says("session.load") == "No weight"
        assert rig.find("session.strap") is None
        rig.press("session.load")
        assert rig.session.state is State.PAUSED
        rig.press("load.choice.1")
        assert rig.says("session.load") == "0.5\u00a0kg each ankle"
        assert rig.says("session.strap") == "Check the strap."
        for side, number in (("left", 1), ("right", 1), ("left", 2)):
            rig.at_work(HIP, side, number)
            assert rig.find("session.strap") is None
            rig.until(lambda session: session.leading)
            assert rig.says("session.strap") == "Check the strap."

    def test_the_rest_stands_still_meanwhile_and_goes_on_by_itself(self, rig):
        rig.start()
        to_rest(rig)
        left = rig.session.lead_remaining(rig.clock.session_ms())
        rig.press("session.load", after=0)
        rig.wait(60_000)
        rig.press("load.choice.2", after=0)
        assert rig.session.state is State.RUNNING
        assert rig.session.lead_remaining(rig.clock.session_ms()) == left

    def test_what_is_done_keeps_its_load(self, rig):
        rig.start()
        to_rest(rig)
        rig.press("session.load")
        rig.press("load.choice.2")
        rig.at_work(HIP, "right", 1)
        rig.until(lambda session: session.reps == 2)
        finish(rig)
        found = lifts(rig)
        assert found[0] == ("left", 1, BARE)
        assert {load for *_, load in found[1:]} == {ONE}

    def test_the_strap_is_named_for_the_side_that_has_a_weight(self, rig):
        rig.start()
        to_rest(rig)
        rig.press("session.load")
        rig.press("load.side.right")
        rig.press("load.choice.1")
        assert rig.says("session.strap") == "Check the strap."
        to_rest(rig, "right")
        assert rig.session.planned.side == "left"
        assert rig.find("session.strap") is None

    def test_a_key_opens_it_in_a_rest_only(self, rig):
        rig.start()
        rig.at_work(HIP, "left")
        rig.key(Key.Key_L)
        assert rig.find("load.cancel") is None
        assert rig.session.state is State.RUNNING
        rig.until(lambda session: session.leading)
        rig.key(Key.Key_P)
        rig.key(Key.Key_L)
        rig.press("load.choice.1")
        assert rig.session.state is State.PAUSED

    def test_it_hurts_is_there_while_a_load_is_chosen(self, rig):
        rig.start()
        to_rest(rig)
        rig.press("session.load")
        rig.key(Key.Key_H)
        assert rig.session.state is State.HURT
        assert rig.find("hurts.stop") is not None

    def test_an_exercise_without_loads_has_none(self, rig):
        rig.start()
        assert rig.session.planned.exercise == TILT
        assert rig.find("session.load") is None
        rig.key(Key.Key_L)
        assert rig.find("load.cancel") is None

    def test_after_a_crash_the_loads_are_those_that_were_chosen(self, qtbot, rig):
        to_preview(rig)
        rig.press(f"preview.load.{HIP}")
        rig.press("load.choice.1")
        rig.key(Key.Key_Space)
        to_rest(rig)
        rig.press("session.load")
        rig.press("load.choice.2")
        head, entries = rig.store.running()
        again = rig_of(qtbot)
        again.store.head, again.store.journal = head, list(entries)
        again.flow.resume(head, entries)
        again.key(Key.Key_Space)
        assert again.says("session.load") == "1\u00a0kg each ankle"
        finish(again)
        assert [load for *_, load in lifts(again)] == [HALF, *[ONE] * 5]

    def test_after_a_crash_and_a_new_name_of_the_exercise(self, qtbot, rig, monkeypatch):
        rig.start()
        to_rest(rig)
        head, entries = rig.store.running()
        renamed = replace(head, spec=head.spec.replace(HIP, "earlier-lift"))
        catalogue = replace(CATALOGUE, aliases={"earlier-lift": HIP})
        monkeypatch.setattr("ui.session_rig.CATALOGUE", catalogue)
        again = rig_of(qtbot)
        again.store.head, again.store.journal = renamed, list(entries)
        again.flow.resume(renamed, entries)
        again.key(Key.Key_Space)
        again.press("session.load")
        again.press("load.choice.1")
        assert again.says("session.load") == "0.5\u00a0kg each ankle"

    def test_a_weight_that_was_given_away_becomes_the_next_lighter_one(self, rig):
        to_preview(rig)
        rig.press(f"preview.load.{HIP}")
        rig.press("load.choice.2")
        rig.key(Key.Key_Space)
        rig.at_work(HIP, "right", 1)
        rig.until(lambda session: session.reps == 1)
        finish(rig)
        rig.store.settings = replace(OWNED, weights=(500, 2000))
        to_preview(rig)
        assert rig.says(f"preview.load.{HIP}") == "0.5\u00a0kg each ankle"


class TestLatePresses:
    def test_on_a_choice_that_was_made(self, rig):
        rig.start()
        to_rest(rig)
        rig.press("session.load")
        one = rig.find("load.choice.2")
        rig.press("load.choice.1")
        one.click()
        assert rig.says("session.load") == "0.5\u00a0kg each ankle"
        assert rig.session.state is State.RUNNING

    def test_on_a_preview_that_has_gone(self, rig):
        to_preview(rig)
        load = rig.find(f"preview.load.{HIP}")
        rig.flow.page.preview.left.emit()
        rig.flow.practise(TILT)
        load.click()
        assert rig.find("pain.before") is not None
        rig.key(Key.Key_Space)
        rig.key(Key.Key_Space)
        load.click()
        assert rig.says("session.exercise") == "Pelvic tilt"


def band_screens(rig):
    """A plain rest, in an exercise that both legs do together."""
    rig.store.settings = PersonSettings(bands=("heavy", "light", "medium"))
    rig.flow.practise(BRIDGE)
    rig.key(Key.Key_Space)
    rig.rest()
    rig.press(f"preview.load.{BRIDGE}")
    assert rig.says("session.phase") == "Choose the band"
    yield "choosing"
    rig.press("load.choice.2")
    assert rig.says(f"preview.load.{BRIDGE}") == "Medium band"
    rig.key(Key.Key_Space)
    rig.at_work(BRIDGE)
    rig.until(lambda session: session.leading)
    assert rig.says("session.phase") == "Rest"
    assert rig.says("session.load") == "Medium band"
    assert rig.find("session.strap") is None
    yield "rest"


def load_screens(rig):
    """All that shows loads, in the session."""
    rig.start()
    rig.until(lambda session: session.leading and session.planned.exercise == HIP)
    rig.press("session.load")
    yield "choosing"
    rig.press("load.side.left")
    rig.press(f"load.choice.{len(rig.store.settings.weights)}")
    yield "before an exercise"
    to_rest(rig)
    rig.press("session.load")
    yield "choosing again"
    rig.key(Key.Key_Escape)
    yield "change"


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("screens", [load_screens, band_screens])
@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080)])
def test_the_screens_keep_their_words_whole_and_large(qtbot, look, font, size, screens):
    look("light", 1.5, font)
    rig = rig_of(qtbot, MOST, size=size)
    for name in screens(rig):
        settle(rig.window, *size)
        assert faults(rig.window) == [], name
        for part in rig.window.findChildren(QPushButton):
            if part.isVisible():
                assert part.height() >= 0.1 * size[1], (name, part.text())


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_preview_keeps_its_words_whole(qtbot, look, font, scale):
    look("light", scale, font)
    rig = rig_of(qtbot, MOST, size=(900, 600))
    to_preview(rig)
    rig.press(f"preview.load.{HIP}")
    rig.press("load.side.right")
    rig.press("load.choice.8")
    settle(rig.window, 900, 600)
    assert faults(rig.window) == []
    assert rig.find(f"preview.load.{HIP}").height() >= LOWEST


def test_bands_of_an_exercise_without_sides(qtbot):
    screen = LoadScreen()
    qtbot.addWidget(screen)
    screen.scale_to(900, 600)
    exercise = replace(CATALOGUE.exercises[TILT], loadable=Loadable.BAND)
    light = Load(band="light")
    choice = load_choice(exercise, Gear(bands=("light",)), SideLoads(light, light))
    screen.open_for(choice)
    settle(screen, 900, 600)
    shown = {
        part.accessibleIdentifier(): part.text()
        for part in screen.findChildren(QPushButton)
        if part.isVisible()
    }
    assert shown == {
        "load.choice.0": "No band",
        "load.choice.1": "Light band",
        "load.cancel": "Leave it as it is",
    }
    assert screen.first().text() == "Light band"
    with qtbot.waitSignal(screen.chosen) as told:
        next(p for p in screen.findChildren(QPushButton) if p.text() == "No band").click()
    assert told.args == [TILT, Side.BOTH, BARE]


def test_every_choice_is_reached_by_tab(rig):
    to_preview(rig)
    rig.press(f"preview.load.{HIP}")
    reached = set()
    for _ in range(12):
        QTest.keyClick(rig.window.focusWidget(), Key.Key_Tab)
        reached.add(rig.window.focusWidget().accessibleIdentifier())
    assert {f"load.choice.{n}" for n in range(3)} <= reached
    assert {"load.side.both", "load.side.left", "load.side.right", "load.cancel"} <= reached
