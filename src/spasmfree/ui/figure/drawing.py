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
from spasmfree.body.pose import Pose, PropKind
from spasmfree.body.presets import Preset, places
from spasmfree.body.setting import Setting
from spasmfree.body.shape import Build
from spasmfree.body.solver import Solver
from spasmfree.body.support import bounds
from spasmfree.body.turning import heading_for, turning_points
from spasmfree.core.loads import Load
from spasmfree.ui import theme
from spasmfree.ui.figure.load_painter import carrying, paint_load
from spasmfree.ui.figure.loops import Loops
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import MOMENTS, Picture, Shown
from spasmfree.ui.figure.raster import paint_within
from spasmfree.ui.figure.steps import arranged, paint_badge
from spasmfree.ui.figure_view import Body, Form, Still, Turn, drawings

_COARSE = 2  # of the moments, those that are shown lie so far apart: the pictures of all are kept
_KEPT = 8  # pictures: those of a page of exercises that fit on a screen
_LOWEST, _HIGHEST = 0.0, 85.0  # degrees over the horizon that a figure is seen from
_CLOSE, _FEET = 2.4, ("foot_left", "foot_right")  # how much larger, and what
_OVER_FEET = np.array((0.0, 0.0, 0.05))  # body heights: from the feet to the middle then
_EDGE = 0.03  # the share of a picture that stays free at each edge of a figure that is turned
_SMALL = 160.0  # pixels of height: below, nothing but the figure is drawn


class _Key(NamedTuple):
    """What a picture is of."""

    pose: str
    load: Load
    theme: str
    body: Body
    plain: bool


def _key(still: Still) -> _Key:
    return _Key(still.exercise, still.carried.load, theme.name(), drawings.body, still.plain)


class _Kept(NamedTuple):
    """A picture, its camera for the size last asked for, and the one it was last painted with."""

    solver: Solver
    picture: Picture
    best: dict[Size, Camera]  # at most one
    cameras: dict[tuple[Size, Turn], Camera]  # at most one


class FigureDrawing:
    """All figures, each made when it is first shown."""

    def __init__(self, poses: Mapping[str, Pose]) -> None:
        self._poses = poses
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._turning: dict[str, tuple[float, ...]] = {}  # points of the movement, by pose
        self._loops = Loops()

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
            s = looped(pose, still.ms)
        else:
            s = moment(pose, still.phase, still.progress, still.ms)
        return round(s * MOMENTS / _COARSE) * _COARSE

    def step(self, still: Still) -> int:
        """Which of the numbered pictures the session is at; -1 for none."""
        pose, s = self._poses[still.exercise], self.place(still) / MOMENTS
        if still.by_itself or not self.is_ready(still):
            return -1
        return heading_for(pose, self._points(still), still.phase, s)

    def is_ready(self, still: Still) -> bool:
        """Whether it can be painted at once."""
        return _key(still) in self._kept

    def prepare(self, still: Still) -> None:
        """Solve what stays the same in every picture of this exercise."""
        self._picture(still)

    def limited(self, exercise: str, turn: Turn) -> Turn:
        """Not from under the floor, and not from straight above."""
        best = self._poses[exercise].view.elevation
        over = min(_HIGHEST, max(_LOWEST, best + turn.over)) - best
        return Turn((turn.around + 180) % 360 - 180, over, turn.close)

    def paint(
        self, painter: QPainter, size: QSizeF, still: Still, turn: Turn, *, quick: bool = False
    ) -> None:
        """Paint the figure in a rectangle of this size at the painter's origin.

        `quick` leaves out what takes long and is missed least while the figure is turned.
        """

        def draw(own: QPainter) -> None:
            self._paint(own, size, still, turn, quick=quick)

        def loop(own: QPainter) -> None:
            self._loops.paint(own, size, seen, place, draw)

        def glowing(own: QPainter) -> None:
            (loop if still.moves and not quick else draw)(own)
            if still.glow:  # over the kept picture, which is the same with and without it
                kept = self._picture(still)
                camera, mirrored = self._camera(kept, size, turn), still.side == "right"
                kept.picture.paint_glow(own, camera, still.glow, mirrored=mirrored)

        place = self._shown(still)
        seen = (_key(still), turn, still.side, still.carried)
        paint_within(painter, size, glowing)

    def _shown(self, still: Still) -> int:
        """The moment that looks like this one: on the way back it may go the way it came."""
        place = self.place(still)
        return min(place, 2 * MOMENTS - place) if self._poses[still.exercise].returns else place

    def _paint(
        self, painter: QPainter, size: QSizeF, still: Still, turn: Turn, *, quick: bool
    ) -> None:
        kept, s = self._picture(still), self.place(still) / MOMENTS
        camera, mirrored = self._camera(kept, size, turn), still.side == "right"
        full = size.height() >= _SMALL
        ghost = full and not quick
        shown = Shown(stop=full, ghost=ghost, way=full, guides=full, halo=not quick)
        kept.picture.paint(painter, camera, s, shown, mirrored=mirrored)
        if full and still.carried.words:
            _say_load(painter, camera, kept.solver, s, still)

    def muscles(self, exercise: str) -> Sequence[str]:
        """The ids of the muscles that are lit up, each once, the one meant first."""
        return tuple(dict.fromkeys(muscle for muscle, _ in self._poses[exercise].lit))

    def muscle_at(self, size: QSizeF, still: Still, turn: Turn, at: QPointF) -> str:
        """The id of the muscle at a point of what `paint` paints there, "" for none."""
        kept, s = self._picture(still), self.place(still) / MOMENTS
        camera, mirrored = self._camera(kept, size, turn), still.side == "right"
        return kept.picture.muscle_at(camera, s, at.x(), at.y(), mirrored=mirrored) or ""

    def paint_steps(self, painter: QPainter, size: QSizeF, still: Still, turn: Turn) -> None:
        """Paint a numbered picture of every turning point of the movement."""
        paint_within(painter, size, lambda own: self._paint_steps(own, size, still, turn))

    def _paint_steps(self, painter: QPainter, size: QSizeF, still: Still, turn: Turn) -> None:
        kept, now = self._picture(still), self.step(still)
        points, mirrored = self._points(still), still.side == "right"
        grid = arranged(len(points), size, lambda cell: kept.picture.camera(*_sides(cell)).scale)
        camera = self._camera(kept, grid.cell, turn)
        for place, s in enumerate(points):
            painter.save()
            painter.translate(grid.corner(place))
            kept.picture.paint(painter, camera, s, Shown(guides=True), mirrored=mirrored)
            if still.carried.words:
                _say_load(painter, camera, kept.solver, s, still)
            if place == now:
                kept.picture.paint_glow(painter, camera, still.glow, mirrored=mirrored)
            painter.restore()
            if len(points) > 1:
                paint_badge(painter, grid, place, now=place == now)

    def _points(self, still: Still) -> tuple[float, ...]:
        """The turning points of the movement."""
        pose = still.exercise
        if pose not in self._turning:
            self._turning[pose] = turning_points(self._picture(still).solver)
        return self._turning[pose]

    def _picture(self, still: Still) -> _Kept:
        key = _key(still)
        if key not in self._kept:
            pose = carrying(self._poses[still.exercise], still.carried.load)
            if still.plain:
                pose = _plain(pose)
            solver = Solver(pose, Build(key.body.build))
            picture = Picture(solver, palette(key.theme, key.body.tone))
            self._kept[key] = _Kept(solver, picture, {}, {})
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _camera(self, kept: _Kept, size: QSizeF, turn: Turn) -> Camera:
        """The whole movement fits from the best side; a turn keeps size and middle as they are."""
        sides = _sides(size)
        if sides not in kept.best:
            kept.best.clear()
            kept.best[sides] = kept.picture.camera(*sides)
        best = kept.best[sides]
        if turn == Turn():
            return best
        if (sides, turn) not in kept.cameras:
            kept.cameras.clear()
            kept.cameras[sides, turn] = _turned(best, kept, turn)
        return kept.cameras[sides, turn]


