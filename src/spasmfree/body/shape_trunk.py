"""Trunk, neck and head of the mannequin."""

from __future__ import annotations

from spasmfree.body.model import Layer, Link, Model, On, Point, Seam, Shade, Solid, chain
from spasmfree.body.profile import Station, at
from spasmfree.body.rotation import about_y, about_z
from spasmfree.body.skeleton import OUTWARD, SIDES, THIGH, UPPER_ARM

# The place of a station is its height over the hip joints.
_TRUNK = (
    Station(0.030, 0.0605, 0.0925, -0.006),
    Station(0.056, 0.0570, 0.0840, -0.006),
    Station(0.105, 0.0500, 0.0700, -0.004),
    Station(0.150, 0.0540, 0.0745, -0.003),
    Station(0.205, 0.0605, 0.0825, -0.003),
    Station(0.245, 0.0590, 0.0850, -0.006),
)
_HEM = 0.030  # the shirt ends here, in the plane in which the shorts begin
_HEIGHTS = (0.046, 0.065, 0.09, 0.115, 0.14, 0.165, 0.195, 0.225, 0.245)
_FLAT = 0.022  # the largest height of a station's ellipsoid


def add_trunk(model: Model, girth: float) -> None:
    """Shirt and shorts."""
    _add_torso(model, girth)
    _add_pelvis(model, girth)


def trunk_section(height: float) -> tuple[str, Point, float, float]:
    """The trunk of the slim body so high over the hip joints.

    The bone there, the middle in its frame, and the radii to the front and to the side.
    """
    found = at(_TRUNK, height)
    bone, low, back = "thorax", 0.140, -0.010
    if height < 0.050:
        bone, low, back = "pelvis", 0.0, 0.0
    elif height < 0.140:
        bone, low, back = "lumbar", 0.050, -0.010
    return bone, (found.forward - back, 0.0, height - low), found.front, found.side


def _station(model: Model, height: float, girth: float, *, disc: bool = False) -> int:
    """One cross-section of the trunk, on the bone that is at its height."""
    bone, middle, front, side = trunk_section(height)
    thick = 0.0 if disc else min(_FLAT, front * 0.4)
    return model.ellipsoid(bone, middle, (front * girth, side * girth, thick))


def _add_torso(model: Model, girth: float) -> None:
    stations = [_station(model, _HEM, girth, disc=True)]
    stations += [_station(model, height, girth) for height in _HEIGHTS]
    shoulders = tuple(
        model.ellipsoid("thorax", (-0.005, OUTWARD[side] * 0.089, 0.1215), (0.031, 0.024, 0.0285))
        for side in SIDES
    )
    upper_back = model.ellipsoid("thorax", (-0.010, 0.0, 0.112), (0.046, 0.070, 0.030))
    trapezius = model.ellipsoid("thorax", (-0.012, 0.0, 0.140), (0.0355, 0.054, 0.018))
    collar = model.ellipsoid("thorax", (-0.007, 0.0, 0.1635), (0.0340, 0.0370, 0.0), about_y(16))
    pieces = (
        *chain(stations),
        (stations[-1], upper_back, *shoulders),
        (upper_back, *shoulders, trapezius),
        (trapezius, collar),
    )
    seams = tuple(
        Seam(
            On(f"upper_arm_{side}", (0.0, 0.0, 0.0)),
            On(f"upper_arm_{side}", (0.0, 0.0, -0.4 * UPPER_ARM)),
            0.0300,
            0.030,
            0.066,
        )
        for side in SIDES
    )
    shade = Shade(On("pelvis", (0.0, 0.0, 0.0)), On("thorax", (0.0, 0.0, 0.15)), 0.088 * girth)
    layer = Layer("shirt", pieces, seams=seams, shade=shade)
    model.add(Solid("torso", (layer,), middle=On("thorax", (0.0, 0.0, 0.07))))


