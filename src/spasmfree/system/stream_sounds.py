"""Plays earcons through one stream that is mixed here: exact to the sample (system/pulse.py)."""

from __future__ import annotations

import threading
import wave
from array import array
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from spasmfree.clock import steady_ms
from spasmfree.system import earcons, pulse
from spasmfree.system.mixer import Mixer

BLOCK_MS = 20
LOOKS, QUICK_MS = 3, 1  # at most so many looks at the clocks, until one takes no longer
AGAIN_S = 0.2  # how long after a stream has ended another is tried


class StreamSounds:
    """Its own thread writes the stream while something is wanted; all methods only leave word."""

    def __init__(
        self,
        library: Any,  # noqa: ANN401 - a C library has no types
        paths: Mapping[str, Path],
        say: Callable[[str], None],
        lost: Callable[[], None],
    ) -> None:
        """`say` gets the player's lines, `lost` is called when a stream has ended that was wanted.

        Both are called on the thread. Raises OSError when a sound cannot be read.
        """
        self._library, self._say, self._lost = library, say, lost
        sounds = {name: _read(path) for name, path in paths.items() if name != earcons.SILENCE}
        self._mixer = Mixer(sounds, earcons.RATE)
        self._changed = threading.Condition()
        self._open, self._device, self._moves = False, "", 0
        threading.Thread(target=self._run, daemon=True).start()

    def plan(self, name: str, at_ms: int, generation: int) -> None:
        """Sound at a steady ms."""
        with self._changed:
            self._mixer.plan(name, at_ms, generation)
            self._changed.notify()

    def cancel(self, generation: int) -> None:
        """Forget what is planned of this generation and earlier ones."""
        with self._changed:
            self._mixer.cancel(generation)

    def set_gain(self, gain: float) -> None:
        """0 to 1."""
        with self._changed:
            self._mixer.set_gain(gain)

    def keep_open(self, *, on: bool) -> None:
        """Whether the stream goes on while nothing sounds."""
        with self._changed:
            self._open = on
            self._changed.notify()

    def play_on(self, device: str) -> None:
        """The id of an output; also where it is the same, for the server may have moved us."""
        with self._changed:
            self._device = device
            self._moves += 1

    def _wanted(self) -> bool:
        return self._open or self._mixer.busy

    def _run(self) -> None:
        failed = 0
        while True:
            with self._changed:
                self._changed.wait_for(self._wanted)
                device, moves = self._device, self._moves
            try:
                # An output that cannot be had is left for the computer's own choice.
                self._stream("" if failed % 2 else device, moves)
                failed = 0
            except OSError:
                # It has gone, and which is the next is told by and by; or all is over.
                failed += 1
                self._lost()
                with self._changed:
                    self._changed.wait(AGAIN_S)

    def _stream(self, device: str, moves: int) -> None:
        """One stream, until it is not wanted or wanted elsewhere."""
        stream = pulse.Stream(self._library, device, earcons.RATE)
        try:
            with self._changed:
                self._mixer.restart()
            while (block := self._next(stream, moves)) is not None:
                stream.write(block)
        finally:
            stream.close()

    def _next(self, stream: pulse.Stream, moves: int) -> bytes | None:
        if self._mixer.rewind_wanted:
            stream.flush()
            heard = _heard_next(stream)
            with self._changed:
                self._mixer.rewind(heard)
        heard = _heard_next(stream)
        with self._changed:
            if self._moves != moves or not self._wanted():
                return None
            block = self._mixer.block(earcons.RATE * BLOCK_MS // 1000, heard)
            lines, self._mixer.reports = self._mixer.reports, []
        for line in lines:
            self._say(line)
        return block


def _heard_next(stream: pulse.Stream) -> float:
    """When what is written next will be heard, in steady ms."""
    for _ in range(LOOKS):
        before = steady_ms()
        latency = stream.latency_ms()
        if steady_ms() - before <= QUICK_MS:
            break  # nothing came between the two clocks
    return before + latency


def _read(path: Path) -> array[int]:
    found = array("h")
    with wave.open(str(path)) as file:
        found.frombytes(file.readframes(file.getnframes()))
    return found
