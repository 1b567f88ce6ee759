"""Angles and points between the key-frames of a pose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from spasmfree.body.pose import Frame, Key
from spasmfree.body.profile import monotone
from spasmfree.body.rotation import Array


def eased(share: float, low: float = 0.0, high: float = 1.0) -> float:
    """Goes from 0 at `low` to 1 at `high` without a jerk at either end (smoothstep)."""
    t = min(1.0, max(0.0, (share - low) / (high - low)))
    return t * t * (3 - 2 * t)


def angles_at(frames: Sequence[Frame], s: float) -> dict[str, float]:
    """All joint angles at `s`.

    An angle that the first frame does not name is 0 there; one that the last does not name is at
    the end what it was at the start. In between it goes smoothly through the frames that name it.
    """
    first, last = frames[0], frames[-1]
    s = _there_and_back(s, last.s)
    found = {}
    for name in sorted({name for frame in frames for name in frame.angles}):
        start = first.angles.get(name, 0.0)
        keys = [(0.0, start)]
        keys += [(f.s, f.angles[name]) for f in frames[1:-1] if name in f.angles]
        keys.append((last.s, last.angles.get(name, start)))
        found[name] = _through(keys, s)
    return found


def root_at(frames: Sequence[Frame], s: float) -> tuple[float, float, float]:
    """Tilt, roll and turn of the pelvis at `s`."""
    s = _there_and_back(s, frames[-1].s)
    tilt, roll, turn = (
        _through([(frame.s, frame.root[axis]) for frame in frames], s) for axis in range(3)
    )
    return tilt, roll, turn


def point_at(path: Sequence[Key], s: float) -> Array:
    """A point on its way at `s`; with one key it stays."""
    s = _there_and_back(s, max(1.0, path[-1].s))
    return np.array([_through([(key.s, key.at[axis]) for key in path], s) for axis in range(3)])


def _there_and_back(s: float, last: float) -> float:
    """Past the last key it goes back the way it came."""
    return s if s <= last else max(0.0, 2 * last - s)


def _through(keys: Sequence[tuple[float, float]], s: float) -> float:
    """Linear between two keys, monotone cubic through more."""
    if len(keys) == 1:
        return keys[0][1]
    if len(keys) == 2:
        (low, start), (high, end) = keys
        return start + (end - start) * min(1.0, max(0.0, (s - low) / (high - low)))
    moments = [moment for moment, _ in keys]
    return monotone(moments, [v for _, v in keys], min(moments[-1], max(moments[0], s)))
