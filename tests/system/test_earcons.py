"""The sounds are gentle, short and told apart, measured from the files that are played."""

from __future__ import annotations

import itertools
import math
import os
import struct
import wave
from pathlib import Path

import numpy as np
import pytest
from earcon_matcher import RATE, Matcher, all_earcons, pink_noise

from spasmfree.system import earcons

LIMIT = 10 ** (-9 / 20)


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[float]]:
    """Each sound as numbers from -1 to 1, read back from its file."""
    paths = earcons.write(tmp_path_factory.mktemp("sounds") / "new")
    return {name: read(path) for name, path in paths.items()}


def read(path: Path) -> list[float]:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert file.getframerate() == earcons.RATE
        count = file.getnframes()
        return [value / 32_768 for value in struct.unpack(f"<{count}h", file.readframes(count))]


def loudness(sound: list[float], start_ms: float, end_ms: float) -> float:
    part = sound[round(start_ms * earcons.RATE / 1000) : round(end_ms * earcons.RATE / 1000)]
    return math.sqrt(sum(value * value for value in part) / len(part))


def pitch(sound: list[float]) -> float:
    """Sign changes a second: the rough height of a sound."""
    changes = sum(1 for one, two in itertools.pairwise(sound) if (one < 0) != (two < 0))
    return changes / 2 / (len(sound) / earcons.RATE)


@pytest.mark.parametrize("name", earcons.EARCONS)
class TestEachSound:
    def test_is_short(self, heard: dict[str, list[float]], name: str) -> None:
        assert 0.08 <= len(heard[name]) / earcons.RATE <= 0.6

    def test_is_never_loud_and_never_too_soft(
        self, heard: dict[str, list[float]], name: str
    ) -> None:
        peak = max(map(abs, heard[name]))
        assert LIMIT / 2 < peak <= LIMIT

    def test_each_of_its_notes_rises_for_8_ms_or_longer(self, name: str) -> None:
        for note in earcons.EARCONS[name]:
            assert attack_ms(earcons.samples((note,))) >= 8

    def test_begins_and_ends_softly(self, heard: dict[str, list[float]], name: str) -> None:
        sound = heard[name]
        peak = max(map(abs, sound))
        assert attack_ms(sound) >= 8
        assert max(map(abs, sound[: earcons.RATE // 1000])) < 0.1 * peak
        assert max(map(abs, sound[-earcons.RATE // 1000 :])) < 0.05 * peak


def attack_ms(sound: list[float]) -> float:
    """How long its loudness takes from a tenth to nine tenths of the loudest, in ms.

    Loudness is the highest value of a whole wave around an instant.
    """
    reach = earcons.RATE // 1000 * 3
    step = earcons.RATE // 5000
    peaks = [
        max(map(abs, sound[max(0, at - reach) : at + reach])) for at in range(0, len(sound), step)
    ]
    loudest = max(peaks)
    begins = next(at for at, value in enumerate(peaks) if value > 0.1 * loudest)
    there = next(at for at, value in enumerate(peaks) if value > 0.9 * loudest)
    return (there - begins) * step * 1000 / earcons.RATE


@pytest.fixture(scope="module")
def earshot() -> dict[str, np.ndarray]:
    return all_earcons()


@pytest.mark.parametrize("noise_db", [-20, -40])
@pytest.mark.parametrize("name", earcons.EARCONS)
def test_each_is_told_from_all_others_in_pink_noise(
    earshot: dict[str, np.ndarray], name: str, noise_db: int
) -> None:
    """At -20 dBFS the noise is as loud as the sounds themselves."""
    matcher = Matcher(earshot, noise_db)
    for seed, late_ms in enumerate((0, 9, 17), 1):
        begins = late_ms * RATE // 1000
        recording = pink_noise(begins + len(earshot[name]) + RATE // 2, noise_db, seed)
        recording[begins : begins + len(earshot[name])] += earshot[name]
        first, second = sorted(matcher.distances(recording).items(), key=lambda each: each[1])[:2]
        assert first[0] == name
        assert second[1] > 1.5 * first[1]


def test_lift_rises_and_lower_falls(heard: dict[str, list[float]]) -> None:
    half = len(heard["out"]) // 2
    assert pitch(heard["out"][half:]) > 1.15 * pitch(heard["out"][:half])
    assert pitch(heard["back"][half:]) < pitch(heard["back"][:half]) / 1.15


def test_the_double_tap_has_a_gap_and_the_gong_is_deep(heard: dict[str, list[float]]) -> None:
    assert loudness(heard["more"], 92, 128) < 0.02 * loudness(heard["more"], 0, 90)
    assert pitch(heard["change"]) < 0.6 * min(pitch(heard[n]) for n in ("go", "more", "done"))


def test_it_hurts_is_lower_than_everything_that_leads(heard: dict[str, list[float]]) -> None:
    assert pitch(heard["hurts"]) < 0.6 * min(pitch(heard[n]) for n in ("out", "back", "go", "tick"))


def test_the_end_of_a_set_falls_and_the_beginning_of_work_rises(
    heard: dict[str, list[float]],
) -> None:
    for name, falls in (("set_done", True), ("go", False), ("ease", True)):
        half = len(heard[name]) // 2
        assert (pitch(heard[name][:half]) > 1.15 * pitch(heard[name][half:])) == falls


def test_silence_is_silent(heard: dict[str, list[float]]) -> None:
    assert set(heard[earcons.SILENCE]) == {0.0}


def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        paths = earcons.write(tmp_path / "sounds")
    finally:
        os.umask(before)
    assert (tmp_path / "sounds").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in paths.values()} == {0o600}
    assert sorted(tmp_path.joinpath("sounds").iterdir()) == sorted(paths.values())


def test_a_sound_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    path = earcons.write(tmp_path)["go"]
    path.write_bytes(b"kept")
    assert earcons.write(tmp_path)["go"].read_bytes() == b"kept"


def test_a_sound_that_was_changed_is_made_anew_and_the_old_one_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "go.wav").write_bytes(b"of an early version")
    old = earcons.write(tmp_path)
    changed = {**earcons.EARCONS, "go": (earcons.Note(0, 0.1, 500, 500, earcons.SOFT),)}
    monkeypatch.setattr(earcons, "EARCONS", changed)
    new = earcons.write(tmp_path)
    assert new["go"] != old["go"]
    assert len(read(new["go"])) == earcons.RATE // 10
    assert new["out"] == old["out"]
    assert sorted(tmp_path.iterdir()) == sorted(new.values())
