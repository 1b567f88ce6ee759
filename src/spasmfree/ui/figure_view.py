"""How a page shows the figure, and the calm stand-in until the figure is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.painted import Painted, round_pen
from spasmfree.ui.side_word import Side

Posture = Literal["side", "back", "front", "kneeling", "sitting", "standing"]
Point = tuple[float, float]

# Joints in shares of a figure's height or length, y downwards, head at the left or the top.
# Each posture: width to height of its box, head, lines.
_FIGURES: dict[Posture, tuple[float, Point, tuple[tuple[Point, ...], ...]]] = {
    "side": (
        2.6,
        (0.07, 0.50),
        (
            ((0.15, 0.60), (0.46, 0.58), (0.72, 0.60), (0.98, 0.66)),
            ((0.46, 0.62), (0.66, 0.86), (0.84, 0.80)),
            ((0.18, 0.62), (0.03, 0.84)),
        ),
    ),
    "back": (
        2.6,
        (0.07, 0.72),
        (((0.15, 0.78), (0.50, 0.80), (0.68, 0.42), (0.80, 0.88)), ((0.18, 0.80), (0.42, 0.90))),
    ),
    "front": (
        2.6,
        (0.07, 0.70),
        (((0.15, 0.76), (0.50, 0.80), (0.75, 0.82), (0.98, 0.86)), ((0.16, 0.78), (0.04, 0.92))),
    ),
    "kneeling": (
        0.9,
        (0.50, 0.10),
        (
            ((0.50, 0.22), (0.48, 0.56)),
            ((0.48, 0.56), (0.82, 0.60), (0.82, 0.95), (0.94, 0.95)),
            ((0.48, 0.56), (0.42, 0.92), (0.08, 0.95)),
            ((0.50, 0.26), (0.62, 0.42), (0.72, 0.56)),
        ),
    ),
    "sitting": (
        0.9,
        (0.36, 0.12),
        (
            ((0.36, 0.24), (0.36, 0.60), (0.72, 0.60), (0.72, 0.95), (0.84, 0.95)),
            ((0.36, 0.28), (0.46, 0.46), (0.60, 0.56)),
            ((0.20, 0.64), (0.52, 0.64)),
        ),
    ),
    "standing": (
        0.5,
        (0.50, 0.08),
        (
            ((0.50, 0.18), (0.50, 0.52)),
            ((0.50, 0.52), (0.36, 0.74), (0.34, 0.96)),
            ((0.50, 0.52), (0.64, 0.74), (0.66, 0.96)),
            ((0.50, 0.22), (0.30, 0.38), (0.28, 0.54)),
            ((0.50, 0.22), (0.70, 0.38), (0.72, 0.54)),
        ),
    ),
}
_HEADS: dict[Posture, float] = {"side": 0.13, "back": 0.13, "front": 0.13}
_WORDS: tuple[tuple[str, Posture], ...] = (
    ("side", "side"),
    ("prone", "front"),
    ("front", "front"),
    ("belly", "front"),
    ("kneel", "kneeling"),
    ("sit", "sitting"),
    ("seat", "sitting"),
    ("stand", "standing"),
    ("wall", "standing"),
    ("walk", "standing"),
)


class FigureView(Protocol):
    """What a page needs of the figure; implemented by a widget."""

    def show_figure(self, exercise: str, phase: str, progress: float, side: Side) -> None:
        """Show `exercise` at `progress` (0 to 1) of a phase of its rep (out, hold, back, gap).

        `side` is the working side.
        """


def posture_of(position: str) -> Posture:
    """The stand-in's posture for the id of a position or its group."""
    return next((posture for word, posture in _WORDS if word in position), "back")


class FigurePlaceholder(Painted):
    """A plain line drawing of the position on a rounded stage; it does not show the movement."""

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


def paint_posture(
    painter: QPainter, area: QRectF, posture: Posture, *, mirrored: bool = False
) -> None:
    """The line drawing of a posture in the middle of `area`, for rows and delegates too."""
    ratio, head, lines = _FIGURES[posture]
    tall = min(area.height() * 0.78, area.width() * 0.84 / ratio)
    box = QRectF(0, 0, tall * ratio, tall)
    box.moveCenter(area.center())
    highest = head[1] - _HEADS.get(posture, 0.075)
    lowest = max(point[1] for line in lines for point in line)
    box.translate(0, tall * (1 - highest - lowest) / 2)

    def at(point: Point) -> QPointF:
        x = 1 - point[0] if mirrored else point[0]
        return QPointF(box.left() + x * box.width(), box.top() + point[1] * box.height())

    stroke = max(2.0, tall * (0.05 if ratio < 1 else 0.09))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(round_pen(theme.colour("line" if theme.name() != "contrast" else "track"), 2))
    floor = box.top() + lowest * tall + stroke / 2 + 2
    painter.drawLine(QPointF(box.left(), floor), QPointF(box.right(), floor))
    painter.setPen(round_pen(theme.colour("control"), stroke))
    for line in lines:
        painter.drawPolyline([at(point) for point in line])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("control"))
    size = tall * _HEADS.get(posture, 0.075)
    painter.drawEllipse(at(head), size, size)
