"""Rotations as 3 x 3 matrices of floats, and angles read back from them. Angles are in degrees."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_TINY = 1e-9  # shorter than this has no direction


def about_x(degrees: float) -> Array:
    """Turn about x: y goes towards z."""
    c, s = _cos_sin(degrees)
    return np.array(((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)))


def about_y(degrees: float) -> Array:
    """Turn about y: z goes towards x."""
    c, s = _cos_sin(degrees)
    return np.array(((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)))


def about_z(degrees: float) -> Array:
    """Turn about z: x goes towards y."""
    c, s = _cos_sin(degrees)
    return np.array(((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)))


def unit(vector: Array) -> Array:
    """The direction of a vector; the zero vector has none and stays zero."""
    length = math.sqrt(float(vector @ vector))
    return vector / length if length > _TINY else vector * 0.0


def cross(first: Array, second: Array) -> Array:
    """The vector product of two vectors; numpy's own takes ten times as long for one pair."""
    a, b, c = first.tolist()
    x, y, z = second.tolist()
    return np.array((b * z - c * y, c * x - a * z, a * y - b * x))


def ball(flexion: float, abduction: float, rotation: float, outward: float) -> Array:
    """A hip or shoulder: flexion forwards, abduction away from the middle, rotation inwards.

    `outward` is 1 for the left and -1 for the right: left is +y. The order is flexion about the
    body's y, abduction about the x that moved with it, rotation about the limb's own axis.
    """
    cf, sf = _cos_sin(-flexion)
    ca, sa = _cos_sin(outward * abduction)
    cr, sr = _cos_sin(-outward * rotation)
    return np.array(  # about_y @ about_x @ about_z, multiplied out
        (
            (cf * cr + sf * sa * sr, sf * sa * cr - cf * sr, sf * ca),
            (ca * sr, ca * cr, -sa),
            (cf * sa * sr - sf * cr, sf * sr + cf * sa * cr, cf * ca),
        )
    )


def trunk(flexion: float, side: float, rotation: float) -> Array:
    """A joint of the trunk: flexion forwards, bending and rotation to the left.

    The order is rotation about the upright, bending, flexion.
    """
    cf, sf = _cos_sin(flexion)
    cs, ss = _cos_sin(-side)
    cr, sr = _cos_sin(rotation)
    return np.array(  # about_z @ about_x @ about_y, multiplied out
        (
            (cr * cf - sr * ss * sf, -sr * cs, cr * sf + sr * ss * cf),
            (sr * cf + cr * ss * sf, cr * cs, sr * sf - cr * ss * cf),
            (-cs * sf, ss, cs * cf),
        )
    )


def ball_angles(turned: Array, outward: float) -> tuple[float, float, float]:
    """Flexion, abduction and rotation of a hip or shoulder: what `ball` was given.

    At an abduction near 90 degrees flexion and rotation cannot be told apart.
    """
    abduction = math.asin(max(-1.0, min(1.0, -turned[1, 2])))
    flexion = math.atan2(-turned[0, 2], turned[2, 2])
    rotation = math.atan2(turned[1, 0], turned[1, 1])
    return (
        math.degrees(flexion),
        outward * math.degrees(abduction),
        -outward * math.degrees(rotation),
    )


def between(first: Array, second: Array) -> float:
    """The angle between two vectors, 0 to 180."""
    return math.degrees(math.acos(max(-1.0, min(1.0, float(unit(first) @ unit(second))))))


def half_sphere(count: int) -> Array:
    """Directions spread evenly over a half of the sphere, and the three axes (golden spiral)."""
    steps = np.arange(count) + 0.5
    up = steps / count
    turns = steps * math.pi * (3 - math.sqrt(5))
    level = np.sqrt(1 - up * up)
    spread = np.column_stack((level * np.cos(turns), level * np.sin(turns), up))
    return np.vstack((spread, np.eye(3)))


def _cos_sin(degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return math.cos(angle), math.sin(angle)
