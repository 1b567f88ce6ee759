"""The process that plays the earcons: `python -m spasmfree.system.player` (decisions D20).

It is apart from the window because cues from a busy window came up to 281 ms late, and because
sound does not come back in a process whose sound server went away. What plays is one stream that
is mixed here, or Qt where there is no PulseAudio (docs/decisions/0011). It reads lines:

    load FOLDER              make the sounds in FOLDER where they are missing, and load them
    play GENERATION AT NAME  play NAME at AT (steady ms, `spasmfree.clock`)
    cancel GENERATION        forget what is planned of this generation and earlier ones
    volume PERCENT           0 to 100
    device ID                play there, or where the computer does when it is gone or ID is empty
    awake 1 | awake 0        keep the sound device open with silence, or let it go
    ping                     say that it is well
    quit                     end, once what is being loaded is there; without it the end of the
                             input ends it at once

and writes lines: `ready`, `pong`, `played NAME AT HEARD`, `late NAME AT NOW`, `outputs JSON` (what
there is to play on, `spasmfree.system.outputs`, whenever that changes), and when it cannot play:
`off library REASON`, `off files REASON` or `off lost` (the sound server went away) before it ends,
and `off device`, after which it waits for one where a sound server would tell.
"""

from __future__ import annotations

import os
import sys
import threading
import wave
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from spasmfree.system import earcons, outputs, pulse, sound_server
from spasmfree.system.effect_sounds import EffectSounds
from spasmfree.system.stream_sounds import StreamSounds

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice

WATCH_MS = 250  # how often it is looked whether the sound server is still the same
MOVED = "?"  # no id: sound servers move a sound themselves when the usual output changes
NO_OUTPUT = "auto_null"  # what sound servers offer where there is nothing to play on


class Player(QObject):
    """Plays what it is told to, each cue at its deadline."""

    line = Signal(str)  # one line of input, from the reading thread
    ended = Signal()  # the input is over
    lost = Signal()  # from the thread of the stream, which has ended

    def __init__(self, library: Any = None) -> None:  # noqa: ANN401 - a C library has no types
        """`library` is the one of `pulse`; without it Qt plays."""
        super().__init__()
        self._library = library
        self._sounds: StreamSounds | EffectSounds | None = None
        self._sockets: frozenset[str] = frozenset()  # to the sound server, once there is one
        self._folder = ""
        self._wanted = self._device = ""  # ids of the output asked for and of the one in use
        self._awake = self._loading = self._quits = False
        self._told: list[outputs.Output] = []  # what there is to play on, as the window knows it
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look_around)
        self.line.connect(self.obey, Qt.ConnectionType.QueuedConnection)
        self.ended.connect(self._end_of_input, Qt.ConnectionType.QueuedConnection)
        self.lost.connect(self._look_for_server, Qt.ConnectionType.QueuedConnection)
        self._orders: dict[str, Callable[[str], None]] = {
            "load": self._load,
            "play": self._plan,
            "cancel": self._cancel,
            "volume": self._set_volume,
            "device": self._choose,
            "awake": self._keep_awake,
            "ping": self._answer,
            "quit": self._quit,
        }

    def obey(self, line: str) -> None:
        """Carry out one line; a word it does not know is left out."""
        word, _, rest = line.strip().partition(" ")
        order = self._orders.get(word)
        if order is not None:
            order(rest)

    def _load(self, folder: str) -> None:
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as error:  # libpulse is not everywhere
            self._give_up(f"off library {error}")
            return
        self._devices, self._folder = QMediaDevices(self), folder
        self._devices.audioOutputsChanged.connect(self._follow_outputs)
        self._follow_outputs()

    def _follow_outputs(self) -> None:
        """Begin when there is something to play on, and move where what there is has changed."""
        found = [each for each in self._devices.audioOutputs() if id_of(each) != NO_OUTPUT]
        if not found:
            self._do_without()
            return
        usual = id_of(self._devices.defaultAudioOutput())
        device = next((each for each in found if id_of(each) == usual), found[0])
        device = next((each for each in found if id_of(each) == self._wanted), device)
        self._tell_outputs([outputs.Output(id_of(each), each.description()) for each in found])
        if self._folder:
            self._begin(device)
        elif not self._loading:
            self._play_on(device)

    def _tell_outputs(self, found: list[outputs.Output]) -> None:
        if found != self._told:
            self._told = found
            say(outputs.line(found))

    def _do_without(self) -> None:
        """Nothing to play on: wait where a sound server will tell, else end."""
        self._sockets = self._sockets or open_sockets()
        if self._look_for_server():
            say("off device")
            if not self._sockets:
                self._end()

    def _begin(self, device: QAudioDevice) -> None:
        """Make the sounds that are missing and load all, once."""
        folder, self._folder = self._folder, ""
        try:
            paths = earcons.write(Path(folder))
        except OSError as error:
            self._give_up(f"off files {error.strerror or error}")
            return
        self._loading = True
        if self._library is None:
            made = EffectSounds(say, self)
            self._sounds = made
            made.load(
                paths,
                device,
                lambda: self._loaded(device),
                lambda name: self._give_up(f"off files {name}"),
            )
            return
        try:
            self._sounds = StreamSounds(self._library, paths, say, self.lost.emit)
        except (OSError, EOFError, wave.Error) as error:
            self._give_up(f"off files {error}")
            return
        self._sounds.play_on(id_of(device))
        self._loaded(device)

    def _loaded(self, device: QAudioDevice) -> None:
        self._loading, self._device = False, id_of(device)
        self._sockets = open_sockets()
        say("ready")
        if self._quits:
            self._end()
        else:
            self._follow_outputs()  # what has changed while it loaded

    def _play_on(self, device: QAudioDevice) -> None:
        if self._device != id_of(device):
            self._device = id_of(device)
            if isinstance(self._sounds, StreamSounds):
                self._sounds.play_on(self._device)
            elif self._sounds is not None:
                self._sounds.play_on(device)
        self._keep_open()

    def _choose(self, wanted: str) -> None:
        self._wanted = wanted
        if self._device:
            self._device = MOVED
            self._follow_outputs()

    def _plan(self, rest: str) -> None:
        generation, at, name = rest.split(" ")
        if self._sounds is not None:
            self._sounds.plan(name, int(at), int(generation))

    def _cancel(self, rest: str) -> None:
        if self._sounds is not None:
            self._sounds.cancel(int(rest))

    def _set_volume(self, rest: str) -> None:
        # The square sounds even to the ear: 50 of 100 is about half as loud.
        if self._sounds is not None:
            self._sounds.set_gain((min(100, max(0, int(rest))) / 100) ** 2)

    def _keep_awake(self, rest: str) -> None:
        self._awake = rest == "1"
        if self._awake:
            self._watch.start()
        else:
            self._watch.stop()
        self._keep_open()

    def _keep_open(self) -> None:
        if self._sounds is not None and not self._loading:
            self._sounds.keep_open(on=self._awake)

    def _answer(self, _rest: str) -> None:
        """Say that we are there, or end when the sound server is another one by now."""
        if self._look_for_server():
            say("pong")

    def _look_around(self) -> None:
        """Qt does not always tell when an output comes or goes."""
        if self._look_for_server() and not self._loading:
            self._follow_outputs()

    def _look_for_server(self) -> bool:
        """Whether the sound server is still the one that was found; where it is not, end."""
        there = not self._sockets or bool(self._sockets & open_sockets())
        if not there:
            self._give_up("off lost")
        return there

    def _give_up(self, why: str) -> None:
        say(why)
        self._end()

    def _quit(self, _rest: str) -> None:
        self._quits = True
        if not self._loading:
            self._end()

    def _end_of_input(self) -> None:
        if not self._quits:
            self._end()

    def _end(self) -> None:
        QCoreApplication.exit(0)