def _plain(pose: Pose) -> Pose:
    bands = (PropKind.BAND, PropKind.DOOR_BAND)
    props = tuple(prop for prop in pose.props if prop.kind not in bands)
    pose = pose._replace(props=props, muscles=(), inset=None, lines=(), touches=(), presses=())
    return pose._replace(ghost=(), arc=None, stop=None)


def _say_load(painter: QPainter, camera: Camera, solver: Solver, s: float, still: Still) -> None:
    figure, mirrored = solver.figure(s), still.side == "right"
    paint_load(painter, camera, solver.pose, figure, still.carried, mirrored=mirrored)


def _sides(size: QSizeF) -> Size:
    return size.width(), size.height()


def _turned(best: Camera, kept: _Kept, turn: Turn) -> Camera:
    """From elsewhere, around the middle of what is seen, which lies as deep as the body does.

    As large as from the best side, or smaller where that has no room.
    """
    around = kept.picture.setting
    deep = float((around.shapes.centre.mean(0) - best.target) @ best.towards)
    middle = best.target + best.towards * deep
    angles = best.azimuth + turn.around, best.elevation + turn.over
    if turn.close:
        feet = around.shapes.centre[kept.solver.model.ellipsoids_of(_FEET)].mean(0)
        return Camera(*angles, best.size, best.scale * _CLOSE, feet + _OVER_FEET)
    scale = min(best.scale, _room(around, Camera(*angles, (0.0, 0.0), 1.0, middle), best.size))
    return Camera(*angles, best.size, scale, middle)


def _room(around: Setting, plain: Camera, size: Size) -> float:
    """The scale at which all of it has room around the middle of a picture."""
    corners = [*bounds(around.whole, plain)]
    if around.mat is not None:
        corners.extend(plain.point(np.hstack((around.mat, np.zeros((len(around.mat), 1))))))
    far = np.maximum(np.abs(corners).max(0), 1e-6)
    free = (np.array(size) / 2) * (1 - 2 * _EDGE)
    return float((free / far).min())
