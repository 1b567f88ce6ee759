"""Finds exercises: by the words of a search and by what was chosen to filter by."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from spasmfree.core import browse, formats, own
from spasmfree.core.exercises import Catalogue, Exercise
from spasmfree.core.tailor import WITHIN
from spasmfree.core.vocabulary import Role
from spasmfree.core.words import tr

_ORDER = (Role.STRENGTHEN, Role.SUPPORT, Role.STRETCH, Role.RELIEF)
NOTHING = "nothing"  # stands among the things for an exercise that needs none


class Facet(StrEnum):
    """What exercises can be filtered by."""

    ROLE = "role"
    MUSCLE = "muscle"
    POSITION = "position"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet that some exercise has, by name."""

    facet: Facet
    id: str  # of a role, a muscle, a position or a thing; NOTHING for none of the last
    name: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen: any of the values of a facet, and something of each facet that has one."""

    query: str = ""  # the words of the search
    chosen: frozenset[tuple[Facet, str]] = frozenset()
    favourites: bool = False  # nothing but these

    @property
    def in_force(self) -> bool:
        """Whether something besides the search is in force."""
        return self.favourites or bool(self.chosen)

    def with_choice(self, facet: Facet, key: str, *, on: bool) -> Filters:
        """With a value chosen, or not any more."""
        one = {(facet, key)}
        return replace(self, chosen=self.chosen | one if on else self.chosen - one)

    def of(self, facet: Facet) -> frozenset[str]:
        """The ids that are chosen of a facet."""
        return frozenset(key for where, key in self.chosen if where is facet)


@dataclass(frozen=True, slots=True)
class Group:
    """The exercises of one role, under their head."""

    title: str
    exercises: tuple[Exercise, ...]


def groups(
    catalogue: Catalogue, wanted: Filters, favourites: Collection[str] = ()
) -> tuple[Group, ...]:
    """The exercises that are wanted, by role, in the catalogue's order; no group is empty."""
    found = found_by(catalogue, wanted, favourites)
    made = (
        Group(browse.role_title(role), tuple(each for each in found if each.role is role))
        for role in _ORDER
    )
    return tuple(group for group in made if group.exercises)


def found_by(
    catalogue: Catalogue, wanted: Filters, favourites: Collection[str] = ()
) -> tuple[Exercise, ...]:
    """The exercises that have every word of the search and pass every filter.

    A word matches anywhere in the name, the summary, the muscles or the equipment. `favourites`
    holds the ids of the person's own.
    """
    words = wanted.query.casefold().split()
    return tuple(
        exercise
        for exercise in catalogue.exercises.values()
        if (exercise.id in favourites or not wanted.favourites)
        and _passes(exercise, wanted)
        and all(word in _haystack(catalogue, exercise) for word in words)
    )


def choices(catalogue: Catalogue, facet: Facet) -> tuple[Choice, ...]:
    """What a facet offers: the values that some exercise has, in the order of the catalogue."""
    used = {key for each in catalogue.exercises.values() for key in _values(each, facet)}
    return tuple(Choice(facet, key, name) for key, name in _names(catalogue, facet) if key in used)


def facet_title(facet: Facet) -> str:
    """The head over the values of a facet."""
    titles = {
        Facet.ROLE: tr("What it is for"),
        Facet.MUSCLE: tr("What it works on"),
        Facet.POSITION: tr("Position"),
        Facet.THING: tr("What you need"),
    }
    return titles[facet]


def chosen_words(catalogue: Catalogue, wanted: Filters) -> str:
    """The names of all that is chosen, such as "Stretch, On your side"."""
    offered = (choice for facet in Facet for choice in choices(catalogue, facet))
    return formats.listed(
        choice.name for choice in offered if (choice.facet, choice.id) in wanted.chosen
    )


def count_words(catalogue: Catalogue, wanted: Filters, favourites: Collection[str]) -> str:
    """How many are found, such as "7 of 24 exercises"."""
    found = len(found_by(catalogue, wanted, favourites))
    return tr("{n} of {total} exercises", n=found, total=len(catalogue.exercises))


def nothing_words(wanted: Filters, favourites: Collection[str]) -> str:
    """Why the list is empty."""
    if not wanted.in_force:
        return tr("No exercise matches “{query}”.", query=wanted.query.strip())
    if wanted.favourites and not favourites:
        return tr("You have no favourites yet: “Favourite” beside a name makes one.")
    if wanted.query.strip():
        return tr("No exercise matches “{query}” and these filters.", query=wanted.query.strip())
    return tr("No exercise matches these filters.")


def _passes(exercise: Exercise, wanted: Filters) -> bool:
    asked = ((facet, wanted.of(facet)) for facet in Facet)
    return all(not keys or not keys.isdisjoint(_values(exercise, facet)) for facet, keys in asked)


def _values(exercise: Exercise, facet: Facet) -> Collection[str]:
    if facet is Facet.ROLE:
        return (exercise.role,)
    if facet is Facet.MUSCLE:
        return exercise.muscles
    if facet is Facet.POSITION:
        return (WITHIN.get(exercise.position, exercise.position),)
    return exercise.equipment or (NOTHING,)


def _names(catalogue: Catalogue, facet: Facet) -> Iterator[tuple[str, str]]:
    if facet is Facet.ROLE:
        yield from ((role.value, browse.role_title(role)) for role in _ORDER)
    elif facet is Facet.MUSCLE:
        yield from ((key, formats.capital(name)) for key, name in catalogue.muscles.items())
    elif facet is Facet.POSITION:
        yield from ((each.id, each.name) for each in catalogue.positions.values())
    else:
        yield NOTHING, tr("No equipment")
        yield from ((each.id, each.name) for each in own.things(catalogue))


def _haystack(catalogue: Catalogue, exercise: Exercise) -> str:
    parts = (
        exercise.name,
        exercise.summary,
        *browse.muscle_names(catalogue, exercise),
        *browse.equipment_names(catalogue, exercise.equipment),
    )
    return " ".join(parts).casefold()
