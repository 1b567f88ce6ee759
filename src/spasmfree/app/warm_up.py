"""Loads the program's own later pages beside the window, once it is painted.

They are small, and loading them at the first press would let the window stand still. Libraries
that are large (charts, sound, keep-awake) wait until they are needed (decisions D18).
"""

from __future__ import annotations

import gc
import importlib
import threading
from collections.abc import Callable

LATER = (
    "spasmfree.system.awake",
    "spasmfree.system.sound",
    "spasmfree.app.sessions",
    "spasmfree.app.exercises",
    "spasmfree.app.diary",
    "spasmfree.app.progress",
    "spasmfree.app.settings",
)


class WarmUp:
    """One thread that loads; it never outlives the window, which Python could not end under it."""

    def __init__(self, loaded: Callable[[], None]) -> None:
        """`loaded` is called on that thread when all is there."""
        self._loaded = loaded
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._load, name="spasmfree-warm-up")

    def begin(self) -> None:
        """Start loading."""
        self._thread.start()

    def stop(self) -> None:
        """Load nothing more; waits for the module that is being loaded, at most some 50 ms."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _load(self) -> None:
        for module in LATER:
            if self._over.is_set():
                return
            importlib.import_module(module)
        # What is there now stays: looking through it again and again would hold the window up.
        gc.freeze()
        self._loaded()
