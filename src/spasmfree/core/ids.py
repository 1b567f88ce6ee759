"""Keys of rows that two machines may make without asking each other: UUIDv7 (decisions D10)."""

from __future__ import annotations

from collections.abc import Callable

RANDOM_BYTES = 10

NewId = Callable[[], str]  # gives a fresh key at each call


def new_id(utc_ms: int, random_bytes: bytes) -> str:
    """The UUIDv7 of an instant in UTC ms and `RANDOM_BYTES` random bytes; keys sort by instant.

    Raises ValueError for an instant outside 48 bits or another number of bytes.
    """
    if not 0 <= utc_ms < 1 << 48:
        raise ValueError(f"{utc_ms} ms is outside the 48 bits of a UUIDv7")
    if len(random_bytes) != RANDOM_BYTES:
        raise ValueError(f"{len(random_bytes)} random bytes instead of {RANDOM_BYTES}")
    chance = int.from_bytes(random_bytes)
    high, low = chance >> 62 & 0xFFF, chance & (1 << 62) - 1
    digits = f"{utc_ms << 80 | 7 << 76 | high << 64 | 2 << 62 | low:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
