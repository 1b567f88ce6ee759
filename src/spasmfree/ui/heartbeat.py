"""Measures how long the window's thread was ever kept from its events (decisions D19)."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

BEAT_MS = 5


class Heartbeat(QObject):
    """A timer of 5 ms in the thread that makes it; remembers the longest gap between two beats."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._longest_ns = 0
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to measure, or begin anew."""
        self._longest_ns = 0
        self._since.start()
        self._timer.start()

    def stop(self) -> float:
        """Stop measuring; the longest gap in milliseconds, the one that is open included."""
        if self._timer.isActive():
            self._timer.stop()
            self._beat()
        return self.longest_ms()

    def longest_ms(self) -> float:
        """The longest gap so far in milliseconds; about 5 in a thread with nothing to do."""
        return self._longest_ns / 1_000_000

    def _beat(self) -> None:
        self._longest_ns = max(self._longest_ns, self._since.nsecsElapsed())
        self._since.start()
