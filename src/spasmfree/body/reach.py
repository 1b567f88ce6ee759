"""Bends an arm or a leg so that its end is where it has to be (two-bone inverse kinematics)."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from spasmfree.body.rotation import Array, about_z, cross, unit
from spasmfree.body.skeleton import FOREARM, GRIP, OUTWARD, SHANK, THIGH, UPPER_ARM, Angles, Figure

_SLACK = 1e-4  # body heights: a limb is never quite straight nor quite folded


class Bent(NamedTuple):
    """The frames of the two bones of a limb in the world."""

    upper: Array
    lower: Array


def two_bones(
    root: Array, target: Array, lengths: tuple[float, float], pole: Array, bend: float
) -> Bent:
    """Two bones from `root` to `target`, the joint between them towards `pole`.

    `bend` is 1 where flexion takes the lower bone to the upper one's front (an elbow), -1 where it
    takes it to the back (a knee). A target out of reach is stretched for, not reached.
    """
    upper, lower = lengths
    way = target - root
    far = math.sqrt(float(way @ way))
    far = max(abs(upper - lower) + _SLACK, min(upper + lower - _SLACK, far))
    along = unit(way)
    aside = unit(pole - (pole @ along) * along)
    cosine = (upper * upper + far * far - lower * lower) / (2.0 * upper * far)
    sine = math.sqrt(max(0.0, 1.0 - cosine * cosine))
    middle = root + along * (upper * cosine) + aside * (upper * sine)
    end = root + along * far
    up_axis, low_axis = -unit(middle - root), -unit(end - middle)
    front = -bend * aside
    front = unit(front - (front @ up_axis) * up_axis)
    hinge = cross(up_axis, front)
    return Bent(
        np.column_stack((front, hinge, up_axis)),
        np.column_stack((cross(hinge, low_axis), hinge, low_axis)),
    )


def reach_with_arm(
    figure: Figure, side: str, target: Array, pole: Array, angles: Angles, hand: Array | None
) -> None:
    """Bring the palm of this arm to `target`.

    With `hand`, a frame in the world, the hand lies that way; else it goes on from the forearm.
    """
    shoulder = figure.point(f"upper_arm_{side}")
    lower = FOREARM + GRIP
    if hand is not None:
        target, lower = target - hand @ np.array((0.0, 0.0, -GRIP)), FOREARM
    bent = two_bones(shoulder, target, (UPPER_ARM, lower), pole, 1.0)
    pronated = about_z(-OUTWARD[side] * angles.get(f"forearm_pronation_{side}", 0.0))
    fixed = {f"upper_arm_{side}": bent.upper, f"forearm_{side}": bent.lower @ pronated}
    if hand is not None:
        fixed[f"hand_{side}"] = hand
    figure.hang(angles, f"upper_arm_{side}", f"forearm_{side}", f"hand_{side}", fixed=fixed)


def reach_with_leg(
    figure: Figure, side: str, target: Array, pole: Array, angles: Angles, foot: Array | None
) -> None:
    """Bring the ankle of this leg to `target`; `foot` is the frame of its foot, if fixed."""
    bent = two_bones(figure.point(f"thigh_{side}"), target, (THIGH, SHANK), pole, -1.0)
    fixed = {f"thigh_{side}": bent.upper, f"shank_{side}": bent.lower}
    if foot is not None:
        fixed[f"foot_{side}"] = foot
    moved = (f"thigh_{side}", f"shank_{side}", f"foot_{side}", f"toes_{side}")
    figure.hang(angles, *moved, fixed=fixed)


def palm_down(heading: Array, side: str) -> Array:
    """A hand that lies flat on the floor with its fingers along `heading`."""
    return palm_against(np.array((0.0, 0.0, 1.0)), heading, side)


def palm_against(normal: Array, heading: Array, side: str) -> Array:
    """A hand flat on a surface with this outward `normal`, its fingers along `heading`."""
    along = -unit(heading)
    outward = unit(normal) * OUTWARD[side]
    return np.column_stack((cross(outward, along), outward, along))


def foot_flat(heading: Array) -> Array:
    """A foot whose sole is level, toes along `heading` (level too)."""
    front, up = unit(heading), np.array((0.0, 0.0, 1.0))
    return np.column_stack((front, cross(up, front), up))
