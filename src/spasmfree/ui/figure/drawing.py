"""Draws the figures of all poses for the pages; loaded beside the window (docs/architecture.md)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPainter

from spasmfree.body.camera import Camera, Size
from spasmfree.body.moment import looped, moment
from spasmfree.body.pose import Pose
from spasmfree.body.presets import Preset, places
from spasmfree.body.setting import Setting
from spasmfree.body.shape import Build
from spasmfree.body.solver import Solver
from spasmfree.body.support import bounds
from spasmfree.body.turning import heading_for, turning_points
from spasmfree.ui import theme
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import MOMENTS, Picture, Shown
from spasmfree.ui.figure.steps import arranged, paint_badge
from spasmfree.ui.figure_view import Body, Form, Still, Turn, drawings

_KEPT = 8  # pictures: those of a page of exercises that fit on a screen
_LOWEST, _HIGHEST = 0.0, 85.0  # degrees over the horizon that a figure is seen from
_CLOSE, _FEET = 2.4, ("foot_left", "foot_right")  # how much larger, and what
_OVER_FEET = np.array((0.0, 0.0, 0.05))  # body heights: from the feet to the middle then
_EDGE = 0.03  # the share of a picture that stays free at each edge of a figure that is turned
_SMALL = 160.0  # pixels of height: below, nothing but the figure is drawn


class _Key(NamedTuple):
    """What a picture is of."""

    pose: str
    theme: str
    body: Body


def _key(pose: str) -> _Key:
    return _Key(pose, theme.name(), drawings.body)


class _Kept(NamedTuple):
    """A picture and the camera it was last painted with."""

    solver: Solver
    picture: Picture
    cameras: dict[tuple[float, float, Turn], Camera]
    turning: tuple[float, ...]  # points of the movement


class FigureDrawing:
    """All figures, each made when it is first shown."""

    def __init__(self, poses: Mapping[str, Pose]) -> None:
        self._poses = poses
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()

    def knows(self, exercise: str) -> bool:
        """Whether there is a pose of this exercise."""
        return exercise in self._poses

    def exercise_of(self, pose: str) -> str:
        """The id of the exercise that a pose shows."""
        return self._poses[pose].of

    def forms(self, exercise: str) -> Sequence[Form]:
        """The ways this exercise can be shown, the usual one first; empty without a pose."""
        found = [pose for pose in self._poses.values() if pose.of == exercise]
        found.sort(key=lambda pose: (pose.mistake is not None, bool(pose.easier)))
        return [Form(pose.id, pose.easier, pose.mistake) for pose in found]

    def preset(self, exercise: str, name: str) -> Turn:
        """The turn that shows it from one of the presets."""
        pose = self._poses[exercise]
        view, close = places(pose)[Preset(name)]
        around, over = view.azimuth - pose.view.azimuth, view.elevation - pose.view.elevation
        return self.limited(exercise, Turn(around, over, close))

    def place(self, still: Still) -> int:
        """The moment of the movement, of MOMENTS each way."""
        pose = self._poses[still.exercise]
        if still.by_itself:
            return round(looped(pose, still.ms) * MOMENTS)
        return round(moment(pose, still.phase, still.progress, still.ms) * MOMENTS)

    def step(self, still: Still) -> int:
        """Which of the numbered pictures the session is at; -1 for none."""
        pose, s = self._poses[still.exercise], self.place(still) / MOMENTS
        if still.by_itself or not self.is_ready(still.exercise):
            return -1
        return heading_for(pose, self._picture(pose).turning, still.phase, s)

    def is_ready(self, exercise: str) -> bool:
        """Whether it can be painted at once."""
        return _key(exercise) in self._kept

    def prepare(self, exercise: str) -> None:
        """Solve what stays the same in every picture of this exercise."""
        self._picture(self._poses[exercise])

    def limited(self, exercise: str, turn: Turn) -> Turn:
        """Not from under the floor, and not from straight above."""
        best = self._poses[exercise].view.elevation
        over = min(_HIGHEST, max(_LOWEST, best + turn.over)) - best
        return Turn((turn.around + 180) % 360 - 180, over, turn.close)

    def paint(self, painter: QPainter, size: QSizeF, still: Still, turn: Turn) -> None:
        """Paint the figure in a rectangle of this size at the painter's origin."""
        pose = self._poses[still.exercise]
        kept = self._picture(pose)
        camera = self._camera(kept, size, turn)
        small = size.height() < _SMALL
        shown = Shown(stop=not small, ghost=not small, way=not small, guides=not small)
        s = self.place(still) / MOMENTS
        kept.picture.paint(painter, camera, s, shown, mirrored=still.side == "right")

    def muscles(self, exercise: str) -> Sequence[str]:
        """The ids of the muscles that are lit up, each once, the one meant first."""
        return tuple(dict.fromkeys(muscle for muscle, _ in self._poses[exercise].muscles))

    def muscle_at(self, size: QSizeF, still: Still, turn: Turn, at: QPointF) -> str:
        """The id of the muscle at a point of what `paint` paints there, "" for none."""
        kept, s = self._picture(self._poses[still.exercise]), self.place(still) / MOMENTS
        camera, mirrored = self._camera(kept, size, turn), still.side == "right"
        return kept.picture.muscle_at(camera, s, at.x(), at.y(), mirrored=mirrored) or ""

    def paint_steps(self, painter: QPainter, size: QSizeF, still: Still, turn: Turn) -> None:
        """Paint a numbered picture of every turning point of the movement."""
        kept, now = self._picture(self._poses[still.exercise]), self.step(still)
        grid = arranged(
            len(kept.turning), size, lambda cell: kept.picture.camera(*_sides(cell)).scale
        )
        camera = self._camera(kept, grid.cell, turn)
        for place, s in enumerate(kept.turning):
            painter.save()
            painter.translate(grid.corner(place))
            kept.picture.paint(
                painter, camera, s, Shown(guides=True), mirrored=still.side == "right"
            )
            painter.restore()
            if len(kept.turning) > 1:
                paint_badge(painter, grid, place, now=place == now)

    def _picture(self, pose: Pose) -> _Kept:
        key = _key(pose.id)
        if key not in self._kept:
            solver = Solver(pose, Build(key.body.build))
            picture = Picture(solver, palette(key.theme, key.body.tone))
            self._kept[key] = _Kept(solver, picture, {}, turning_points(solver))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _camera(self, kept: _Kept, size: QSizeF, turn: Turn) -> Camera:
        """The whole movement fits from the best side; a turn keeps size and middle as they are."""
        key = (size.width(), size.height(), turn)
        if key not in kept.cameras:
            best = kept.picture.camera(*key[:2])
            kept.cameras.clear()
            kept.cameras[key] = best if turn == Turn() else _turned(best, kept, turn)
        return kept.cameras[key]


