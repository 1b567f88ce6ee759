"""The player process: plays at the deadline, forgets what is cancelled, says why it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from spasmfree.system import effect_sounds
from spasmfree.system.effect_sounds import EffectSounds
from spasmfree.system.mixer import TOO_LATE_MS
from spasmfree.system.player import Player

NOWHERE = {"PULSE_SERVER": "unix:/nonexistent/pulse", "PIPEWIRE_REMOTE": "/nonexistent/pipewire"}
MODULE = ("-m", "spasmfree.system.player")
WITHOUT_LIBRARY = (
    "-c",
    "import sys; sys.modules['PySide6.QtMultimedia'] = None\n"
    "from spasmfree.system import player; sys.exit(player.main())",
)


class FakeEffect:
    """Counts its plays."""

    def __init__(self) -> None:
        self.plays = 0
        self.volume = 1.0

    def play(self) -> None:
        self.plays += 1

    def setVolume(self, volume: float) -> None:
        self.volume = volume


class Desk:
    """A player with sounds that need no loudspeaker, and a time that stands still."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0
        self.said: list[str] = []
        monkeypatch.setattr(effect_sounds, "steady_ms", lambda: self.now)
        self.player = Player()
        self.sounds = {"go": FakeEffect(), "out": FakeEffect()}
        self.effects = EffectSounds(self.said.append, self.player)
        self.effects._sounds = self.sounds
        self.player._sounds = self.effects

    def at(self, now: int) -> list[str]:
        """What has been played when the timer rings at this time."""
        self.now = now
        self.effects._play_due()
        return [line.split()[1] for line in self.said if line.startswith("played")]


@pytest.fixture
def desk(qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(monkeypatch)
    yield made
    made.player.obey("cancel 99")


def test_cues_come_in_the_order_of_their_times(desk: Desk) -> None:
    for line in ("play 0 2000 out", "play 0 1000 go", "play 0 3000 go"):
        desk.player.obey(line)
    assert desk.at(999) == []
    assert desk.at(1_000) == ["go"]
    assert desk.at(2_100) == ["go", "out"]


def test_a_pause_forgets_its_generation_and_not_the_next(desk: Desk) -> None:
    for line in ("play 4 1000 go", "cancel 4", "play 4 1000 go", "play 5 1000 out"):
        desk.player.obey(line)
    assert desk.at(1_000) == ["out"]
    assert desk.sounds["go"].plays == 0


def test_a_cue_that_comes_much_too_late_is_left_out(desk: Desk) -> None:
    desk.player.obey("play 0 1000 go")
    assert desk.at(1_000 + TOO_LATE_MS + 1) == []
    assert desk.said == ["late go 1000 1251"]


def test_half_the_volume_is_a_quarter_of_the_power(desk: Desk) -> None:
    for told, volume in (("50", 0.25), ("100", 1.0), ("0", 0.0), ("700", 1.0), ("-3", 0.0)):
        desk.player.obey(f"volume {told}")
        assert desk.sounds["go"].volume == volume


def test_words_it_does_not_know_are_left_out(desk: Desk) -> None:
    desk.player.obey("dance 1 2 3")
    desk.player.obey("")
    desk.player.obey("play 0 1000 cowbell")
    assert desk.at(1_000) == []


def run(arguments: tuple[str, ...], lines: str, **environment: str) -> tuple[list[str], int]:
    """What the real process says to these lines, and how it ends."""
    done = subprocess.run(
        [sys.executable, *arguments], input=lines, text=True, timeout=30, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, **NOWHERE, **environment},
    )  # fmt: skip
    return done.stdout.splitlines(), done.returncode


def test_without_a_sound_device_it_says_so_and_ends(tmp_path: Path) -> None:
    assert run(MODULE, f"load {tmp_path}\n") == (["off device"], 0)


def test_without_the_sound_library_it_says_so_and_ends(tmp_path: Path) -> None:
    lines, code = run(WITHOUT_LIBRARY, f"load {tmp_path}\n")
    assert code == 0
    assert len(lines) == 1
    assert lines[0].startswith("off library ")


@pytest.mark.parametrize("lines", ["", "quit\n", "cancel 3\nvolume 20\nawake 1\nquit\n"])
def test_it_ends_with_its_input_or_when_told(lines: str) -> None:
    assert run(MODULE, lines) == ([], 0)
