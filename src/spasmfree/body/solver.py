"""Puts the mannequin into a pose: angles, then the ground, then what is held.

In this order: the pelvis turns; all bones hang on it by their angles; the anchor keeps its place on
the floor; the lowest point of what carries the body comes to the ground; the head rests; hands and
feet that are held reach for their place. Where a held arm carries too, the last two are repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from spasmfree.body.model import InWorld, Lowest, Patch, Placed, in_world
from spasmfree.body.motion import angles_at, eased, point_at, root_at
from spasmfree.body.muscles import patch
from spasmfree.body.pose import Base, Ending, Pin, Pose
from spasmfree.body.props import Standing, add_props, frames_of
from spasmfree.body.reach import (
    foot_flat,
    palm_against,
    palm_down,
    reach_with_arm,
    reach_with_leg,
)
from spasmfree.body.rotation import Array, about_x, about_y, about_z, unit
from spasmfree.body.shape import GIRTH, Build, body
from spasmfree.body.skeleton import GRIP, Figure

# The frame of the pelvis; the columns are where the body's front, left and top point.
_BASES: Mapping[Base, Array] = {
    Base.STAND: np.eye(3),
    Base.SUPINE: np.column_stack(((0.0, 0.0, 1.0), (-1.0, 0.0, 0.0), (0.0, -1.0, 0.0))),
    Base.PRONE: np.column_stack(((0.0, 0.0, -1.0), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0))),
    Base.SIDE: np.column_stack(((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0))),
}
_SETTLED = 0.0003  # body heights: half a millimetre of a person
_ROUNDS = 3  # of the search for where the head rests, and of ground and hands
_NOD = 6.0  # degrees: the first try of the search
_MOST_NOD = 45.0
_STRAIGHT = 1e-5  # square body heights


class Solver:
    """One exercise with a body: asks for any moment of it."""

    def __init__(self, pose: Pose, build: Build = Build.SLIM) -> None:
        self.pose, self.build = pose, build
        self.model = body(pose.hands, build)
        self._standing = add_props(self.model, pose)
        self.model.patches.extend(_patches(pose, GIRTH[build]))
        self.ellipsoids = self.model.ellipsoids()
        self._of_body = {s.name: self.model.ellipsoids_of([s.name]) for s in self.model.solids}
        self._carrying = Lowest(self.ellipsoids, self.model.ellipsoids_of(pose.contacts))
        self._ends = {
            name: Lowest(self.ellipsoids, self._of_body[name])
            for name in ("head", *(pin.end for pin in pose.pins if pin.rests))
        }
        self._anchor: Array | None = None
        self._anchor = self._anchored(angles_at(pose.frames, 0.0), 0.0).point(
            pose.anchor, pose.anchor_at
        )[:2]

    def figure(self, s: float) -> Figure:
        """The bones at `s`, 0 to 2; not eased."""
        s = self._gone(s)
        angles = angles_at(self.pose.frames, s)
        figure = self._anchored(angles, s)
        self._settle(figure)
        if self.pose.head_rests is not None:
            self._rest_head(figure, angles, self.pose.head_rests)
        for _ in range(_ROUNDS):
            for pin in self.pose.pins:
                self._hold(figure, pin, angles, s)
            if not self._settle(figure):
                break
        return figure

    def _gone(self, s: float) -> float:
        """Where in the frames that is: an easier form may go part of the way only."""
        return s if self.pose.reach == 1.0 else min(s, 2 - s) * self.pose.reach

    def placed(self, figure: Figure) -> Placed:
        """All frames of the model: the bones of this figure, and what stands about."""
        return frames_of(self.model, Placed(figure.turned, figure.at), self._standing)

    def target(self, pin: Pin, figure: Figure, s: float) -> Array:
        """Where a pin wants the end of its limb, in the world."""
        return self._target(pin, figure, self._gone(s))

    def _target(self, pin: Pin, figure: Figure, s: float) -> Array:
        at = point_at(pin.path, s)
        if pin.on in self._standing:
            where: Standing = self._standing[pin.on]
            at = where.at + where.turned @ at
        elif pin.on:
            at = figure.point(pin.on, at)
        found: Array = at + np.array(pin.offset)
        return found

    def heights(self, figure: Figure) -> Mapping[str, float]:
        """The height of the lowest point of every solid."""
        heights = self.shapes(figure).lowest()
        return {name: float(heights[mine].min()) for name, mine in self._of_body.items()}

    def shapes(self, figure: Figure) -> InWorld:
        """Everything that is drawn of this figure, in the world."""
        return in_world(self.ellipsoids, self.placed(figure))

    def _anchored(self, angles: Mapping[str, float], s: float) -> Figure:
        """The body over its place on the floor, at no height yet."""
        tilt, roll, turned = root_at(self.pose.frames, s)
        figure = Figure()
        root = _BASES[self.pose.base] @ about_z(turned) @ about_x(roll) @ about_y(tilt)
        figure.put_root(root, np.zeros(3))
        figure.hang(angles)
        if self._anchor is None:
            return figure
        gone = self._anchor - figure.point(self.pose.anchor, self.pose.anchor_at)[:2]
        if self.pose.shift:
            gone = gone + point_at(self.pose.shift, s)[:2]
        figure.at[:, :2] += gone
        return figure

    def _settle(self, figure: Figure) -> bool:
        """Bring what carries the body to the ground; whether it had to move."""
        gap = self._carrying.height(figure.turned, figure.at) - self.pose.ground
        if abs(gap) < _SETTLED:
            return False
        figure.at[:, 2] -= gap
        return True

    def _rest_head(self, figure: Figure, angles: dict[str, float], gap: float) -> None:
        """Nod the neck until the head lies `gap` over the ground (secant search)."""

        def miss(nod: float) -> float:
            angles["neck_flexion"] = nod
            figure.hang(angles, "neck", "head")
            return self._ends["head"].height(figure.turned, figure.at) - self.pose.ground - gap

        before = angles.get("neck_flexion", 0.0)
        now = before + _NOD
        missed_before, missed = miss(before), miss(now)
        for _ in range(_ROUNDS):
            if abs(missed) < _SETTLED or abs(missed - missed_before) < _SETTLED * 1e-3:
                break
            step = missed * (now - before) / (missed - missed_before)
            before, missed_before = now, missed
            now = min(_MOST_NOD, max(-_MOST_NOD, now - step))
            missed = miss(now)

    def _hold(self, figure: Figure, pin: Pin, angles: Mapping[str, float], s: float) -> None:
        target, pole = self._target(pin, figure, s), point_at(pin.pole, s)
        if pin.closes is not None:
            target, pole = _closing(figure, pin, target, pole, _closed(pin.closes, s), angles)
        _reach(figure, pin, target, pole, angles)
        if pin.rests:  # the end lies as it will, whatever its height: once is enough
            target = target - np.array(
                (0.0, 0.0, self._ends[pin.end].height(figure.turned, figure.at))
            )
            _reach(figure, pin, target, pole, angles)


def _patches(pose: Pose, girth: float) -> Iterator[Patch]:
    """The muscles that a picture lights up."""
    wrong = pose.mistake is not None
    for muscle, side in pose.lit:
        yield patch(muscle, side, girth, wrong=wrong)


def _reach(
    figure: Figure, pin: Pin, target: Array, pole: Array, angles: Mapping[str, float]
) -> None:
    if pin.limb == "arm":
        reach_with_arm(figure, pin.side, target, pole, angles, _palm(pin))
        return
    foot = None
    if pin.ending is Ending.FLAT:
        foot = foot_flat(np.array(pin.heading)) @ about_y(-pin.tilt)
    reach_with_leg(figure, pin.side, target, pole, angles, foot)


def _closed(span: tuple[float, float], s: float) -> float:
    """How far a hand has closed, 0 to 1; on the way back it lets go again."""
    return eased(s if s <= 1 else 2 - s, *span)


def _palm(pin: Pin) -> Array | None:
    heading = np.array(pin.heading)
    if pin.ending is Ending.FLAT:
        return palm_down(heading, pin.side)
    if pin.ending is Ending.WALL:
        return palm_against(np.array(pin.normal), heading, pin.side)
    return None


def _closing(
    figure: Figure,
    pin: Pin,
    target: Array,
    pole: Array,
    share: float,
    angles: Mapping[str, float],
) -> tuple[Array, Array]:
    """Target and pole between where the arm hangs and where it will hold."""
    arm = (f"upper_arm_{pin.side}", f"forearm_{pin.side}", f"hand_{pin.side}")
    figure.hang(angles, *arm)
    palm = figure.point(arm[2], (0.0, 0.0, -GRIP))
    shoulder, elbow = figure.point(arm[0]), figure.point(arm[1])
    aside = elbow - (shoulder + palm) / 2
    if float(aside @ aside) < _STRAIGHT:  # a straight arm points nowhere
        aside = pole
    hanging = unit(aside)
    return palm + (target - palm) * share, hanging + (unit(pole) - hanging) * share
