"""Work beside the window: on a thread of its own, its result on the thread that asked for it.

The last reference to a Qt object, or to anything a signal is connected to, must not be dropped on
another thread: PySide would undo its connections there, which takes Qt's lock before Python's while
the window's thread holds them the other way round. Seen as a window that stood still for ever, and
as a crash. So a thread gets nothing but the work, and asking whether it is over stays here
(docs/decisions/0006).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

POLL_MS = 10
Result = TypeVar("Result")


class _Run(Generic[Result]):
    """One piece of work, what it came to, and what to do with that."""

    def __init__(
        self, work: Callable[[], Result], done: Callable[[Result], None], name: str, *, daemon: bool
    ) -> None:
        self._results: list[Result] = []
        self._done = done
        self.thread = threading.Thread(
            target=_work, args=(work, self._results), name=name, daemon=daemon
        )

    def finish(self) -> None:
        """Hand the result on; work that failed has none, and the thread's excepthook knows why."""
        for result in self._results:
            self._done(result)


class Beside(QObject):
    """Runs work on threads; what waits for a result is told nothing once this object is gone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runs: list[_Run[Any]] = []
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._look)

    def start(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        name: str,
        *,
        daemon: bool = False,
    ) -> None:
        """Run `work` on a thread called `name`, then `done` with its result here.

        `work` must refer to no Qt object. The process waits for it at its end, unless `daemon`.
        """
        run = _Run(work, done, name, daemon=daemon)
        self._runs.append(run)
        run.thread.start()
        self._timer.start()

    def _look(self) -> None:
        for run in [run for run in self._runs if not run.thread.is_alive()]:
            self._runs.remove(run)
            run.finish()
        if not self._runs:
            self._timer.stop()


def _work(work: Callable[[], Result], results: list[Result]) -> None:
    results.append(work())
