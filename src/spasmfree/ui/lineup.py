"""The figures of a session in order, standing on one floor with their names below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from spasmfree.core.today import Figure
from spasmfree.ui import theme
from spasmfree.ui.figure_view import Posture, paint_posture, posture_of
from spasmfree.ui.painted import Painted
from spasmfree.ui.parts import Align, column, label, row

_RADIUS = 14
_LYING: tuple[Posture, ...] = ("side", "back", "front")
_LOW: tuple[Posture, ...] = ("kneeling", "sitting")
# How the stand-in figure fills its area: shares of the area, and length to height when lying.
_WIDE, _HIGH, _LONG, _LIFT = 0.84, 0.78, 2.6, 0.34


def share(figure: Figure) -> int:
    """The width of a figure's cell against the others: who lies needs more."""
    return 6 if posture_of(figure.position) in _LYING else 5


class Stage(Painted):
    """All figures side by side, of one size and on one floor."""

    def __init__(self, figures: Sequence[Figure], height: int) -> None:
        super().__init__(height=height)
        self._figures = tuple(figures)
        self.setAccessibleName("; ".join(each.name for each in figures))

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        if theme.name() != "contrast":
            path = QPainterPath()
            path.addRoundedRect(QRectF(0, 0, width, height), _RADIUS, _RADIUS)
            painter.fillPath(path, theme.colour("stage"))
        unit = width / max(1, sum(share(each) for each in self._figures))
        body = min(6 * unit * _WIDE, height * 0.82)
        left = 0.0
        for figure in self._figures:
            cell = unit * share(figure)
            posture = posture_of(figure.position)
            paint_posture(painter, _area(posture, left, cell, body, height * 0.88), posture)
            left += cell


def _area(posture: Posture, left: float, cell: float, body: float, floor: float) -> QRectF:
    """Where to paint a body of the length `body`, so that it rests on `floor`."""
    if posture in _LYING:
        tall = body / _LONG
        middle = floor - _LIFT * tall - max(2.0, tall * 0.09)
        area = QRectF(0, 0, body / _WIDE, tall / _HIGH)
    else:
        tall = body * (0.78 if posture in _LOW else 1.0)
        middle = floor - tall / 2 - max(2.0, tall * 0.05)
        area = QRectF(0, 0, cell, tall / _HIGH)
    area.moveCenter(QPointF(left + cell / 2, middle))
    return area


class LineUp(QWidget):
    """The stage, and each name under its figure."""

    def __init__(self, figures: Sequence[Figure], height: int, *, names_below: bool) -> None:
        super().__init__()
        centred = Align.AlignHCenter | Align.AlignTop
        names = [
            (label(f"{n}  {each.name}", "small", "text2", wrap=True, align=centred), share(each))
            for n, each in enumerate(figures, 1)
        ]
        stage = Stage(figures, height)
        self.setLayout(column(stage, 8, row(*names)) if names_below else column(stage))
