"""Loads the program's own later pages once the window is painted, one module in a turn of events.

They are small, and loading all of them at the first press would let the window stand still.
Libraries that are large (charts, sound, keep-awake) wait until they are needed (decisions D18).

Not on a thread: PySide makes its classes when they are first asked for, and where two threads did
so at once one start in fifty crashed (docs/decisions/0006).
"""

from __future__ import annotations

import gc
import importlib
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

TURN_MS = 10  # room for what the window has to do between two modules
# In an order in which none has to load more than some 20 ms of what comes with it.
LATER = (
    "spasmfree.system.awake",
    "spasmfree.system.sound",
    "spasmfree.ui.session_parts",
    "spasmfree.ui.session_words",
    "spasmfree.ui.session_page",
    "spasmfree.ui.session_flow",
    "spasmfree.app.sessions",
    "spasmfree.app.exercises",
    "spasmfree.app.diary",
    "spasmfree.app.progress",
    "spasmfree.app.learn",
    "spasmfree.app.settings",
    "spasmfree.app.handouts",
)


class WarmUp(QObject):
    """Loads while the person looks at the first page."""

    def __init__(self, loaded: Callable[[], None], parent: QObject) -> None:
        """`loaded` is called when all is there."""
        super().__init__(parent)
        self._loaded = loaded
        self._left = list(LATER)
        self._turn = QTimer(self, interval=TURN_MS)
        self._turn.timeout.connect(self._load_next)

    def begin(self) -> None:
        """Start loading."""
        self._turn.start()

    def stop(self) -> None:
        """Load nothing more."""
        self._turn.stop()

    def _load_next(self) -> None:
        importlib.import_module(self._left.pop(0))
        if self._left:
            return
        self._turn.stop()
        # What is there now stays: looking through it again and again would hold the window up.
        gc.freeze()
        self._loaded()
