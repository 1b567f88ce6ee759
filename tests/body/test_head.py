"""Hair and face are where a head has them, and only seen from where they can be."""

from __future__ import annotations

import numpy as np
import pytest
from figure_rig import plain, seen, standing, winds

from spasmfree.body.head import _HAIR_LEVEL, _HAIR_WAY
from spasmfree.body.rotation import unit

MODEL = plain()


def test_a_face_is_seen_from_in_front_only():
    assert [
        len(seen(MODEL, standing(), azimuth, 0).head.eyes) for azimuth in (0, 90, 180, 270)
    ] == [
        2,
        1,
        0,
        1,
    ]
    assert seen(MODEL, standing(), 0, 0).head.mouth is not None
    assert seen(MODEL, standing(), 180, 0).head.mouth is None
    assert seen(MODEL, standing(), 180, 0).head.nose is None


def test_each_ear_is_seen_from_its_own_side():
    left, right = MODEL.named["ear_left"], MODEL.named["ear_right"]
    assert seen(MODEL, standing(), 90, 0).head.ears == [left]
    assert seen(MODEL, standing(), -90, 0).head.ears == [right]


def test_eyes_are_level_and_above_the_mouth():
    head = seen(MODEL, standing(), 0, 0).head
    one, other = (eye.mean(0) for eye in head.eyes)
    assert one[1] == pytest.approx(other[1], abs=0.01)
    assert head.mouth[:, 1].min() > one[1]
    assert all(brow[:, 1].max() < one[1] for brow in head.brows)


@pytest.mark.parametrize("elevation", [-90, -60, -25, 0, 20, 60, 90])
@pytest.mark.parametrize("azimuth", [0, 50, 90, 140, 180, 290])
def test_hair_is_painted_where_it_grows_and_nowhere_else(azimuth, elevation):
    """Points on its ellipsoid that face the viewer are within it, or not, as they grow hair."""
    sketch = seen(MODEL, standing(), azimuth, elevation)
    axes, centre = (
        sketch.shapes.axes[sketch.head.hair_at],
        sketch.shapes.centre[sketch.head.hair_at],
    )
    rng = np.random.default_rng(3)
    for _ in range(300):
        point = unit(rng.normal(size=3))
        normal = unit(np.linalg.inv(axes).T @ point)
        height = float(point @ _HAIR_WAY) - _HAIR_LEVEL
        if normal @ sketch.camera.towards < 0.25 or abs(height) < 0.08:
            continue  # at the contour, or at the hairline
        place = sketch.camera.point(centre + axes @ point)
        covered = sum(abs(winds(part, place)) for part in sketch.head.hair) % 2 == 1
        assert covered == (height > 0), (point, height)
