"""What makes an exercise heavier: a weight at the ankle that works, or a band.

A person has some weights and some bands; a set is done with one of them or with nothing. A weight
is what one ankle carries: who wears two together has a weight of their sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spasmfree.core.exercises import Side, SideMode
from spasmfree.core.vocabulary import Band, Loadable

MOST_GRAMS = 10_000  # of one weight; our own choice, far above what the method asks for
MOST_WEIGHTS = 8  # so that all of them have a large button on one screen
REMEMBERED_DAYS = 365  # after a longer break an exercise begins with nothing again; our own choice


@dataclass(frozen=True, slots=True)
class Load:
    """What a set is done with: a weight or a band, at most one of both."""

    grams: int = 0
    band: str = ""  # id of a Band, "" for none


BARE = Load()


@dataclass(frozen=True, slots=True)
class SideLoads:
    """The load of each side; an exercise without sides has the same on both."""

    left: Load = BARE
    right: Load = BARE

    def of(self, side: Side) -> Load:
        """The load of the working side."""
        return self.right if side is Side.RIGHT else self.left

    def changed(self, side: Side, load: Load) -> SideLoads:
        """With another load on one side, or on both."""
        return SideLoads(
            self.left if side is Side.RIGHT else load, self.right if side is Side.LEFT else load
        )


@dataclass(frozen=True, slots=True)
class Gear:
    """What a person has, and the unit they think in."""

    weights: tuple[int, ...] = ()  # grams, lightest first, each once
    bands: tuple[str, ...] = ()  # ids of bands
    units: str = "kg"  # kg | lb


NO_GEAR = Gear()


@dataclass(frozen=True, slots=True)
class Worn:
    """The load that an exercise was last done with on one side."""

    exercise: str  # id as it was kept
    side: Side
    load: Load


Place = tuple[str, int, str, int]  # of a set: day, start and id of its session, place in it


def latest(done: Iterable[tuple[Place, Worn]]) -> tuple[Worn, ...]:
    """Of each exercise and side the load of the last set in the history, the latest last."""
    found: dict[tuple[str, Side], Worn] = {}
    for _, one in sorted(done, key=lambda placed: placed[0], reverse=True):
        found.setdefault((one.exercise, one.side), one)
    return tuple(reversed(found.values()))


def offered(kind: Loadable, gear: Gear) -> tuple[Load, ...]:
    """Nothing and what the person has, lightest first; empty when they have nothing of the kind."""
    if kind is Loadable.ANKLE:
        found = tuple(Load(grams=grams) for grams in gear.weights)
    elif kind is Loadable.BAND:
        found = tuple(Load(band=band) for band in Band if band in gear.bands)
    else:
        found = ()
    return (BARE, *found) if found else ()


def with_worn(choices: tuple[Load, ...], worn: Iterable[Load]) -> tuple[Load, ...]:
    """The choices and what is worn besides, such as a weight that was given away; by weight."""
    return tuple(sorted({BARE, *choices, *worn}, key=_heaviness))


def last_worn(
    history: Iterable[Worn], aliases: Mapping[str, str]
) -> Mapping[tuple[str, Side], Load]:
    """By present exercise id and side; `history` has the oldest first, also of earlier ids."""
    return {(aliases.get(one.exercise, one.exercise), one.side): one.load for one in history}


def at_start(
    exercise: str,
    mode: SideMode,
    last: Mapping[tuple[str, Side], Load],
    choices: tuple[Load, ...],
) -> SideLoads:
    """The loads a session begins with: the last of each side, nothing where there was none.

    What is not there any more becomes the next lighter one: nothing grows heavier by itself.
    """
    sides = (Side.LEFT, Side.RIGHT) if mode is SideMode.EACH else (Side.BOTH, Side.BOTH)
    left, right = (_at_most(last.get((exercise, side), BARE), choices) for side in sides)
    return SideLoads(left, right)


def _at_most(wanted: Load, choices: tuple[Load, ...]) -> Load:
    most = _heaviness(wanted)
    return max((one for one in choices if _heaviness(one) <= most), key=_heaviness, default=BARE)


def _heaviness(load: Load) -> tuple[int, int, str]:
    """Sorts loads of one kind; a band of a later version, of unknown strength, counts as light."""
    known = [band.value for band in Band]
    rank = known.index(load.band) + 1 if load.band in known else 0
    return load.grams, rank, load.band