def _add_pelvis(model: Model, girth: float) -> None:
    g = girth
    hips = [
        model.ellipsoid(
            "pelvis", (-0.004, OUTWARD[side] * 0.047, -0.004), (0.054 * g, 0.0470 * g, 0.050)
        )
        for side in SIDES
    ]
    seat = [
        model.ellipsoid(
            "pelvis", (-0.0235, OUTWARD[side] * 0.042, -0.010), (0.0425 * g, 0.043 * g, 0.046)
        )
        for side in SIDES
    ]
    crotch = model.ellipsoid("pelvis", (0.002, 0.0, -0.030), (0.046, 0.040, 0.026))
    # Flat: nothing of the shorts stands out over the plane of the hem.
    waist = model.ellipsoid("pelvis", (-0.005, 0.0, 0.0305), (0.0580 * g, 0.0895 * g, 0.0))
    pieces = (
        (*hips, crotch),
        (*hips, waist),
        (*seat, waist),
        (seat[0], hips[0]),
        (seat[1], hips[1]),
    )
    seams = tuple(
        Seam(
            On(f"thigh_{side}", (0.0, 0.0, 0.0)),
            On(f"thigh_{side}", (0.0, 0.0, -0.5 * THIGH)),
            0.052 * g,
            0.045 * g,
            0.12,
        )
        for side in SIDES
    )
    shade = Shade(On("pelvis", (0.0, 0.0, -0.03)), On("lumbar", (0.0, 0.0, 0.0)), 0.088 * g)
    model.add(
        Solid(
            "pelvis",
            (Layer("shorts", pieces, seams=seams, shade=shade),),
            middle=On("pelvis", (-0.005, 0.0, -0.03)),
        ),
        Link("pelvis", "torso", On("pelvis", (-0.005, 0.0, 0.030))),
    )


def add_head(model: Model) -> None:
    """Neck and head; hair and face are painted on ellipsoids that the model names."""
    collar = model.ellipsoid("thorax", (-0.006, 0.0, 0.1645), (0.0310, 0.0340, 0.0), about_y(16))
    throat = model.ellipsoid("neck", (0.004, 0.0, 0.034), (0.0305, 0.0305, 0.02))
    nape = model.ellipsoid("head", (-0.004, 0.0, 0.004), (0.031, 0.0305, 0.02))
    neck = Layer(
        "skin",
        ((collar, throat), (throat, nape)),
        seams=(
            Seam(On("head", (0.0, 0.0, 0.01)), On("head", (0.015, 0.0, 0.03)), 0.03, 0.05, 0.08),
        ),
        shade=Shade(On("neck", (0.0, 0.0, 0.0)), On("head", (0.0, 0.0, 0.0)), 0.03),
    )
    model.add(
        Solid("neck", (neck,), middle=On("neck", (0.0, 0.0, 0.03))),
        Link("torso", "neck", On("thorax", (-0.006, 0.0, 0.164))),
    )
    skull = model.ellipsoid("head", (0.010, 0.0, 0.048), (0.0565, 0.0470, 0.0510))
    jaw = model.ellipsoid("head", (0.033, 0.0, -0.010), (0.0245, 0.0250, 0.0225))
    cheek = model.ellipsoid("head", (0.028, 0.0, 0.016), (0.0370, 0.0405, 0.030))
    bridge = model.ellipsoid("head", (0.062, 0.0, 0.026), (0.004, 0.005, 0.006))
    nose = model.ellipsoid("head", (0.0700, 0.0, 0.0085), (0.0055, 0.0070, 0.0050))
    model.named |= {
        "nose": nose,
        "hair": model.ellipsoid("head", (0.0050, 0.0, 0.0510), (0.0610, 0.0515, 0.0550)),
    }
    for side, out in OUTWARD.items():
        model.named[f"ear_{side}"] = model.ellipsoid(
            "head",
            (0.004, out * 0.0440, 0.014),
            (0.0100, 0.0040, 0.0150),
            about_z(-out * 18) @ about_y(-12),
        )
    face = Layer(
        "skin",
        ((skull, cheek), (cheek, jaw), (bridge, nose)),
        seams=(
            Seam(On("head", (0.0, 0.0, 0.0)), On("neck", (0.002, 0.0, 0.03)), 0.0285, 0.0285, 0.06),
        ),
        shade=Shade(On("head", (0.01, 0.0, -0.02)), On("head", (0.01, 0.0, 0.09)), 0.05),
        kind="head",
    )
    model.add(
        Solid("head", (face,), middle=On("head", (0.01, 0.0, 0.04))),
        Link("neck", "head", On("head", (0.0, 0.0, 0.0)), 0.9),
    )
