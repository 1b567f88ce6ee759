"""Where the muscles lie that an exercise lights up.

The outlines are our own simplification by eye of what an anatomy atlas shows, drawn on the skin.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from spasmfree.body.model import On, Patch, Row
from spasmfree.body.profile import Station, at
from spasmfree.body.shape_limbs import SHORTS_END, THIGH_PROFILE
from spasmfree.body.shape_trunk import trunk_section
from spasmfree.body.skeleton import OUTWARD, THIGH

_LIMB_ROWS = 11
_LAST_ROW = _LIMB_ROWS - 1

# Height over the hip joint and half width in degrees of each row, from above downwards.
_OUTER_HIP = (
    (0.058, 14), (0.0465, 33), (0.035, 47), (0.0235, 56), (0.012, 60), (0.0005, 60), (-0.011, 57),
    (-0.0225, 51), (-0.034, 44), (-0.0455, 36), (-0.057, 27), (-0.0685, 18), (-0.080, 7),
)  # fmt: skip
_OUTER_HIP_SIDE = (  # height, radius to the side
    Station(-0.080, 0.0, 0.1000), Station(-0.020, 0.0, 0.1015), Station(0.0, 0.0, 0.0995),
    Station(0.030, 0.0, 0.0930), Station(0.066, 0.0, 0.0830),
)  # fmt: skip
_GLUTE = (  # height, half width, size
    (0.040, 26, 0.86), (0.028125, 48, 0.95), (0.01625, 60, 1.0), (0.004375, 66, 1.0),
    (-0.0075, 68, 1.0), (-0.019375, 64, 1.0), (-0.03125, 56, 0.98), (-0.043125, 42, 0.92),
    (-0.055, 20, 0.80),
)  # fmt: skip
_HIP_FLEXOR = (
    (0.045, 10), (0.0335, 26), (0.022, 35), (0.0105, 40), (-0.001, 42), (-0.0125, 40),
    (-0.024, 34), (-0.0355, 24), (-0.047, 10),
)  # fmt: skip


def patch(muscle: str, side: str, girth: float = 1.0, *, wrong: bool = False) -> Patch:
    """The patch of a muscle of this side, on a body so much broader than the slim one.

    `wrong` is a muscle that takes over from the one that should work. Raises KeyError for a muscle
    that is not drawn.
    """
    found = _PATCHES[muscle](side)
    rows = tuple(
        row._replace(front_radius=row.front_radius * girth, side_radius=row.side_radius * girth)
        for row in found.rows
    )
    return replace(found, rows=rows, wrong=wrong)


def drawn() -> frozenset[str]:
    """The muscles there is a patch for."""
    return frozenset(_PATCHES)


def _quads(side: str) -> Patch:
    return _on_thigh("quads", side, (0.10, 0.93), angle=8, half_width=62)


def _hamstrings(side: str) -> Patch:
    return _on_thigh("hamstrings", side, (0.16, 0.95), angle=178, half_width=60)


def _on_thigh(
    muscle: str, side: str, ends: tuple[float, float], angle: float, half_width: float
) -> Patch:
    """A spindle along the thigh between two shares of its length."""
    bone, rows = f"thigh_{side}", []
    for i, width in enumerate(_spindle(_LIMB_ROWS)):
        place = ends[0] + (ends[1] - ends[0]) * i / _LAST_ROW
        found, grow = at(THIGH_PROFILE, place), _shorts(place)
        centre = (found.forward, OUTWARD[side] * found.outward, -place * THIGH)
        rows.append(
            Row(bone, centre, found.front * grow, found.side * grow, angle, half_width * width)
        )
    return Patch(muscle, OUTWARD[side], (bone,), tuple(rows))


def _shorts(place: float) -> float:
    """How much wider than the skin the shorts are at this share of the thigh."""
    return 1.05 + place / SHORTS_END * 0.07 if place < SHORTS_END else 1.0


def _spindle(rows: int) -> Sequence[float]:
    """Widths of a muscle that is thick in the middle, 0 to 1."""
    return [max(0.06, math.sin(math.pi * (i + 0.35) / (rows + 0.1)) ** 0.75) for i in range(rows)]


def _outer_hip(side: str) -> Patch:
    """The abductors, from the rim of the pelvis to the outside of the thigh."""
    rows = tuple(
        Row("pelvis", (-0.006, 0.0, z), 0.0585, at(_OUTER_HIP_SIDE, z).side, 92, width)
        for z, width in _OUTER_HIP
    )
    share = [_clipped((0.020 - z) / 0.050) for z, _ in _OUTER_HIP]
    return Patch("side-hip", OUTWARD[side], _hosts(side), rows, (_hip(side), share))


def _glute(side: str) -> Patch:
    rows = tuple(
        Row(
            "pelvis",
            (-0.030, OUTWARD[side] * 0.046, z),
            0.0445 * size,
            0.047 * size,
            165,
            width,
        )
        for z, width, size in _GLUTE
    )
    return Patch("glutes", OUTWARD[side], _hosts(side), rows)


def _hip_flexor(side: str) -> Patch:
    rows = tuple(
        Row("pelvis", (-0.004, OUTWARD[side] * 0.047, z), 0.0545, 0.047, 14, width)
        for z, width in _HIP_FLEXOR
    )
    share = [_clipped((0.015 - z) / 0.040) for z, _ in _HIP_FLEXOR]
    hosts = ("pelvis", f"thigh_{side}")
    return Patch("hip-flexors", OUTWARD[side], hosts, rows, (_hip(side), share))


def _low_back(side: str) -> Patch:
    """The extensors beside the spine, from the pelvis to the ribs."""
    return _on_trunk("low-back", side, (0.034, 0.186), angle=152, half_width=25)


def _side_trunk(side: str) -> Patch:
    """What bends the trunk to this side, between ribs and pelvis."""
    return _on_trunk("side-trunk", side, (0.036, 0.160), angle=92, half_width=34)


def _belly(side: str) -> Patch:
    """This half of the straight muscles of the belly."""
    return _on_trunk("abs", side, (0.036, 0.176), angle=21, half_width=19)


def _on_trunk(
    muscle: str, side: str, ends: tuple[float, float], angle: float, half_width: float
) -> Patch:
    """A spindle up the trunk between two heights over the hip joints."""
    rows = []
    for i, width in enumerate(_spindle(_LIMB_ROWS)):
        bone, centre, front, out = trunk_section(ends[1] - (ends[1] - ends[0]) * i / _LAST_ROW)
        rows.append(Row(bone, centre, front, out, angle, half_width * width))
    return Patch(muscle, OUTWARD[side], ("torso", "pelvis"), tuple(rows))


def _hosts(side: str) -> tuple[str, ...]:
    return ("pelvis", f"thigh_{side}", "torso")


def _hip(side: str) -> On:
    """The thigh's frame, and where its hip joint is in that of the pelvis."""
    return On(f"thigh_{side}", (0.0, OUTWARD[side] * 0.050, 0.0))


def _clipped(share: float) -> float:
    return min(1.0, max(0.0, share))


_PATCHES: dict[str, Callable[[str], Patch]] = {
    "quads": _quads,
    "hamstrings": _hamstrings,
    "side-hip": _outer_hip,
    "glutes": _glute,
    "hip-flexors": _hip_flexor,
    "low-back": _low_back,
    "side-trunk": _side_trunk,
    "abs": _belly,
}
