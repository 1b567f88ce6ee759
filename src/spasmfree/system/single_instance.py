"""One window for each data folder: a second start brings the first one forward."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr

RAISE = b"raise\n"
ANSWER_MS = 1_000


class SingleInstance(QObject):
    """Holds the data folder for this process; the lock of one that was killed does not count."""

    asked = Signal()  # a second start wants the window to come forward

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        """`data_dir` exists. Nothing is taken before `claim`."""
        super().__init__(parent)
        self._lock_path = data_dir / "window.lock"
        self._lock = QLockFile(str(self._lock_path))
        self._lock.setStaleLockTime(0)  # a lock is stale only when its process is gone
        self._folder = data_dir

    def claim(self) -> bool:
        """Whether the folder is ours now; false when another window has it.

        Raises KnownError when the folder refuses.
        """
        if self._lock.tryLock(0):
            self._lock_path.chmod(0o600)
            return True
        if self._lock.error() == QLockFile.LockError.LockFailedError:
            return False
        raise KnownError(
            tr(
                "The data folder {folder} cannot be written to; "
                "make it writable or choose another with --data-dir.",
                folder=str(self._lock_path.parent),
            )
        )

    def listen(self) -> None:
        """Wait for second starts. Loads Qt's network part, so call it after the first picture."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(_name(self._folder))  # left behind by one that was killed
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(_name(self._folder))

    def call_the_other(self) -> bool:
        """Ask the window that has the folder to come forward; whether it could be reached."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(_name(self._folder))
        if not socket.waitForConnected(ANSWER_MS):
            return False
        socket.write(RAISE)
        sent = socket.waitForBytesWritten(ANSWER_MS)
        socket.disconnectFromServer()
        return sent

    def release(self) -> None:
        """Let the folder go."""
        self._lock.unlock()

    def _greet(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            self.asked.emit()


def _name(data_dir: Path) -> str:
    """The socket's name, the same for all ways to write a folder and different for each user."""
    import hashlib  # after the first picture

    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    key = f"{user} {data_dir.resolve()}"
    return f"spasmfree-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
