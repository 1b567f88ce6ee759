"""Finds exercises: by the words of a search and by what was chosen to filter by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spasmfree.core import browse
from spasmfree.core.exercises import Catalogue, Exercise
from spasmfree.core.vocabulary import Role

_ORDER = (Role.STRENGTHEN, Role.SUPPORT, Role.STRETCH, Role.RELIEF)


@dataclass(frozen=True, slots=True)
class Group:
    """The exercises of one role, under their head."""

    title: str
    exercises: tuple[Exercise, ...]


def groups(catalogue: Catalogue, query: str = "") -> tuple[Group, ...]:
    """The exercises that match every word of `query`, by role, in the catalogue's order.

    A word matches anywhere in the name, the summary, the muscles or the equipment. Groups with
    nothing in them are left out.
    """
    words = query.casefold().split()
    found = [
        exercise
        for exercise in catalogue.exercises.values()
        if all(word in _haystack(catalogue, exercise) for word in words)
    ]
    made = (Group(browse.role_title(role), _of_role(found, role)) for role in _ORDER)
    return tuple(group for group in made if group.exercises)


def _haystack(catalogue: Catalogue, exercise: Exercise) -> str:
    parts = (
        exercise.name,
        exercise.summary,
        *browse.muscle_names(catalogue, exercise),
        *browse.equipment_names(catalogue, exercise.equipment),
    )
    return " ".join(parts).casefold()


def _of_role(exercises: Sequence[Exercise], role: Role) -> tuple[Exercise, ...]:
    return tuple(exercise for exercise in exercises if exercise.role is role)
