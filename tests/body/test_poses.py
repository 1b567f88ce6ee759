"""Every pose is a body on the ground with its hands where they belong, the whole way."""

from __future__ import annotations

import copy
import json
import math

import numpy as np
import pytest
from poses_shipped import DATA, EXERCISES, POSES, entry, spoilt

from spasmfree.body.claims import holds
from spasmfree.body.measure import BODY_CM, joint_angles, slope
from spasmfree.body.pose_check import faults
from spasmfree.body.pose_file import parse
from spasmfree.body.pose_method import method_faults
from spasmfree.body.skeleton import BONES
from spasmfree.body.solver import Solver
from spasmfree.core.errors import KnownError

CORE = ("side-lying-hip-abduction", "side-lying-hip-abduction-wall")
FRAMES = 31
each = pytest.mark.parametrize("name", POSES)


def test_every_exercise_has_a_pose():
    assert {pose.of for pose in POSES.values()} == set(EXERCISES)


@each
def test_nothing_sinks_slips_snaps_or_is_bent_too_far(name):
    assert faults(POSES[name]) == ()


@pytest.mark.parametrize(
    ("name", "changes", "what"),
    [
        (
            "quad-stretch-side-lying",
            {"end__working__hip_flexion": -29, "end__root": [0, -5, 60]},
            "foot",
        ),
        ("hamstring-curl-standing", {"pins__0__at": [0.4, 0.055, 0.521]}, "arm_left"),
        ("glute-bridge", {"pins__0__at": [-0.059, 0.02, 0.039]}, "knee_flexion_left"),
        ("knee-to-chest-single", {"start__working__hip_flexion": 10}, "foot_left"),
        ("easy-walk", {"end__working__hip_flexion": 30}, "toes_left"),
        ("rest-90-90", {"contacts": ["hand_working"]}, "pelvis"),
    ],
)
def test_a_spoilt_pose_is_named_with_its_part(name, changes, what):
    found = faults(spoilt(name, **changes))
    assert any(what in fault.what for fault in found), [fault[1:3] for fault in found]


def test_a_jump_is_a_fault():
    data = copy.deepcopy(DATA)
    frames = entry(data, "hamstring-curl-standing")["frames"]
    frames.insert(1, {"s": 0.02, "working": {"knee_flexion": 90}})
    found = faults(parse(json.dumps(data))["hamstring-curl-standing"])
    assert "jumps" in found[0].sentence
    assert found[0].what in ("foot_left", "toes_left")


@pytest.mark.parametrize("name", EXERCISES)
def test_what_every_step_claims_is_what_the_figure_shows(name):
    pose = POSES[name]
    claims = [step.claim for step in EXERCISES[pose.of].steps if step.claim is not None]
    assert [claim for claim in claims if not holds(pose, claim)] == []


def test_how_many_claims_there_are():
    claims = [s.claim for e in EXERCISES.values() for s in e.steps if s.claim is not None]
    print(f"{len(claims)} claims over {len(EXERCISES)} exercises")  # noqa: T201 - asked for
    assert len(claims) >= 100


@pytest.mark.parametrize(
    ("name", "step", "changes"),
    [
        ("side-lying-hip-abduction", 0, {"start__working__knee_flexion": 30}),
        ("side-lying-hip-abduction", 1, {"start__working__hip_flexion": 20}),
        ("side-lying-hip-abduction", 2, {"end__working__hip_abduction": 15}),
        ("side-lying-hip-abduction", 3, {"end__root": [0, -15, 0]}),
        ("side-lying-hip-abduction-wall", 1, {"start__working__hip_flexion": 5}),
        ("clamshell", 1, {"pins__0__offset": [0, 0, 0.2]}),
        ("clamshell", 3, {"end__root": [0, -30, 0]}),
        ("standing-hip-abduction", 2, {"end__working__hip_abduction": 40}),
        ("standing-hip-abduction", 3, {"end__root": [0, 8, 0]}),
        ("hamstring-curl-standing", 3, {"end__working__knee_flexion": 60}),
        ("hamstring-bridge-long", 3, {"end__root": [-30, 0, 0]}),
        ("glute-bridge", 2, {"end__root": [-1, 0, 0]}),
        ("quad-stretch-standing", 3, {"end__working__hip_abduction": 25}),
        ("quad-stretch-side-lying", 2, {"end__working__hip_flexion": -25}),
        ("rest-90-90", 1, {"start__working__knee_flexion": 40, "start__other__knee_flexion": 40}),
        ("knee-rolls", 1, {"pins__0__pole": [0, 0.12, 1],
         "pins__1__pole": [0, 0.12, 1], "end__root": [0, 0, 0]}),
        ("pelvic-tilt-supine", 2, {"end__root": [14, 0, 0], "end__middle": {"spine_flexion": -14}}),
        ("easy-walk", 1, {"start__middle": {"spine_flexion": 20},
         "end__middle": {"spine_flexion": 20}}),
    ],
)  # fmt: skip
def test_a_figure_that_shows_something_else_is_found(name, step, changes):
    claim = EXERCISES[name].steps[step].claim
    assert claim is not None
    assert not holds(spoilt(name, **changes), claim)


@pytest.mark.parametrize("name", CORE)
def test_the_core_move_stops_at_level_and_never_goes_above(name):
    solver = Solver(POSES[name])
    rises = [
        slope(solver.figure(s), "thigh_left", "shank_left")
        for s in np.linspace(0, 2, 2 * FRAMES - 1)
    ]
    assert rises[FRAMES - 1] == pytest.approx(0, abs=1)
    assert max(rises) <= 1
    assert rises[0] < -10
    lower = joint_angles(solver.figure(1.0))["knee_flexion_right"]
    assert lower == pytest.approx(90, abs=3)


