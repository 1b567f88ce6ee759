"""Everything that is drawn of a placed model as seen by one camera, as plain numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from spasmfree.body.camera import Camera
from spasmfree.body.depth import Depth
from spasmfree.body.head import Head, HeadFinder
from spasmfree.body.light import Lighting, Lit
from spasmfree.body.model import InWorld, Model, Placed, in_world
from spasmfree.body.outline import Outliner, Outlines
from spasmfree.body.patches import PatchRows, Seen
from spasmfree.body.rotation import Array
from spasmfree.body.seams import Seams, Weights
from spasmfree.body.shadow import Shadow, Shadows
from spasmfree.body.support import Support, supported


class Sketch(NamedTuple):
    """One picture. Layers are numbered through all solids of the model."""

    camera: Camera
    shapes: InWorld
    support: Support
    outlines: Outlines
    weights: Weights
    lit: Lit
    order: list[int]  # of the solids, the furthest first
    reverse: list[bool]  # of the solids: whether their last layer is the furthest
    head: Head
    patches: list[Seen | None]


class Sketcher:
    """Sketches one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._ellipsoids = model.ellipsoids()
        self._outliner = Outliner(model)
        self._seams = Seams(model)
        self._depth = Depth(model)
        self._head = HeadFinder(model)
        self._patches = [PatchRows(model, patch) for patch in model.patches]
        self._shadow = Shadow(model)
        self.lighting = Lighting(model)
        axes = [(i, solid.axis) for i, solid in enumerate(model.solids) if solid.axis]
        self._with_axis = [i for i, _ in axes]
        self._axis_frames = np.array([model.frame(axis.frame) for _, axis in axes], np.intp)
        self._axis_ways = np.array([axis.at for _, axis in axes])
        self._last: tuple[Placed, InWorld] | None = None

    def sketch(self, placed: Placed, camera: Camera, rim: float = 1.0) -> Sketch:
        """The picture; `rim` is the width of the hair's outline in pixels."""
        shapes = self._shapes(placed)
        support = supported(shapes, camera)
        outlines = self._outliner.outlines(support)
        return Sketch(
            camera,
            shapes,
            support,
            outlines,
            self._seams.weights(outlines, placed, camera),
            self.lighting.lit(placed, camera),
            self._depth.order(shapes, placed, support, camera),
            self._reversed(placed, camera),
            self._head.head(shapes, placed, camera, rim),
            [patch.seen(placed, camera) for patch in self._patches],
        )

    def outlines(self, placed: Placed, camera: Camera) -> Outlines:
        """The outlines alone, for a shape that is filled with one colour."""
        return self._outliner.outlines(supported(self._shapes(placed), camera))

    def muscles_at(self, placed: Placed) -> Array:
        """The middle of all muscles that are lit up; there must be one."""
        found: Array = np.mean([patch.middle(placed) for patch in self._patches], axis=0)
        return found

    def shadows(self, sketch: Sketch, floor: float) -> Shadows:
        """The shadows on the level `floor`."""
        return self._shadow.on_floor(sketch.shapes, sketch.camera, floor)

    def _shapes(self, placed: Placed) -> InWorld:
        """The ellipsoids; the same again while a figure that stands still is turned."""
        if self._last is None or self._last[0] is not placed:
            self._last = placed, in_world(self._ellipsoids, placed)
        return self._last[1]

    def _reversed(self, placed: Placed, camera: Camera) -> list[bool]:
        """Whether the end of a solid's axis is further away than its start."""
        found = [False] * len(self.model.solids)
        to_axes = camera.towards @ placed.turned[self._axis_frames]
        for i, way in zip(
            self._with_axis, (to_axes * self._axis_ways).sum(1).tolist(), strict=True
        ):
            found[i] = way <= 0
        return found
