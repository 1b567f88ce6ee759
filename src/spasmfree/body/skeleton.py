"""The bones: where each joint is, what turns at it, and how far a person's joint goes.

Lengths are in body heights. The world is right-handed with z up and the floor at z = 0. In the
anatomical position (standing, arms hanging, thumbs forward) every bone's frame equals the body's:
x to the front, y to the left, z up. Limb bones run along their own -z, the foot along +x.

Segment lengths follow the table of Drillis and Contini as printed in Winter, Biomechanics and
Motor Control of Human Movement (hip .530, knee .285, ankle .039, shoulder .818, upper arm .186,
forearm .146, hand .108, foot .152 of body height), quoted from memory; the splits within the trunk
and the width of the hips are our own choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from spasmfree.body.rotation import Array, about_x, about_y, about_z, ball, trunk

SIDES = ("left", "right")
OUTWARD = {"left": 1.0, "right": -1.0}  # the sign of y on that side

UPPER_ARM = 0.186
FOREARM = 0.146
GRIP = 0.052  # from the wrist to the middle of the palm
THIGH = 0.245
SHANK = 0.246
ANKLE = 0.039  # the height of the ankle over the sole

Angles = Mapping[str, float]  # name of an angle -> degrees; what is missing is 0


class Bone(NamedTuple):
    """One bone: what it hangs on, and where its upper joint is in the frame of that bone."""

    parent: str  # "" for the pelvis
    offset: tuple[float, float, float]


def _bones() -> dict[str, Bone]:
    """Parents come before what hangs on them."""
    bones = {
        "pelvis": Bone("", (0.0, 0.0, 0.0)),  # its origin is midway between the hip joints
        "lumbar": Bone("pelvis", (-0.010, 0.0, 0.050)),
        "thorax": Bone("lumbar", (0.0, 0.0, 0.090)),
        "neck": Bone("thorax", (-0.012, 0.0, 0.165)),
        "head": Bone("neck", (0.014, 0.0, 0.060)),
    }
    for side, out in OUTWARD.items():
        bones |= {
            f"clavicle_{side}": Bone("thorax", (0.0, out * 0.018, 0.122)),
            f"upper_arm_{side}": Bone(f"clavicle_{side}", (-0.004, out * 0.087, 0.0)),
            f"forearm_{side}": Bone(f"upper_arm_{side}", (0.0, 0.0, -UPPER_ARM)),
            f"hand_{side}": Bone(f"forearm_{side}", (0.0, 0.0, -FOREARM)),
            f"thigh_{side}": Bone("pelvis", (0.0, out * 0.050, 0.0)),
            f"shank_{side}": Bone(f"thigh_{side}", (0.0, 0.0, -THIGH)),
            f"foot_{side}": Bone(f"shank_{side}", (0.0, 0.0, -SHANK)),
            f"toes_{side}": Bone(f"foot_{side}", (0.078, 0.0, -0.026)),
        }
    return bones


BONES = _bones()
INDEX = {name: place for place, name in enumerate(BONES)}
_OFFSET = {name: np.array(bone.offset) for name, bone in BONES.items()}

# Degrees from the anatomical position. Hips, knees, ankles, shoulders, elbows and wrists: the
# American Academy of Orthopaedic Surgeons' normal ranges, a little wider at both ends because a
# figure's joints carry what a person's shoulder blade and soft tissue do; the rest is our choice.
_MIDDLE_RANGES = {
    "spine_flexion": (-35.0, 80.0), "spine_side": (-35.0, 35.0), "spine_rotation": (-40.0, 40.0),
    "thorax_flexion": (-25.0, 40.0), "thorax_side": (-25.0, 25.0), "thorax_rotation": (-35.0, 35.0),
    "neck_flexion": (-50.0, 50.0), "neck_side": (-40.0, 40.0), "neck_rotation": (-70.0, 70.0),
    "head_flexion": (-30.0, 30.0), "head_side": (-25.0, 25.0), "head_rotation": (-40.0, 40.0),
}  # fmt: skip
_SIDE_RANGES = {
    "hip_flexion": (-30.0, 130.0), "hip_abduction": (-30.0, 55.0), "hip_rotation": (-60.0, 50.0),
    "knee_flexion": (-2.0, 150.0), "ankle_flexion": (-30.0, 60.0), "ankle_inversion": (-25.0, 40.0),
    "toes_extension": (-20.0, 80.0),
    "clavicle_elevation": (-15.0, 40.0), "clavicle_protraction": (-35.0, 35.0),
    "shoulder_flexion": (-60.0, 185.0), "shoulder_abduction": (-50.0, 185.0),
    "shoulder_rotation": (-100.0, 100.0),
    "elbow_flexion": (0.0, 150.0), "forearm_pronation": (-90.0, 90.0),
    "wrist_flexion": (-80.0, 80.0), "wrist_deviation": (-35.0, 35.0),
}  # fmt: skip
RANGES: Mapping[str, tuple[float, float]] = _MIDDLE_RANGES | {
    f"{name}_{side}": limits for name, limits in _SIDE_RANGES.items() for side in SIDES
}


class Figure:
    """All bones in the world: `turned` (bones, 3, 3) are their frames, `at` (bones, 3) origins."""

    def __init__(self) -> None:
        self.turned = np.empty((len(BONES), 3, 3))
        self.at = np.empty((len(BONES), 3))

    def copy(self) -> Figure:
        """A figure that can be moved without moving this one."""
        made = Figure()
        made.turned[:], made.at[:] = self.turned, self.at
        return made

    def point(
        self, bone: str, local: Array | tuple[float, float, float] = (0.0, 0.0, 0.0)
    ) -> Array:
        """Where a point of a bone is in the world."""
        place = INDEX[bone]
        where: Array = self.at[place] + self.turned[place] @ np.asarray(local)
        return where

    def frame(self, bone: str) -> Array:
        """The frame of a bone: its columns are the bone's x, y and z in the world."""
        found: Array = self.turned[INDEX[bone]]
        return found

    def put_root(self, turned: Array, at: Array) -> None:
        """Place the pelvis."""
        self.turned[0], self.at[0] = turned, at

    def hang(self, angles: Angles, *bones: str, fixed: Mapping[str, Array] | None = None) -> None:
        """Place these bones (all when none is named) by their angles on the bones they hang on.

        `fixed` gives frames in the world to bones that something else has placed.
        """
        fixed = fixed or {}
        for name in bones or BONES:
            parent = BONES[name].parent
            if not parent:
                continue
            own, above = INDEX[name], INDEX[parent]
            self.at[own] = self.at[above] + self.turned[above] @ _OFFSET[name]
            frame = fixed.get(name)
            self.turned[own] = self.turned[above] @ turn(name, angles) if frame is None else frame


