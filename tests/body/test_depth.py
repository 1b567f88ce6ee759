"""What is in front is drawn last."""

from __future__ import annotations

from itertools import pairwise

import pytest
from figure_rig import before, plain, posed, seen, standing

from spasmfree.body.depth import _sorted


@pytest.mark.parametrize(
    ("azimuth", "far", "near"), [(90, "right", "left"), (-90, "left", "right")]
)
@pytest.mark.parametrize("limb", ["thigh", "shank", "foot", "upper_arm", "forearm", "hand"])
def test_the_near_limb_covers_the_far_one(limb, azimuth, far, near):
    model = plain()
    sketch = seen(model, standing(), azimuth)
    assert before(sketch, model, f"{limb}_{far}", f"{limb}_{near}")


@pytest.mark.parametrize("azimuth", range(0, 360, 30))
def test_the_head_covers_the_neck(azimuth):
    model = plain()
    assert before(seen(model, standing(), azimuth), model, "neck", "head")


def test_an_arm_in_front_covers_the_chest_and_one_behind_does_not():
    placed = standing(
        shoulder_flexion_left=25.0, shoulder_rotation_left=80.0, elbow_flexion_left=100.0
    )
    model = plain()
    assert before(seen(model, placed, 0), model, "torso", "forearm_left")
    assert before(seen(model, placed, 180), model, "forearm_left", "torso")


def test_of_a_bent_leg_the_nearer_half_covers_the_other():
    placed = standing(hip_flexion_left=80.0, knee_flexion_left=80.0)
    model = plain()
    assert before(seen(model, placed, 180), model, "shank_left", "thigh_left")
    assert before(seen(model, placed, 0), model, "pelvis", "thigh_left")


def test_what_is_worn_comes_after_the_limb():
    model, placed = posed("side-step-band")
    for azimuth in range(0, 360, 45):
        assert before(seen(model, placed, azimuth), model, "thigh_left", "band_left")


def test_a_chair_in_front_covers_the_leg():
    model, placed = posed("standing-hip-abduction")
    other = seen(model, placed, -90)  # from the side on which the chair stands
    assert before(other, model, "shank_right", "chair_seat")
    assert before(seen(model, placed, 90), model, "chair_seat", "shank_right")


def test_the_order_hardly_changes_while_the_figure_is_turned():
    """Between pictures one degree apart, of 720 pairs of neighbours few swap."""
    model = plain()
    placed = standing(hip_flexion_left=40.0, knee_flexion_left=60.0, shoulder_flexion_right=50.0)
    orders = [seen(model, placed, azimuth).order for azimuth in range(90)]
    changes = sum(one != other for one, other in pairwise(orders))
    assert changes < 45


def test_a_circle_gives_way_where_it_is_weakest():
    circle = [(0, 1, 1.0, 3.0), (1, 2, 1.0, 3.0), (2, 0, 1.0, 0.25)]
    assert _sorted(circle, [0.0, 0.0, 0.0]) == [0, 1, 2]


def test_what_nothing_orders_goes_by_its_depth():
    assert _sorted([], [0.3, -1.0, 0.1]) == [1, 2, 0]
    assert _sorted([(0, 1, -1.0, 1.0)], [0.0, 5.0]) == [1, 0]
