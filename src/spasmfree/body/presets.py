"""From where else a figure can be seen: from its side, its front, from above, from its feet.

What is whose side or front follows the body: who lies on the back looks up, and is seen from the
front by somebody who stands at their feet and looks down on them. The angles are our own choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from spasmfree.body.pose import Base, Pose, View


class Preset(StrEnum):
    """A place to look from."""

    SIDE = "side"
    FRONT = "front"
    TOP = "top"
    FEET = "feet"


class Place(NamedTuple):
    """Angles of a camera, and whether it goes close to the feet."""

    view: View
    close: bool = False


_LOW, _DOWN, _ABOVE = 6.0, 50.0, 85.0  # degrees over the horizon
_FACE, _BACK, _HEAD, _SOLES = 0.0, 180.0, -90.0, 90.0  # degrees around; lying, feet are at +y

# Around and over: front, top and feet of each base. The side depends on the best view too.
_FRONT: Mapping[Base, View] = {
    Base.STAND: View(_FACE, _LOW),
    Base.SIDE: View(_FACE, _LOW),
    Base.SUPINE: View(_SOLES, _DOWN),
    Base.PRONE: View(_HEAD, 20.0),
}


def places(pose: Pose) -> Mapping[Preset, Place]:
    """Where to look at this pose from."""
    best = (pose.view.azimuth + 180) % 360 - 180
    stands = pose.base is Base.STAND
    beside = _FACE if abs(best) <= 90 else _BACK  # of who lies: the nearer long side of the mat
    sides = {
        Base.STAND: View(90.0 if best >= 0 else -90.0, _LOW),
        Base.SIDE: View(beside, _DOWN),  # the body's side is what lies uppermost
    }
    return {
        Preset.SIDE: Place(sides.get(pose.base, View(beside, _LOW))),
        Preset.FRONT: Place(_FRONT[pose.base]),
        Preset.TOP: Place(View(_FACE if stands else beside, _ABOVE)),
        Preset.FEET: Place(View(_FACE if stands else _SOLES, 12.0), close=stands),
    }