def _sides(size: QSizeF) -> Size:
    return size.width(), size.height()


def _turned(best: Camera, kept: _Kept, turn: Turn) -> Camera:
    """From elsewhere, around the middle of what is seen, which lies as deep as the body does.

    As large as from the best side, or smaller where that has no room.
    """
    around = kept.picture.setting
    deep = float((around.shapes[0].centre.mean(0) - best.target) @ best.towards)
    middle = best.target + best.towards * deep
    angles = best.azimuth + turn.around, best.elevation + turn.over
    if turn.close:
        feet = around.shapes[0].centre[kept.solver.model.ellipsoids_of(_FEET)].mean(0)
        return Camera(*angles, best.size, best.scale * _CLOSE, feet + _OVER_FEET)
    scale = min(best.scale, _room(around, Camera(*angles, (0.0, 0.0), 1.0, middle), best.size))
    return Camera(*angles, best.size, scale, middle)


def _room(around: Setting, plain: Camera, size: Size) -> float:
    """The scale at which all of it has room around the middle of a picture."""
    corners = [corner for shapes in around.shapes for corner in bounds(shapes, plain)]
    if around.mat is not None:
        corners.extend(plain.point(np.hstack((around.mat, np.zeros((len(around.mat), 1))))))
    far = np.maximum(np.abs(corners).max(0), 1e-6)
    free = (np.array(size) / 2) * (1 - 2 * _EDGE)
    return float((free / far).min())
