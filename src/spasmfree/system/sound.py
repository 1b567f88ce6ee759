"""The port through which a session is heard, and its stand-in for machines without sound."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from spasmfree.clock import steady_ms
from spasmfree.core.words import tr
from spasmfree.system import outputs, sound_server
from spasmfree.system.outputs import Output

Cue = tuple[str, int]  # an earcon's name and its deadline in steady ms
Notice = Callable[[str], None]

FIRST_RETRY_MS = 500
LONGEST_RETRY_MS = 30_000
LOOK_MS = 250  # how often a sound server that went away is looked for
WITHOUT_SERVER_MS = 3_000  # in which it may come back before a player is started to say it is gone
SAMPLE_AFTER_MS = 100  # what was just loaded has time to open the device
PING_MS = 1_500  # a player that has not answered the last ping by the next one hangs
LOADING_PINGS = 12  # before it is ready it may take longer, on a slow disk


class Sound(Protocol):
    """What a session asks of the loudspeaker. Nothing here blocks or raises."""

    def prepare(self) -> None:
        """A session may begin soon: be ready for its first sound."""

    def start(self) -> None:
        """Open the device and keep it open with silence: the first sound of an idle one is late."""

    def stop(self) -> None:
        """Forget what is planned and let the device go."""

    def schedule(self, cues: Iterable[Cue]) -> None:
        """Play each cue at its time; those planned before stay planned."""

    def cancel(self) -> None:
        """Forget everything planned, at once (pause, skip, back)."""

    def set_volume(self, percent: int) -> None:
        """How loud, 0 to 100; of our own sound, never the system's."""

    def set_output(self, output: Output) -> None:
        """Where to play, by its id; "" is the computer's own choice."""

    def ask_outputs(self, told: Callable[[tuple[Output, ...]], None]) -> None:
        """What there is to play on is told now and whenever it changes, where it can be."""

    def sample(self) -> None:
        """Play one sound now, so that a person can choose the volume."""

    def trouble(self) -> str:
        """Why nothing is heard, as a sentence; "" as far as is known."""

    def close(self) -> None:
        """End for good."""


class SilentSound:
    """Sound switched off, or a machine where it makes no sense (a fast --speed)."""

    def prepare(self) -> None:
        """Nothing to be ready for."""

    def start(self) -> None:
        """Nothing to open."""

    def stop(self) -> None:
        """Nothing to let go."""

    def schedule(self, cues: Iterable[Cue]) -> None:
        """Nothing is heard."""

    def cancel(self) -> None:
        """Nothing is planned."""

    def set_volume(self, percent: int) -> None:
        """Silence has no volume."""

    def set_output(self, output: Output) -> None:
        """Silence is everywhere."""

    def ask_outputs(self, told: Callable[[tuple[Output, ...]], None]) -> None:
        """Nothing is played on anything."""

    def sample(self) -> None:
        """Nothing is heard."""

    def trouble(self) -> str:
        """Silence is meant."""
        return ""

    def close(self) -> None:
        """Nothing to end."""


