"""What a pose must never show: a body through the floor, a joint too far, a hand beside its place.

The limits are our own choice, except the ranges of the joints (skeleton.RANGES).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from spasmfree.body.measure import BODY_CM, joint_angles
from spasmfree.body.pose import Pin, Pose, written
from spasmfree.body.rotation import Array
from spasmfree.body.shape import BODY, Build
from spasmfree.body.skeleton import BONES, GRIP, RANGES, Figure
from spasmfree.body.solver import Solver
from spasmfree.core.words import tr

STEPS = 30  # moments that are looked at on the way out, and as many on the way back
UNDER_CM = 1.0  # how far a part may sink into the floor: soft tissue gives way
CONTACT_CM = 0.4
PIN_CM = 1.2
SNAP_CM = 9.0  # between two moments
_SPARE = 1.0  # degrees beyond the range of a joint that reading back may add


class Fault(NamedTuple):
    """Something a pose shows and must not."""

    pose: str
    s: float
    what: str  # the joint, limb or part
    sentence: str


def faults(pose: Pose, every: int = 1, build: Build = Build.SLIM) -> tuple[Fault, ...]:
    """All faults of a pose, over the whole movement there and back.

    With `every` only each so manieth moment is looked at, and jumps in between are not seen.
    """
    solver = Solver(pose, build)
    found: list[Fault] = []
    before: Figure | None = None
    for step in range(0, (STEPS if pose.returns else 2 * STEPS) + 1, every):
        s = step / STEPS
        figure = solver.figure(s)
        found += _angles(pose, figure, s)
        found += _heights(pose, solver, figure, s)
        found += _pins(pose, solver, figure, s)
        if before is not None and every == 1:
            found += _snaps(pose, before, figure, s)
        before = figure
    return tuple(found) if pose.returns else (*found, *_opening(pose, solver))


def _angles(pose: Pose, figure: Figure, s: float) -> Iterator[Fault]:
    for name, angle in joint_angles(figure).items():
        low, high = RANGES[name]
        if not low - _SPARE <= angle <= high + _SPARE:
            yield Fault(
                pose.id,
                s,
                name,
                tr(
                    "{joint} is {angle}°; a joint like this goes from {low}° to {high}°.",
                    joint=written(name),
                    angle=f"{angle:.0f}",
                    low=f"{low:.0f}",
                    high=f"{high:.0f}",
                ),
            )


def _heights(pose: Pose, solver: Solver, figure: Figure, s: float) -> Iterator[Fault]:
    found = solver.heights(figure)
    heights = {name: found[name] * BODY_CM for name in sorted(BODY)}
    for name, height in heights.items():
        if height < -UNDER_CM:
            yield Fault(
                pose.id,
                s,
                name,
                tr("{part} is {cm} cm under the floor.", part=written(name), cm=f"{-height:.1f}"),
            )
    gap = min(heights[name] for name in pose.contacts) - pose.ground * BODY_CM
    if abs(gap) > CONTACT_CM:
        what = ", ".join(pose.contacts)
        yield Fault(
            pose.id,
            s,
            what,
            tr("{part} is {cm} cm off the ground.", part=written(what), cm=f"{gap:.1f}"),
        )


def _pins(pose: Pose, solver: Solver, figure: Figure, s: float) -> Iterator[Fault]:
    for pin in pose.pins:
        if pin.closes is not None and min(s, 2 - s) < pin.closes[1]:
            continue
        beside = missed(solver, pin, figure, s) * BODY_CM
        if beside > PIN_CM:
            limb = f"{pin.limb}_{pin.side}"
            yield Fault(
                pose.id,
                s,
                limb,
                tr(
                    "{part} stays {cm} cm away from where it should be.",
                    part=written(limb),
                    cm=f"{beside:.1f}",
                ),
            )


def missed(solver: Solver, pin: Pin, figure: Figure, s: float) -> float:
    """How far the end of a pinned limb is from its place."""
    if pin.limb == "arm":
        end = figure.point(f"hand_{pin.side}", (0.0, 0.0, -GRIP))
    else:
        end = figure.point(f"foot_{pin.side}")
    way = end - solver.target(pin, figure, s)
    if pin.rests:
        way[2] = 0.0
    return math.sqrt(float(way @ way))


def _snaps(pose: Pose, before: Figure, figure: Figure, s: float) -> Iterator[Fault]:
    moved = _moved(before, figure) * BODY_CM
    fastest = int(moved.argmax())
    if moved[fastest] > SNAP_CM:
        bone = list(BONES)[fastest]
        yield Fault(
            pose.id,
            s,
            bone,
            tr("{part} jumps by {cm} cm.", part=written(bone), cm=f"{moved[fastest]:.1f}"),
        )


def _opening(pose: Pose, solver: Solver) -> Iterator[Fault]:
    """The way back ends where the way out began."""
    apart = _moved(solver.figure(0.0), solver.figure(2.0)) * BODY_CM
    farthest = int(apart.argmax())
    if apart[farthest] > CONTACT_CM:
        bone = list(BONES)[farthest]
        yield Fault(
            pose.id,
            2.0,
            bone,
            tr(
                "{part} does not come back to where it began: {cm} cm off.",
                part=written(bone),
                cm=f"{apart[farthest]:.1f}",
            ),
        )


def _moved(before: Figure, after: Figure) -> Array:
    """How far the origin of each bone moved."""
    found: Array = np.sqrt(((after.at - before.at) ** 2).sum(1))
    return found
