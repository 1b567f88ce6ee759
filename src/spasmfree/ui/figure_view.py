"""How a page shows the figure, and the calm stand-in until the figure is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from spasmfree.core.vocabulary import PositionId
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.painted import Painted
from spasmfree.ui.side_word import Side
from spasmfree.ui.stand_in import Posture, paint_posture

_POSTURES: dict[str, Posture] = {
    PositionId.SUPINE: "back",
    PositionId.LEGS_UP: "legs-up",
    PositionId.SIDE_LYING: "side",
    PositionId.SIDE_LYING_WALL: "side",
    PositionId.PRONE: "front",
    PositionId.BED_EDGE: "bed",
    PositionId.HALF_KNEELING: "kneeling",
    PositionId.SITTING: "sitting",
    PositionId.STANDING: "standing",
    PositionId.STANDING_ONE_LEG: "standing",
    PositionId.STANDING_WALL: "wall",
    PositionId.WALKING: "walking",
}


class FigureView(Protocol):
    """What a page needs of the figure; implemented by a widget."""

    def show_figure(self, exercise: str, phase: str, progress: float, side: Side) -> None:
        """Show `exercise` at `progress` (0 to 1) of a phase of its rep (out, hold, back, gap).

        `side` is the working side.
        """


def posture_of(position: str) -> Posture:
    """The stand-in's posture for the id of a position; on the back for one it does not know."""
    return _POSTURES.get(position, "back")


class FigurePlaceholder(Painted):
    """A plain silhouette of the position on a rounded stage; it does not show the movement."""

    def __init__(
        self,
        position_of: Callable[[str], str],
        width: int | None = None,
        height: int | None = None,
        *,
        radius: int = 16,
        on_stage: bool = True,
    ) -> None:
        """`position_of` maps the id of an exercise to that of its position."""
        super().__init__(width, height)
        self._position_of, self._radius, self._on_stage = position_of, radius, on_stage
        self._posture: Posture = "back"
        self._mirrored = False
        self.setAccessibleName(tr("Figure"))

    def show_figure(self, exercise: str, phase: str, progress: float, side: Side) -> None:
        posture, mirrored = posture_of(self._position_of(exercise)), side == "right"
        if (posture, mirrored) != (self._posture, self._mirrored):
            self._posture, self._mirrored = posture, mirrored
            self.update()

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        area = QRectF(0, 0, width, height)
        if self._on_stage and theme.name() != "contrast":
            path = QPainterPath()
            path.addRoundedRect(area, self._radius, self._radius)
            painter.fillPath(path, theme.colour("stage"))
        paint_posture(painter, area, self._posture, mirrored=self._mirrored)
