"""Draws the figures of all poses for the pages; loaded beside the window (docs/architecture.md)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter

from spasmfree.body.camera import Camera
from spasmfree.body.moment import looped, moment
from spasmfree.body.pose import Pose
from spasmfree.body.solver import Solver
from spasmfree.ui import theme
from spasmfree.ui.figure.palette import palette
from spasmfree.ui.figure.picture import MOMENTS, Picture, Shown
from spasmfree.ui.figure_view import Still, Turn

_KEPT = 8  # pictures: those of a page of exercises that fit on a screen
_LOWEST, _HIGHEST = 0.0, 85.0  # degrees over the horizon that a figure is seen from
_SMALL = 160.0  # pixels of height: below, nothing but the figure is drawn


class _Kept(NamedTuple):
    """A picture and the camera it was last painted with."""

    picture: Picture
    cameras: dict[tuple[float, float, Turn], Camera]


class FigureDrawing:
    """All figures, each made when it is first shown."""

    def __init__(self, poses: Mapping[str, Pose]) -> None:
        self._poses = poses
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()

    def knows(self, exercise: str) -> bool:
        """Whether there is a pose of this exercise."""
        return exercise in self._poses

    def place(self, still: Still) -> int:
        """The moment of the movement, of MOMENTS each way."""
        pose = self._poses[still.exercise]
        if still.by_itself:
            return round(looped(pose, still.ms) * MOMENTS)
        return round(moment(pose, still.phase, still.progress, still.ms) * MOMENTS)

    def is_ready(self, exercise: str) -> bool:
        """Whether it can be painted at once."""
        return (exercise, theme.name()) in self._kept

    def prepare(self, exercise: str) -> None:
        """Solve what stays the same in every picture of this exercise."""
        self._picture(self._poses[exercise])

    def limited(self, exercise: str, turn: Turn) -> Turn:
        """Not from under the floor, and not from straight above."""
        best = self._poses[exercise].view.elevation
        over = min(_HIGHEST, max(_LOWEST, best + turn.over)) - best
        return Turn((turn.around + 180) % 360 - 180, over)

    def paint(self, painter: QPainter, size: QSizeF, still: Still, turn: Turn) -> None:
        """Paint the figure in a rectangle of this size at the painter's origin."""
        pose = self._poses[still.exercise]
        kept = self._picture(pose)
        camera = self._camera(kept, size, turn)
        small = size.height() < _SMALL
        shown = Shown(stop=not small, ghost=not small, way=not small)
        s = self.place(still) / MOMENTS
        kept.picture.paint(painter, camera, s, shown, mirrored=still.side == "right")

    def _picture(self, pose: Pose) -> _Kept:
        key = (pose.id, theme.name())
        if key not in self._kept:
            self._kept[key] = _Kept(Picture(Solver(pose), palette(theme.name())), {})
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
            kept.cameras[key] = best if turn == Turn() else _turned(best, kept.picture, turn)
        return kept.cameras[key]


def _turned(best: Camera, picture: Picture, turn: Turn) -> Camera:
    """From elsewhere, around the middle of what is seen, which lies as deep as the body does."""
    body = picture.setting.shapes[0].centre.mean(0)
    deep = float((body - best.target) @ best.towards)
    around = best.target + best.towards * deep
    azimuth, elevation = best.azimuth + turn.around, best.elevation + turn.over
    return Camera(azimuth, elevation, best.size, best.scale, around)
