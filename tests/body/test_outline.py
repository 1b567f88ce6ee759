"""Outlines hold what they are drawn around, from wherever it is seen."""

from __future__ import annotations

import numpy as np
import pytest
from figure_rig import inside, plain, polygons, polygons_of, posed, seen, standing

from spasmfree.body.support import DIRECTIONS

VIEWS = [(0, 10), (60, 20), (90, 0), (135, -30), (180, 45), (250, 89.9), (20, 90), (300, -90)]
BONES = {  # a limb: the bone and its lower joint
    "thigh_left": "shank_left",
    "shank_left": "foot_left",
    "upper_arm_right": "forearm_right",
    "forearm_right": "hand_right",
}


@pytest.mark.parametrize(("azimuth", "elevation"), VIEWS)
@pytest.mark.parametrize("name", ["glute-bridge", "easy-walk", "side-lying-hip-abduction"])
def test_every_limb_holds_its_bone(name, azimuth, elevation):
    model, placed = posed(name)
    sketch = seen(model, placed, azimuth, elevation)
    for bone, lower in BONES.items():
        parts = polygons_of(sketch, model, bone)
        upper, end = placed.at[model.frames[bone]], placed.at[model.frames[lower]]
        for share in (0.0, 0.5, 0.95):  # socks and cuffs begin just before the lower joint
            place = sketch.camera.point(upper + (end - upper) * share)
            assert inside(parts, place), (bone, share)


@pytest.mark.parametrize(("azimuth", "elevation"), VIEWS)
def test_every_layer_holds_all_of_its_ellipses(azimuth, elevation):
    """Touching points, moved a little inwards, lie within the polygons.

    All but a few: a disc that is seen from its edge hides a bulge between two directions.
    """
    model, placed = posed("clamshell", 0.6)
    sketch = seen(model, placed, azimuth, elevation)
    layers = [layer for solid in model.solids for layer in solid.layers]
    for number, layer in enumerate(layers):
        parts = polygons(sketch.outlines, number)
        ellipses = sorted({n for piece in layer.pieces for n in piece})
        points = sketch.support.points[ellipses]
        middles = points.mean(1, keepdims=True)
        inner = (middles + (points - middles) * 0.92).reshape(-1, 2)
        held = [inside(parts, point) for point in inner[::2]]
        assert np.mean(held) > 0.97, (layer.material, number)


def test_a_limb_is_one_polygon_where_it_can_be():
    model = plain()
    sketch = seen(model, standing(), 90)
    assert [len(polygons_of(sketch, model, name)) for name in ("shank_left", "forearm_left")] == [
        1,
        1,
    ]


def test_normals_point_outwards():
    model = plain()
    sketch = seen(model, standing(), 30)
    span = sketch.outlines.layers[0]  # the shirt
    parts = polygons(sketch.outlines, 0)
    points, normals = sketch.outlines.points, sketch.outlines.normals
    for i in range(span[0], span[-1], 7):
        assert not inside([parts[0]], points[i] + normals[i] * 200)
    assert np.hypot(normals[:, 0], normals[:, 1]) == pytest.approx(1.0, abs=0.005)


def test_the_support_is_as_far_as_the_ellipsoid_goes():
    """Points all over each ellipsoid reach no further than its support, and nearly as far."""
    model, placed = posed("easy-walk", 0.5)
    sketch = seen(model, placed, 40, 30)
    rng = np.random.default_rng(1)
    ball = rng.normal(size=(4000, 3))
    ball /= np.sqrt((ball * ball).sum(1))[:, None]
    for number in range(0, len(sketch.shapes.centre), 9):
        points = sketch.camera.point(
            sketch.shapes.centre[number] + ball @ sketch.shapes.axes[number].T
        )
        reach = (points @ DIRECTIONS.T).max(0)
        assert np.all(reach <= sketch.support.reach[number] + 1e-6)
        assert reach == pytest.approx(sketch.support.reach[number], abs=0.15)
