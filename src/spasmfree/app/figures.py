"""Loads what draws the figures, while the person looks at the first page.

numpy and the geometry are loaded on a thread: they know nothing of Qt. What paints is loaded on the
window's thread after that (docs/decisions/0006).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from spasmfree.resources import read, resource
from spasmfree.system.beside import Beside
from spasmfree.ui.figure_view import provide

if TYPE_CHECKING:
    from spasmfree.body.pose import Pose


class Figures(QObject):
    """Provides the pages with figures as soon as they can be drawn."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beside = Beside(self)

    def begin(self) -> None:
        """Start loading."""
        self._beside.start(_poses, _provide, "spasmfree-figures", daemon=True)


def _poses() -> Mapping[str, Pose]:
    import spasmfree.body.sketch
    import spasmfree.body.solver
    from spasmfree.body.pose_file import parse

    del spasmfree
    return parse(read(resource("poses.json")))


def _provide(poses: Mapping[str, Pose]) -> None:
    from spasmfree.ui.figure.drawing import FigureDrawing

    provide(FigureDrawing(poses))
