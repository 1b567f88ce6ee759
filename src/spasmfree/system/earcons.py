"""The short sounds of a session, made by arithmetic and written as WAV files.

Each has its own shape, so that it is known without counting: a chime, a tick, two rising notes, a
rise, a fall, a deeper fall, a double tap, two falling notes, a gong, a low hum, a chord that opens.
Soft edges, because a click startles a sore back.
"""

from __future__ import annotations

import math
import struct
import wave
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

RATE = 44_100  # samples a second, one channel, 16 bits
PEAK = 10 ** (-9.5 / 20)  # of full scale: never louder than -9 dBFS
ATTACK_S = 0.016  # from a tenth to nine tenths of its loudness in 9 ms
SILENCE = "silence"  # one second of nothing, played in a loop to keep the sound device awake


class Note(NamedTuple):
    """One tone: starts at `at` seconds and lasts `length`; pitch glides from `low` to `high` Hz."""

    at: float
    length: float
    low: float
    high: float
    partials: Mapping[float, float]  # multiple of the pitch -> strength
    fading: bool = True  # rings out like a bell; otherwise holds and stops softly


SOFT = {1.0: 1.0, 2.0: 0.15}
REED = {1.0: 1.0, 3.0: 0.35, 5.0: 0.12}
HUM = {1.0: 1.0, 2.0: 0.8, 3.0: 0.6, 4.0: 0.3}  # small loudspeakers give little below 200 Hz
WOOD = {1.0: 1.0, 2.9: 0.3}
BELL = {1.0: 1.0, 2.76: 0.4, 5.4: 0.15}
GONG = {1.0: 1.0, 1.48: 0.7, 2.09: 0.5, 2.9: 0.3}

# By what they say (product: the guided session). Which moment has which: ui/cue_sounder.py.
EARCONS: Mapping[str, tuple[Note, ...]] = {
    "announce": (Note(0, 0.55, 1319, 1319, BELL),),
    "tick": (Note(0, 0.1, 740, 740, WOOD),),
    "go": (Note(0, 0.12, 587, 587, REED), Note(0.12, 0.24, 880, 880, REED)),
    "out": (Note(0, 0.24, 392, 587, SOFT, fading=False),),
    "back": (Note(0, 0.24, 587, 392, SOFT, fading=False),),
    "ease": (Note(0, 0.4, 349, 233, SOFT, fading=False),),
    "more": (Note(0, 0.09, 1175, 1175, BELL), Note(0.13, 0.09, 1175, 1175, BELL)),
    "set_done": (Note(0, 0.14, 784, 784, SOFT), Note(0.15, 0.24, 523, 523, SOFT)),
    "change": (Note(0, 0.58, 196, 196, GONG),),
    "hurts": (Note(0, 0.5, 165, 165, HUM, fading=False),),
    "done": (
        Note(0, 0.3, 523, 523, BELL),
        Note(0.12, 0.3, 659, 659, BELL),
        Note(0.24, 0.34, 784, 784, BELL),
    ),
}


def samples(notes: tuple[Note, ...]) -> list[float]:
    """The sum of the notes, from -PEAK to PEAK."""
    mixed = [0.0] * round(max(note.at + note.length for note in notes) * RATE)
    for note in notes:
        start = round(note.at * RATE)
        for index, value in enumerate(_tone(note)):
            if start + index < len(mixed):
                mixed[start + index] += value
    loudest = max(map(abs, mixed))
    return [value * PEAK / loudest for value in mixed]


def _tone(note: Note) -> list[float]:
    count = round(note.length * RATE)
    edge = _edge(count, note)
    sine, turn = math.sin, 2 * math.pi
    tone = []
    for index in range(count):
        t = index / RATE
        # The integral of a pitch that moves evenly from low to high.
        cycles = note.low * t + (note.high - note.low) * t * t / (2 * note.length)
        value = sum(
            strength * sine(turn * multiple * cycles)
            for multiple, strength in note.partials.items()
        )
        tone.append(value * edge(t))
    return tone


def _edge(count: int, note: Note) -> Callable[[float], float]:
    """Loudness over time: a soft start, then ringing out or holding, and never a hard end."""
    length = count / RATE
    release = min(0.06, length / 2)
    decay = 3.0 / length if note.fading else 0.0

    def loudness(t: float) -> float:
        rise = 0.5 - 0.5 * math.cos(math.pi * min(1.0, t / ATTACK_S))
        fall = 0.5 - 0.5 * math.cos(math.pi * min(1.0, (length - t) / release))
        return rise * fall * math.exp(-decay * t)

    return loudness


def write(folder: Path) -> Mapping[str, Path]:
    """Make what is missing in `folder` (0700, files 0600) and give the path of each sound.

    A file is named after the shape of its sound, so that a later version makes what it changed
    anew; files of sounds that are no more are taken away. Takes about half a second the first
    time. Raises OSError when the folder refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    shapes = {**EARCONS, SILENCE: ()}
    paths = {name: folder / f"{name}-{_mark(notes)}.wav" for name, notes in shapes.items()}
    for name, path in paths.items():
        if not path.exists():
            notes = shapes[name]
            _save(path, samples(notes) if notes else [0.0] * RATE)
    for old in set(folder.glob("*.wav")) - set(paths.values()):
        old.unlink(missing_ok=True)
    return paths


def _mark(notes: tuple[Note, ...]) -> str:
    """Eight hex digits that differ when a sound does."""
    return f"{zlib.crc32(repr((notes, RATE, PEAK, ATTACK_S)).encode()):08x}"


def _save(path: Path, values: list[float]) -> None:
    part = path.with_suffix(".part")  # a player that is stopped half-way leaves no half sound
    part.touch(mode=0o600)
    frames = [round(value * 32_767) for value in values]
    with wave.open(str(part), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{len(frames)}h", *frames))
    part.replace(path)
