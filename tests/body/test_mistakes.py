"""A wrong form shows its mistake by what a person can see, and is right in all else."""

from __future__ import annotations

import math

import numpy as np
import pytest
from poses_shipped import EXERCISES, POSES, spoilt

from spasmfree.body.claims import Seen, Shown
from spasmfree.body.measure import BODY_CM, slope, trunk_frame
from spasmfree.body.solver import Solver

DEGREES, CM = 12.0, 5.0  # the least that is seen
WRONG = [pose for pose in POSES.values() if pose.mistake is not None]


def trunk(axis):
    """How far the trunk leans to the front (0) or to the side (1), degrees from upright."""

    def lean(seen):
        up = trunk_frame(seen.figure)[:, 2]
        return math.degrees(math.asin(up[axis])) / DEGREES

    return lean


def arch(seen):
    """How far the low back is hollow: between pelvis and chest, degrees."""
    turned = seen.figure.frame("pelvis").T @ seen.figure.frame("thorax")
    return math.degrees(math.atan2(turned[0, 2], turned[2, 2])) / DEGREES


def rises(start, end):
    """How far a line rises, degrees."""
    return lambda seen: slope(seen.figure, start, end) / DEGREES


def rolls(seen):
    """How far the pelvis is rolled back from lying on its side, degrees."""
    return math.degrees(math.asin(seen.figure.frame("pelvis")[2, 0])) / DEGREES


def height(bone):
    """How high a joint is, cm."""
    return lambda seen: seen.figure.point(bone)[2] * BODY_CM / CM


def from_wall(seen):
    """How far the heel is from the wall, cm."""
    return seen.figure.point("foot_left")[0] * BODY_CM / CM


def stride(seen):
    """How far the feet are apart, cm."""
    apart = seen.figure.point("foot_left") - seen.figure.point("foot_right")
    return abs(apart[0]) * BODY_CM / CM


def held_knee(seen):
    """How far the held thigh is bent to the trunk, degrees."""
    way = seen.figure.point("shank_right") - seen.figure.point("thigh_right")
    up = trunk_frame(seen.figure)[:, 2]
    return math.degrees(math.acos(way @ up / np.linalg.norm(way))) / DEGREES


# What each mistake names, and the steps of its exercise that it breaks.
NAMED = {
    "side-lying-hip-abduction": (rises("thigh_left", "foot_left"), {2}),
    "side-lying-hip-abduction-wall": (from_wall, {1, 5}),
    "clamshell": (rolls, {3}),
    "standing-hip-abduction": (trunk(1), {1}),
    "wall-press-hip-abduction": (trunk(1), {2}),
    "side-step-band": (trunk(1), set()),
    "hamstring-heel-dig": (arch, set()),
    "hamstring-curl-standing": (rises("thigh_left", "shank_left"), set()),
    "hamstring-curl-prone": (height("pelvis"), {0, 2}),
    "hamstring-curl-seated-band": (trunk(0), {1}),
    "hamstring-bridge-long": (height("pelvis"), {3}),
    "hamstring-slide-curl": (height("pelvis"), set()),
    "glute-bridge": (height("pelvis"), {3}),
    "prone-hip-extension": (rises("thigh_left", "shank_left"), set()),
    "quad-stretch-side-lying": (arch, {2}),
    "quad-stretch-standing": (trunk(0), {1}),
    "quad-stretch-prone-strap": (height("pelvis"), {1, 3}),
    "hip-flexor-half-kneeling": (arch, {2}),
    "quad-hip-stretch-bed-edge": (held_knee, {1}),
    "pelvic-tilt-supine": (height("pelvis"), {2}),
    "rest-90-90": (height("head"), set()),
    "knee-to-chest-single": (height("head"), set()),
    "knee-rolls": (height("shank_left"), {2}),
    "easy-walk": (stride, {1}),
}


def apart(pose):
    """How clearly a form differs from the right one in what it names; 1 is just enough."""
    named, _ = NAMED[pose.of]
    right, wrong = POSES[pose.of], pose
    one, other = Solver(right), Solver(wrong)
    moments = (0.0, 0.25, 0.5, 0.75, 1.0)
    return max(
        abs(named(Seen(right, one, one.figure(s))) - named(Seen(wrong, other, other.figure(s))))
        for s in moments
    )


def broken(pose):
    """The steps of the text that a form does not show."""
    shown = Shown(pose)
    steps = enumerate(EXERCISES[pose.of].steps)
    return {n for n, step in steps if step.claim is not None and not shown.holds(step.claim)}


@pytest.mark.parametrize("pose", WRONG, ids=lambda pose: pose.of)
def test_a_mistake_is_seen_in_what_it_names_and_breaks_no_other_step(pose):
    assert apart(pose) >= 1
    assert broken(pose) == NAMED[pose.of][1]


def test_every_mistake_is_looked_at():
    assert {pose.of for pose in WRONG} == set(NAMED) == set(EXERCISES)


def test_a_mistake_that_cannot_be_seen_is_found():
    pose = POSES["side-lying-hip-abduction-wrong"]
    slight = spoilt("side-lying-hip-abduction", end__working__hip_abduction=12)
    assert apart(slight._replace(mistake=0)) < 1 <= apart(pose)


def test_a_mistake_that_breaks_another_step_is_found():
    crooked = spoilt("glute-bridge", end__root=[-48, 0, 0], start__root=[-8, 0, 0])
    assert broken(crooked) > NAMED["glute-bridge"][1]


@pytest.mark.parametrize("pose", WRONG, ids=lambda pose: pose.of)
def test_what_takes_over_is_lit_up_where_the_text_names_a_muscle(pose):
    words = EXERCISES[pose.of].mistakes[pose.mistake].recruits.lower()
    muscles = {muscle for muscle, _ in pose.takes_over}
    named = {
        "back": "low-back", "front of the hip": "hip-flexors", "side of the trunk": "side-trunk",
        "belly": "abs", "front of the thigh": "quads",
    }  # fmt: skip
    for part, muscle in named.items():
        if part in words and "slack" not in words.replace("takes up the slack", ""):
            assert muscles == {muscle}, words
