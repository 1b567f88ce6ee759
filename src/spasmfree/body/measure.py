"""Reads a solved figure: joint angles, heights, directions. Degrees and body heights."""

from __future__ import annotations

import math

import numpy as np

from spasmfree.body.rotation import Array, ball_angles, between, cross, unit
from spasmfree.body.skeleton import OUTWARD, SIDES, Figure

BODY_CM = 170.0  # a body height in centimetres, where a rule is given in centimetres


def joint_angles(figure: Figure) -> dict[str, float]:
    """The angles of hips, knees, ankles and elbows, named as in `skeleton.RANGES`.

    Shoulders are left out: overhead, their three angles cannot be told apart.
    """
    found: dict[str, float] = {}
    for side in SIDES:
        thigh, shank = figure.frame(f"thigh_{side}"), figure.frame(f"shank_{side}")
        foot = figure.frame(f"foot_{side}")
        hip = ball_angles(figure.frame("pelvis").T @ thigh, OUTWARD[side])
        names = ("hip_flexion", "hip_abduction", "hip_rotation")
        found |= {f"{name}_{side}": angle for name, angle in zip(names, hip, strict=True)}
        found[f"knee_flexion_{side}"] = _hinge(thigh.T @ shank)
        found[f"ankle_flexion_{side}"] = _hinge(shank.T @ foot)
        found[f"elbow_flexion_{side}"] = between(
            figure.frame(f"upper_arm_{side}")[:, 2], figure.frame(f"forearm_{side}")[:, 2]
        )
    return found


def _hinge(turned: Array) -> float:
    """The angle of a joint that bends about y."""
    return math.degrees(math.atan2(-turned[2, 0], turned[0, 0]))


def slope(figure: Figure, start: str, end: str) -> float:
    """How far the line between two joints rises from level, -90 to 90."""
    way = figure.point(end) - figure.point(start)
    return math.degrees(math.asin(way[2] / math.sqrt(float(way @ way))))


def trunk_frame(figure: Figure) -> Array:
    """Front, left and up of the trunk: midway between those of pelvis and chest."""
    up = unit(figure.frame("pelvis")[:, 2] + figure.frame("thorax")[:, 2])
    left = figure.frame("pelvis")[:, 1]
    front = unit(cross(left, up))
    return np.column_stack((front, cross(up, front), up))
