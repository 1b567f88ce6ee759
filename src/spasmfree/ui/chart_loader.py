"""Loads the chart library on a thread when a chart is first wanted (decisions D18)."""

from __future__ import annotations

import importlib
import threading
from types import ModuleType

from PySide6.QtCore import QObject, QTimer, Signal

CHARTS = "spasmfree.ui.charts"
_POLL_MS = 10


class ChartLoader(QObject):
    """Imports the module of the charts beside the window's thread and says when it is there.

    Imported in the window's thread it would freeze the window for a quarter of a second.
    """

    loaded = Signal(object)  # the module spasmfree.ui.charts
    failed = Signal(str)  # why not, in the system's words

    def __init__(self, module: str = CHARTS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = module
        self._module: ModuleType | None = None
        self._reason = ""
        self._thread: threading.Thread | None = None
        # Asking from this thread needs no signal from the other one, which may outlive this object.
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)

    def load(self) -> None:
        """Begin to load, unless that was done; `loaded` or `failed` follows."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._import, name="charts")
            self._thread.start()
            self._poll.start()

    def _import(self) -> None:
        try:
            self._module = importlib.import_module(self._name)
        except ImportError as error:
            self._reason = str(error)

    def _look(self) -> None:
        if self._thread is None or self._thread.is_alive():
            return
        self._poll.stop()
        if self._module is not None:
            self.loaded.emit(self._module)
        else:
            self.failed.emit(self._reason)
