"""Looks for garbage on the window's thread only.

Python collects on whichever thread happens to allocate: the writer's, or the one that loads the
charts. A widget that is part of a cycle would then be taken down beside the window's thread, and
Qt may end the process for it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000  # our own choice; nothing is done while nothing was allocated
LIMITS = (700, 10, 10)  # of each generation, as Python 3.11 has them; later ones differ


class Garbage(QObject):
    """Switches Python's own collecting off while it lives, and does the same work from a timer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what Python would have collected by now, oldest generation last."""
        for generation, limit in enumerate(LIMITS):
            if gc.get_count()[generation] <= limit:
                return
            gc.collect(generation)

    def stop(self) -> None:
        """Leave it as it was before."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
