"""The strip of a session's sets: which are done and on disk, which one runs, which are to come."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.painted import PaintedWords

_BETWEEN_GROUPS, _BETWEEN_SETS = 16, 4


class SetState(Enum):
    """What is known of a set; `DONE` is done but not yet acknowledged by the disk."""

    TO_COME = 0
    RUNNING = 1
    DONE = 2
    ON_DISK = 3
    SKIPPED = 4


class SetStrip(PaintedWords):
    """One mark for each set, grouped by exercise; a group is as wide as its number of sets."""

    def __init__(self, groups: Sequence[int] = (), height: int = 12, identifier: str = "") -> None:
        super().__init__(height=height)
        if identifier:
            self.setAccessibleIdentifier(identifier)
        self._groups: tuple[int, ...] = ()
        self._states: tuple[SetState, ...] = ()
        self.set_groups(groups)

    def set_groups(self, groups: Sequence[int]) -> None:
        """The number of sets of each exercise, in order."""
        self._groups = tuple(groups)
        self.set_states([SetState.TO_COME] * sum(groups))

    def set_states(self, states: Sequence[SetState]) -> None:
        """One state for each set, in the order of the session."""
        self._states = tuple(states)
        self.setAccessibleName(self._told())
        self.update()

    def _told(self) -> str:
        kept = self._states.count(SetState.ON_DISK)
        return tr(
            "{done} of {total} sets done, {kept} of them on disk",
            done=kept + self._states.count(SetState.DONE),
            total=len(self._states),
            kept=kept,
        )

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        total = len(self._states)
        if not total:
            return
        gaps = _BETWEEN_GROUPS * (len(self._groups) - 1)
        unit = (width - gaps - _BETWEEN_SETS * (total - len(self._groups))) / total
        left, index = 0.0, 0
        for count in self._groups:
            for _ in range(count):
                self._draw_set(painter, QRectF(left, 0, unit, height), self._states[index])
                left += unit + _BETWEEN_SETS
                index += 1
            left += _BETWEEN_GROUPS - _BETWEEN_SETS

    def _draw_set(self, painter: QPainter, rect: QRectF, state: SetState) -> None:
        round_by = min(rect.height(), rect.width()) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if state is SetState.ON_DISK else "track"))
        if state is SetState.SKIPPED:
            middle = rect.height() / 3
            rect, round_by = rect.adjusted(0, middle, 0, -middle), round_by / 3
        painter.drawRoundedRect(rect, round_by, round_by)
        if state is SetState.DONE:
            painter.setBrush(theme.colour("accent", 150))
            painter.drawRoundedRect(rect, round_by, round_by)
        elif state is SetState.RUNNING:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2.5))
            painter.drawRoundedRect(rect.adjusted(1.2, 1.2, -1.2, -1.2), round_by, round_by)
