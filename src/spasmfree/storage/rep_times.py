"""Packs the times of a set's reps into a few bytes (decisions D11).

Each time is stored as the difference from the one before, zigzag-coded (0, -1, 1, -2, ...) and
written in groups of seven bits, lowest first; the top bit says that another group follows.
"""

from __future__ import annotations

from collections.abc import Iterable


def pack(times: Iterable[int]) -> bytes:
    """The times (ms since the session began) as bytes; `unpack` gives them back."""
    packed = bytearray()
    before = 0
    for time in times:
        step = time - before
        before = time
        left = step << 1 if step >= 0 else (-step << 1) - 1
        while left > 0x7F:
            packed.append(left & 0x7F | 0x80)
            left >>= 7
        packed.append(left)
    return bytes(packed)


def unpack(packed: bytes) -> tuple[int, ...]:
    """The times that `pack` was given; bits of an unfinished last time are left out."""
    times: list[int] = []
    before = value = shift = 0
    for byte in packed:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte & 0x80:
            continue
        before += value >> 1 if not value & 1 else -(value + 1 >> 1)
        times.append(before)
        value = shift = 0
    return tuple(times)
