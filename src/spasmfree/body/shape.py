"""The mannequin: all solids of a body of one build.

All radii and places are our own choice, by eye; lengths are in body heights.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from spasmfree.body.model import Model
from spasmfree.body.shape_limbs import Grip, add_arm, add_leg
from spasmfree.body.shape_trunk import add_head, add_trunk
from spasmfree.body.skeleton import SIDES


class Build(StrEnum):
    """How broad a body is."""

    SLIM = "slim"
    BROAD = "broad"


GIRTH = {Build.SLIM: 1.0, Build.BROAD: 1.12}  # of trunk and limbs, against the slim one

_MIDDLE = ("torso", "pelvis", "neck", "head")
_LIMBS = ("thigh", "shank", "foot", "upper_arm", "forearm", "hand")
BODY = frozenset(_MIDDLE) | {f"{limb}_{side}" for limb in _LIMBS for side in SIDES}


def body(hands: Mapping[str, Grip], build: Build = Build.SLIM) -> Model:
    """A model with nothing but the body; `hands` says for each side how the hand is held."""
    model = Model()
    girth = GIRTH[build]
    add_trunk(model, girth)
    add_head(model)
    for side in SIDES:
        add_leg(model, side, girth)
        add_arm(model, side, girth, hands.get(side, "open"))
    return model