@each
def test_bones_keep_their_length_and_their_frames_square(name):
    solver = Solver(POSES[name])
    for s in (0.0, 0.4, 1.0, 1.7):
        figure = solver.figure(s)
        square = figure.turned @ figure.turned.transpose(0, 2, 1)
        assert np.abs(square - np.eye(3)).max() < 1e-9
        for bone, about in BONES.items():
            if about.parent:
                way = figure.point(bone) - figure.point(about.parent)
                length = math.sqrt(sum(part * part for part in about.offset))
                assert math.sqrt(way @ way) == pytest.approx(length, abs=1e-9)


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        ({"frames": [{"s": 0, "middle": {"elbow": 3}}, {"s": 1}]},
         "frames[0].middle.elbow: This joint is not known"),
        ({"frames": [{"s": 0, "working": {"knee_flexion": 200}}, {"s": 1}]},
         "field frames[0].working.knee_flexion: Expected a number from -2 to 150."),
        ({"frames": [{"s": 0}, {"s": 0.5}]}, "field frames: Expected s to rise"),
        ({"frames": [{"s": 0}]}, "field frames"),
        ({"contacts": ["tail"]},
         "field contacts[0]: Expected the name of a part of the body"),
        ({"contacts": ["thigh_left"]},
         "field contacts[0]: Expected the name of a part of the body"),
        ({"muscles": [{"muscle": "biceps", "side": "working"}]},
         "field muscles[0].muscle: Expected one of"),
        ({"pins": [{"limb": "arm", "side": "other", "at": [0, 0], "pole": [0, 0, 1]}]},
         "field pins[0].at: Expected three numbers"),
        ({"props": [{"kind": "trampoline"}]}, "field props[0].kind: Expected one of"),
        ({"lines": [["thigh_working"]]}, "field lines[0]: Expected a list of at least two bones"),
        ({"lines": [["thigh_working", "tail"]]}, "field lines[0][1]: Expected the name of a part"),
        ({"touches": [{"bone": "foot_working", "on": "wall"}]},
         "field touches[0].on: Expected something that stands among the props"),
        ({"touches": [{"bone": "foot_working", "on": "roof"}]},
         "field touches[0].on: Expected one of"),
        ({"presses": [{"bone": "foot_working", "at": [0, 0, 0], "way": [0, 0, 0]}]},
         "field presses[0].way: Expected a direction"),
        ({"takes_over": [{"muscle": "nerves", "side": "other"}]},
         "field takes_over[0].muscle: Expected one of"),
        ({"inset": {"azimuth": 20}}, "field inset.elevation"),
        ({"wings": 2}, "field wings: The field is not known"),
    ],
)  # fmt: skip
def test_a_broken_file_is_one_sentence_with_exercise_frame_and_joint(spoil, expected):
    data = copy.deepcopy(DATA)
    entry(data, "clamshell").update(spoil)
    with pytest.raises(KnownError) as caught:
        parse(json.dumps(data), "mine.json")
    assert str(caught.value).startswith('mine.json, poses "clamshell", ')
    assert expected in str(caught.value)


def test_on_the_way_back_it_goes_the_way_it_came():
    solver = Solver(POSES["hamstring-curl-prone"])
    there, back = solver.figure(0.3), solver.figure(1.7)
    assert np.abs(there.at - back.at).max() * BODY_CM < 0.01


def test_a_way_back_of_its_own_is_taken():
    solver = Solver(POSES["hamstring-slide-curl"])
    out, back = solver.figure(0.4).point("pelvis")[2], solver.figure(1.6).point("pelvis")[2]
    assert (out - back) * BODY_CM > 3  # heels come in with the hips down


def test_each_exercise_has_a_wrong_form_and_each_form_is_one_of_the_text():
    wrong = {pose.of for pose in POSES.values() if pose.mistake is not None}
    assert wrong == set(EXERCISES)
    for pose in POSES.values():
        exercise = EXERCISES[pose.of]
        if pose.mistake is not None:
            assert pose.mistake < len(exercise.mistakes)
        if pose.easier:
            assert pose.easier in {form.id for form in exercise.easier}


def test_an_easier_form_goes_part_of_the_way():
    whole, half = (
        slope(Solver(POSES[name]).figure(1.0), "thigh_left", "shank_left")
        for name in ("side-lying-hip-abduction", "side-lying-hip-abduction-smaller-range")
    )
    assert whole == pytest.approx(0, abs=1)
    assert half == pytest.approx(-7, abs=1)


@pytest.mark.parametrize("name", EXERCISES)
def test_what_strengthens_leaves_the_low_back_alone_and_lifts_no_thigh_above_level(name):
    forms = [pose for pose in POSES.values() if pose.of == name and pose.mistake is None]
    strengthens = bool(EXERCISES[name].strengthens)
    assert [method_faults(pose, strengthens=strengthens) for pose in forms] == [()] * len(forms)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("side-lying-hip-abduction-wrong", "thigh_left"),
        ("glute-bridge-wrong", "spine_flexion"),
        ("standing-hip-abduction-wrong", "spine_side"),
    ],
)
def test_a_figure_against_the_method_is_found(name, what):
    assert what in {fault.what for fault in method_faults(POSES[name], strengthens=True)}
