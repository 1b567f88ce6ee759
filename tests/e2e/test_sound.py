"""What is really heard, recorded from a loudspeaker that plays into nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.desktop import Desktop, wait_for
from e2e.hearing import Recorder
from earcon_matcher import Matcher, all_earcons, pink_noise

from spasmfree.clock import steady_ms
from spasmfree.system.earcons import EARCONS

pytestmark = pytest.mark.e2e

WARM_UP_MS = 3_000  # a loudspeaker that was idle swallows or delays the first sounds
STEP_MS = 800
NOISE_DB = -20  # as loud as the sounds themselves


class Heard:
    """The player process beside a recording of what it plays."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        self.desktop = desktop
        self.player = subprocess.Popen(
            [sys.executable, "-m", "spasmfree.system.player"], env=desktop.environ,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self.recorder = Recorder(desktop, folder / "heard.raw")

    def begin(self, sounds: Path) -> None:
        self.tell(f"load {sounds}", "volume 100", "awake 1")
        while self.answer() != "ready":
            assert self.player.poll() is None
        self.tell("volume 100", "awake 1")

    def tell(self, *lines: str) -> None:
        assert self.player.stdin is not None
        self.player.stdin.write("".join(f"{line}\n" for line in lines))
        self.player.stdin.flush()

    def answer(self) -> str:
        """What it says next; what there is to play on is left out."""
        assert self.player.stdout is not None
        while (line := self.player.stdout.readline()).startswith("outputs"):
            pass
        return line.strip()

    def close(self) -> None:
        for stream in (self.player.stdin, self.player.stdout):
            if stream is not None:
                stream.close()
        self.player.kill()
        self.player.wait()
        self.recorder.close()


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Heard]:
    with Desktop() as desktop:
        desktop.add_sound()
        made = Heard(desktop, tmp_path)
        try:
            made.begin(tmp_path / "sounds")
            yield made
        finally:
            made.close()


def test_each_earcon_is_heard_at_its_time_and_known_in_noise_and_cancelled_ones_are_not(
    heard: Heard,
) -> None:
    start = steady_ms() + WARM_UP_MS
    plan = [(name, start + index * STEP_MS) for index, name in enumerate(EARCONS)]
    heard.tell(f"play 0 {start + 350} go", "cancel 0")
    heard.tell(*(f"play 1 {at} {name}" for name, at in plan))
    for name, at in plan:
        assert heard.answer().split()[:3] == ["played", name, str(at)]
    recorded = heard.recorder.seconds()
    wait_for("the last sound to be recorded", lambda: heard.recorder.seconds() > recorded + 1.5)
    recording = heard.recorder.stop()
    onsets = recording.onsets()
    assert len(onsets) == len(plan)
    matcher = Matcher(all_earcons(), NOISE_DB)
    for seed, ((name, at), onset) in enumerate(zip(plan, onsets, strict=True)):
        assert abs(onset - at) <= 60
        sound = recording.part(onset - 5, STEP_MS - 60)
        assert matcher.name(sound + pink_noise(len(sound), NOISE_DB, seed)) == name


def test_a_sound_server_that_goes_away_ends_the_player_in_good_order(heard: Heard) -> None:
    heard.desktop.end(heard.desktop.sound_server())
    assert heard.answer() == "off lost"
    assert heard.player.wait(timeout=20) == 0
