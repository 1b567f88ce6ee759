"""The calm breath of a rest."""

from __future__ import annotations

from itertools import pairwise

from spasmfree.core.breath import IN_MS, OUT_MS, breath


def test_four_seconds_in_and_six_out_again_and_again():
    whole = IN_MS + OUT_MS
    assert (IN_MS, OUT_MS) == (4_000, 6_000)
    for start in (0, whole, 5 * whole):
        assert [round(breath(start + ms), 6) for ms in (0, 2_000, 4_000, 7_000)] == [0, 0.5, 1, 0.5]
    rises = [breath(ms) < breath(ms + 100) for ms in range(0, whole, 100)]
    assert rises == [True] * 40 + [False] * 60


def test_it_never_jumps():
    steps = [abs(a - b) for a, b in pairwise(breath(ms) for ms in range(0, 20_000, 33))]
    assert max(steps) < 0.03
    assert breath(33) < 0.001
