"""The versions of rows, made so that two machines' histories can be merged (decisions D10)."""

from __future__ import annotations

from collections.abc import Callable

_COUNTER_BITS = 16


class Versions:
    """A hybrid logical clock: never behind the wall clock, never behind a version seen before."""

    def __init__(self, wall_ms: Callable[[], int], seen: int = 0) -> None:
        """`wall_ms` gives UTC ms; `seen` is the greatest version in the database."""
        self._wall_ms = wall_ms
        self._seen = seen

    def next(self) -> int:
        """A version greater than all before: UTC ms << 16 | counter."""
        self._seen = max(self._wall_ms() << _COUNTER_BITS, self._seen + 1)
        return self._seen
