"""Loads the program's own later pages beside the window, once it is painted.

They are small, and loading them at the first press would let the window stand still. Libraries
that are large (charts, sound, keep-awake) wait until they are needed (decisions D18).
"""

from __future__ import annotations

import gc
import importlib
import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from spasmfree.system.beside import Beside

LATER = (
    "spasmfree.system.awake",
    "spasmfree.system.sound",
    "spasmfree.app.sessions",
    "spasmfree.app.exercises",
    "spasmfree.app.diary",
    "spasmfree.app.progress",
    "spasmfree.app.learn",
    "spasmfree.app.settings",
    "spasmfree.app.handouts",
)


class WarmUp(QObject):
    """One thread that loads; it never outlives the window, which Python could not end under it."""

    def __init__(self, loaded: Callable[[], None], parent: QObject) -> None:
        """`loaded` is called when all is there, on the window's thread."""
        super().__init__(parent)
        self._loaded = loaded
        self._over = threading.Event()
        self._beside = Beside(self)

    def begin(self) -> None:
        """Start loading."""
        work = partial(_load, self._over)
        self._beside.start(work, lambda all_: self._end(loaded=all_), "spasmfree-warm-up")

    def stop(self) -> None:
        """Load nothing more; waits for the module that is being loaded, at most some 50 ms."""
        self._over.set()
        self._beside.wait()

    def _end(self, *, loaded: bool) -> None:
        if loaded:
            self._loaded()


def _load(over: threading.Event) -> bool:
    """Whether everything was loaded before it was over."""
    for module in LATER:
        if over.is_set():
            return False
        importlib.import_module(module)
    # What is there now stays: looking through it again and again would hold the window up.
    gc.freeze()
    return True
