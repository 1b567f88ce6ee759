"""What the private loudspeaker really plays: recorded, found again and timed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from e2e.desktop import Desktop
from earcon_matcher import RATE, all_earcons

RECORDER = Path(__file__).parent / "record_child.py"
LOUD = 0.02  # of full scale
AROUND_S = 3  # seconds before and after, from which one second is timed
APART_MS = 150  # a silence so long parts two sounds; a double tap has a shorter one
REACH_MS = 300  # so far from its time a sound is looked for
LIKE = 0.8  # how much a recording is like the sound that is looked for, 1 is all


class Recording:
    """Samples from -1 to 1 at RATE.

    `begins` is for each second the steady ms at which the recording would have begun by what
    arrived then: a recorder on a busy machine now and then loses some or gets more.
    """

    def __init__(self, samples: np.ndarray, begins: Sequence[float]) -> None:
        self.samples = samples
        self._begins = [
            min(begins[max(0, second - AROUND_S) : second + AROUND_S + 1])
            for second in range(len(begins))
        ]

    def at(self, sample: float) -> float:
        """The steady ms at which a sample was heard."""
        second = min(len(self._begins) - 1, max(0, int(sample / RATE)))
        return self._begins[second] + sample * 1000 / RATE

    def first(self, at_ms: float) -> int:
        """The sample that was heard at a steady ms."""
        found = 0.0
        for _ in range(3):
            found += (at_ms - self.at(found)) * RATE / 1000
        return max(0, round(found))

    def part(self, at_ms: float, length_ms: float) -> np.ndarray:
        """What was heard from a steady ms on."""
        first = self.first(at_ms)
        return self.samples[first : first + round(length_ms * RATE / 1000)]

    def onsets(self) -> list[float]:
        """The steady ms at which each sound begins."""
        hop = RATE // 1000
        count = len(self.samples) // hop
        peaks = np.abs(self.samples[: count * hop]).reshape(count, hop).max(1)
        loud = np.flatnonzero(peaks > LOUD)
        return [
            self.at(float(at) * hop)
            for before, at in pairwise([-10_000, *loud])
            if at - before > APART_MS
        ]


class Recorder:
    """Records from when it is made until `stop`."""

    def __init__(self, desktop: Desktop, path: Path) -> None:
        self._path = path
        self._process = subprocess.Popen(
            [sys.executable, str(RECORDER), str(path)], env=desktop.environ,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if self._line() != "ready":
            self.close()
            raise RuntimeError("the private loudspeaker cannot be recorded")

    def seconds(self) -> float:
        """How much is recorded so far."""
        return self._path.stat().st_size / 2 / RATE

    def stop(self) -> Recording:
        """What was heard."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        begins = json.loads(self._line())
        self.close()
        raw = self._path.read_bytes()
        return Recording(np.frombuffer(raw[: len(raw) // 2 * 2], np.int16) / 32_768, begins)

    def close(self) -> None:
        """End it, whatever it has."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.kill()
        self._process.wait()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


class Late(NamedTuple):
    """How late a planned sound was heard; None where it was not."""

    name: str
    at_ms: float
    late_ms: float | None


def lateness(recording: Recording, planned: Iterable[tuple[str, float]]) -> list[Late]:
    """Looks for each planned (earcon, steady ms) around its time, by its own shape."""
    known = all_earcons()
    return [Late(name, at, _late(recording, known[name], at)) for name, at in planned]


def _late(recording: Recording, sound: np.ndarray, at_ms: float) -> float | None:
    length_ms = len(sound) * 1000 / RATE
    part = recording.part(at_ms - REACH_MS, length_ms + 2 * REACH_MS)
    if len(part) < len(sound):
        return None
    # How alike they are at each shift: a correlation by the fast Fourier transform.
    size = len(part) + len(sound)
    spectrum = np.fft.rfft(part, size) * np.conj(np.fft.rfft(sound, size))
    alike = np.fft.irfft(spectrum, size)[: len(part) - len(sound) + 1]
    best = int(alike.argmax())
    heard = part[best : best + len(sound)]
    power = float(np.sqrt(np.sum(heard**2) * np.sum(sound**2)))
    if power == 0 or alike[best] / power < LIKE:
        return None
    return recording.at(recording.first(at_ms - REACH_MS) + best) - at_ms


def at_share(values: Sequence[float], share: float) -> float:
    """The value that so large a share of all does not pass, such as 0.99."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
