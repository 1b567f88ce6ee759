"""What a clock answers; `spasmfree.clock` reads the real ones, tests pass their own."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Wall(NamedTuple):
    """An instant as the person's wall shows it; for the record, never for measuring (D15)."""

    utc_ms: int
    offset_min: int  # of local time from UTC, -1440 to 1440
    zone: str  # IANA name such as Europe/Berlin, "" when unknown


class Clock(Protocol):
    """The times a session needs."""

    def session_ms(self) -> int:
        """Time of the session: steady, and scaled by --speed."""

    def steady_ms(self) -> int:
        """Real steady time, which goes on while the machine sleeps (stall detection, D6)."""

    def wall(self) -> Wall:
        """Now, for the record."""
