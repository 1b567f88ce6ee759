"""A speech server that writes down what it is asked to say, and speaks as fast as a test wants."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

VOICES = (
    "249-English (America)\ten-us\tnone",
    "249-English (America)+Adam\ten-us\tAdam",
    "249-Afrikaans\taf\tnone",
    "249-English (Great Britain)\ten-gb\tnone",
)


class SpeechServer(QObject):
    """Speaks SSIP as far as we use it. With `slow`, a text ends only when `finish` is called."""

    def __init__(self, path, *, modules=("espeak-ng",), voices=VOICES, slow=False):
        super().__init__()
        self.path, self.modules, self.slow = str(path), modules, slow
        self.voices = voices
        self.said, self.settings, self.cancelled = [], [], 0
        self.deaf = False  # hangs: takes what it is told and never answers
        self._ids, self._speaking, self._text = 0, [], None
        self._sockets = []
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._welcome)
        self.listen()

    def listen(self):
        assert self._server.listen(self.path), self._server.errorString()

    def die(self):
        """Go, as when it is killed."""
        for socket in self._sockets:
            socket.abort()
        self._sockets.clear()
        self._speaking.clear()
        self._server.close()

    def clients(self):
        """How many are connected."""
        connected = QLocalSocket.LocalSocketState.ConnectedState
        return sum(socket.state() == connected for socket in self._sockets)

    def finish(self):
        """What is being spoken comes to its end."""
        number = self._speaking.pop(0)
        self._answer(f"702-{number}", "702-1", "702 END")

    def wake_up(self):
        """Answer again, what was told meanwhile included."""
        self.deaf = False
        for socket in self._sockets:
            self._read(socket)

    def _welcome(self):
        socket = self._server.nextPendingConnection()
        self._sockets.append(socket)
        socket.readyRead.connect(lambda: self._read(socket))
        self._read(socket)

    def _answer(self, *lines):
        for socket in self._sockets:
            if socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
                socket.write("".join(f"{line}\r\n" for line in lines).encode())

    def _read(self, socket):
        while not self.deaf and socket.canReadLine():
            self._hear(bytes(socket.readLine().data()).decode().removesuffix("\r\n"))

    def _hear(self, line):
        if self._text is not None:
            self._hear_text(line)
        elif line == "SPEAK":
            self._text = []
            self._answer("230 OK RECEIVING DATA")
        elif line == "CANCEL SELF":
            self.cancelled += 1
            self._answer("213 OK CANCELED")
            for number in self._speaking:
                self._answer(f"703-{number}", "703-1", "703 CANCELED")
            self._speaking.clear()
        else:
            self._answer(*self._asked(line))

    def _asked(self, line):
        """What a question, or a setting, is answered with."""
        if line == "LIST OUTPUT_MODULES":
            return (*(f"250-{each}" for each in self.modules), "250 OK MODULE LIST SENT")
        if line == "LIST SYNTHESIS_VOICES":
            return (*self.voices, "249 OK VOICE LIST SENT")
        if line.startswith("GET "):
            return ("251-0", "251 OK GET RETURNED")
        if line.startswith("SET "):
            self.settings.append(line)
            return ("200 OK SET",)
        return ("500 ERR INVALID COMMAND",) if line != "QUIT" else ("231 HAPPY HACKING",)

    def _hear_text(self, line):
        if line != ".":
            self._text.append(line.removeprefix("."))
            return
        self._ids += 1
        self.said.append("\n".join(self._text))
        self._text = None
        self._speaking.append(self._ids)
        self._answer(f"225-{self._ids}", "225 OK MESSAGE QUEUED")
        self._answer(f"701-{self._ids}", "701-1", "701 BEGIN")
        if not self.slow:
            self.finish()
