"""The mannequin in some poses, its mirror image, and what the tests of its picture ask of it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from poses_shipped import POSES

from spasmfree.body.camera import Camera
from spasmfree.body.model import Model, Placed, in_world
from spasmfree.body.outline import Outlines
from spasmfree.body.rotation import Array
from spasmfree.body.shape import body
from spasmfree.body.skeleton import INDEX, SIDES, Figure
from spasmfree.body.sketch import Sketch, Sketcher
from spasmfree.body.solver import Solver
from spasmfree.body.support import bounds

MIRROR = np.diag((1.0, -1.0, 1.0))


def standing(**angles: float) -> Placed:
    """A body that faces +x with its soles on the floor, its joints bent by `angles`."""
    figure = Figure()
    figure.put_root(np.eye(3), np.array((0.0, 0.0, 0.53)))
    figure.hang(angles)
    return Placed(figure.turned, figure.at)


def plain() -> Model:
    """A body with nothing around it."""
    return body({})


def posed(name: str, s: float = 1.0) -> tuple[Model, Placed]:
    """A shipped pose at a moment of its movement."""
    solver = Solver(POSES[name])
    return solver.model, solver.placed(solver.figure(s))


def seen(model: Model, placed: Placed, azimuth: float, elevation: float = 10.0) -> Sketch:
    """The model fitted into a picture of 320 x 240."""
    sketcher = Sketcher(model)
    near = Camera(azimuth, elevation, (0.0, 0.0))
    low, high = bounds(in_world(model.ellipsoids(), placed), near)
    camera = Camera(azimuth, elevation, (320.0, 240.0)).fitted(low, high, 0.05)
    return sketcher.sketch(placed, camera)


def mirrored(placed: Placed) -> Placed:
    """The mirror image of a body: what is left is right, and the world is mirrored in y."""
    other = dict(zip(SIDES, reversed(SIDES), strict=True))
    turned, at = np.empty_like(placed.turned), np.empty_like(placed.at)
    for name, place in INDEX.items():
        stem, _, side = name.rpartition("_")
        partner = INDEX[f"{stem}_{other[side]}"] if side in other else place
        turned[place] = MIRROR @ placed.turned[partner] @ MIRROR
        at[place] = MIRROR @ placed.at[partner]
    return Placed(turned, at)


def polygons_of(sketch: Sketch, model: Model, solid: str) -> list[Array]:
    """All polygons of all layers of a solid."""
    number = 0
    for one in model.solids:
        if one.name == solid:
            layers = range(number, number + len(one.layers))
            return [part for layer in layers for part in polygons(sketch.outlines, layer)]
        number += len(one.layers)
    raise KeyError(solid)


def polygons(outlines: Outlines, layer: int) -> list[Array]:
    """The polygons of one layer."""
    span = outlines.layers[layer]
    return [outlines.points[a:b] for a, b in pairwise(span)]


def winds(polygon: Array, point: Array) -> int:
    """How often a closed polygon goes around a point."""
    away = polygon - point
    turns = np.arctan2(away[:, 1], away[:, 0])
    steps = np.diff(turns, append=turns[:1])
    return round(float(((steps + np.pi) % (2 * np.pi) - np.pi).sum() / (2 * np.pi)))


def inside(parts: list[Array], point: Array) -> bool:
    """Whether a point lies within what these polygons fill together."""
    return any(winds(part, point) for part in parts)


def before(sketch: Sketch, model: Model, behind: str, ahead: str) -> bool:
    """Whether `behind` is drawn before `ahead`."""
    names = [model.solids[number].name for number in sketch.order]
    return names.index(behind) < names.index(ahead)
