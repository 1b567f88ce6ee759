"""Where limbs join no line crosses them; where they are bent the contour stays."""

from __future__ import annotations

import numpy as np
from figure_rig import plain, polygons_of, seen, standing

MODEL = plain()


def weights(placed, solid: str, azimuth: float = 90):
    """The points of a solid's last layer, their line weights, and the camera."""
    sketch = seen(MODEL, placed, azimuth, 0)
    number = 0
    for one in MODEL.solids:
        number += len(one.layers)
        if one.name == solid:
            break
    span = sketch.outlines.layers[number - 1]
    part = slice(span[0], span[-1])
    return sketch.outlines.points[part], sketch.weights.line[part], sketch.camera


def test_a_straight_knee_has_no_line_across():
    placed = standing()
    points, line, camera = weights(placed, "shank_left")
    knee = camera.point(placed.at[MODEL.frames["shank_left"]])
    above = points[:, 1] < knee[1] - 2
    assert above.any()
    assert line[above].max() < 0.1


def test_the_calf_keeps_its_line():
    placed = standing()
    points, line, camera = weights(placed, "shank_left")
    ankle = camera.point(placed.at[MODEL.frames["foot_left"]])
    assert line[points[:, 1] > ankle[1] - 20].min() > 0.95


def test_a_bent_knee_keeps_its_kneecap():
    placed = standing(knee_flexion_left=100.0)
    points, line, camera = weights(placed, "shank_left")
    knee = camera.point(placed.at[MODEL.frames["shank_left"]])
    hip = camera.point(placed.at[MODEL.frames["thigh_left"]])
    away = (points - knee) @ (knee - hip) / np.hypot(*(knee - hip))
    assert line[away > 2].min() > 0.9  # beyond the knee, seen from the hip
    assert line.min() < 0.1  # and nothing within the thigh


def test_halos_fade_wider_than_lines():
    sketch = seen(MODEL, standing(), 90, 0)
    assert sketch.weights.halo.sum() < sketch.weights.line.sum()
    assert polygons_of(sketch, MODEL, "torso")