def turn(bone: str, angles: Angles) -> Array:
    """How a bone's frame is turned against that of the bone it hangs on."""
    name, _, side = bone.rpartition("_")
    if side not in OUTWARD:
        return _turn_of_trunk({"lumbar": "spine"}.get(bone, bone), angles)
    return _TURNS[name](angles, side, OUTWARD[side])


def _turn_of_trunk(joint: str, angles: Angles) -> Array:
    """Flexion forwards, bending and rotation to the left are positive."""
    flexion, side, rotation = (
        angles.get(f"{joint}_{way}", 0.0) for way in ("flexion", "side", "rotation")
    )
    return trunk(flexion, side, rotation)


def _clavicle(angles: Angles, side: str, out: float) -> Array:
    protraction = angles.get(f"clavicle_protraction_{side}", 0.0)
    return about_z(-out * protraction) @ about_x(
        out * angles.get(f"clavicle_elevation_{side}", 0.0)
    )


def _upper_arm(angles: Angles, side: str, out: float) -> Array:
    return _ball_joint("shoulder", angles, side, out)


def _thigh(angles: Angles, side: str, out: float) -> Array:
    return _ball_joint("hip", angles, side, out)


def _ball_joint(joint: str, angles: Angles, side: str, out: float) -> Array:
    flexion, abduction, rotation = (
        angles.get(f"{joint}_{way}_{side}", 0.0) for way in ("flexion", "abduction", "rotation")
    )
    return ball(flexion, abduction, rotation, out)


def _forearm(angles: Angles, side: str, out: float) -> Array:
    return about_y(-angles.get(f"elbow_flexion_{side}", 0.0)) @ about_z(
        -out * angles.get(f"forearm_pronation_{side}", 0.0)
    )


def _hand(angles: Angles, side: str, out: float) -> Array:
    """Flexion is towards the palm, which faces the body; deviation towards the thumb."""
    return about_x(-out * angles.get(f"wrist_flexion_{side}", 0.0)) @ about_y(
        -angles.get(f"wrist_deviation_{side}", 0.0)
    )


def _shank(angles: Angles, side: str, out: float) -> Array:  # noqa: ARG001 - as the others
    return about_y(angles.get(f"knee_flexion_{side}", 0.0))


def _foot(angles: Angles, side: str, out: float) -> Array:
    """Flexion points the toes away; inversion turns the sole inwards."""
    return about_y(angles.get(f"ankle_flexion_{side}", 0.0)) @ about_x(
        -out * angles.get(f"ankle_inversion_{side}", 0.0)
    )


def _toes(angles: Angles, side: str, out: float) -> Array:  # noqa: ARG001 - as the others
    return about_y(-angles.get(f"toes_extension_{side}", 0.0))


_TURNS = {
    "clavicle": _clavicle,
    "upper_arm": _upper_arm,
    "forearm": _forearm,
    "hand": _hand,
    "thigh": _thigh,
    "shank": _shank,
    "foot": _foot,
    "toes": _toes,
}
