"""The page of the check from the mat: one button, the keyboard, letters to be read from there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from ui.geometry import settle
from ui.test_floor_sizes import CONTRAST, GROUNDS, REST, SIZES, WORD, Painted, seen

from spasmfree.ui import theme, tokens
from spasmfree.ui.mat_check import MatCheckPage, question

__all__ = ["seen"]
Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
WORST = (
    "No sound: a system library is missing. The command “spasmfree doctor” says which.",
    "No voice: the package speech-dispatcher is missing. This brings it: "
    "sudo apt-get install speech-dispatcher speech-dispatcher-espeak-ng",
    "Text on pages: 125\u00a0%. Each session has the whole screen.",
)
FEW = ("Sounds: 70\u00a0%.", "Voice: 80\u00a0%.", "Text on pages: 100\u00a0%.")


class Asked:
    """The page in a window, with a clock moved by hand, and what it asks for."""

    def __init__(self, qtbot, size=(900, 600), facts=FEW):
        self.now = 1_000
        self.page = MatCheckPage(lambda: self.now)
        self.page.show_facts(facts)
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        qtbot.addWidget(self.window)
        settle(self.window, *size)
        self.window.activateWindow()
        qtbot.waitActive(self.window)
        self.heard = []
        for name in ("answered", "louder_wanted", "larger_wanted"):
            getattr(self.page, name).connect(lambda name=name: self.heard.append(name))

    def find(self, identifier):
        (found,) = [
            each
            for each in self.page.findChildren(QWidget)
            if each.accessibleIdentifier() == identifier
        ]
        return found

    def key(self, key, ms=100):
        """Press a key in what has the focus, and let go of it after so long."""
        target = self.window.focusWidget()
        self.now += 500
        QTest.keyPress(target, key)
        self.now += ms
        QTest.keyRelease(target, key)


@pytest.fixture
def asked(qtbot):
    return Asked(qtbot)


@pytest.mark.parametrize(
    "key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_PageDown, Key.Key_Escape]
)
def test_one_press_passes_it(asked, key):
    asked.key(key)
    assert asked.heard == ["answered"]


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_PageDown])
def test_held_for_a_second_it_is_louder_and_larger_and_stays(asked, key):
    asked.key(key, ms=1_100)
    assert asked.heard == ["louder_wanted", "larger_wanted"]


def test_each_button_does_what_it_says_by_pointer_and_by_tab(asked):
    for identifier, wanted in (
        ("mat.louder", "louder_wanted"),
        ("mat.larger", "larger_wanted"),
        ("mat.yes", "answered"),
    ):
        del asked.heard[:]
        asked.now += 500
        QTest.mouseClick(asked.find(identifier), LEFT)
        assert asked.heard == [wanted]
    del asked.heard[:]
    QTest.keyClick(asked.window.focusWidget(), Key.Key_Tab)
    asked.key(Key.Key_Space)
    assert asked.heard == ["louder_wanted"]


def test_a_click_anywhere_is_the_one_button(asked):
    QTest.mouseClick(asked.page, LEFT)
    assert asked.heard == ["answered"]


def test_a_screen_reader_finds_the_question_at_the_button(asked):
    yes = asked.find("mat.yes")
    assert yes.hasFocus()
    assert yes.accessibleDescription() == question()
    assert "Can you hear this? Can you read this?" in question()


@pytest.mark.parametrize("facts", [FEW, WORST], ids=["few", "worst"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_is_read_from_three_metres(qtbot, seen, size, facts):
    asked = Asked(qtbot, size, facts)
    found = words_of(asked, seen)
    for each in found:
        least = WORD if each.words.endswith("this?") else REST
        assert each.size / size[1] >= least, each
    assert {"Can you hear this?", "Can you read this?", "Yes", "Louder", "Larger"} <= {
        each.words for each in found
    }
    for each in asked.page.findChildren(QLabel):  # nothing is cut
        if each.isVisible() and each.text() and each.wordWrap():
            assert each.height() >= each.heightForWidth(each.width()) - 1, each.text()
            assert each.geometry().bottom() <= size[1]


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_stands_out_in_every_look(qtbot, look, seen, choice, scale):
    look(choice, scale=scale)
    for each in words_of(Asked(qtbot), seen):
        ground = theme.colour(GROUNDS.get(each.tone, "surface")).name()
        assert tokens.contrast(theme.colour(each.tone).name(), ground) >= CONTRAST, each


def words_of(asked, seen):
    seen.clear()
    asked.page.grab()
    labels = [
        Painted(each.text(), each.font().pixelSize(), each.property("tone") or "text")
        for each in asked.page.findChildren(QLabel)
        if each.isVisible() and each.text() and type(each).__name__ == "FloorLabel"
    ]
    return [*seen, *labels]
