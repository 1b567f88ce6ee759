"""Camera, light, muscles, shadow and surroundings of the mannequin, as numbers."""

from __future__ import annotations

import numpy as np
import pytest
from figure_rig import inside, plain, polygons_of, posed, seen, standing
from poses_shipped import POSES

from spasmfree.body.camera import Camera
from spasmfree.body.model import in_world
from spasmfree.body.pose import PropKind
from spasmfree.body.setting import framed, setting
from spasmfree.body.shape import BODY
from spasmfree.body.sketch import Sketcher
from spasmfree.body.solver import Solver
from spasmfree.body.support import bounds

ON_MAT = [
    name for name, pose in POSES.items() if any(prop.kind is PropKind.MAT for prop in pose.props)
]


def test_from_in_front_the_left_hand_is_on_the_right_of_the_picture():
    placed, model = standing(), plain()
    camera = Camera(0, 0, (320, 240), 100)
    left, right = (
        camera.point(placed.at[model.frames[f"hand_{side}"]]) for side in ("left", "right")
    )
    head = camera.point(placed.at[model.frames["head"]])
    assert left[0] > right[0]
    assert head[1] < left[1]


@pytest.mark.parametrize(("azimuth", "elevation"), [(0, 0), (70, 30), (-140, 90)])
def test_a_fitted_picture_is_filled_up_to_its_margin(azimuth, elevation):
    model, placed = posed("easy-walk")
    sketch = seen(model, placed, azimuth, elevation)
    low, high = bounds(sketch.shapes, sketch.camera)
    free = np.array((320, 240)) * 0.05
    rest = np.minimum(low - free, np.array((320, 240)) - free - high)
    assert rest.min() == pytest.approx(0, abs=1e-6)
    assert (low + high) / 2 == pytest.approx((160, 120), abs=1e-6)


def test_light_comes_from_the_upper_left():
    sketch = seen(plain(), standing(), 90)
    lit = sketch.lit
    assert lit.values.max() <= 1
    assert np.all(lit.start[:, 0] <= lit.end[:, 0] + 1e-9)  # upright limbs from the left
    assert np.all(lit.values[:, 1] > lit.values[:, 3])


def test_a_muscle_is_seen_from_its_side_only():
    model, placed = posed("quad-stretch-standing", 0.0)  # the front of a thigh
    assert seen(model, placed, 0).patches[0] is not None
    assert seen(model, placed, 180).patches[0] is None


@pytest.mark.parametrize("azimuth", [-60, 0, 60])
def test_a_muscle_lies_on_its_limb(azimuth):
    model, placed = posed("quad-stretch-standing", 0.0)
    sketch = seen(model, placed, azimuth)
    parts = polygons_of(sketch, model, "thigh_left")
    patch = sketch.patches[0]
    assert patch is not None
    middle = patch.edge.mean(0)
    assert all(inside(parts, middle + (point - middle) * 0.85) for point in patch.edge)


def test_who_stands_has_the_shadow_of_the_feet_twice():
    sketcher = Sketcher(plain())
    sketch = seen(sketcher.model, standing(), 20, 30)
    shadows = sketcher.shadows(sketch, 0.0)
    assert len(shadows.all) == len(sketcher.model.solids)
    assert len(shadows.near) == 2


def test_a_shadow_lies_under_what_casts_it():
    """The lower the floor, the further away the shadow; on the level of a foot it touches it."""
    sketcher = Sketcher(plain())
    sketch = seen(sketcher.model, standing(), 0, 90)  # from above: x down the picture, y right
    shadows = sketcher.shadows(sketch, 0.0)
    foot = sketcher.model.ellipsoids_of(["foot_left"])
    middle = sketch.camera.point(sketch.shapes.centre[foot]).mean(0)
    number = [solid.name for solid in sketcher.model.solids].index("foot_left")
    assert shadows.all[number].mean(0) == pytest.approx(middle, abs=3)


@pytest.mark.parametrize("name", ON_MAT)
def test_the_body_stays_on_its_mat(name):
    solver = Solver(POSES[name])
    around = setting(solver)
    low, high = around.mat.min(0), around.mat.max(0)
    body = solver.model.ellipsoids_of(BODY)
    for s in (0.0, 0.5, 1.0):
        shapes = in_world(solver.model.ellipsoids(), solver.placed(solver.figure(s)))
        assert np.all(shapes.centre[body, :2] > low)
        assert np.all(shapes.centre[body, :2] < high)


def test_the_stop_level_lies_on_the_leg_where_it_ends_up():
    solver = Solver(POSES["side-lying-hip-abduction"])
    level = setting(solver).stop.edges[..., 2]
    shapes = in_world(solver.model.ellipsoids(), solver.placed(solver.figure(1.0)))
    leg = shapes.highest()[solver.model.ellipsoids_of(["thigh_left"])].max()
    assert np.all(level > leg)
    assert np.all(level < leg + 0.01)


def test_the_arrow_ends_where_the_limb_does():
    solver = Solver(POSES["hamstring-curl-standing"])
    arc = POSES["hamstring-curl-standing"].arc
    way = setting(solver).way
    for s, point in ((0.0, way[0]), (1.0, way[-1])):
        figure = solver.figure(s)
        own, about = figure.point(arc.bone, arc.at), figure.point(arc.about)
        off = point - np.array(arc.offset) - about
        assert off == pytest.approx((own - about) * arc.grow)


@pytest.mark.parametrize("name", POSES)
def test_the_picture_has_room_for_the_whole_movement(name):
    solver = Solver(POSES[name])
    around = setting(solver)
    camera = framed(around, Camera(30, 20, (640, 480)), 0.06)
    for s in (0.0, 0.5, 1.0):
        low, high = bounds(solver.shapes(solver.figure(s)), camera)
        assert low.min() > 0
        assert high[0] < 640
        assert high[1] < 480
