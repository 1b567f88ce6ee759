"""A real session on a busy machine: its sounds are on time, and back after the server died."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e.cue_timing import measure, planned, session
from e2e.desktop import Desktop, wait_for
from e2e.hearing import Late, Recorder, lateness

from spasmfree.clock import steady_ms

pytestmark = pytest.mark.e2e

REPS = "side-step-band"  # a sound each second
BACK_WITHIN_MS = 2_000


def test_sounds_are_on_time_while_the_window_stands_still_and_the_processor_burns(
    tmp_path: Path,
) -> None:
    """`make bench-sound` does it for ten minutes."""
    timing = measure(tmp_path, REPS, seconds=40, block_ms=300, burners=3)
    assert timing.missing() == []
    assert len(timing.off()) >= 20
    # One of so few is more than a hundredth of them: p99 is held by `make bench-sound`. The first
    # may be a little off: here the stream begins with the session, not with the question before.
    *others, longest = sorted(timing.off())
    assert max(others) <= 25
    assert longest <= 60


def test_sounds_begin_within_two_seconds_of_a_sound_server_and_are_back_after_it_was_killed(
    tmp_path: Path,
) -> None:
    with Desktop() as desktop:
        desktop.expect_sound()
        with session(desktop, tmp_path / "data", REPS, seconds=34, block_ms=0) as child:
            sounds = planned(child)
            desktop.add_sound()
            begun, first = steady_ms(), Recorder(desktop, tmp_path / "first.raw")
            work = next(at for name, at in sounds if name == "out")
            wait_for("work", lambda: steady_ms() > work + 1_000, patience_s=40)
            before = heard_of(first, sounds, begun, work)
            desktop.end(desktop.sound_server())
            desktop.add_sound()
            back, second = steady_ms(), Recorder(desktop, tmp_path / "second.raw")
            child.wait(timeout=30)
            after = heard_of(second, sounds, back, sounds[-1][1])
    assert len(before) >= 4  # three ticks, and a rep
    assert len(after) >= 4
    missed = [each for each in before + after if each.late_ms is None or abs(each.late_ms) > 60]
    assert missed == []


def heard_of(
    recorder: Recorder, sounds: list[tuple[str, float]], since: float, until: float
) -> list[Late]:
    """What came of the sounds that were due once a server was there long enough."""
    try:
        due = [sound for sound in sounds if since + BACK_WITHIN_MS < sound[1] <= until]
        return lateness(recorder.stop(), due)
    finally:
        recorder.close()
