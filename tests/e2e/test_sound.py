"""What is really heard, recorded from a loudspeaker that plays into nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from e2e.desktop import Desktop, wait_for

from spasmfree.clock import steady_ms

pytestmark = pytest.mark.e2e

RATE = 48_000
WARM_UP_MS = 3_000  # a loudspeaker that was idle swallows or delays the first sounds
STEP_MS = 700


class Heard:
    """The player process beside a recording of what it plays."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        self.desktop = desktop
        self.player = subprocess.Popen(
            [sys.executable, "-m", "spasmfree.system.player"], env=desktop.environ,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._record = folder / "heard.raw"
        with self._record.open("wb") as out:
            self.recorder = subprocess.Popen(
                ["parec", "--raw", f"--rate={RATE}", "--channels=1", "--format=s16le",
                 "--latency-msec=10", "-d", "nullout.monitor"],
                env=desktop.environ, stdout=out, stderr=subprocess.DEVNULL,
            )  # fmt: skip

    def begin(self, sounds: Path) -> None:
        self.tell(f"load {sounds}", "volume 100", "awake 1")
        assert self.answer() == "ready"

    def tell(self, *lines: str) -> None:
        assert self.player.stdin is not None
        self.player.stdin.write("".join(f"{line}\n" for line in lines))
        self.player.stdin.flush()

    def answer(self) -> str:
        assert self.player.stdout is not None
        return self.player.stdout.readline().strip()

    def onsets(self) -> list[int]:
        """When each sound began, in ms of the recording."""
        samples = np.frombuffer(self._record.read_bytes()[: self.size()], np.int16) / 32_768
        hop = RATE // 1000
        count = len(samples) // hop
        loud = np.flatnonzero(np.abs(samples[: count * hop]).reshape(count, hop).max(1) > 0.02)
        return [int(at) for before, at in pairwise([-10_000, *loud]) if at - before > 80]

    def size(self) -> int:
        return self._record.stat().st_size // 2 * 2

    def close(self) -> None:
        for process in (self.player, self.recorder):
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()


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


def test_cues_are_heard_at_their_times_and_cancelled_ones_are_not(heard: Heard) -> None:
    start = steady_ms() + WARM_UP_MS
    names = ("go", "out", "back", "more", "change", "done")
    plan = [(name, start + index * STEP_MS) for index, name in enumerate(names)]
    heard.tell(f"play 0 {start + 350} go", "cancel 0")
    heard.tell(*(f"play 1 {at} {name}" for name, at in plan))
    for name, at in plan:
        word, played, planned, now = heard.answer().split()
        assert (word, played, int(planned)) == ("played", name, at)
        assert int(now) - at <= 50
    recorded = heard.size()
    wait_for("the last sound to be recorded", lambda: heard.size() > recorded + 3 * RATE)
    onsets = heard.onsets()
    assert len(onsets) == len(plan)
    for before, after in pairwise(onsets):
        assert abs(after - before - STEP_MS) <= 60


def test_a_sound_server_that_goes_away_ends_the_player_in_good_order(heard: Heard) -> None:
    server = next(p for p in heard.desktop._running if "pulseaudio" in str(p.args[0]))
    heard.desktop.end(server)
    answers = []

    def noticed() -> bool:
        heard.tell("ping")
        answers.append(heard.answer())
        return answers[-1] != "pong"

    wait_for("the player to notice", noticed)
    assert answers[-1] == "off lost"
    assert heard.player.wait(timeout=20) == 0
