"""Loads the chart library on a thread when a chart is first wanted (decisions D18)."""

from __future__ import annotations

import importlib
from functools import partial
from types import ModuleType

from PySide6.QtCore import QObject, Signal

from spasmfree.system.beside import Beside

CHARTS = "spasmfree.ui.charts"


class ChartLoader(QObject):
    """Imports the module of the charts beside the window's thread and says when it is there.

    Imported in the window's thread it would freeze the window for a quarter of a second.
    """

    loaded = Signal(object)  # the module spasmfree.ui.charts
    failed = Signal(str)  # why not, in the system's words

    def __init__(self, module: str = CHARTS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = module
        self._asked = False
        self._beside = Beside(self)

    def load(self) -> None:
        """Begin to load, unless that was done; `loaded` or `failed` follows."""
        if not self._asked:
            self._asked = True
            self._beside.start(partial(_import, self._name), self._tell, "spasmfree-charts")

    def _tell(self, found: ModuleType | str) -> None:
        if isinstance(found, str):
            self.failed.emit(found)
        else:
            self.loaded.emit(found)


def _import(name: str) -> ModuleType | str:
    """The module, or why it cannot be had."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        return str(error)
