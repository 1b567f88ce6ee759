"""Keeps the screen on while a session runs, and says once when it cannot."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from spasmfree.core.words import tr
from spasmfree.system.beside import Beside

_LOOK_S = 0.2  # so often who waits for another to let go looks whether it is still wanted


class KeepAwake(Protocol):
    """What a session asks of the screen saver. Nothing here blocks or raises."""

    def hold(self) -> None:
        """Keep the screen on from now."""

    def release(self) -> None:
        """Let it go dark again."""


class SilentAwake:
    """The stand-in where nothing is to be kept awake."""

    def hold(self) -> None:
        """Nothing to hold."""

    def release(self) -> None:
        """Nothing to let go."""


class SystemAwake(QObject):
    """Asks the desktop through wakepy, on a thread of its own: the import alone takes 70 ms.

    `notice` gets one sentence, once, when the desktop does not offer it.
    """

    def __init__(self, notice: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        self._told = False
        self._over: threading.Event | None = None
        self._one = threading.Lock()  # the desktop is asked once at a time, however quick we are
        self._beside = Beside(self)

    def hold(self) -> None:
        """Keep the screen on until `release`; holding twice is holding once."""
        if self._over is None:
            self._over = threading.Event()
            work = partial(_keep, self._over, self._one)
            self._beside.start(
                work, lambda held: self._end(held=held), "spasmfree-awake", daemon=True
            )

    def release(self) -> None:
        """Let the screen go dark again."""
        if self._over is not None:
            self._over.set()
            self._over = None

    def _end(self, *, held: bool) -> None:
        if not held and not self._told:
            self._told = True
            self._notice(
                tr("The screen may go dark during the session: the desktop cannot keep it on.")
            )


def _keep(over: threading.Event, one: threading.Lock) -> bool:
    """Keep the screen on until it is over; false at once where the desktop does not offer it.

    Whoever kept it on before lets go first (`one`): two would be two cookies of the screen saver.
    """
    from wakepy import keep

    while not one.acquire(timeout=_LOOK_S):  # a later one may have come first, and holds on
        if over.is_set():
            return True
    try:
        if over.is_set():
            return True
        with keep.presenting(on_fail="pass") as mode:
            held = mode.active
            if held:
                over.wait()
    finally:
        one.release()
    return held
