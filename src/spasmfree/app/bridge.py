"""Brings calls from other threads to the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal

Act = Callable[[], None]


class WindowThread(QObject):
    """Lives on the window's thread; `call` may be used on any."""

    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def call(self, act: Act) -> None:
        """Run `act` on the window's thread, soon and in the order of the calls.

        After the window has gone there is nobody left to tell, and nothing happens.
        """
        with suppress(RuntimeError):  # what PySide raises for a source that is deleted
            self._asked.emit(act)

    def _do(self, act: Act) -> None:
        act()
