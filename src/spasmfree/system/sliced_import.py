"""A long import in slices: on a thread that runs only while the window's thread waits for it.

PySide makes a class when it is first used. Where two threads did so at the same time the process
ended (docs/decisions/0006), and the library of the charts uses every class of Qt while it is
imported. On the window's thread alone it would freeze the window for a quarter of a second. So the
two take turns: the import goes on for a slice, stops where it is about to look for another module,
and the window has a turn of events.

In that turn the window's thread may want a module that is half imported, and would wait for it for
ever: so an import that nobody lets go on for a while goes on to its end by itself.
"""

from __future__ import annotations

import _imp
import importlib
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec
from types import ModuleType

from PySide6.QtCore import QObject, QTimer

from spasmfree.clock import steady_ms

SLICE_MS = 16  # one module more may be under way: the longest takes some 20 ms
BETWEEN_MS = 1  # for the window
PATIENCE_S = 0.25  # the window's thread comes back sooner, unless it waits for this import
_NEVER = 1 << 62


class _Slices:
    """The import and its thread, which knows nothing of Qt; also a finder that finds nothing."""

    def __init__(self, name: str) -> None:
        self.found: ModuleType | str | None = None  # the module, or why it cannot be had
        self.over = False
        self._name = name
        self._go, self._stopped = threading.Semaphore(0), threading.Semaphore(0)
        self._ends = 0  # of the slice, in steady ms
        # Daemon: a program that ends in between does not wait for the rest.
        self._thread = threading.Thread(target=self._run, name=f"import {name}", daemon=True)
        self._thread.start()

    def go_on(self) -> None:
        """Let one slice run; returns when it is over. Nothing happens when all is there."""
        if self.over:
            return
        if self._ends != _NEVER:
            self._ends = steady_ms() + SLICE_MS
        self._go.release()
        self._stopped.acquire()

    def find_spec(
        self, _name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Stop here when the slice is over; whoever comes next finds the module.

        Python asks its finders under the one lock of all imports. It is let go meanwhile: else
        the window's thread would wait for it for ever as soon as it imported anything.
        """
        if threading.current_thread() is self._thread and steady_ms() >= self._ends:
            held = _let_go()
            self._stopped.release()
            if not self._go.acquire(timeout=PATIENCE_S):
                self._ends = _NEVER
            for _ in range(held):
                _imp.acquire_lock()
        return None

    def _run(self) -> None:
        self._go.acquire()
        sys.meta_path.insert(0, self)
        try:
            self.found = importlib.import_module(self._name)
        except ImportError as error:
            self.found = str(error)
        finally:
            sys.meta_path.remove(self)
            self.over = True
            self._stopped.release()


_under_way: dict[str, _Slices] = {}  # by the module's name


def _slices_of(name: str) -> _Slices:
    """The import that was begun before, where it is not over: a second would wait for the first.

    Whoever had wanted the first may be gone, and with it the turns that let it go on.
    """
    if name not in _under_way or _under_way[name].over:
        _under_way[name] = _Slices(name)
    return _under_way[name]


def _let_go() -> int:
    """Give this thread's lock of all imports back; how often it was held."""
    held = 0
    with suppress(RuntimeError):  # what a thread hears that does not hold it any more
        while True:
            _imp.release_lock()
            held += 1
    return held


class SlicedImport(QObject):
    """Imports one module; `done` gets it, or a sentence of the system why it cannot be had."""

    def __init__(
        self, name: str, done: Callable[[ModuleType | str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._slices, self._done = _slices_of(name), done
        self._turn = QTimer(self, interval=BETWEEN_MS)
        self._turn.timeout.connect(self._go_on)
        self._turn.start()

    def _go_on(self) -> None:
        self._slices.go_on()
        if self._slices.over:
            self._turn.stop()
            if self._slices.found is not None:  # else the thread's excepthook has told
                self._done(self._slices.found)
