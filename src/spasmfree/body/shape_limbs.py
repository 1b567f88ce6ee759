"""Legs and arms of the mannequin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from spasmfree.body.model import Layer, Link, Model, On, Seam, Shade, Solid, chain
from spasmfree.body.profile import Station, at
from spasmfree.body.rotation import about_y
from spasmfree.body.skeleton import FOREARM, OUTWARD, SHANK, THIGH, UPPER_ARM

Grip = Literal["open", "grip"]

# The place of a station is the share of the bone's length.
THIGH_PROFILE = (
    Station(0.00, 0.0490, 0.0440, -0.004, 0.001),
    Station(0.20, 0.0515, 0.0480, -0.002, 0.001),
    Station(0.50, 0.0450, 0.0420, 0.002, 0.001),
    Station(0.80, 0.0355, 0.0345, 0.002),
    Station(1.00, 0.0310, 0.0300, 0.001),
)
SHANK_PROFILE = (
    Station(0.00, 0.0310, 0.0300, 0.001),
    Station(0.14, 0.0300, 0.0300, -0.004),
    Station(0.32, 0.0335, 0.0320, -0.008, 0.001),
    Station(0.60, 0.0255, 0.0245, -0.005),
    Station(0.85, 0.0180, 0.0175, -0.001),
    Station(1.00, 0.0180, 0.0180, -0.001),
)
_UPPER_ARM_PROFILE = (
    Station(0.00, 0.0275, 0.0258, -0.001),
    Station(0.22, 0.0300, 0.0275, 0.0, 0.002),
    Station(0.55, 0.0260, 0.0245, 0.002),
    Station(1.00, 0.0215, 0.0215),
)
_FOREARM_PROFILE = (
    Station(0.00, 0.0215, 0.0215),
    Station(0.25, 0.0240, 0.0225, 0.001),
    Station(0.65, 0.0185, 0.0180),
    Station(1.00, 0.0140, 0.0155),
)
SHORTS_END = 0.50  # share of the thigh
_SLEEVE_END = 0.50  # share of the upper arm


class _Limb:
    """Cross-sections on one limb bone."""

    def __init__(
        self,
        model: Model,
        bone: str,
        side: str,
        profile: Sequence[Station],
        length: float,
        girth: float,
    ) -> None:
        self._model, self.bone, self._out = model, f"{bone}_{side}", OUTWARD[side]
        self._profile, self.length, self._girth = profile, length, girth

    def station(self, place: float, grow: float = 1.0, *, disc: bool = False) -> int:
        """An ellipsoid at this share of the bone, wider by `grow`."""
        found = at(self._profile, place)
        front, side = found.front * grow * self._girth, found.side * grow * self._girth
        centre = (found.forward, self._out * found.outward, -place * self.length)
        return self._model.ellipsoid(
            self.bone, centre, (front, side, 0.0 if disc else min(front, side))
        )

    def shade(self, radius: float) -> Shade:
        """The whole bone, lit like a cylinder."""
        return Shade(self.on(0.0), self.on(1.0), radius * self._girth)

    def on(self, place: float) -> On:
        """The point at this share of the bone."""
        return On(self.bone, (0.0, 0.0, -place * self.length))

    def axis(self) -> On:
        """The way down the limb."""
        return On(self.bone, (0.0, 0.0, -1.0))


def add_leg(model: Model, side: str, girth: float) -> None:
    """Thigh in shorts, shank and shoe."""
    thigh = _Limb(model, "thigh", side, THIGH_PROFILE, THIGH, girth)
    shank = _Limb(model, "shank", side, SHANK_PROFILE, SHANK, girth)
    _add_thigh(model, side, girth, thigh, shank)
    _add_shank(model, side, girth, thigh, shank)
    _add_foot(model, side)


def _add_thigh(model: Model, side: str, girth: float, thigh: _Limb, shank: _Limb) -> None:
    out, g = OUTWARD[side], girth
    shorts = [thigh.station(place, 1.05) for place in (0.0, 0.14, 0.3)]
    shorts.append(thigh.station(SHORTS_END, 1.13, disc=True))
    hem = thigh.station(SHORTS_END - 0.005, 1.10, disc=True)
    skin = [thigh.station(SHORTS_END - 0.04, disc=True)]
    skin += [thigh.station(place) for place in (0.55, 0.68, 0.8, 0.9, 1.0)]
    hip = Seam(thigh.on(0.0), On("pelvis", (-0.006, 0.0, 0.045)), 0.056 * g, 0.078 * g, 0.125)
    seat = Seam(
        thigh.on(0.0), On("pelvis", (-0.032, -out * 0.004, -0.030)), 0.054 * g, 0.046 * g, 0.11
    )
    knee = Seam(
        shank.on(0.0), On(shank.bone, (-0.004, 0.0, -0.14 * SHANK)), 0.031 * g, 0.030 * g, 0.060
    )
    shade = thigh.shade(0.040)
    layers = (
        Layer("shorts", chain(shorts), 0.0, (hip, seat), shade),
        Layer("shorts_hem", ((hem,),), 0.5, kind="hem", outline=0.0, halo=False),
        Layer("skin", chain(skin), 1.0, (knee,), shade),
    )
    model.add(
        Solid(thigh.bone, layers, thigh.axis(), thigh.on(0.6)),
        Link("pelvis", thigh.bone, thigh.on(0.0)),
    )


def _add_shank(model: Model, side: str, girth: float, thigh: _Limb, shank: _Limb) -> None:
    g = girth
    skin = [shank.station(p) for p in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.62, 0.74, 0.86)]
    skin.append(shank.station(0.975, disc=True))
    knee = Seam(
        shank.on(0.0), On(thigh.bone, (0.002, 0.0, -0.8 * THIGH)), 0.031 * g, 0.035 * g, 0.060
    )
    layer = Layer("skin", chain(skin), 0.0, (knee,), shank.shade(0.0365))
    model.add(
        Solid(f"shank_{side}", (layer,), shank.axis(), shank.on(0.5)),
        Link(thigh.bone, shank.bone, shank.on(0.0)),
    )


def _add_foot(model: Model, side: str) -> None:
    out, foot, toes = OUTWARD[side], f"foot_{side}", f"toes_{side}"
    add = model.ellipsoid
    collar = add(foot, (-0.004, 0.0, 0.010), (0.0235, 0.0205, 0.003), about_y(6))
    heel = add(foot, (-0.020, 0.0, -0.018), (0.0215, 0.0195, 0.0190))
    instep = add(foot, (0.026, 0.0, -0.012), (0.022, 0.0215, 0.0200))
    ball = add(foot, (0.078, out * 0.003, -0.0235), (0.022, 0.0265, 0.0130))
    tip = add(toes, (0.0240, -out * 0.003, -0.0005), (0.0160, 0.0200, 0.0100))
    sole = [
        add(foot, (-0.020, 0.0, -0.0345), (0.0230, 0.0205, 0.0045)),
        add(foot, (0.030, out * 0.001, -0.0350), (0.022, 0.0210, 0.0040)),
        add(foot, (0.078, out * 0.003, -0.0345), (0.0240, 0.0285, 0.0045)),
        add(toes, (0.0245, -out * 0.003, -0.0085), (0.0175, 0.0215, 0.0045)),
    ]
    shade = Shade(On(foot, (-0.03, 0.0, -0.02)), On(toes, (0.02, 0.0, 0.0)), 0.03)
    upper = ((heel, collar, instep), (heel, instep), (instep, ball, heel), (ball, tip))
    layers = (
        Layer("shoe", upper, 0.0, shade=shade),
        Layer(
            "sole", (tuple(sole[:3]), tuple(sole[2:])), 1.0, shade=shade, outline=0.9, halo=False
        ),
    )
    model.add(
        Solid(foot, layers, On(foot, (0.0, 0.0, -1.0)), On(foot, (0.008, 0.0, -0.03))),
        Link(f"shank_{side}", foot, On(foot, (0.0, 0.0, 0.006)), 0.9),
    )


def add_arm(model: Model, side: str, girth: float, grip: Grip) -> None:
    """Sleeve, arm and hand."""
    upper = _Limb(model, "upper_arm", side, _UPPER_ARM_PROFILE, UPPER_ARM, girth)
    lower = _Limb(model, "forearm", side, _FOREARM_PROFILE, FOREARM, girth)
    _add_upper_arm(model, side, upper, lower)
    _add_forearm(model, side, upper, lower)
    _add_hand(model, side, grip)


def _add_upper_arm(model: Model, side: str, upper: _Limb, lower: _Limb) -> None:
    out = OUTWARD[side]
    sleeve = [upper.station(place, 1.05) for place in (0.0, 0.2)]
    sleeve.append(upper.station(_SLEEVE_END, 1.16, disc=True))
    hem = upper.station(_SLEEVE_END - 0.005, 1.12, disc=True)
    skin = [upper.station(_SLEEVE_END - 0.05, disc=True)]
    skin += [upper.station(place) for place in (0.55, 0.7, 0.85, 1.0)]
    shoulder = Seam(upper.on(0.0), On("thorax", (-0.006, out * 0.030, 0.105)), 0.029, 0.046, 0.066)
    elbow = Seam(lower.on(0.0), lower.on(0.25), 0.0215, 0.024, 0.042)
    shade = upper.shade(0.027)
    layers = (
        Layer("shirt", chain(sleeve), 0.0, (shoulder,), shade),
        Layer("shirt_hem", ((hem,),), 0.5, kind="hem", outline=0.0, halo=False),
        Layer("skin", chain(skin), 1.0, (elbow,), shade),
    )
    model.add(
        Solid(upper.bone, layers, upper.axis(), upper.on(0.6)),
        Link("torso", upper.bone, upper.on(0.0), 0.5),
    )


def _add_forearm(model: Model, side: str, upper: _Limb, lower: _Limb) -> None:
    hand = f"hand_{side}"
    skin = [lower.station(place) for place in (0.0, 0.15, 0.3, 0.5, 0.75, 1.0)]
    elbow = Seam(
        lower.on(0.0), On(upper.bone, (0.001, 0.0, -0.55 * UPPER_ARM)), 0.0215, 0.026, 0.042
    )
    wrist = Seam(On(hand, (0.0, 0.0, 0.0)), On(hand, (0.0, 0.0, -0.04)), 0.015, 0.020, 0.028)
    layer = Layer("skin", chain(skin), 0.0, (elbow, wrist), lower.shade(0.0245))
    model.add(
        Solid(lower.bone, (layer,), lower.axis(), lower.on(0.5)),
        Link(upper.bone, lower.bone, lower.on(0.0)),
    )


def _add_hand(model: Model, side: str, grip: Grip) -> None:
    """The palm faces the body, the thumb the front."""
    out, hand, add = OUTWARD[side], f"hand_{side}", model.ellipsoid
    wrist = add(hand, (0.0, 0.0, -0.004), (0.0145, 0.0130, 0.012))
    palm = add(hand, (0.001, 0.0, -0.030), (0.0215, 0.0100, 0.012))
    knuckles = add(hand, (0.0, 0.0, -0.050), (0.0230, 0.0092, 0.008))
    thumb_root = add(hand, (0.015, -out * 0.002, -0.020), (0.0085, 0.0085, 0.009))
    if grip == "open":
        fingers = add(hand, (0.0, -out * 0.002, -0.078), (0.0190, 0.0072, 0.008))
        tips = add(hand, (-0.002, -out * 0.006, -0.097), (0.0130, 0.0060, 0.008))
        thumb = add(hand, (0.0300, -out * 0.006, -0.044), (0.0062, 0.0062, 0.006))
        thumb_tip = add(hand, (0.0310, -out * 0.008, -0.058), (0.0055, 0.0055, 0.006))
    else:
        fingers = add(hand, (0.0, -out * 0.012, -0.064), (0.0210, 0.0085, 0.009))
        tips = add(hand, (0.0, -out * 0.024, -0.052), (0.0195, 0.0080, 0.010))
        thumb = add(hand, (0.0240, -out * 0.014, -0.038), (0.0066, 0.0066, 0.007))
        thumb_tip = add(hand, (0.0200, -out * 0.026, -0.050), (0.006, 0.006, 0.007))
    pieces = (
        (wrist, palm, knuckles),
        (knuckles, fingers),
        (fingers, tips),
        (thumb_root, thumb),
        (thumb, thumb_tip),
    )
    seam = Seam(
        On(hand, (0.0, 0.0, 0.0)),
        On(f"forearm_{side}", (0.0, 0.0, -0.6 * FOREARM)),
        0.0150,
        0.019,
        0.030,
    )
    shade = Shade(On(hand, (0.0, 0.0, 0.0)), On(hand, (0.0, 0.0, -0.09)), 0.0235)
    model.add(
        Solid(
            hand,
            (Layer("skin", pieces, 0.0, (seam,), shade),),
            On(hand, (0.0, 0.0, -1.0)),
            On(hand, (0.0, 0.0, -0.05)),
        ),
        Link(f"forearm_{side}", hand, On(hand, (0.0, 0.0, 0.0))),
    )
