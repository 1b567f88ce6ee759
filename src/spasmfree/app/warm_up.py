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


def begin(loaded: Callable[[], None]) -> None:
    """Start loading on a thread of its own, which calls `loaded` at the end."""
    threading.Thread(target=_load, args=(loaded,), name="spasmfree-warm-up", daemon=True).start()


def _load(loaded: Callable[[], None]) -> None:
    for module in LATER:
        importlib.import_module(module)
    # What is there now stays: looking through it again and again would hold the window up.
    gc.freeze()
    loaded()
