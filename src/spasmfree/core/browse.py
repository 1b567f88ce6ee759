"""What the list of exercises and its instruction pane say: heads, second lines, doses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from spasmfree.core import formats
from spasmfree.core.exercises import (
    Catalogue,
    Dose,
    Easier,
    Exercise,
    Origin,
    Prescription,
    SideMode,
)
from spasmfree.core.load_choice import LoadChoice
from spasmfree.core.vocabulary import Grade, Role
from spasmfree.core.words import tr


class ExercisesState(NamedTuple):
    """Everything the page of exercises shows."""

    catalogue: Catalogue
    minutes: Mapping[str, int]  # exercise id -> minutes of practising it alone
    rule: str = ""  # why nothing that strengthens is offered (decisions D29); "" when it is
    favourites: frozenset[str] = frozenset()  # ids of the person's own
    # By exercise what it was last done with; nothing for who has nothing.
    loads: Mapping[str, LoadChoice] = MappingProxyType({})


def role_title(role: Role) -> str:
    """The head of a group of exercises."""
    titles = {
        Role.STRENGTHEN: tr("Strengthen"),
        Role.SUPPORT: tr("Support"),
        Role.STRETCH: tr("Stretch"),
        Role.RELIEF: tr("Move gently"),
    }
    return titles[role]


def meta(catalogue: Catalogue, exercise: Exercise) -> str:
    """The second line of a row: what works, and what is needed."""
    muscles = formats.capital(formats.listed(muscle_names(catalogue, exercise)))
    things = formats.listed(equipment_names(catalogue, exercise.equipment))
    return " · ".join(part for part in (muscles, things) if part)


def muscle_names(catalogue: Catalogue, exercise: Exercise) -> tuple[str, ...]:
    """Plain names of the muscles, as they stand in the catalogue."""
    return tuple(catalogue.muscles.get(key, key) for key in exercise.muscles)


def equipment_names(catalogue: Catalogue, keys: Sequence[str]) -> tuple[str, ...]:
    """Plain names of what is needed, each once, in the order of `keys`."""
    return tuple(catalogue.equipment.get(key, key) for key in dict.fromkeys(keys))


def dose_words(dose: Dose | Prescription, side_mode: SideMode) -> str:
    """How much is usual, such as "3 x 10 each side"."""
    sets, reps, held = dose.sets, dose.reps, dose.hold_s
    each = side_mode is SideMode.EACH
    if dose.is_hold and held is not None:
        if not each and held >= 2 * 60 and held % 60 == 0:
            return tr("{sets} \u00d7 {n}\u00a0min", sets=sets, n=held // 60)
        if each:
            return tr("{sets} \u00d7 {held}\u00a0s each side", sets=sets, held=held)
        return tr("{sets} \u00d7 {held}\u00a0s", sets=sets, held=held)
    if held is not None and dose.tempo is None:
        if each:
            return tr(
                "{sets} \u00d7 {reps} each side, held {held}\u00a0s",
                sets=sets,
                reps=reps,
                held=held,
            )
        return tr("{sets} \u00d7 {reps}, held {held}\u00a0s", sets=sets, reps=reps, held=held)
    return _reps_words(sets, reps, side_mode)


def practice_words(catalogue: Catalogue, exercise: Exercise, minutes: int) -> str:
    """What practising an exercise alone takes, such as "About 8 min, mat"."""
    things = formats.listed(equipment_names(catalogue, exercise.equipment))
    if things:
        return tr("About {n}\u00a0min, {things}", n=minutes, things=things)
    return tr("About {n}\u00a0min", n=minutes)


def study_words(exercise: Exercise) -> tuple[str, ...]:
    """What studies say of an exercise, one finding after the other."""
    found = _said_by(exercise, Origin.STUDY)
    return found or (tr("We know of no study of this exercise for the back."),)


def whose_words(exercise: Exercise) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What of an exercise is the method's and what is our own: who says so, and what."""
    named = ((tr("The method"), Origin.METHOD), (tr("Our own choice"), Origin.OURS))
    said = ((who, _said_by(exercise, origin)) for who, origin in named)
    return tuple((who, texts) for who, texts in said if texts)


def _said_by(exercise: Exercise, origin: Origin) -> tuple[str, ...]:
    return tuple(choice.text for choice in exercise.choices if choice.origin is origin)


def grade_words(grade: Grade) -> str:
    """What studies say for an exercise as it is used here."""
    words = {
        Grade.GOOD: tr("Studies support this well."),
        Grade.SOME: tr("Some studies support this."),
        Grade.WEAK: tr("Studies say little about this."),
        Grade.AGAINST: tr("Studies speak against this."),
    }
    return words[grade]


def easier_words(easier: Easier) -> str:
    """One easier form as a line of a list."""
    return easier.range or formats.capital(easier.text)


def _reps_words(sets: int, reps: int, side_mode: SideMode) -> str:
    if side_mode is SideMode.EACH:
        return tr("{sets} \u00d7 {reps} each side", sets=sets, reps=reps)
    if side_mode is SideMode.ALTERNATING:
        return tr("{sets} \u00d7 {reps}, sides in turn", sets=sets, reps=reps)
    return tr("{sets} \u00d7 {reps}", sets=sets, reps=reps)
