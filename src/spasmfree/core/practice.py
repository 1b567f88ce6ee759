"""How a person's settings and one exercise become what a timeline is made of."""

from __future__ import annotations

from spasmfree.core.exercises import Exercise, Prescription
from spasmfree.core.layout import Choices
from spasmfree.core.settings import PersonSettings


def choices(person: PersonSettings, *, short: bool = False) -> Choices:
    """The person's own way of doing a session; `short` is one set each (decisions D9)."""
    return Choices(
        pace=person.pace,
        first_side=person.first_side,
        one_side_first=person.one_side_first,
        change_side_ms=person.change_side_s * 1000,
        change_position_ms=person.change_position_s * 1000,
        short=short,
    )


def prescription(exercise: Exercise) -> Prescription:
    """An exercise in its usual dose, to practise alone."""
    dose = exercise.dose
    return Prescription(
        exercise=exercise.id,
        sets=dose.sets,
        reps=dose.reps,
        hold_s=dose.hold_s,
        tempo=dose.tempo,
        gap_s=dose.gap_s,
        rest_side_s=dose.rest_side_s,
        rest_set_s=dose.rest_set_s,
        side_mode=exercise.side_mode,
    )
