"""The only reader of the system's clocks and of its randomness."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime
from pathlib import Path

from spasmfree.core.clocks import Wall
from spasmfree.core.ids import RANDOM_BYTES, new_id

# time.monotonic() stands still while Linux sleeps, and then no gap would be seen (decision 1).
_BOOTTIME: int | None = getattr(time, "CLOCK_BOOTTIME", None)
_LOCALTIME = Path("/etc/localtime")


def steady_ms() -> int:
    """Milliseconds that never go back and go on during suspend; the origin means nothing.

    The same in every process of a machine, so a deadline can be handed to a child process.
    """
    if _BOOTTIME is not None:
        return time.clock_gettime_ns(_BOOTTIME) // 1_000_000
    return time.monotonic_ns() // 1_000_000


def wall() -> Wall:
    """Now, with the local offset and the zone's name where the system tells it."""
    utc_ms = time.time_ns() // 1_000_000
    offset = datetime.fromtimestamp(utc_ms / 1000).astimezone().utcoffset()
    return Wall(utc_ms, int(offset.total_seconds()) // 60 if offset else 0, zone_name())


def zone_name() -> str:
    """The IANA name of the local zone, "" when unknown (Windows, or TZ with a rule of its own)."""
    told = os.environ.get("TZ")
    if told is not None:
        name = told.removeprefix(":")
        return name if "/" in name and not name.startswith("/") else ""
    if sys.platform == "win32" or not _LOCALTIME.is_symlink():
        return ""
    _, found, name = str(_LOCALTIME.readlink()).partition("zoneinfo/")
    return name if found else ""


def fresh_id() -> str:
    """A new row key for now."""
    return new_id(wall().utc_ms, os.urandom(RANDOM_BYTES))


class SystemClock:
    """The machine's own time; `speed` 1 to 100 makes sessions pass faster and nothing else."""

    def __init__(self, speed: int = 1) -> None:
        if not 1 <= speed <= 100:
            raise ValueError(f"speed {speed} is not from 1 to 100")
        self.speed = speed
        self._origin = steady_ms()

    def session_ms(self) -> int:
        """Steady time since the program started, times the speed."""
        return (steady_ms() - self._origin) * self.speed

    def steady_ms(self) -> int:
        """Real steady time, not scaled."""
        return steady_ms()

    def wall(self) -> Wall:
        """Now, not scaled."""
        return wall()
