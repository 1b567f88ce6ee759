"""Puts earcons into a stream of samples, each where it will be heard at its time.

Knows no loudspeaker: it is told when the next block will be heard.
"""

from __future__ import annotations

import heapq
from array import array
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

TOO_LATE_MS = 250  # a cue this late says something wrong: it is left out
LOOKS = 51  # at the clock, from which the beginning of the stream is reckoned: a second of blocks
SETTLED = 15  # looks after which a stream that has just begun is reckoned anew
STOOD_MS = 50  # a stream that begins so much later by some looks in turn stood still meanwhile
STOOD_LOOKS = 5
UNHEARD_MS = 400  # how long what is written may take to be heard, at most
HURRY_MS = 40  # what would be heard so much too late is worth writing the stream anew
FULL = 32_767


@dataclass(slots=True)
class _Voice:
    sound: array[int]
    begins: int  # frame of the stream
    generation: int


class Mixer:
    """One stream from its first frame on; `restart` begins another."""

    def __init__(self, sounds: Mapping[str, array[int]], rate: int) -> None:
        """`sounds` by name: 16-bit samples of one channel at `rate` a second."""
        self._sounds, self._per_ms = sounds, rate / 1000
        self._planned: list[tuple[int, int, str]] = []  # a heap of (at, generation, name)
        self._cancelled = -1
        self._voices: list[_Voice] = []
        self._frames = 0  # of the stream so far
        self._begins: deque[float] = deque(maxlen=LOOKS)
        self._looks = self._off = 0  # all of this stream; those in turn that tell another beginning
        self._gain = 1.0
        self.rewind_wanted = False  # what is written and not heard yet should not be heard so
        self.reports: list[str] = []  # lines for the window, taken away by who tells them

    @property
    def busy(self) -> bool:
        """Whether something is planned, or written and perhaps not heard yet."""
        return bool(self._planned or self._voices)

    def plan(self, name: str, at_ms: int, generation: int) -> None:
        """Sound at a steady ms; a name that is unknown, or a generation that was cancelled, not."""
        if generation > self._cancelled and name in self._sounds:
            heapq.heappush(self._planned, (at_ms, generation, name))
            if self._begins:
                frame = (at_ms - median(self._begins)) * self._per_ms
                if (self._frames - frame) / self._per_ms > HURRY_MS:
                    self.rewind_wanted = True

    def cancel(self, generation: int) -> None:
        """Forget what is planned of this generation and earlier ones."""
        self._cancelled = max(self._cancelled, generation)
        self._planned = [cue for cue in self._planned if cue[1] > self._cancelled]
        heapq.heapify(self._planned)
        if any(voice.generation <= self._cancelled for voice in self._voices):
            self.rewind_wanted = True

    def set_gain(self, gain: float) -> None:
        """0 to 1, of all that is mixed from now on."""
        self._gain = gain

    def restart(self) -> None:
        """A new stream begins; what sounded is cut off."""
        self._voices.clear()
        self._begins.clear()
        self._frames = self._looks = self._off = 0
        self.rewind_wanted = False

    def rewind(self, heard_ms: float) -> None:
        """What was written is thrown away; the next block will be heard at `heard_ms`, about.

        What has begun goes on where it would be then, what was cancelled before does not begin.
        """
        begins = median(self._begins) if self._begins else heard_ms
        kept = []
        for voice in self._voices:
            frame = round((begins - heard_ms) * self._per_ms) + voice.begins
            if frame <= 0 or voice.generation > self._cancelled:
                kept.append(_Voice(voice.sound, frame, voice.generation))
        self.restart()
        self._voices = kept

    def block(self, frames: int, heard_ms: float) -> bytes:
        """The next frames of the stream; the first of them will be heard at `heard_ms`, about."""
        begins = self._reckon(heard_ms - self._frames / self._per_ms)
        self._begin_voices(begins, self._frames + frames)
        mixed = self._mixed(frames)
        self._frames += frames
        heard = self._frames - UNHEARD_MS * self._per_ms
        self._voices = [each for each in self._voices if each.begins + len(each.sound) > heard]
        return mixed

    def _reckon(self, seen: float) -> float:
        """When the stream began. One look at the clock may be tens of ms off on a busy machine.

        The middle of many is not, as long as it goes on without a break.
        """
        known = median(self._begins) if self._begins else seen
        self._off = self._off + 1 if abs(seen - known) > STOOD_MS else 0
        self._looks += 1
        if self._off == STOOD_LOOKS or self._looks == SETTLED:
            self._begins.clear()
        self._begins.append(seen)
        return median(self._begins)

    def _begin_voices(self, begins: float, end: int) -> None:
        while self._planned:
            at, generation, name = self._planned[0]
            frame = round((at - begins) * self._per_ms)
            if frame >= end:
                break
            heapq.heappop(self._planned)
            late_ms = (self._frames - frame) / self._per_ms
            now = round(begins + max(frame, self._frames) / self._per_ms)
            if late_ms > TOO_LATE_MS:
                self.reports.append(f"late {name} {at} {now}")
            else:
                first = max(frame, self._frames)
                self._voices.append(_Voice(self._sounds[name], first, generation))
                self.reports.append(f"played {name} {at} {now}")

    def _mixed(self, frames: int) -> bytes:
        if not self._voices:
            return bytes(2 * frames)
        total = [0.0] * frames
        for voice in self._voices:
            first = max(0, voice.begins - self._frames)
            inside = self._frames + first - voice.begins
            part = voice.sound[inside : inside + frames - first]
            for place, value in enumerate(part, first):
                total[place] += value
        gain = self._gain
        return array("h", (max(-FULL, min(FULL, round(each * gain))) for each in total)).tobytes()
