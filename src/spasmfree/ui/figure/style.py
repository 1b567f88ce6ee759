"""How much is drawn, and how wide the lines are, at the size of a picture."""

from __future__ import annotations

from typing import NamedTuple

from spasmfree.body.camera import Camera

_ALL_FROM, _FACE_FROM = 289.0, 187.0  # pixels of a body height
_HEIGHT, _LINE = 480.0, 1.35  # a line of so many pixels in a picture of this height
_THINNEST, _WIDEST = 0.55, 2.4
_USUAL = 391.0  # pixels of a body height at which lines are as wide as the picture's height says


class Style(NamedTuple):
    """How much is drawn."""

    line: float  # width of an outline in pixels
    halo: bool  # darken what is behind a part along its edge
    fibres: bool  # lines on a muscle
    face: bool
    flat: bool  # for vectors: nothing that a vector picture can only hold as an image


def style_for(camera: Camera, weight: float, *, flat: bool = False) -> Style:
    """The style for a picture; `weight` is how wide lines are against the usual."""
    full = camera.scale > _ALL_FROM
    near = min(1.3, max(0.7, camera.scale / _USUAL))
    line = camera.size[1] / _HEIGHT * _LINE * near
    line = min(_WIDEST, max(_THINNEST, line)) * weight
    return Style(line, full and not flat, full, camera.scale > _FACE_FROM, flat)
