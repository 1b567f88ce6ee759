"""When the level to stop at glows: with the safety cue, through the top, and calmly away."""

from __future__ import annotations

from itertools import pairwise

from core.test_announced import LIFT, A, Follower, item_of

from spasmfree.core import commands
from spasmfree.core.cues import GLOW_MS, CueName, at_the_top, cues_between
from spasmfree.core.timeline import Kind

STEP_MS = 50


def seen(follower, ms):
    """(ms since now, phase, glow) while time passes."""
    begun = follower.now
    for at in range(begun, begun + ms, STEP_MS):
        follower.session, _ = commands.tick(follower.session, at)
        yield at - begun, follower.session.phase.kind, at_the_top(follower.session, at)


def test_it_begins_with_the_safety_cue_and_is_full_at_the_top():
    follower = Follower([item_of(LIFT)]).waits_for_work()
    cues = cues_between(follower.session, follower.now, follower.now + 5_000)
    cue = next(each.at_ms for each in cues if each.name is CueName.RISKY) - follower.now
    found = list(seen(follower, 5_000))
    assert all(glow == 0 for at, _, glow in found if at <= cue)
    assert all(glow > 0 for at, kind, glow in found if cue < at and kind is Kind.OUT)
    assert all(glow == 1 for at, kind, glow in found if cue + GLOW_MS <= at and kind is Kind.OUT)
    assert {glow for _, kind, glow in found if kind is Kind.HOLD} == {1.0}
    back = [glow for _, kind, glow in found if kind is Kind.BACK]
    assert back[0] == 1
    assert back[-1] == 0
    assert back == sorted(back, reverse=True)


def test_it_never_flashes():
    follower = Follower([item_of(LIFT)]).waits_for_work()
    found = list(seen(follower, 30_000))
    assert all(abs(b[2] - a[2]) <= STEP_MS / GLOW_MS + 0.001 for a, b in pairwise(found))
    begins = [b[0] for a, b in pairwise(found) if a[2] == 0 < b[2]]
    assert len(begins) >= 5
    assert all(b - a > 1_000 for a, b in pairwise(begins))


def test_a_pause_keeps_it_as_it_is_and_nothing_else_glows():
    follower = Follower([item_of(LIFT)]).waits_for_work()
    follower.now += 2_000
    follower.session, _ = commands.tick(follower.session, follower.now)
    glow = at_the_top(follower.session, follower.now)
    follower.session, _ = commands.pause(follower.session, follower.now)
    assert at_the_top(follower.session, follower.now + 60_000) == glow
    stretch = Follower([A[0]]).waits_for_work()
    assert stretch.session.planned.is_hold
    assert {glow for _, _, glow in seen(stretch, 20_000)} == {0.0}
    assert at_the_top(Follower(A).session, 0) == 0
