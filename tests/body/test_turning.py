"""The turning points of the shipped movements."""

from __future__ import annotations

import pytest
from poses_shipped import POSES, spoilt

from spasmfree.body.solver import Solver
from spasmfree.body.turning import heading_for, turning_points

LIFT = "side-lying-hip-abduction"


@pytest.mark.parametrize(
    ("exercise", "points"),
    [
        (LIFT, (0.0, 1.0)),
        ("pelvic-tilt-supine", (0.0, 1.0)),  # little moves, but it moves
        ("rest-90-90", (0.0,)),
        ("quad-stretch-standing", (0.0, 0.1, 0.28, 1.0)),  # the heel is fetched in between
        ("hamstring-slide-curl", (0.0, 1.0, 1.6)),  # another way back
        ("easy-walk", (0.0, 1.0)),
    ],
)
def test_there_is_one_wherever_the_movement_turns(exercise, points):
    assert turning_points(Solver(POSES[exercise])) == points


def test_a_key_frame_on_the_way_is_no_turning_point_and_one_that_turns_back_is():
    def with_middle(degrees):
        frames = [
            {"s": 0, "root": [0, 0, 0], "working": {"knee_flexion": 0}},
            {"s": 0.5, "root": [0, 0, 0], "working": {"knee_flexion": degrees}},
            {"s": 1, "root": [0, 0, 0], "working": {"knee_flexion": 60}},
        ]
        return turning_points(Solver(spoilt("hamstring-curl-prone", frames=frames)))

    assert with_middle(30) == (0.0, 1.0)
    assert with_middle(90) == (0.0, 0.5, 1.0)


@pytest.mark.parametrize(
    ("exercise", "phase", "s", "place"),
    [
        (LIFT, "", 0.0, 0),
        (LIFT, "out", 0.0, 1),
        (LIFT, "out", 1.0, 1),
        (LIFT, "hold", 1.0, 1),
        (LIFT, "back", 1.0, 0),
        (LIFT, "gap", 0.0, 0),
        ("hamstring-slide-curl", "back", 0.3, 1),
        ("hamstring-slide-curl", "out", 1.0, 2),
        ("hamstring-slide-curl", "out", 1.7, 0),
        ("quad-stretch-standing", "hold", 0.1, 3),
        ("rest-90-90", "hold", 1.0, 0),
        ("easy-walk", "hold", 0.4, -1),
    ],
)
def test_a_session_is_on_its_way_to_one_of_them(exercise, phase, s, place):
    pose = POSES[exercise]
    assert heading_for(pose, turning_points(Solver(pose)), phase, s) == place
