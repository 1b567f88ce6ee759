"""What the program looks at again and again: is its window on screen, has a new day begun?"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

EXPOSED_MS = 10  # how often to look whether the window is on screen
DAY_CHECK_MS = 60_000  # how often to look whether a new day has begun


class Watch(QObject):
    """Looks from `start` to `stop`."""

    painted = Signal()  # the window is on screen, for the first time
    day_due = Signal()  # a new day may have begun

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._picture_timer = QTimer(self, interval=EXPOSED_MS)
        self._picture_timer.timeout.connect(self._look_for_picture)
        self._day_timer = QTimer(self, interval=DAY_CHECK_MS)
        self._day_timer.timeout.connect(self.day_due)

    def start(self) -> None:
        self._day_timer.start()
        self._picture_timer.start()

    def stop(self) -> None:
        self._day_timer.stop()
        self._picture_timer.stop()

    def _look_for_picture(self) -> None:
        """What waits for the picture would hold it up if it began at the next turn of events."""
        handle = self._window.windowHandle()
        if handle is not None and handle.isExposed():
            self._picture_timer.stop()
            self.painted.emit()
