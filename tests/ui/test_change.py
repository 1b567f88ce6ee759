"""The preview's "Change": a lower dose, another exercise, and back again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import MemoryStore
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from ui.geometry import faults
from ui.looks import looks
from ui.session_rig import CATALOGUE, Rig

from spasmfree.core.settings import OwnDose, PersonSettings

LIFT, DIG, CURL = "side-lying-hip-abduction", "hamstring-heel-dig", "hamstring-curl-standing"
ITEMS = [item.exercise for item in CATALOGUE.programs["starter"].items]


class Hands(Rig):
    """At the preview of a session."""

    def preview(self, program="starter", **choices):
        self.store.settings = replace(PersonSettings(), **choices)
        self.flow.begin(CATALOGUE.programs[program])
        self.key(Qt.Key.Key_Space)
        self.rest()
        return self

    def change(self, exercise):
        """Open the dialog for an exercise of the program."""
        self.press(f"preview.change.{1 + ITEMS.index(exercise)}")
        self.rest()
        (dialog,) = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        return {w.accessibleIdentifier(): w for w in dialog.findChildren(QWidget)
                if w.accessibleIdentifier()}  # fmt: skip

    def save(self, parts):
        QTest.mouseClick(parts["change.save"], Qt.MouseButton.LeftButton)
        self.rest()

    def words(self):
        return [w.text() for w in self.flow.page.preview.findChildren(QLabel) if w.isVisible()]

    def planned(self, exercise):
        """Sets and reps of an exercise in the session that is begun now."""
        self.press("session.primary")
        found = [s for s in self.session.timeline.sets if s.exercise == exercise]
        return (len(found), found[0].reps) if found else None


@pytest.fixture
def rig(qtbot):
    made = Hands(qtbot, store=MemoryStore())
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.reject()


def test_two_by_eight_holds_for_this_session_and_later_ones(rig):
    parts = rig.preview().change(LIFT)
    parts["change.sets"].setValue(2)
    parts["change.reps"].setValue(8)
    rig.save(parts)
    assert "2 \u00d7 8 each side" in rig.words()
    assert rig.store.person().doses == {LIFT: OwnDose(sets=2, reps=8)}
    assert rig.planned(LIFT) == (4, 8)


def test_the_dose_of_the_program_is_the_most(rig):
    parts = rig.preview().change(LIFT)
    for name, most in (("sets", 3), ("reps", 10)):
        parts[f"change.{name}"].setValue(99)
        assert parts[f"change.{name}"].value() == most
    rig.save(parts)
    assert rig.store.person().doses == {}


def test_only_numbers_that_the_exercise_has_are_asked_for(rig):
    def shown(exercise):
        parts = rig.preview().change(exercise)
        names = [n for n in ("sets", "reps", "hold", "rest") if parts[f"change.{n}"].isVisible()]
        parts["change.cancel"].click()
        return names

    assert shown(LIFT) == ["sets", "reps", "rest"]
    assert shown(DIG) == ["sets", "reps", "hold", "rest"]
    assert shown("quad-stretch-side-lying") == ["sets", "hold", "rest"]
    assert shown("pelvic-tilt-supine") == ["sets", "reps"]


def test_a_swap_shows_its_own_numbers_and_what_it_is_instead_of(rig):
    parts = rig.preview().change(DIG)
    parts["change.exercise"].setFocus()
    choice = parts["change.exercise"]
    choice.setCurrentIndex(choice.findData(CURL))
    assert parts["change.reps"].maximum() == 10
    assert not parts["change.hold"].isVisible()
    rig.save(parts)
    name = CATALOGUE.exercises[DIG].name
    assert any(text.endswith(f"instead of: {name}") for text in rig.words())
    assert rig.store.person().swaps == {DIG: CURL}
    assert rig.planned(CURL) == (4, 10)


def test_a_load_stays_when_a_dose_changes_and_a_swap_brings_its_own(rig):
    rig.preview(weights=(500, 1000))
    rig.press(f"preview.load.{LIFT}")
    rig.press("load.choice.1")
    parts = rig.change(LIFT)
    parts["change.sets"].setValue(1)
    rig.save(parts)
    assert rig.says(f"preview.load.{LIFT}") == "0.5\u00a0kg each ankle"
    parts = rig.change(DIG)
    parts["change.exercise"].setCurrentIndex(parts["change.exercise"].findData(CURL))
    rig.save(parts)
    assert rig.says(f"preview.load.{LIFT}") == "0.5\u00a0kg each ankle"
    assert rig.says(f"preview.load.{CURL}") == "No weight"
    rig.press(f"preview.load.{CURL}")
    rig.press("load.choice.2")
    assert rig.planned(CURL) == (4, 10)
    worn = {(s.exercise, s.load_grams) for s in rig.session.timeline.sets}
    assert {(LIFT, 500), (CURL, 1000), ("pelvic-tilt-supine", 0)} <= worn
    assert sum(s.exercise == LIFT for s in rig.session.timeline.sets) == 2


def test_an_easier_start_begins_with_the_loads_of_what_is_done_then(rig):
    rig.store.settings = PersonSettings(weights=(500,))
    rig.flow.begin(CATALOGUE.programs["starter"], easier=True)
    rig.key(Qt.Key.Key_Space)
    rig.rest()
    rig.press(f"preview.load.{LIFT}-wall")
    rig.press("load.choice.1")
    rig.press("session.primary")
    loads = {s.load_grams for s in rig.session.timeline.sets if s.exercise == f"{LIFT}-wall"}
    assert loads == {500}


def test_as_in_the_program_takes_both_back(rig):
    rig.preview(swaps={DIG: CURL}, doses={CURL: OwnDose(sets=1)})
    parts = rig.change(DIG)
    parts["change.take_back"].click()
    rig.rest()
    assert rig.store.person() == PersonSettings()
    assert "instead of" not in " ".join(rig.words())


def test_cancel_and_escape_keep_nothing(rig):
    parts = rig.preview().change(LIFT)
    parts["change.sets"].setValue(1)
    parts["change.cancel"].click()
    parts = rig.change(LIFT)
    assert parts["change.sets"].value() == 3
    parts["change.sets"].setValue(1)
    QTest.keyClick(parts["change.sets"], Qt.Key.Key_Escape)
    assert rig.store.person() == PersonSettings()


def test_the_focus_comes_back_to_where_it_was(rig, qtbot):
    parts = rig.preview().change(LIFT)
    parts["change.sets"].setValue(2)
    rig.save(parts)
    place = 1 + ITEMS.index(LIFT)
    focused = rig.window.focusWidget()
    assert focused.accessibleIdentifier() == f"preview.change.{place}"
    assert focused.accessibleName() == f"Change {CATALOGUE.exercises[LIFT].name}"


def test_what_is_left_out_is_told(rig):
    rig.preview(missing=("mat",))
    left = [text for text in rig.words() if text.startswith("Left out")]
    assert len(left) == 1
    assert CATALOGUE.exercises["pelvic-tilt-supine"].name in left[0]


def test_in_a_short_session_the_whole_dose_is_changed(rig):
    rig.flow.begin(CATALOGUE.programs["starter"], short=True)
    rig.key(Qt.Key.Key_Space)
    rig.rest()
    parts = rig.change(LIFT)
    assert parts["change.sets"].value() == 3
    parts["change.reps"].setValue(6)
    rig.save(parts)
    assert "1 \u00d7 6 each side" in rig.words()
    assert rig.store.person().doses == {LIFT: OwnDose(reps=6)}


def test_practice_can_be_changed_but_not_swapped(rig):
    rig.flow.practise(LIFT)
    rig.key(Qt.Key.Key_Space)
    rig.rest()
    rig.press("preview.change.1")
    (dialog,) = [d for d in rig.window.findChildren(QDialog) if d.isVisible()]
    shown = {w.accessibleIdentifier() for w in dialog.findChildren(QWidget) if w.isVisible()}
    assert "change.sets" in shown
    assert "change.exercise" not in shown
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Usual: 3 \u00d7 10 each side" in said


@pytest.mark.parametrize(("size", "scale", "font"), looks([(720, 480), (900, 600), (1280, 800)]))
def test_nothing_is_clipped_or_small(qtbot, look, font, scale, size):
    look("light", scale, font)
    rig = Hands(qtbot, store=MemoryStore(), size=size).preview(
        swaps={DIG: CURL}, missing=("cushion",)
    )
    assert faults(rig.flow.page) == []
    parts = rig.change(DIG)
    dialog = parts["change.save"].window()
    assert faults(dialog) == []
    choice = parts["change.exercise"]
    choice.setCurrentIndex(choice.findData(DIG))
    rig.rest()
    assert faults(dialog) == []
    dialog.reject()


def test_moves_that_are_not_for_everybody_say_so(rig):
    """Decisions D30: the knee hug and the knee rolls of the gentle session."""
    assert "Only if it felt easy before." not in rig.preview().words()
    said = rig.preview("flare-relief").words()
    places = [n for n, text in enumerate(said) if text == "Only if it felt easy before."]
    assert [said[n - 2] for n in places] == ["Knee hug", "Knee rolls"]
