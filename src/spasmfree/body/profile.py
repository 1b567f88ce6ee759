"""Smooth outlines of limbs and trunk from a few stations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Station(NamedTuple):
    """A cross-section; lengths in body heights."""

    place: float  # share of the bone's length from its upper joint; the trunk: height over the hips
    front: float  # radius from back to front
    side: float  # radius from side to side
    forward: float = 0.0  # how far its middle lies to the front of the bone
    outward: float = 0.0  # and away from the body's middle


def at(profile: Sequence[Station], place: float) -> Station:
    """The cross-section at any place between the first and the last station."""
    places = [station.place for station in profile]
    rest = (
        monotone(places, [station[k] for station in profile], place)
        for k in range(1, len(Station._fields))
    )
    return Station(place, *rest)


def monotone(places: Sequence[float], values: Sequence[float], place: float) -> float:
    """Monotone cubic interpolation (Fritsch and Carlson 1980): smooth, and never overshoots.

    `places` rise; `place` lies between the first and the last of them.
    """
    if len(places) == 1:
        return values[0]
    steps = [after - before for before, after in pairwise(places)]
    rises = [
        (after - before) / step
        for (before, after), step in zip(pairwise(values), steps, strict=True)
    ]
    slopes = _slopes(steps, rises)
    i = min(len(steps) - 1, max(0, bisect_left(places, place) - 1))
    step = steps[i]
    t = (place - places[i]) / step
    return (
        (1 + 2 * t) * (1 - t) ** 2 * values[i]
        + t * (1 - t) ** 2 * step * slopes[i]
        + t * t * (3 - 2 * t) * values[i + 1]
        + t * t * (t - 1) * step * slopes[i + 1]
    )


def _slopes(steps: Sequence[float], rises: Sequence[float]) -> list[float]:
    """The slope at each station: 0 at a turning point, half the rise at both ends."""
    slopes = [rises[0] * 0.5]
    for i in range(1, len(steps)):
        before, after = rises[i - 1], rises[i]
        if before * after <= 0:
            slopes.append(0.0)
            continue
        near, far = 2 * steps[i] + steps[i - 1], steps[i] + 2 * steps[i - 1]
        slopes.append((near + far) / (near / before + far / after))
    slopes.append(rises[-1] * 0.5)
    return slopes
