"""What Settings shows of the things and positions of a person, and what ticking one changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from spasmfree.core import formats
from spasmfree.core.exercises import Catalogue
from spasmfree.core.tailor import WITHIN


@dataclass(frozen=True, slots=True)
class Tick:
    """A thing or a position that exercises need."""

    id: str
    name: str
    part_of: str = ""  # id of a position without which this one cannot be taken either


def things(catalogue: Catalogue) -> tuple[Tick, ...]:
    """Everything that an exercise needs, in the order of the catalogue."""
    needed = {key for each in catalogue.exercises.values() for key in each.equipment}
    names = catalogue.equipment.items()
    return tuple(Tick(key, formats.capital(name)) for key, name in names if key in needed)


def positions(catalogue: Catalogue) -> tuple[Tick, ...]:
    """Every position that an exercise is done in, each after the one it is part of."""
    used = {each.position for each in catalogue.exercises.values()}
    names = {key: place.name for key, place in catalogue.positions.items() if key in used}
    ticks = [Tick(key, name, _whole(key, names)) for key, name in names.items()]
    return tuple(sorted(ticks, key=lambda tick: list(names).index(tick.part_of or tick.id)))


def without(kept: Iterable[str], key: str, *, has: bool) -> tuple[str, ...]:
    """The ids of what is not there after `key` was ticked or not."""
    others = tuple(each for each in kept if each != key)
    return others if has else (*others, key)


def _whole(key: str, known: Collection[str]) -> str:
    whole = WITHIN.get(key, "")
    return whole if whole in known else ""
