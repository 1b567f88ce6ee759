"""What is drawn: ellipsoids that ride on frames, joined to solids that hide one another.

The outline of a part is that of the convex hull of its ellipsoids. An ellipsoid with one radius of
zero is a disc, such as the hem of a sleeve. Lengths are in body heights.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from spasmfree.body.rotation import Array
from spasmfree.body.skeleton import INDEX

Point = tuple[float, float, float]
Piece = tuple[int, ...]  # the ellipsoids of one convex hull
Kind = Literal["", "hem", "head"]


class On(NamedTuple):
    """A point of a frame."""

    frame: str
    at: Point


class Shade(NamedTuple):
    """A part is lit like a cylinder from `top` to `bottom`."""

    top: On
    bottom: On
    radius: float


class Seam(NamedTuple):
    """Where a part goes over into another one, its outline is left away.

    The neighbour is a capsule from `joint` to `far`; `reach` is how far from the joint it counts.
    """

    joint: On
    far: On
    joint_radius: float
    far_radius: float
    reach: float


@dataclass(frozen=True, slots=True)
class Layer:
    """What has one material in a solid."""

    material: str
    pieces: tuple[Piece, ...]
    place: float = 0.0  # 0 to 1: of several layers, how far along the solid's axis
    seams: tuple[Seam, ...] = ()
    shade: Shade | None = None
    kind: Kind = ""
    outline: float = 1.0  # how wide its outline is against the others; 0: none
    halo: bool = True


@dataclass(frozen=True, slots=True)
class Solid:
    """What is drawn at once: it is in front of another solid or behind it as a whole."""

    name: str
    layers: tuple[Layer, ...]
    axis: On | None = (
        None  # with several layers: a direction of a frame, from the first to the last
    )
    middle: On | None = None  # None: the middle of its ellipsoids


class Link(NamedTuple):
    """Which of two solids is in front: by the plane at the joint they share, or always `upper`."""

    lower: str
    upper: str
    joint: On | None  # None: `upper` is always drawn after `lower`
    bias: float = 0.0  # more than 0: `upper` is rather in front


class Row(NamedTuple):
    """One elliptic cross-section of a muscle: where on it the muscle lies."""

    frame: str
    centre: Point
    front_radius: float
    side_radius: float
    angle: float  # degrees from the front towards the outside
    half_width: float  # degrees


@dataclass(frozen=True, slots=True)
class Patch:
    """A muscle as it is lit up on the skin or the cloth of its host solids."""

    muscle: str
    outward: float  # 1 left, -1 right
    hosts: tuple[str, ...]
    rows: tuple[Row, ...]
    blend: tuple[On, Sequence[float]] | None = None  # a second frame, its place, share of each row
    wrong: bool = False  # it takes over from the muscle that should work


@dataclass
class Model:
    """Everything that is drawn of one exercise, without where it is."""

    frames: dict[str, int] = field(default_factory=lambda: dict(INDEX))  # bones first, then props
    solids: list[Solid] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)  # ellipsoids the painter asks for by name
    _frame: list[int] = field(default_factory=list)
    _centre: list[Point] = field(default_factory=list)
    _radii: list[Point] = field(default_factory=list)
    _turned: list[Array] = field(default_factory=list)

    def frame(self, name: str) -> int:
        """The index of a frame, which is new where nothing has ridden on it yet."""
        return self.frames.setdefault(name, len(self.frames))

    def ellipsoid(
        self, frame: str, centre: Point, radii: Point | float, turned: Array | None = None
    ) -> int:
        """Add an ellipsoid; its number."""
        even = (radii, radii, radii) if isinstance(radii, float) else radii
        self._frame.append(self.frame(frame))
        self._centre.append(centre)
        self._radii.append(even)
        self._turned.append(np.eye(3) if turned is None else turned)
        return len(self._frame) - 1

    def add(self, solid: Solid, *links: Link) -> None:
        """Add a solid and how it lies to those that are there."""
        self.solids.append(solid)
        self.links.extend(links)

    def ellipsoids(self) -> Ellipsoids:
        """All ellipsoids as arrays."""
        return Ellipsoids(
            np.array(self._frame),
            np.array(self._centre),
            np.array(self._radii),
            np.array(self._turned),
        )

    def ellipsoids_of(self, solids: Iterable[str]) -> Array:
        """The numbers of the ellipsoids of these solids, each once, sorted."""
        wanted = set(solids)
        found = {
            number
            for solid in self.solids
            if solid.name in wanted
            for layer in solid.layers
            for piece in layer.pieces
            for number in piece
        }
        return np.array(sorted(found), dtype=np.intp)


class Ellipsoids(NamedTuple):
    """n ellipsoids: on which frame, where in it, how large, how turned in it."""

    frame: Array  # (n,) indices
    centre: Array  # (n, 3)
    radii: Array  # (n, 3)
    turned: Array  # (n, 3, 3)


class Placed(NamedTuple):
    """Where the frames of a model are in the world: (frames, 3, 3) and (frames, 3)."""

    turned: Array
    at: Array


class InWorld(NamedTuple):
    """n ellipsoids in the world: centres (n, 3); `axes` (n, 3, 3) times a unit ball gives each."""

    centre: Array
    axes: Array

    def lowest(self) -> Array:
        """The z of the lowest point of each, exactly."""
        found: Array = self.centre[:, 2] - self._height()
        return found

    def highest(self) -> Array:
        """The z of the highest point of each, exactly."""
        found: Array = self.centre[:, 2] + self._height()
        return found

    def _height(self) -> Array:
        found: Array = np.sqrt((self.axes[:, 2, :] ** 2).sum(1))
        return found


def in_world(ellipsoids: Ellipsoids, placed: Placed) -> InWorld:
    """The ellipsoids where the frames are."""
    turned = placed.turned[ellipsoids.frame]
    centre = placed.at[ellipsoids.frame] + (turned @ ellipsoids.centre[..., None])[..., 0]
    axes = turned @ (ellipsoids.turned * ellipsoids.radii[:, None, :])
    return InWorld(centre, axes)


class Lowest:
    """Finds the lowest point of some ellipsoids; a small part of the work of `in_world`."""

    def __init__(self, ellipsoids: Ellipsoids, which: Array) -> None:
        self._frame = ellipsoids.frame[which]
        self._centre = ellipsoids.centre[which]
        self._axes = ellipsoids.turned[which] * ellipsoids.radii[which][:, None, :]

    def height(self, turned: Array, at: Array) -> float:
        """The z of that point where the frames are: (frames, 3, 3) and (frames, 3)."""
        up = turned[self._frame, 2]
        half = (up[:, None, :] @ self._axes)[:, 0]
        low = at[self._frame, 2] + (up * self._centre).sum(1) - np.sqrt((half**2).sum(1))
        return float(low.min())


def chain(numbers: Sequence[int]) -> tuple[Piece, ...]:
    """A limb: each ellipsoid hulled with the next."""
    return tuple(pairwise(numbers))
