"""Loads the chart library when a chart is first wanted (decisions D18)."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from spasmfree.system.sliced_import import BETWEEN_MS, SLICE_MS, SlicedImport

CHARTS = "spasmfree.ui.charts"


class ChartLoader(QObject):
    """Imports the module of the charts in slices and says when it is there.

    Imported in one go it would freeze the window for a quarter of a second.
    """

    loaded = Signal(object)  # the module spasmfree.ui.charts
    failed = Signal(str)  # why not, in the system's words

    def __init__(self, module: str = CHARTS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = module
        self._import: SlicedImport | None = None
        self._first_uses = _first_uses()
        self._turn = QTimer(self, interval=BETWEEN_MS)
        self._turn.timeout.connect(self._use)

    def load(self) -> None:
        """Begin to load, unless that was done; `loaded` or `failed` follows."""
        if self._import is None:
            self._turn.start()

    def _use(self) -> None:
        """Make some more classes of Qt; when all are there, begin with the import."""
        ends = QDeadlineTimer(SLICE_MS)
        for _ in self._first_uses:
            if ends.hasExpired():
                return
        self._turn.stop()
        self._import = SlicedImport(self._name, self._tell, self)

    def _tell(self, found: ModuleType | str) -> None:
        if isinstance(found, str):
            self.failed.emit(found)
        else:
            self.loaded.emit(found)


def _first_uses() -> Iterator[object]:
    """Everything that is in the modules of Qt, which PySide makes when it is first used.

    The chart library uses it all in one place, which no slice can end in.
    """
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            yield getattr(module, name)
