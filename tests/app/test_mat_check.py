"""The check from the mat in the whole program: once by itself, later from Settings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from app.keyboard import Key, Keyboard
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

FULL = Qt.WindowState.WindowFullScreen


@dataclass
class Heard:
    """A loudspeaker."""

    volumes: list[int] = field(default_factory=list)
    played: int = 0
    why_not: str = ""

    def set_volume(self, percent):
        self.volumes.append(percent)

    def set_output(self, output):
        self.output = output

    def ask_outputs(self, show):
        pass

    def sample(self):
        self.played += 1

    def trouble(self):
        return self.why_not

    def close(self):
        pass


class Said(QObject):
    """A voice; what comes of its test is said by hand."""

    tested = Signal(str)
    voices = Signal(object)

    def __init__(self):
        super().__init__()
        self.texts, self.manners, self.good, self.hushed = [], [], True, 0

    def set_manner(self, manner):
        self.manners.append(manner)

    def test(self, text):
        self.texts.append(text)

    def works(self):
        return self.good

    def hush(self):
        self.hushed += 1

    def ask_voices(self):
        pass

    def close(self):
        pass


class Lamp:
    """The screen, kept on or not."""

    held = False

    def hold(self):
        self.held = True

    def release(self):
        self.held = False


@pytest.fixture
def outside(desk, monkeypatch):
    """What is around the program, to look at."""
    found = desk.app._parts.outside
    found.__dict__.update(sound=Heard(), speech=Said(), awake=Lamp())
    monkeypatch.setattr(type(found), "hears", lambda self: True)
    return found


@pytest.fixture
def check(desk, outside):
    desk.press("safety.accept")
    desk.press("start.skip")
    return desk.app.mat_check


def speak(check):
    """The voice comes after the sound."""
    assert check._speaking.isActive()
    check._speaking.timeout.emit()


def test_it_comes_once_after_the_first_choices_and_never_again_by_itself(desk, outside):
    desk.press("safety.accept")
    desk.press("start.skip")
    assert desk.find("mat.yes") is not None
    assert outside.awake.held
    desk.press("mat.yes")
    assert desk.find("today.start") is not None
    assert not outside.awake.held
    desk.restart()
    assert desk.find("mat.yes") is None
    assert desk.find("today.start") is not None


def test_it_asks_with_sound_and_voice_again_and_again_and_not_for_ever(check, outside):
    assert outside.sound.played == 1
    assert outside.sound.output.id == ""  # the one that is chosen
    speak(check)
    assert outside.speech.texts[0].startswith("Can you hear this? Can you read this?")
    for _ in range(10):
        check._tick()
    assert outside.sound.played == 2
    for _ in range(300):
        check._tick()
    assert outside.sound.played == 13


def test_louder_is_heard_at_once_and_kept(desk, check, outside):
    before = desk.app._device.settings
    desk.press("mat.louder")
    after = desk.app._device.settings
    assert after.volume == before.volume + 15
    assert outside.sound.volumes[-1] == after.volume
    assert outside.sound.played == 2
    speak(check)
    assert outside.speech.manners[-1].volume == after.voice_volume == before.voice_volume + 15
    assert f"Sounds: {after.volume}\u00a0%." in desk.text("mat.facts")
    for _ in range(3):
        desk.press("mat.louder")
    assert "as loud as it can be" in desk.text("mat.facts")


def test_larger_is_seen_at_once_and_kept_for_sessions(desk, check):
    window = desk.app.window
    desk.press("mat.larger")
    assert window.windowState() & FULL
    settings = desk.app._device.settings
    assert settings.floor_starts
    assert settings.text_scale == 1.25
    assert "Each session has the whole screen." in desk.text("mat.facts")
    desk.press("mat.larger")
    desk.press("mat.larger")
    assert "as large as it can be" in desk.text("mat.facts")
    desk.press("mat.yes")
    assert not window.windowState() & FULL
    desk.app.settings.keep_device(replace(settings, text_scale=1.0))  # as for the next test


def test_it_says_what_is_off_and_why(desk, check, outside):
    outside.sound.why_not = "No sound: this computer offers nothing to play it on."
    outside.speech.good = False
    outside.speech.tested.emit("No voice: the computer's speech server does not start.")
    facts = desk.text("mat.facts")
    assert "offers nothing to play it on" in facts
    assert "speech server does not start" in facts
    device = desk.app._device
    device.keep(replace(device.settings, sound=False, voice=False))
    check._tick()
    facts = desk.text("mat.facts")
    assert "Sounds are switched off." in facts
    assert "The voice is switched off." in facts


def test_a_media_key_is_the_one_button_too(desk, check, outside):
    desk.clock.advance(300)
    outside.media.asked.emit("press")
    assert desk.find("today.start") is not None


def test_settings_asks_it_again_and_comes_back_there(desk, check, outside):
    keys = Keyboard(desk).use("mat.yes").ctrl(Key.Key_Comma)
    keys.use("settings.mat_check")
    assert desk.find("mat.yes") is not None
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert desk.find("settings.mat_check") is not None
    assert outside.speech.hushed >= 2


def test_too_fast_for_sound_is_said(desk):
    desk.press("safety.accept")
    desk.press("start.skip")
    assert "Start without --speed." in desk.text("mat.facts")
