"""The sounds are gentle, short and told apart, measured from the files that are played."""

from __future__ import annotations

import itertools
import math
import os
import struct
import wave
from pathlib import Path

import pytest

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

    def test_begins_and_ends_softly(self, heard: dict[str, list[float]], name: str) -> None:
        sound = heard[name]
        peak = max(map(abs, sound))
        loud = next(index for index, value in enumerate(sound) if abs(value) > 0.9 * peak)
        assert loud / earcons.RATE >= 0.008
        assert max(map(abs, sound[: earcons.RATE // 1000])) < 0.1 * peak
        assert max(map(abs, sound[-earcons.RATE // 1000 :])) < 0.05 * peak


def test_there_is_one_for_each_moment() -> None:
    assert set(earcons.EARCONS) == {"go", "out", "back", "more", "change", "done"}


def test_lift_rises_and_lower_falls(heard: dict[str, list[float]]) -> None:
    half = len(heard["out"]) // 2
    assert pitch(heard["out"][half:]) > 1.15 * pitch(heard["out"][:half])
    assert pitch(heard["back"][half:]) < pitch(heard["back"][:half]) / 1.15


def test_the_double_tap_has_a_gap_and_the_gong_is_deep(heard: dict[str, list[float]]) -> None:
    assert loudness(heard["more"], 92, 128) < 0.02 * loudness(heard["more"], 0, 90)
    assert pitch(heard["change"]) < 0.6 * min(pitch(heard[n]) for n in ("go", "more", "done"))


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


def test_sounds_that_are_there_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "go.wav").write_bytes(b"mine")
    assert earcons.write(tmp_path)["go"].read_bytes() == b"mine"
