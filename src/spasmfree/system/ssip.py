"""Speaks through speech-dispatcher, in its own text protocol (SSIP) over its socket.

All of it happens in the window's turns of events: no thread, and nothing waits for the server,
which is woken when it sleeps and may hang or vanish at any time. The library's own client blocks
for a second and more, and for ever with a server that hangs.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtNetwork import QLocalSocket

from spasmfree.clock import steady_ms
from spasmfree.core.words import tr
from spasmfree.system.libraries import VOICE
from spasmfree.system.speech import Engine, Manner

PROGRAM = "speech-dispatcher"
FIRST_RETRY_MS = 500
LONGEST_RETRY_MS = 30_000
ANSWER_MS = 2_000  # a server that has not answered for so long hangs; our own choice
QUIET_MS = 1_000  # after so long it is asked whether it is there; our own choice
LINES_A_TURN = 500  # of an answer, so that the window stays awake: voices are thousands
END_MS = 500  # for a server that is being woken while the program ends
LANGUAGE = "en-US"  # of the texts
_ENDS = ("702", "703")  # END, CANCELED
_INSTALL = f"sudo apt install {' '.join(VOICE)}"


def socket_path(environ: Mapping[str, str]) -> str:
    """Where the server listens, as it and its clients settle it."""
    address = environ.get("SPEECHD_ADDRESS", "")
    if address.startswith("unix_socket:"):
        return address.partition(":")[2]
    runtime = environ.get("XDG_RUNTIME_DIR") or str(Path.home() / ".cache")
    return f"{runtime}/speech-dispatcher/speechd.sock"


class SsipEngine(Engine):
    """One connection to the speech server, made again when it is lost."""

    def __init__(
        self,
        path: str | None = None,
        *,
        program: str | None = None,
        steady: Callable[[], int] = steady_ms,
        parent: QObject | None = None,
    ) -> None:
        """`program` wakes a server that does not run; "" for none, None for the usual one."""
        super().__init__(parent)
        self._path = path or socket_path(os.environ)
        self._program = (shutil.which(PROGRAM) or "") if program is None else program
        self._steady = steady
        self._manner = Manner()
        self._wanted = self._greeted = self._met = self._woken = self._hung = False
        self._asked_at: int | None = None  # the first command without an answer so far
        self._heard_at = 0  # when it last said anything
        self._given: deque[int] = deque()  # numbers of texts without an id of the server so far
        self._ids: dict[str, int] = {}  # id of the server -> number
        self._modules: list[str] = []
        self._voices: list[str] = []
        self._retry_ms = FIRST_RETRY_MS
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._connect)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._read)
        self._refused = QTimer(self, singleShot=True, interval=0)
        self._refused.timeout.connect(self._on_refused)
        self._waker = QProcess(self)
        self._waker.setStandardOutputFile(QProcess.nullDevice())
        self._waker.setStandardErrorFile(QProcess.nullDevice())
        self._waker.finished.connect(self._connect)
        self._waker.errorOccurred.connect(self._on_waker_error)
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._greet)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self._on_gone)
        self._socket.errorOccurred.connect(self._on_error)

    def open(self) -> None:
        if not self._wanted:
            self._wanted, self._woken, self._retry_ms = True, False, FIRST_RETRY_MS
            self._socket.abort()  # where the last one still closes
            self._connect()

    def shut(self) -> None:
        self._wanted = False
        self._retry.stop()
        if self._socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            self._socket.write(b"QUIT\r\n")
        self._socket.disconnectFromServer()
        self._reset()

    def close(self) -> None:
        self.shut()
        if self._waker.state() != QProcess.ProcessState.NotRunning:
            self._waker.kill()
            self._waker.waitForFinished(END_MS)

    def usable(self) -> bool:
        quiet = self._asked_at is None and self._steady() - self._heard_at > QUIET_MS
        if self._greeted and quiet:
            self._send("GET RATE")  # it may hang in the middle of a text, when nothing else asks
        if not self._hung and self._waits_too_long():
            self._hung = True
            self.lost.emit(_why("hangs"))
        return self._greeted and not self._hung

    def speak(self, number: int, text: str) -> None:
        lines = " ".join(text.split())
        if lines.startswith("."):
            lines = f".{lines}"
        # Nothing of ours that is still being said may hold it up.
        if self._ids or self._given:
            self._send("CANCEL SELF")
        self._given.append(number)
        self._send("SPEAK", lines, ".")

    def cancel(self) -> None:
        self._send("CANCEL SELF")

    def set_manner(self, manner: Manner) -> None:
        self._manner = manner
        if self._greeted:
            self._tell_manner()

    def ask_voices(self) -> None:
        self._voices.clear()
        self._send("LIST SYNTHESIS_VOICES")

    def _connect(self) -> None:
        idle = self._socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
        if self._wanted and idle:
            self._socket.connectToServer(self._path)

    def _greet(self) -> None:
        self._reset()
        self._send(
            "SET SELF CLIENT_NAME user:spasmfree:session",
            "SET SELF NOTIFICATION END ON",
            "SET SELF NOTIFICATION CANCEL ON",
            "SET SELF PRIORITY important",  # other programs do not cut it
            f"SET SELF LANGUAGE {LANGUAGE}",  # else the locale picks a voice, in C a foreign one
            "LIST OUTPUT_MODULES",
        )
        self._tell_manner()

    def _tell_manner(self) -> None:
        manner = self._manner
        self._send(f"SET SELF RATE {manner.rate}", f"SET SELF VOLUME {2 * manner.volume - 100}")
        if manner.voice:
            self._send(f"SET SELF SYNTHESIS_VOICE {manner.voice}")

    def _send(self, *lines: str) -> None:
        if self._socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            self._socket.write("".join(f"{line}\r\n" for line in lines).encode())
            if self._asked_at is None:
                self._asked_at = self._steady()

    def _waits_too_long(self) -> bool:
        return self._asked_at is not None and self._steady() - self._asked_at > ANSWER_MS

    def _read(self) -> None:
        self._asked_at, self._heard_at = None, self._steady()
        if self._hung:
            # What it was given meanwhile is late by now.
            self._hung = False
            if self._greeted:
                self._send("CANCEL SELF")
                self.ready.emit()
        for _ in range(LINES_A_TURN):
            if not self._socket.canReadLine():
                return
            self._hear(bytes(self._socket.readLine().data()).decode(errors="replace").strip())
        self._more.start()

    def _hear(self, line: str) -> None:
        code, more, rest = line[:3], line[3:4] == "-", line[4:]
        if code == "225" and more:
            if self._given:
                self._ids[rest] = self._given.popleft()
        elif code in _ENDS and more:
            number = self._ids.pop(rest, None)
            if number is not None:
                self.ended.emit(number)
        elif code == "250":
            self._hear_module(rest, more=more)
        elif code == "249":
            self._hear_voice(rest, more=more)

    def _hear_module(self, name: str, *, more: bool) -> None:
        """After the list of what can speak, the server is ready, or has nothing to speak with."""
        if more:
            self._modules.append(name)
        elif not [each for each in self._modules if each != "dummy"]:
            self.lost.emit(_why("module"))
        else:
            self._greeted = self._met = True
            self._woken, self._retry_ms = False, FIRST_RETRY_MS
            self.ready.emit()

    def _hear_voice(self, rest: str, *, more: bool) -> None:
        """Name, language and variant; there are thousands, most of them variants."""
        if not more:
            self.voices.emit(tuple(sorted(set(self._voices))))
            return
        name, language, variant = (*rest.split("\t"), "", "")[:3]
        if language.casefold().startswith("en") and variant in ("none", ""):
            self._voices.append(name)

    def _on_error(self, error: QLocalSocket.LocalSocketError) -> None:
        if error is not QLocalSocket.LocalSocketError.PeerClosedError:
            # The socket is on its way to being unconnected: go on from there.
            self._refused.start()

    def _on_refused(self) -> None:
        if self._wanted and self._program and not self._woken:
            self._woken = True
            self._waker.start(
                self._program,
                ["--spawn", "--communication-method", "unix_socket", "--socket-path", self._path],
            )
        else:
            self._on_gone()

    def _on_waker_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_gone()

    def _on_gone(self) -> None:
        self._reset()
        if not self._wanted:
            return
        # First without a word: a server that was killed is woken at once.
        if not self._woken and self._program:
            self._retry.start(0)
            return
        self._woken = False
        self._retry.start(self._retry_ms)
        self._retry_ms = min(2 * self._retry_ms, LONGEST_RETRY_MS)
        self.lost.emit(_why("refuses" if self._program or self._met else "missing"))

    def _reset(self) -> None:
        self._greeted = self._hung = False
        self._asked_at = None
        self._given.clear()
        self._ids.clear()
        self._modules.clear()


def _why(reason: str) -> str:
    """A sentence that says what is off, why, and what to do."""
    match reason:
        case "missing":
            return tr(
                "No voice: the package speech-dispatcher is missing. This brings it: {command}",
                command=_INSTALL,
            )
        case "module":
            return tr(
                "No voice: the speech server has nothing to speak with. This brings it: {command}",
                command=_INSTALL,
            )
        case "hangs":
            return tr("No voice: the computer's speech server does not answer.")
        case _:
            return tr("No voice: the computer's speech server does not start.")
