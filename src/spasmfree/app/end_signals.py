"""Ends the program in order when the system or the terminal asks it to."""

from __future__ import annotations

import contextlib
import signal
import socket
import sys

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication


class EndSignals:
    """Ctrl+C, a closed terminal and a log-out leave the event loop; nobody is asked.

    Python hears a signal only when it runs next, and an idle window runs none of it: the bytes
    that Python writes for each signal wake Qt instead.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        self._app = app
        self._sender, self._receiver = socket.socketpair()
        self._sender.settimeout(0)
        self._receiver.settimeout(0)
        self._notifier = QSocketNotifier(self._receiver.fileno(), QSocketNotifier.Type.Read, parent)
        self._notifier.activated.connect(self._end)
        for number in _ends():
            signal.signal(number, _heard)
        signal.set_wakeup_fd(self._sender.fileno(), warn_on_full_buffer=False)

    def release(self) -> None:
        """From here on signals end the process at once."""
        signal.set_wakeup_fd(-1)
        for number in _ends():
            signal.signal(number, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._sender.close()
        self._receiver.close()

    def _end(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._receiver.recv(64)
        self._app.exit(0)


def _ends() -> tuple[signal.Signals, ...]:
    if sys.platform == "win32":
        return (signal.SIGINT,)
    return (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def _heard(number: int, frame: object) -> None:
    """The waking byte does the work."""
