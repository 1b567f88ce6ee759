"""Things beside and on the body, of the same ellipsoids. Lengths in body heights.

Where two parts of a thing meet there is a plane between them, so that one can be drawn before the
other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from spasmfree.body.model import Layer, Link, Model, On, Placed, Point, Shade, Solid, chain
from spasmfree.body.pose import Pose, Prop, PropKind
from spasmfree.body.rotation import Array, about_y, about_z
from spasmfree.body.skeleton import OUTWARD, SHANK, THIGH

SEAT = 0.265  # the height of a chair's seat
CHAIR_BACK = 0.518  # and of its back
_SEAT_WIDTH = 0.247
_BED = 0.30  # the height of a bed
_ROUND = 0.005  # radius of the edges of a box
_AT_ANKLE = 0.88  # share of the shank
_CUFF_INSIDE, _THINNEST, _THICKER = 0.0245, 0.0015, 0.0085  # of a cuff; our own choice
_USUAL_GRAMS, _THICK_GRAMS = 430.0, 5_000.0  # where nothing is said, and of the thickest
_TOES_UP = 20.0  # degrees: how a foot is held on a slider


class Standing(NamedTuple):
    """A frame that does not move."""

    turned: Array
    at: Array


def add_props(model: Model, pose: Pose) -> Mapping[str, Standing]:
    """Add the things of a pose to the model; where those are that stand by themselves.

    Mat and wall are no solids: they are painted behind the figure.
    """
    standing: dict[str, Standing] = {}
    for prop in pose.props:
        if build := _WORN.get(prop.kind):
            build(model, prop)
        elif stand := _STANDING.get(prop.kind):
            stand(model, prop)
            standing[prop.kind.value] = Standing(about_z(prop.turn), np.array(prop.at))
    return standing


def frames_of(model: Model, body: Placed, standing: Mapping[str, Standing]) -> Placed:
    """The frames of all that is in the model: the bones of `body` and the things that stand."""
    bones = len(body.at)
    turned = np.empty((len(model.frames), 3, 3))
    at = np.empty((len(model.frames), 3))
    turned[:bones], at[:bones] = body.turned, body.at
    for name, where in standing.items():
        place = model.frames[name]
        turned[place], at[place] = where
    return Placed(turned, at)


def _box(
    model: Model, frame: str, low: Point, high: Point, edge: float = _ROUND
) -> tuple[int, ...]:
    """The corners of a rounded box."""
    corners = (
        (x, y, z)
        for x in (low[0] + edge, high[0] - edge)
        for y in (low[1] + edge, high[1] - edge)
        for z in (low[2] + edge, high[2] - edge)
    )
    return tuple(model.ellipsoid(frame, corner, edge) for corner in corners)


def _chair(model: Model, prop: Prop) -> None:
    """Its origin is on the floor under the middle of the seat; who sits on it faces its +x."""
    frame = prop.kind.value
    half = _SEAT_WIDTH / 2
    x, y = half - 0.0206, half - 0.0176
    shade = Shade(On(frame, (0.0, 0.0, 0.0)), On(frame, (0.0, 0.0, 0.53)), 0.03)
    for side, out in OUTWARD.items():
        leg = (
            model.ellipsoid(frame, (x + 0.006, out * (y + 0.003), 0.007), 0.007),
            model.ellipsoid(frame, (x, out * y, SEAT - 0.0365), 0.0082),
        )
        model.add(Solid(f"chair_leg_{side}", (_layer("wood", (leg,), shade),)))
        post = [
            model.ellipsoid(frame, (-half - back, out * y, z), radius)
            for back, z, radius in (
                (0.0206, 0.007, 0.007),
                (0.0094, SEAT - 0.0118, 0.0088),
                (0.0382, CHAIR_BACK - 0.007, 0.007),
            )
        ]
        model.add(Solid(f"chair_post_{side}", (_layer("wood", chain(post), shade),)))
    seat = _box(model, frame, (-half, -half, SEAT - 0.0265), (half, half, SEAT), 0.0082)
    across = Shade(On(frame, (0.0, -0.118, SEAT)), On(frame, (0.0, 0.118, SEAT)), 0.16)
    model.add(Solid("chair_seat", (_layer("cushion", (seat,), across),)))
    model.add(
        Solid("chair_back", (_layer("cushion", (_chair_back(model, frame, half, y),), across),))
    )


def _chair_back(model: Model, frame: str, half: float, y: float) -> tuple[int, ...]:
    low, top = CHAIR_BACK - 0.112, CHAIR_BACK - 0.013

    def lean(z: float) -> float:
        return -half - 0.0094 - 0.0288 * (z - SEAT + 0.0118) / (CHAIR_BACK - SEAT)

    return tuple(
        model.ellipsoid(frame, (lean(z), out * (y - 0.0176), z), (0.0059, 0.0071, 0.0094))
        for z in (low, top)
        for out in OUTWARD.values()
    )


def _bed(model: Model, prop: Prop) -> None:
    """A mattress on a base; its origin is on the floor under the middle of the edge at +y."""
    frame = prop.kind.value
    width, length, height = prop.size
    mattress = _box(
        model, frame, (-width / 2, -length, height - 0.09), (width / 2, 0.0, height), 0.03
    )
    base = _box(
        model,
        frame,
        (-width / 2 + 0.01, -length + 0.01, 0.03),
        (width / 2 - 0.01, -0.012, height - 0.095),
    )
    across = Shade(On(frame, (0.0, -length, height)), On(frame, (0.0, 0.0, height)), 0.3)
    model.add(Solid("bed_base", (_layer("wood", (base,), across),)))
    model.add(Solid("bed", (_layer("mattress", (mattress,), across),)))


def _pillow(model: Model, prop: Prop) -> None:
    """A soft flat block; its origin is in the middle of its underside."""
    frame = prop.kind.value
    x, y, z = (length / 2 for length in prop.size)
    block = tuple(
        model.ellipsoid(frame, (out * (x - z), along * (y - z), z), (z, z, z))
        for out in (-1.0, 1.0)
        for along in (-1.0, 1.0)
    )
    shade = Shade(On(frame, (0.0, -y, z)), On(frame, (0.0, y, z)), x)
    model.add(Solid("pillow", (_layer("pillow", (block,), shade),)))


def _weight(model: Model, prop: Prop) -> None:
    """A cuff just above the ankle, thicker with its grams, which are the first of its `size`."""
    shank = f"shank_{prop.side}"
    grams = prop.size[0] or _USUAL_GRAMS
    thick = _THINNEST + _THICKER * min(1.0, grams / _THICK_GRAMS) ** 0.5
    outer = _CUFF_INSIDE + thick
    discs = zip((0.80, 0.825, 0.925, 0.95), (_CUFF_INSIDE, outer, outer, _CUFF_INSIDE), strict=True)
    cuff = [
        model.ellipsoid(shank, (-0.001, 0.0, -place * SHANK), (radius, radius, 0.0))
        for place, radius in discs
    ]
    shade = Shade(On(shank, (0.0, 0.0, -0.19)), On(shank, (0.0, 0.0, -0.24)), 0.03)
    name = f"weight_{prop.side}"
    model.add(Solid(name, (_layer("weight", chain(cuff), shade),)), Link(shank, name, None))


def _band(model: Model, prop: Prop) -> None:
    """A loop around both legs, tight between them."""
    place, radius = (0.80, 0.0375) if prop.bone == "thigh" else (_AT_ANKLE, 0.0205)
    length = THIGH if prop.bone == "thigh" else SHANK
    for side in OUTWARD:
        _ring(model, f"{prop.bone}_{side}", f"band_{side}", "band", place * length, radius)
    inner = [
        model.ellipsoid(
            f"{prop.bone}_{side}", (0.0, -out * (radius + 0.004), -place * length), 0.0045
        )
        for side, out in OUTWARD.items()
    ]
    model.add(Solid("band", (Layer("band", (tuple(inner),)),)))


def _strap(model: Model, prop: Prop) -> None:
    """From a loop around the ankle to the hand of the same side, taut, with a tail."""
    shank, hand = f"shank_{prop.side}", f"hand_{prop.side}"
    out = OUTWARD[prop.side]
    _ring(model, shank, f"strap_loop_{prop.side}", "strap", 0.90 * SHANK, 0.0203)
    held: Point = (0.0, -out * 0.007, -0.050)
    taut = (
        model.ellipsoid(shank, (0.0265, 0.0, -0.90 * SHANK), 0.0044),
        model.ellipsoid(hand, held, 0.0044),
    )
    tail = (
        model.ellipsoid(hand, (0.0, -out * 0.007, -0.075), 0.0044),
        model.ellipsoid(hand, (0.02, -out * 0.05, -0.16), 0.0044),
    )
    for name, piece in (("strap", taut), ("strap_tail", tail)):
        model.add(Solid(name, (Layer("strap", (piece,)),)))


def _door_band(model: Model, prop: Prop) -> None:
    """From behind the heel to where it is fixed, low in a door."""
    foot = f"foot_{prop.side}"
    frame = prop.kind.value
    ends = [
        (
            model.ellipsoid(foot, (-0.02, out * 0.022, -0.012), 0.0042),
            model.ellipsoid(frame, (0.0, out * 0.006, 0.0), 0.0042),
        )
        for out in (-1.0, 1.0)
    ]
    for number, piece in enumerate(ends):
        model.add(Solid(f"door_band_{number}", (Layer("band", (piece,)),)))


def _slider(model: Model, prop: Prop) -> None:
    """A flat disc under the heel."""
    foot = f"foot_{prop.side}"
    level = about_y(_TOES_UP)  # the toes are up, the disc lies flat
    disc = model.ellipsoid(foot, (-0.034, 0.0, -0.040), (0.036, 0.036, 0.004), level)
    shade = Shade(On(foot, (-0.03, -0.04, -0.04)), On(foot, (-0.03, 0.04, -0.04)), 0.04)
    model.add(Solid(f"slider_{prop.side}", (_layer("slider", ((disc,),), shade),)))


def _ring(model: Model, bone: str, name: str, material: str, down: float, radius: float) -> None:
    """A flat ring around a limb, `down` from its upper joint."""
    discs = tuple(
        model.ellipsoid(bone, (-0.0012, 0.0, -down + way * 0.0068), (radius, radius, 0.0))
        for way in (1.0, -1.0)
    )
    model.add(Solid(name, (Layer(material, (discs,)),)), Link(bone, name, None))


def _layer(material: str, pieces: tuple[tuple[int, ...], ...], shade: Shade) -> Layer:
    return Layer(material, pieces, shade=shade)


_Build = Callable[[Model, Prop], None]
_WORN: Mapping[PropKind, _Build] = {
    PropKind.WEIGHT: _weight,
    PropKind.BAND: _band,
    PropKind.STRAP: _strap,
    PropKind.SLIDER: _slider,
}
_STANDING: Mapping[PropKind, _Build] = {
    PropKind.CHAIR: _chair,
    PropKind.BED: _bed,
    PropKind.PILLOW: _pillow,
    PropKind.DOOR_BAND: _door_band,
}
