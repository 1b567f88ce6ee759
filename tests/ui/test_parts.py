"""Buttons, choices and scores answer keys and presses, and say what they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.geometry import faults, settle
from ui.looks import FONTS

from spasmfree.ui.floor import FloorButton
from spasmfree.ui.painted import Fit, text_width
from spasmfree.ui.parts import button, column, holder, label, segments, set_kind, set_tone
from spasmfree.ui.score_row import ScoreRow
from spasmfree.ui.weekdays import WeekdayChips

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_keys_press_a_button(qtbot, key):
    made = button("Go on", "primary", identifier="some.button")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.clicked, timeout=1000):
        qtbot.keyClick(made, key)
    assert made.accessibleIdentifier() == "some.button"
    assert made.accessibleName() == "Go on"


def test_a_wordless_button_has_a_name_and_a_tip(qtbot):
    made = button("", "icon", "cross", name="Close")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip()) == ("Close", "Close")


@pytest.mark.parametrize("kind", ["chip", "segment", "nav"])
def test_checked_words_fit_where_unchecked_ones_did(qtbot, kind):
    made = button("Wednesday morning", kind, checkable=True)
    page = holder(column((made, 0, Qt.AlignmentFlag.AlignLeft)))
    qtbot.addWidget(page)
    settle(page, 400, 100)
    before = made.width()
    made.setChecked(True)
    settle(page, 400, 100)
    assert made.width() == before
    assert text_width(made.text(), 15, 600) + 20 <= made.width()
    page.close()


@pytest.mark.parametrize("font", FONTS)
def test_checked_words_beside_an_icon_are_painted_to_their_end(qtbot, look, font):
    look(font=font)
    made = button("Filters: 1", "chip", "filter", checked=True)
    qtbot.addWidget(made)
    settle(made, *made.sizeHint().toTuple())
    whole = made.grab().toImage()
    made.resize(made.width() + 60, made.height())
    QApplication.processEvents()
    roomy = made.grab().toImage()
    assert inked(whole) == inked(roomy)


def inked(image):
    """How wide what is painted inside of a button is, its rounded ends left out."""
    middle, ground = range(8, image.height() - 8), image.pixel(image.width() // 2, 4)
    columns = [
        x for x in range(12, image.width() - 12) if any(image.pixel(x, y) != ground for y in middle)
    ]
    return columns[-1] - columns[0]


def test_tone_and_kind_can_change_on_screen(qtbot):
    words, press = label("Words"), button("Press")
    page = holder(column(words, press))
    qtbot.addWidget(page)
    settle(page, 300, 100)
    set_tone(words, "danger")
    assert words.palette().windowText().color().name() == "#a02c1b"
    set_kind(press, "primary")
    assert press.palette().buttonText().color().name() == "#ffffff"
    page.close()


def test_arrows_move_a_segmented_choice(qtbot):
    made = segments(("4 weeks", "3 months", "1 year"), 1, name="Range", identifier="some.range")
    qtbot.addWidget(made)
    settle(made, 400, 50)
    told = []
    made.chosen.connect(told.append)
    made.part(1).setFocus()
    qtbot.keyClick(made.part(1), Key.Key_Right)
    qtbot.keyClick(made.part(2), Key.Key_Left)
    assert told == [2, 1]
    qtbot.mouseClick(made.part(0), LEFT)
    assert made.current() == 0
    made.choose(2)
    assert made.current() == 2
    assert told == [2, 1, 0]
    made.close()


def test_score_is_chosen_and_taken_back(qtbot):
    made = ScoreRow("Pain now", "none", "worst", identifier="pain.after")
    qtbot.addWidget(made)
    settle(made, 600, 100)
    told = []
    made.chosen.connect(told.append)
    qtbot.mouseClick(made.tap(3), LEFT)
    qtbot.mouseClick(made.tap(7), LEFT)
    assert [made.tap(n).isChecked() for n in (3, 7)] == [False, True]
    qtbot.mouseClick(made.tap(7), LEFT)
    assert told == [3, 7, None]
    assert made.value() is None
    assert made.tap(3).accessibleName() == "Pain now 3"
    assert (made.accessibleIdentifier(), made.accessibleName()) == ("pain.after", "Pain now")
    made.close()


def test_score_moves_with_arrows_and_has_one_tab_stop(qtbot):
    made = ScoreRow("Effort", "easy", "all I had", 5)
    qtbot.addWidget(made)
    settle(made, 600, 100)
    made.tap(5).setFocus()
    qtbot.keyClick(made.tap(5), Key.Key_Right)
    assert made.value() == 5
    qtbot.keyClick(made.tap(6), Key.Key_Space)
    assert made.value() == 6
    stops = [n for n in range(11) if made.tap(n).focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [6]
    made.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_score_fits_a_narrow_page(qtbot, look, scale):
    look(scale=scale, font="DejaVu Sans")
    made = ScoreRow("Worst pain during the session", "none", "worst", 10)
    qtbot.addWidget(made)
    settle(made, 580, 140)
    assert faults(made) == []
    made.close()


def test_chosen_days_are_told_in_order(qtbot):
    made = WeekdayChips((0, 2, 4))
    qtbot.addWidget(made)
    told = []
    made.changed.connect(told.append)
    qtbot.mouseClick(made.chip(6), LEFT)
    qtbot.mouseClick(made.chip(0), LEFT)
    assert told == [(0, 2, 4, 6), (2, 4, 6)]
    assert made.chip(0).accessibleName() == "Monday"


def test_fit_shrinks_its_words_to_its_width(qtbot):
    made = Fit("Lie on your right side with the knee bent", 60, identifier="some.words")
    qtbot.addWidget(made)
    settle(made, 300, 80)
    assert made.shown_size() < 60
    assert text_width(made.text(), made.shown_size(), 600) <= 300
    made.set_text("Lift")
    assert made.shown_size() == 60
    assert made.accessibleName() == "Lift"
    made.close()


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080), (3840, 2160)])
def test_floor_buttons_are_read_from_the_floor(qtbot, size):
    from spasmfree.ui.floor import unit

    made = FloorButton("It hurts", "danger", "stop", identifier="session.hurts")
    qtbot.addWidget(made)
    made.set_unit(unit(*size))
    settle(made, made.sizeHint().width(), made.sizeHint().height())
    assert made.height() >= size[1] * 0.1
    made.set_look("Rep done", "primary", None, "Rep done: press Space")
    assert made.accessibleName() == "Rep done: press Space"
    made.close()
