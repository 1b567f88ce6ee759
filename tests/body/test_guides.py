"""Guides are where the body is: lines through its joints, marks where it touches, arrows."""

from __future__ import annotations

import numpy as np
import pytest
from poses_shipped import EXERCISES, POSES

from spasmfree.body.guide_points import guides
from spasmfree.body.measure import BODY_CM
from spasmfree.body.setting import setting
from spasmfree.body.solver import Solver
from spasmfree.core.vocabulary import Part, Value

LINED = [name for name, pose in POSES.items() if pose.lines]
MOST = 2  # kinds of guides at once, besides arrow and ghost


def off_line(name, s):
    """How far the joint in the middle is above the line through the others, in cm."""
    (line,) = guides(Solver(POSES[name]), s).lines
    first, middle, last = line.joints
    along = (last - first) / np.linalg.norm(last - first)
    gone = middle - first - along * ((middle - first) @ along)
    return float(gone[2]) * BODY_CM


def test_lines_end_where_joints_are():
    solver = Solver(POSES["glute-bridge"])
    (line,) = guides(solver, 0.4).lines
    figure = solver.figure(0.4)
    assert line.ends[0] == pytest.approx(figure.point("upper_arm_right"))
    assert line.ends[1] == pytest.approx(figure.point("shank_right"))


def test_a_line_through_near_joints_goes_on_beyond_them():
    (line,) = guides(Solver(POSES["standing-hip-abduction"]), 1.0).lines
    way = line.ends[1] - line.ends[0]
    assert np.linalg.norm(way) == pytest.approx(0.25)
    assert abs(way[2]) * BODY_CM < 1
    assert line.ends.mean(0) == pytest.approx(line.joints.mean(0))


def test_in_good_form_the_hip_is_on_the_line_and_in_a_mistake_it_is_not():
    assert off_line("glute-bridge", 0.0) < -8
    assert abs(off_line("glute-bridge", 1.0)) < 2.5
    assert off_line("glute-bridge-wrong", 1.0) > 5
    assert abs(off_line("hamstring-bridge-long", 1.0)) < 2.5
    assert off_line("hamstring-bridge-long-wrong", 1.0) > 5


def test_what_the_text_calls_a_line_or_a_level_is_drawn():
    for name, exercise in EXERCISES.items():
        claims = [step.claim for step in exercise.steps if step.claim is not None]
        lined = any(claim.value is Value.IN_LINE for claim in claims)
        level = any(
            claim.part in (Part.PELVIS, Part.LEG) and claim.value is Value.LEVEL for claim in claims
        )
        if lined or level:
            assert POSES[name].lines or POSES[name].stop, name


@pytest.mark.parametrize("name", POSES)
def test_a_picture_stays_calm(name):
    pose = POSES[name]
    kinds = (pose.stop is not None, bool(pose.lines), bool(pose.touches), bool(pose.presses))
    assert sum(kinds) <= MOST
    assert len(pose.lines) <= 1


def test_a_mark_lies_on_the_wall_as_long_as_the_heel_does():
    solver = Solver(POSES["side-lying-hip-abduction-wall"])
    face = solver.pose.props[1].at[0]
    for s in (0.0, 0.5, 1.0):
        (mark,) = guides(solver, s).touches
        assert mark[:, 0] == pytest.approx(face)
        heel = solver.figure(s).point("foot_left")
        assert np.abs(mark.mean(0) - heel).max() * BODY_CM < 8
    wrong = Solver(POSES["side-lying-hip-abduction-wall-wrong"])
    assert guides(wrong, 1.0).touches == ()


def test_a_mark_lies_on_the_floor_around_a_foot():
    solver = Solver(POSES["hip-flexor-half-kneeling"])
    (mark,) = guides(solver, 1.0).touches
    assert np.abs(mark[:, 2]).max() < 1e-9
    toes, heel = (solver.figure(1.0).point(bone) for bone in ("toes_right", "foot_right"))
    middle, radius = mark.mean(0)[:2], np.ptp(mark[:, 0]) / 2
    assert all(np.linalg.norm(end[:2] - middle) < radius for end in (toes, heel))


def test_effort_grows_and_ends_where_it_presses():
    solver = Solver(POSES["wall-press-hip-abduction"])
    face = next(prop.at[1] for prop in solver.pose.props if prop.kind.value == "wall")
    efforts = []
    for s in (0.0, 0.5, 1.0, 2.0):
        (press,) = guides(solver, s).presses
        efforts.append(press.effort)
        assert press.tip[1] < press.start[1]
        assert abs(press.tip[1] - face) * BODY_CM < 4
    assert efforts == pytest.approx([0.0, 0.5, 1.0, 0.0])


def test_the_level_of_a_mistake_is_that_of_the_right_form():
    """The leg goes through it."""
    right, wrong = (
        Solver(POSES[name])
        for name in ("side-lying-hip-abduction", "side-lying-hip-abduction-wrong")
    )
    level = setting(right).stop.edges[0, 0, 2]
    assert wrong.pose.right == right.pose
    assert setting(wrong, right).stop.edges[0, 0, 2] == level
    knee = wrong.figure(1.0).point("shank_left")[2]
    assert (knee - level) * BODY_CM > 0
    assert right.figure(1.0).point("shank_left")[2] < level
