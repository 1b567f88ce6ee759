"""Turns a program and a person's own choices into what is done: the one way to make a session.

A dose only ever goes down, an exercise is only swapped for one with the same task, and nothing
is proposed that a person cannot do or has nothing for (decisions D8).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from spasmfree.core import practice
from spasmfree.core.exercises import Catalogue, Exercise, Prescription, Program
from spasmfree.core.settings import OwnDose, PersonSettings

# Who cannot take the position at the right cannot take the one at the left either.
WITHIN = {
    "legs-up": "supine",
    "side-lying-wall": "side-lying",
    "standing-one-leg": "standing",
    "standing-wall": "standing",
    "walking": "standing",
}


class Reason(StrEnum):
    """Why an exercise is what it is."""

    PROGRAM = "program"  # the program asks for it
    SWAPPED = "swapped"  # the person has chosen it instead
    FITS = "fits"  # the one of the program needs a position or a thing that the person has not
    EASIER = "easier"  # a rung down, after time away


@dataclass(frozen=True, slots=True)
class Tailored:
    """One exercise of a session."""

    asked: Prescription  # by the program
    usual: Prescription  # of the exercise that is done, before the person's own dose
    done: Prescription
    reason: Reason


@dataclass(frozen=True, slots=True)
class Tailoring:
    """A whole session; it has no exercises when nothing of the program can be done."""

    exercises: tuple[Tailored, ...]
    left_out: tuple[str, ...] = ()  # ids of exercises of the program that nothing stands in for

    @property
    def items(self) -> tuple[Prescription, ...]:
        """What is done, in order."""
        return tuple(each.done for each in self.exercises)


@dataclass(frozen=True, slots=True)
class Tailor:
    """Knows what there is to do, and the person who does it."""

    catalogue: Catalogue
    person: PersonSettings

    def program(self, program: Program, *, short: bool = False, easier: bool = False) -> Tailoring:
        """All of a program; `short` is one set of each exercise and side (decisions D9).

        `easier` is the start after time away: half of the sets, rounded up, and one rung down
        where an exercise has one that can be planned. Both are our own choice.
        """
        taken = {item.exercise for item in program.items}
        found: list[Tailored] = []
        left_out: list[str] = []
        for asked in program.items:
            one = self._chosen(asked, taken)
            if one is None:
                left_out.append(asked.exercise)
                continue
            one = self._eased(one, taken) if easier else one
            taken.add(one.done.exercise)
            found.append(replace(one, done=replace(one.done, sets=1)) if short else one)
        return Tailoring(tuple(found), tuple(left_out))

    def items(self, program: Program) -> tuple[Prescription, ...]:
        """All of a program as it is done; as it is written where nothing of it can be."""
        return self.program(program).items or program.items

    def alone(self, exercise: Exercise) -> Tailoring:
        """One exercise to practise. The person has chosen it, so nothing takes its place."""
        usual = practice.prescription(exercise)
        return Tailoring((Tailored(usual, usual, self.own(usual), Reason.PROGRAM),))

    def can(self, exercise: Exercise) -> bool:
        """Whether its position can be taken and all that it needs is there."""
        place, avoided = exercise.position, self.person.avoided
        taken = place not in avoided and WITHIN.get(place) not in avoided
        return taken and set(self.person.missing).isdisjoint(exercise.equipment)

    def instead_of(self, exercise: Exercise, taken: Collection[str] = ()) -> tuple[Exercise, ...]:
        """What can be done instead: the same role and the same main muscle, the likest first.

        Nothing in `taken`, which holds exercise ids, is among them.
        """
        able = [
            other
            for other in self.catalogue.exercises.values()
            if other.id not in taken and _alike(exercise, other) and self.can(other)
        ]
        easier = {form.exercise for form in exercise.easier}
        first = exercise.muscles[:1]
        return tuple(
            sorted(able, key=lambda each: (each.id not in easier, each.muscles[:1] != first))
        )

    def usual(self, asked: Prescription, exercise: Exercise) -> Prescription:
        """An exercise in the place of what a program asks for: no more sets than that has."""
        if exercise.id == asked.exercise:
            return asked
        usual = practice.prescription(exercise)
        return replace(usual, sets=min(usual.sets, asked.sets), if_easy=asked.if_easy)

    def own(self, usual: Prescription) -> Prescription:
        """The dose of an exercise as the person does it."""
        aliases = self.catalogue.aliases
        for key, own in self.person.doses.items():
            if aliases.get(key, key) == usual.exercise:
                return lowered(usual, own)
        return usual

    def _chosen(self, asked: Prescription, taken: Collection[str]) -> Tailored | None:
        """What is done where a program asks for this; None when nothing can be."""
        exercise = self.catalogue.exercises[asked.exercise]
        others = self.instead_of(exercise, taken)
        swap = self._swap(exercise)
        for other in others:
            if other.id == swap:
                return self._tailored(asked, other, Reason.SWAPPED)
        if self.can(exercise):
            return self._tailored(asked, exercise, Reason.PROGRAM)
        return self._tailored(asked, others[0], Reason.FITS) if others else None

    def _eased(self, one: Tailored, taken: Collection[str]) -> Tailored:
        """Half of the sets, and the first easier form that can be planned; a range cannot be."""
        sets = (one.done.sets + 1) // 2
        for form in self.catalogue.exercises[one.done.exercise].easier:
            if form.exercise is not None:
                other = self.catalogue.exercises[form.exercise]
                if other.id not in taken and self.can(other):
                    one = self._tailored(one.asked, other, Reason.EASIER)
                    sets = min(sets, one.done.sets)
                    break
            elif form.reps is not None or form.hold_s is not None:
                own = OwnDose(reps=form.reps, hold_s=form.hold_s)
                one = replace(one, done=lowered(one.done, own))
                break
        return replace(one, done=replace(one.done, sets=sets))

    def _swap(self, exercise: Exercise) -> str:
        """The id of what the person has chosen instead; "" for nothing."""
        aliases = self.catalogue.aliases
        for key, chosen in self.person.swaps.items():
            if aliases.get(key, key) == exercise.id:
                return aliases.get(chosen, chosen)
        return ""

    def _tailored(self, asked: Prescription, exercise: Exercise, reason: Reason) -> Tailored:
        usual = self.usual(asked, exercise)
        return Tailored(asked, usual, self.own(usual), reason)


def lowered(usual: Prescription, own: OwnDose) -> Prescription:
    """A dose with fewer sets, fewer reps or shorter holds, and rests of the person's own.

    What asks for more than usual is left as it is. A rest between sides never grows: it is
    what the other side rests anyway.
    """
    rest = usual.rest_set_s if own.rest_s is None else own.rest_s
    return replace(
        usual,
        sets=_least(usual.sets, own.sets),
        reps=_least(usual.reps, own.reps),
        hold_s=None if usual.hold_s is None else _least(usual.hold_s, own.hold_s),
        rest_set_s=rest,
        rest_side_s=min(usual.rest_side_s, rest) if own.rest_s is not None else usual.rest_side_s,
    )


def _least(usual: int, own: int | None) -> int:
    return usual if own is None else min(usual, own)


def _alike(exercise: Exercise, other: Exercise) -> bool:
    """Whether the other one can stand in: it works on what the exercise is meant for first."""
    meant = set(exercise.muscles[:1])
    same = other.role is exercise.role and not meant.isdisjoint(other.muscles)
    return other.id != exercise.id and same
