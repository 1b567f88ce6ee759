"""The figures of a session in order, standing on one floor with their names below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from spasmfree.core.today import Figure
from spasmfree.ui import theme
from spasmfree.ui.figure_view import posture_of
from spasmfree.ui.painted import Painted
from spasmfree.ui.parts import Align, column, label, row
from spasmfree.ui.stand_in import Posture, bounds, paint_standing
from spasmfree.ui.thumbnail import has_thumbnail, paint_thumbnail

_RADIUS = 14
_LYING: tuple[Posture, ...] = ("side", "back", "legs-up", "front", "bed")
_FLOOR, _TOP = 0.86, 0.10  # of the stage's height
_WIDE = 0.86  # of a cell that a figure fills at most


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
        body = self._body(unit, height)
        left = 0.0
        for figure in self._figures:
            cell = unit * share(figure)
            if has_thumbnail(figure.exercise):
                area = QRectF(left, height * _TOP / 2, cell, height * (1 - _TOP))
                paint_thumbnail(painter, area, figure.exercise, posture_of(figure.position))
            else:
                foot = QPointF(left + cell / 2, height * _FLOOR)
                paint_standing(painter, foot, posture_of(figure.position), body)
            left += cell

    def _body(self, unit: float, height: int) -> float:
        """The body height in pixels at which each figure has room; no more than a standing one."""
        sizes = [height * (_FLOOR - _TOP)]
        for figure in self._figures:
            wide = bounds(posture_of(figure.position)).width()
            sizes.append(unit * share(figure) * _WIDE / wide)
        return min(sizes)


class LineUp(QWidget):
    """The stage, and each name under its figure."""

    def __init__(self, figures: Sequence[Figure], height: int, *, names_below: bool) -> None:
        super().__init__()
        centred = Align.AlignHCenter | Align.AlignTop
        names = [
            (label(f"{n}  {each.name}", "small", "text2", wrap=True, align=centred), share(each))
            for n, each in enumerate(figures, 1)
        ]
        for name, _ in names:
            name.setContentsMargins(4, 0, 4, 0)  # so that neighbours do not run together
        stage = Stage(figures, height)
        self.setLayout(column(stage, 8, row(*names)) if names_below else column(stage))
