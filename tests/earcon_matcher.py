"""Names an earcon in a recording: the nearest of all earcons over log-mel frames."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from spasmfree.system import earcons

RATE = 48_000
WINDOW, HOP = 1_536, 480  # 32 ms every 10 ms
BANDS = 40
LOWEST_HZ, HIGHEST_HZ = 100, 8_000
LENGTH_S = 0.7  # what is looked at: the longest earcon and some of what follows
SHIFTS = range(-3, 4)  # frames by which an onset may be found too early or too late


def all_earcons() -> dict[str, np.ndarray]:
    """Each earcon as it should be heard, from -1 to 1, at RATE."""
    return {name: _resampled(earcons.samples(notes)) for name, notes in earcons.EARCONS.items()}


def pink_noise(count: int, level_db: float, seed: int) -> np.ndarray:
    """Noise with equal power in each octave; `level_db` is its root mean square (dBFS)."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    spectrum /= np.sqrt(np.maximum(1, np.arange(len(spectrum))))
    noise = np.fft.irfft(spectrum, count)
    return noise * 10 ** (level_db / 20) / np.sqrt(np.mean(noise**2))


class Matcher:
    """Knows the earcons, and how loud the noise in the recording is (dBFS)."""

    def __init__(self, known: Mapping[str, np.ndarray], noise_db: float) -> None:
        # What is softer than the noise says nothing: there all frames are alike.
        rng = pink_noise(RATE, noise_db, seed=0)
        self._floor = _mel_power(rng).mean(0)
        self._known = {name: self._frames(sound) for name, sound in known.items()}

    def distances(self, sound: np.ndarray) -> dict[str, float]:
        """How far each earcon is from a sound that begins where the recording does."""
        heard = self._frames(sound)
        return {name: self._distance(heard, frames) for name, frames in self._known.items()}

    def name(self, sound: np.ndarray) -> str:
        """The nearest earcon."""
        found = self.distances(sound)
        return min(found, key=lambda name: found[name])

    def _frames(self, sound: np.ndarray) -> np.ndarray:
        wanted = np.zeros(round(LENGTH_S * RATE))
        wanted[: len(sound)] = sound[: len(wanted)]
        return np.log(np.maximum(_mel_power(wanted) / self._floor, 2.0))

    @staticmethod
    def _distance(heard: np.ndarray, frames: np.ndarray) -> float:
        apart = []
        for shift in SHIFTS:
            ours = heard[max(0, shift) : len(heard) + min(0, shift)]
            theirs = frames[max(0, -shift) : len(frames) + min(0, -shift)]
            apart.append(float(np.sqrt(np.mean((ours - theirs) ** 2))))
        return min(apart)


def _mel_power(sound: np.ndarray) -> np.ndarray:
    """Power in each band of each frame."""
    padded = np.concatenate([np.zeros(WINDOW // 2), sound, np.zeros(WINDOW)])
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]
    power = np.abs(np.fft.rfft(frames * np.hanning(WINDOW))) ** 2 / WINDOW
    return power @ _bands().T


def _bands() -> np.ndarray:
    def mel(hz: np.ndarray | float) -> np.ndarray:
        return 2595 * np.log10(1 + np.asarray(hz) / 700)

    at = mel(np.fft.rfftfreq(WINDOW, 1 / RATE))
    edges = np.linspace(mel(LOWEST_HZ), mel(HIGHEST_HZ), BANDS + 2)
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    return np.clip(np.minimum((at - low) / (middle - low), (high - at) / (high - middle)), 0, None)


def _resampled(values: list[float]) -> np.ndarray:
    count = round(len(values) * RATE / earcons.RATE)
    return np.interp(np.arange(count) / RATE, np.arange(len(values)) / earcons.RATE, values)
