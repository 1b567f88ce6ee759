"""Earcons stand in the stream where they are heard at their time, however unsure the clock is."""

from __future__ import annotations

from array import array

import pytest

from spasmfree.system.mixer import TOO_LATE_MS, Mixer

RATE = 1_000  # one frame a ms
BLOCK = 20
LOUD = 1_000


@pytest.fixture
def mixer() -> Mixer:
    return Mixer({"go": array("h", [LOUD] * 50), "out": array("h", [2 * LOUD] * 10)}, RATE)


def stream(mixer: Mixer, blocks: int, begins: int = 5_000, jitter: tuple[int, ...] = (0,)):
    """The samples of so many blocks of a stream that is heard from `begins` on."""
    heard = array("h")
    for number in range(blocks):
        off = jitter[number % len(jitter)]
        heard.frombytes(mixer.block(BLOCK, begins + number * BLOCK + off))
    return list(heard)


def test_a_sound_begins_at_its_frame_and_goes_on_over_blocks(mixer: Mixer) -> None:
    mixer.plan("go", 5_033, 0)
    heard = stream(mixer, 6)
    assert heard == [0] * 33 + [LOUD] * 50 + [0] * 37
    assert mixer.reports == ["played go 5033 5033"]
    assert mixer.busy  # what is written may not be heard yet
    stream(mixer, 30, begins=5_120)
    assert not mixer.busy


def test_a_clock_that_is_now_and_then_far_off_moves_no_sound(mixer: Mixer) -> None:
    mixer.plan("out", 5_500, 0)
    heard = stream(mixer, 40, jitter=(0, 0, 0, 40, 0, -30, 0, 0))
    assert heard.index(2 * LOUD) == 500


def test_a_stream_that_stood_still_is_soon_on_time_again(mixer: Mixer) -> None:
    stream(mixer, 30)
    mixer.plan("out", 7_000, 0)
    heard = stream(mixer, 60, begins=5_000 + 30 * BLOCK + 300)
    assert heard.index(2 * LOUD) == 7_000 - (5_600 + 300)


def test_two_at_once_are_added_and_never_more_than_full(mixer: Mixer) -> None:
    mixer.plan("go", 5_000, 0)
    mixer.plan("out", 5_010, 0)
    assert stream(mixer, 1)[8:12] == [LOUD, LOUD, 3 * LOUD, 3 * LOUD]
    loud = Mixer({"a": array("h", [30_000] * 5), "b": array("h", [30_000] * 5)}, RATE)
    loud.plan("a", 5_000, 0)
    loud.plan("b", 5_000, 0)
    assert stream(loud, 1)[0] == 32_767


def test_volume_is_of_what_is_mixed(mixer: Mixer) -> None:
    mixer.set_gain(0.25)
    mixer.plan("go", 5_000, 0)
    assert stream(mixer, 1)[0] == LOUD // 4


def test_a_pause_forgets_its_generation_and_not_the_next(mixer: Mixer) -> None:
    mixer.plan("go", 5_000, 4)
    mixer.cancel(4)
    mixer.plan("go", 5_000, 4)
    mixer.plan("out", 5_000, 5)
    mixer.plan("cowbell", 5_000, 5)
    assert stream(mixer, 1)[0] == 2 * LOUD


def test_a_sound_that_is_a_little_late_comes_at_once_and_a_later_one_not_at_all(
    mixer: Mixer,
) -> None:
    mixer.plan("go", 4_900, 0)
    mixer.plan("out", 5_000 - TOO_LATE_MS - 1, 0)
    assert stream(mixer, 1)[0] == LOUD
    assert mixer.reports == ["late out 4749 5000", "played go 4900 5000"]


def test_a_new_stream_cuts_off_what_sounded_and_keeps_what_is_planned(mixer: Mixer) -> None:
    mixer.plan("go", 5_000, 0)
    mixer.plan("out", 9_010, 0)
    stream(mixer, 1)
    mixer.restart()
    assert stream(mixer, 1, begins=9_000) == [0] * 10 + [2 * LOUD] * 10


def test_a_pause_takes_back_what_is_written_and_not_heard_yet(mixer: Mixer) -> None:
    mixer.plan("out", 5_090, 0)
    stream(mixer, 5)
    assert not mixer.rewind_wanted
    mixer.cancel(0)
    assert mixer.rewind_wanted
    mixer.rewind(5_030)
    assert stream(mixer, 5, begins=5_030) == [0] * 100


def test_what_has_begun_is_not_cut_off_by_a_pause(mixer: Mixer) -> None:
    mixer.plan("go", 5_010, 0)
    stream(mixer, 5)
    mixer.cancel(0)
    mixer.rewind(5_030)
    assert stream(mixer, 3, begins=5_030) == [LOUD] * 30 + [0] * 30


def test_what_is_wanted_at_once_does_not_wait_for_what_is_written(mixer: Mixer) -> None:
    stream(mixer, 10)
    mixer.plan("out", 5_195, 1)
    assert not mixer.rewind_wanted  # not worth it
    mixer.plan("go", 5_040, 1)
    assert mixer.rewind_wanted
    mixer.rewind(5_050)
    assert stream(mixer, 2, begins=5_050) == [LOUD] * 40
    assert not mixer.rewind_wanted
