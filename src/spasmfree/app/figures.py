"""Loads what draws the figures, while the person looks at the first page.

numpy and the geometry are loaded on a thread: they know nothing of Qt. What paints is loaded on the
window's thread after that (docs/decisions/0006).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from spasmfree.app import poses
from spasmfree.system.beside import Beside
from spasmfree.ui import thumbnail
from spasmfree.ui.figure_view import provide

if TYPE_CHECKING:
    from spasmfree.body.pose import Pose


TURN_MS = 10  # between two small pictures


class Figures(QObject):
    """Provides the pages with figures as soon as they can be drawn."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beside = Beside(self)
        self._left: list[str] = []  # exercises whose small pictures are not read yet
        self._turn = QTimer(self, interval=TURN_MS)
        self._turn.timeout.connect(self._read_next)

    def begin(self) -> None:
        """Start loading."""
        self._beside.start(_poses, self._arrived, "spasmfree-figures", daemon=True)

    def stop(self) -> None:
        """Load nothing more."""
        self._turn.stop()

    def _arrived(self, found: Mapping[str, Pose]) -> None:
        self._left = [pose.id for pose in found.values() if pose.id == pose.of]
        self._turn.start()
        _provide(found)

    def _read_next(self) -> None:
        if self._left:
            thumbnail.load(self._left.pop())
        else:
            self._turn.stop()


def _poses() -> Mapping[str, Pose]:
    import spasmfree.body.sketch
    import spasmfree.body.solver

    del spasmfree
    return poses.built_in()


def _provide(found: Mapping[str, Pose]) -> None:
    from spasmfree.ui.figure.drawing import FigureDrawing

    provide(FigureDrawing(found))
