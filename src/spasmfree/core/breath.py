"""A calm breath to rest with: in for 4 s, out for 6 s. These times are our own choice."""

from __future__ import annotations

from math import cos, pi

IN_MS, OUT_MS = 4_000, 6_000


def breath(ms: int) -> float:
    """How full it is `ms` after the rest began: 0 empty, 1 full, without a jerk at either end."""
    at = ms % (IN_MS + OUT_MS)
    share = at / IN_MS if at < IN_MS else 1 - (at - IN_MS) / OUT_MS
    return (1 - cos(pi * share)) / 2
