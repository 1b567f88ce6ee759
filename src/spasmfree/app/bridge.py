"""Brings calls from other threads to the window's thread."""

from __future__ import annotations

import threading
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
        self._lock = threading.Lock()
        self._over = False

    def call(self, act: Act) -> None:
        """Run `act` on the window's thread, soon and in the order of the calls.

        After the window has gone there is nobody left to tell, and nothing happens.
        """
        with self._lock, suppress(RuntimeError):  # what PySide raises for a deleted source
            if not self._over:
                self._asked.emit(act)

    def stop(self) -> None:
        """Take no more calls: Qt's part of this object is about to go."""
        with self._lock:
            self._over = True

    def _do(self, act: Act) -> None:
        act()
