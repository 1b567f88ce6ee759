"""Learn in the whole program: by key, remembered, with the warning signs and the way back."""

from __future__ import annotations

import pytest
from app.acts import accept
from app.keyboard import Key, Keyboard, on_screen
from PySide6.QtWidgets import QLabel, QScrollArea

from spasmfree import resources


@pytest.fixture
def keys(keys):
    """Past the first start, on Learn."""
    return keys.ctrl(Key.Key_5)


def words():
    return [w.text() for w in on_screen() if isinstance(w, QLabel) and w.text()]


def filled(keys):
    keys.desk.soon(lambda: "About" in words())
    return keys


def test_the_page_comes_back_at_the_next_start(keys):
    keys.desk.restart()
    assert keys.desk.app.window.page() == "learn"
    filled(keys)
    assert "The method as a whole" in words()


def test_warning_signs_and_back_to_the_same_button(keys):
    keys.use("learn.signs")
    assert keys.at("signs.back")
    assert "Get help now if any of this applies" in words()
    keys.ctrl(Key.Key_1)  # a cover is answered, not left behind
    assert keys.at("signs.back")
    keys.press(Key.Key_Space)
    assert keys.desk.app.window.page() == "learn"
    assert keys.at("learn.signs")
    keys.press(Key.Key_Space, Key.Key_Escape)
    assert keys.at("learn.signs")


def test_where_to_go_is_the_page_of_the_gate_and_stores_nothing(keys):
    before = keys.desk.app._parts.store.person()
    keys.use("learn.signs").use("signs.something")
    assert "Now: ring the emergency number or go to an emergency department" in words()
    keys.use("safety.back")
    assert keys.at("signs.back")
    assert keys.desk.app._parts.store.person() == before
    keys.use("signs.something").use("safety.quit")
    keys.desk.soon(lambda: not keys.desk.app.window.isVisible())


def test_the_end_of_the_page_is_reached_by_keyboard(keys):
    filled(keys).to("learn.sources.whole")
    page = keys.desk.app.window.built("learn")
    bar = page.findChild(QScrollArea).verticalScrollBar()
    for _ in range(10):
        keys.press(Key.Key_PageDown)
    assert bar.value() == bar.maximum() > 0


def test_a_broken_file_of_lessons_is_one_sentence_and_leaves_the_signs(desk, tmp_path, monkeypatch):
    accept(desk)
    keys = Keyboard(desk)
    broken = tmp_path / "lessons.json"
    broken.write_text('{"schema": 1, "lessons": []}')
    found = resources.resource
    monkeypatch.setattr(
        "spasmfree.app.learn.resource",
        lambda name: broken if name == "lessons.json" else found(name),
    )
    keys.ctrl(Key.Key_5)
    assert keys.name("notice.words").startswith("lessons.json, sources: ")
    filled(keys).use("learn.signs").use("signs.back")
    assert keys.at("learn.signs")
