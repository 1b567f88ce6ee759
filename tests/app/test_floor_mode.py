"""F11 puts a session on the whole screen, turned where somebody lies on their side, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app.keyboard import Key
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from spasmfree.storage import places, settings_file
from spasmfree.ui.full_screen import FullScreen

FULL = Qt.WindowState.WindowFullScreen


def choose(keys, **chosen):
    device = keys.desk.app._device
    device.keep(replace(device.settings, **chosen))


def to_work(keys):
    keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
    return keys.until(lambda: keys.desk.find("session.rep") is not None)


def is_full(keys):
    return bool(keys.desk.app.window.windowState() & FULL)


def test_it_is_for_sessions_and_ends_with_them(keys):
    assert not is_full(keys.press(Key.Key_F11))
    to_work(keys)
    assert is_full(keys.press(Key.Key_F11))
    assert not is_full(keys.press(Key.Key_F11))
    keys.press(Key.Key_F11, "P").use("session.finish")
    assert is_full(keys)
    keys.press(Key.Key_Space)
    assert keys.at("summary.done")
    assert not is_full(keys)
    assert keys.desk.app.window.size().toTuple() == (1280, 800)


def test_it_begins_with_each_session_where_that_is_chosen(keys):
    choose(keys, floor_starts=True)
    keys.to("today.start").press(Key.Key_Space, Key.Key_Space)
    assert not is_full(keys)
    assert is_full(keys.press(Key.Key_Space))


def test_of_the_letters_only_p_is_a_key(keys):
    to_work(keys).press(Key.Key_F11)
    place = keys.name("session.exercise"), keys.name("session.set")
    keys.press("D", "E", "H", "F", "L")
    assert (keys.name("session.exercise"), keys.name("session.set")) == place
    assert keys.desk.find("session.rep") is not None
    assert keys.press("P").name("session.phase") == "Paused"
    keys.press(Key.Key_F11, "H")
    assert keys.desk.find("hurts.stop") is not None


def test_all_letters_are_keys_where_that_is_chosen(keys):
    choose(keys, floor_letters=True)
    to_work(keys).press(Key.Key_F11, "H")
    assert is_full(keys)
    assert keys.desk.find("hurts.stop") is not None


def test_one_key_turns_it_and_turns_it_back(keys):
    to_work(keys).press(Key.Key_F9)
    page = keys.desk.app.window.covered()
    assert page.turned() == "", "only floor mode turns"
    keys.press(Key.Key_F11, Key.Key_F9)
    assert page.turned() == "left"
    assert keys.press(Key.Key_F10).desk.app.window.covered().turned() == "right"
    assert keys.name("session.rep").startswith("Rep "), "screen readers find it as before"
    assert keys.press(Key.Key_Space).name("session.phase") == "Paused"
    keys.press(Key.Key_F10)
    assert page.turned() == ""
    keys.press(Key.Key_F9, Key.Key_F11)
    assert page.turned() == "", "the window is upright again"


def test_a_window_that_is_closed_in_it_comes_back_as_it_was(keys):
    to_work(keys).press(Key.Key_F11)
    before = keys.desk.folder
    keys.desk.restart()
    keys.desk.app.window.show()
    assert settings_file.read(before / places.SETTINGS).settings.window
    assert not is_full(keys)


class Screen:
    def availableGeometry(self):
        return QRect(1280, 0, 1920, 1080)


class Window:
    """What a window is asked for."""

    def __init__(self, screen):
        self.here, self.there = screen, None
        self.place, self.state = QRect(10, 10, 900, 600), Qt.WindowState.WindowNoState

    def windowHandle(self):
        return self

    def screen(self):
        return self.here

    def setScreen(self, screen):
        self.there = screen

    def geometry(self):
        return self.place

    def setGeometry(self, place):
        self.place = place

    def windowState(self):
        return self.state

    def setWindowState(self, state):
        self.state = state


@pytest.mark.parametrize("other", [True, False])
def test_the_second_screen_is_taken_where_it_is_chosen(monkeypatch, other):
    first, second = Screen(), Screen()
    monkeypatch.setattr(QApplication, "screens", lambda: [first, second])
    window = Window(first)
    full = FullScreen(window)
    full.enter(other=other)
    assert window.there is (second if other else None)
    assert window.state & FULL
    full.leave()
    assert (window.place, window.state) == (
        QRect(10, 10, 900, 600), Qt.WindowState.WindowNoState
    )  # fmt: skip


def test_without_a_second_screen_it_is_the_first(monkeypatch):
    only = Screen()
    monkeypatch.setattr(QApplication, "screens", lambda: [only])
    window = Window(only)
    FullScreen(window).enter(other=True)
    assert window.there is None
    assert window.state & FULL


class TestTurned:
    """What comes up beside a turned session is turned with it."""

    @pytest.fixture
    def turned(self, keys):
        to_work(keys).press(Key.Key_F11, Key.Key_F9)
        return keys.desk.app.window.covered()._turned

    def test_a_notice_is_read_there_and_not_upright(self, keys, turned):
        window = keys.desk.app.window
        window.passing_notice("The screen may go dark.")
        assert turned.notice == "The screen may go dark."
        assert keys.desk.find("notice.words") is None
        keys.press(Key.Key_F9)
        assert keys.desk.text("notice.words") == "The screen may go dark."
        keys.press(Key.Key_F9)
        window.notice_bar()._passing.timeout.emit()
        assert turned.notice == ""

    def test_leaving_floor_mode_shows_it_upright_again(self, keys, turned):
        keys.desk.app.window.notice("The disk is full.")
        keys.press(Key.Key_F11)
        assert keys.desk.text("notice.words") == "The disk is full."

    def test_a_mistake_of_ours_and_a_question_are_read_there_too(self, keys, turned):
        keys.desk.app.report("Traceback")
        assert turned.notice == "Something in SpasmFree went wrong"
        assert turned._moment.session.state.value == "paused"
        keys.use("report.close")
        assert turned.notice == ""
        keys.desk.app.window.close()
        assert turned.notice == "A session is paused"
        keys.desk.press("quit.stay")
        assert turned.notice == ""


def test_passing_notices_are_read_one_after_the_other(keys):
    bar = keys.desk.app.window.notice_bar()
    window = keys.desk.app.window
    for sentence in ("No sound.", "No voice.", "No voice.", "The screen may go dark."):
        window.passing_notice(sentence)
    read = [bar.words()]
    for _ in range(3):
        bar._passing.timeout.emit()
        read.append(bar.words())
    assert read == ["No sound.", "No voice.", "The screen may go dark.", ""]
    assert keys.desk.find("notice.words") is None