def id_of(device: QAudioDevice) -> str:
    """The id of an output as one line of text."""
    return bytes(device.id().data()).decode("utf-8", "backslashreplace")


def open_sockets() -> frozenset[str]:
    """The sockets of this process by their kernel names; none where there is no /proc.

    Qt does not tell when the sound server dies, and goes on playing into nothing; but then the
    connection to it is gone.
    """
    found = set()
    try:
        for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - a name may be gone at once
            with suppress(OSError):
                found.add(os.readlink(f"/proc/self/fd/{name}"))  # noqa: PTH115 - it leads nowhere
    except OSError:
        return frozenset()
    return frozenset(link for link in found if link.startswith("socket:"))


def stream_library() -> Any:  # noqa: ANN401 - a C library has no types
    """What plays where there is PulseAudio or what speaks for it; elsewhere None."""
    if not sound_server.speaks_pulse():
        return None
    try:
        return pulse.library()
    except OSError:
        return None


def say(line: str) -> None:
    """Write one line to the window; when nobody reads any more, end."""
    try:
        os.write(sys.stdout.fileno(), f"{line}\n".encode())
    except BrokenPipeError:
        QCoreApplication.exit(0)


def read(player: Player) -> None:
    """Hand on the lines of the input until it ends.

    Reads the descriptor itself: a thread inside sys.stdin would abort Python's exit.
    """
    rest = b""
    while block := os.read(0, 65_536):
        *lines, rest = (rest + block).split(b"\n")
        for line in lines:
            player.line.emit(line.decode())
    player.ended.emit()


def main() -> NoReturn:
    """Run until told to quit; ends the process."""
    app = QCoreApplication(sys.argv[:1])
    app.setApplicationName("SpasmFree")  # so does the computer's mixer call it
    player = Player(stream_library())
    threading.Thread(target=read, args=(player,), daemon=True).start()
    code = app.exec()
    # At once: the thread that reads still holds the player, and Qt crashed now and then when
    # Python took both down under it. Nothing here is left to be written.
    os._exit(code)


if __name__ == "__main__":
    main()