class PlayerSound(QObject):
    """Sound through the player process, which is started again when it ends on its own.

    `notice` gets a sentence, once until sound works again, when there is none and why; and one
    when the loudspeaker that was chosen is not there.
    """

    def __init__(
        self,
        folder: Path,
        notice: Notice,
        *,
        command: tuple[str, ...] = (sys.executable, "-P", "-m", "spasmfree.system.player"),
        server_answers: Callable[[], bool | None] = sound_server.answers,
        parent: QObject | None = None,
    ) -> None:
        """Sounds are kept in `folder`, which is made on first use."""
        super().__init__(parent)
        self._folder = folder
        self._notice = notice
        self._command = command
        self._server_answers = server_answers
        self._volume = 70
        self._output = Output("", "")
        self._outputs: tuple[Output, ...] = ()
        self._tell_outputs: Callable[[tuple[Output, ...]], None] = lambda _: None
        self._awake = self._sample_wanted = False
        self._told = self._told_of_output = False
        self._trouble = ""  # why it was told
        self._ready = False
        self._generation = 0
        self._planned: list[Cue] = []
        self._retry_ms = FIRST_RETRY_MS
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._launch)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_for_server)
        self._unanswered = 0
        self._ping = QTimer(self, interval=PING_MS)
        self._ping.timeout.connect(self._check_player)
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QT_LOGGING_RULES", "qt.multimedia.*=false")
        self._process.setProcessEnvironment(environment)
        self._process.setStandardErrorFile(os.devnull)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._on_end)
        self._process.errorOccurred.connect(self._on_error)

    def prepare(self) -> None:
        """Start the process, so that a session finds it ready."""
        self._launch()

    def start(self) -> None:
        """Open the device for a session."""
        self._awake = True
        self._told_of_output = False
        if self._running():
            self._unanswered = 0
            self._ping.start()
            self._tell("awake 1")
            self._tell_of_output()
        else:
            self._retry_ms = FIRST_RETRY_MS
            self._launch()

    def stop(self) -> None:
        """The session is over; the process stays for the next one."""
        self.cancel()
        self._awake = False
        self._retry.stop()
        self._look.stop()
        self._ping.stop()
        self._tell("awake 0")

    def schedule(self, cues: Iterable[Cue]) -> None:
        """Plan cues; they are kept here too, for a process that has to start again."""
        new = list(cues)
        self._planned = [*self._ahead(), *new]
        self._send(new)

    def cancel(self) -> None:
        """Forget everything planned so far."""
        self._planned.clear()
        self._tell(f"cancel {self._generation}")
        self._generation += 1

    def set_volume(self, percent: int) -> None:
        """How loud, 0 to 100."""
        self._volume = percent
        self._tell(f"volume {percent}")

    def set_output(self, output: Output) -> None:
        """Where to play; the name is for the person, and for the day when it is gone."""
        if output.id != self._output.id:
            self._tell(f"device {output.id}")
            self._told_of_output = False
        self._output = output

    def ask_outputs(self, told: Callable[[tuple[Output, ...]], None]) -> None:
        """What there is to play on; the last who asked hears of changes."""
        self._tell_outputs = told
        if self._outputs and self._running():
            told(self._outputs)
        self._launch()

    def sample(self) -> None:
        """Play one sound now, starting the process for it where need be."""
        self._sample_wanted = not self._ready
        if self._ready:
            self.schedule([("go", steady_ms())])
        else:
            self._launch()

    def close(self) -> None:
        """End the process; waits at most half a second for it."""
        self._awake = False
        self._retry.stop()
        self._look.stop()
        self._ping.stop()
        self._process.finished.disconnect(self._on_end)
        if self._running():
            self._tell("quit")
            if not self._process.waitForFinished(500):
                self._process.kill()
                self._process.waitForFinished(500)

    def _ahead(self) -> list[Cue]:
        now = steady_ms()
        return [cue for cue in self._planned if cue[1] > now]

    def _running(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def _launch(self) -> None:
        if self._running():
            return
        self._ready = False
        self._unanswered = 0
        self._ping.start()
        self._process.start(self._command[0], list(self._command[1:]))
        self._tell(f"device {self._output.id}")
        self._tell(f"load {self._folder}")

    def _tell(self, line: str) -> None:
        if self._running():
            self._process.write(f"{line}\n".encode())

    def _send(self, cues: Iterable[Cue]) -> None:
        if self._ready:
            for name, at in cues:
                self._tell(f"play {self._generation} {at} {name}")

    def _read(self) -> None:
        while self._process.canReadLine():
            word, _, rest = bytes(self._process.readLine().data()).decode().strip().partition(" ")
            self._unanswered = 0
            if word == "ready":
                self._on_ready()
            elif word == outputs.WORD:
                self._outputs = outputs.parse(rest)
                self._tell_outputs(self._outputs)
                self._tell_of_output()
            elif word == "off" and rest != "lost":
                self._say(_why(*rest.partition(" ")[::2]))

    def _on_ready(self) -> None:
        self._ready = True
        self._told = False
        self._retry_ms = FIRST_RETRY_MS
        self._tell(f"volume {self._volume}")
        self._tell(f"awake {int(self._awake)}")
        if self._sample_wanted:
            self._sample_wanted = False
            self._planned.append(("go", steady_ms() + SAMPLE_AFTER_MS))
        self._planned = self._ahead()
        self._send(self._planned)

    def _tell_of_output(self) -> None:
        """Say once in a session that what was chosen is gone; when it comes back it is used."""
        there = {output.id for output in self._outputs} | {""}
        if self._output.id in there:
            self._told_of_output = False
        elif self._awake and self._outputs and not self._told_of_output:
            self._told_of_output = True
            self._notice(
                tr(
                    "“{name}” is not connected, so sounds come from where the computer plays.",
                    name=self._output.name,
                )
            )

    def _check_player(self) -> None:
        """Qt's sound can hang, and does not notice when the sound server is another one."""
        if not self._awake and not self._ahead():
            self._ping.stop()
        elif self._unanswered >= (1 if self._ready else LOADING_PINGS):
            self._process.kill()
        else:
            self._unanswered += 1
            self._tell("ping")

    def _on_end(self) -> None:
        """Try again during a session: when the sound server is there, else less and less often."""
        self._read()
        self._ready = self._sample_wanted = False
        self._ping.stop()
        if not self._awake:
            return
        if self._server_answers() is False:
            self._look.start()
            self._retry_ms = max(self._retry_ms, WITHOUT_SERVER_MS)
        self._retry.start(self._retry_ms)
        self._retry_ms = min(2 * self._retry_ms, LONGEST_RETRY_MS)

    def _look_for_server(self) -> None:
        if self._server_answers() is not False:
            self._look.stop()
            self._retry.stop()
            self._retry_ms = FIRST_RETRY_MS
            self._launch()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._say(_why("process", self._process.errorString()))

    def trouble(self) -> str:
        """Why nothing is heard, as a sentence; "" as far as is known."""
        return self._trouble if self._told else ""

    def _say(self, sentence: str) -> None:
        self._trouble = sentence
        if not self._told:
            self._told = True
            self._notice(sentence)


def _why(reason: str, detail: str) -> str:
    """The sentence for a reason that the player gives."""
    match reason:
        case "library":
            return tr(
                "No sound: a system library is missing. The command “spasmfree doctor” says which."
            )
        case "device":
            return tr("No sound: this computer offers nothing to play it on.")
        case "files":
            return tr(
                "No sound: the sounds could not be written to disk ({detail}).", detail=detail
            )
        case _:
            return tr("No sound: the player could not be started ({detail}).", detail=detail)
