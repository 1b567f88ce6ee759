"""Which moment of a pose is shown in which phase of a session."""

from __future__ import annotations

from itertools import pairwise

import pytest
from poses_shipped import EXERCISES, POSES

from spasmfree.body.moment import CYCLE_MS, ENTER_MS, looped, moment
from spasmfree.body.pose import Movement

LIFT, SLIDE = POSES["side-lying-hip-abduction"], POSES["hamstring-slide-curl"]
STRETCH, WALK = POSES["quad-stretch-standing"], POSES["easy-walk"]


def test_a_rep_goes_out_stays_and_comes_back():
    way = [moment(LIFT, phase, p, 0) for phase in ("out", "hold", "back") for p in (0.0, 0.5, 1.0)]
    assert way == [0, 0.5, 1, 1, 1, 1, 1, 1.5, 2]
    assert moment(LIFT, "gap", 0.5, 500) == 0


def test_one_that_begins_with_the_way_back_goes_that_way_first():
    assert moment(SLIDE, "back", 1.0, 0) == 1
    assert moment(SLIDE, "out", 0.5, 0) == 1.5


def test_a_hold_is_entered_kept_and_left():
    assert moment(STRETCH, "lead", 0.9, 9_000) == 0
    assert 0 < moment(STRETCH, "hold", 0.01, ENTER_MS // 2) < 1
    assert moment(STRETCH, "hold", 0.5, 15_000) == 1
    assert moment(STRETCH, "gap", 1.0, ENTER_MS) == 2


def test_a_walk_goes_round_and_a_pause_stops_it():
    assert moment(WALK, "hold", 0.1, CYCLE_MS // 2) == pytest.approx(1.0)
    assert moment(WALK, "hold", 0.1, 5 * CYCLE_MS) == 0
    assert moment(WALK, "lead", 0.1, 400) == 0


@pytest.mark.parametrize("pose", [LIFT, SLIDE, STRETCH, WALK], ids=lambda pose: pose.id)
def test_a_loop_has_no_jump_and_closes(pose):
    way = [looped(pose, ms) for ms in range(0, 20_000, 33)]
    steps = [(after - before) % 2 for before, after in pairwise(way)]
    assert max(min(step, 2 - step) for step in steps) < 0.06
    assert min(way) == 0
    assert max(way) > 1.9


def test_each_movement_fits_how_the_exercise_is_dosed():
    for pose in POSES.values():
        dose, first = EXERCISES[pose.of].dose, EXERCISES[pose.of].first
        assert (pose.movement in (Movement.HOLD, Movement.STEPS)) == (dose.tempo is None)
        assert (pose.movement is Movement.BACK_FIRST) == (first == "back")
