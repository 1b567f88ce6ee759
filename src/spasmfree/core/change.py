"""What a person can change about one exercise of a session, and what is kept of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from spasmfree.core import browse, formats
from spasmfree.core.exercises import Exercise, Prescription
from spasmfree.core.settings import OwnDose, PersonSettings
from spasmfree.core.tailor import Tailor, Tailored
from spasmfree.core.words import tr

Kept = TypeVar("Kept")
LONGEST_REST_S = 300  # our own choice; a longer one is no rest between sets any more


@dataclass(frozen=True, slots=True)
class Choice:
    """One exercise that can be done in this place."""

    exercise: str
    name: str
    needs: str  # its position and things, such as "On your side. Mat."
    usual: Prescription  # no number of it can be raised but the rest
    own: Prescription  # as the person does it now

    @property
    def has_reps(self) -> bool:
        """Whether there are reps to count."""
        return not self.usual.is_hold

    @property
    def has_hold(self) -> bool:
        """Whether something is held so long that it can be shortened."""
        return self.usual.hold_s is not None

    @property
    def has_rest(self) -> bool:
        """Whether a rest lies between its sets."""
        return self.usual.sets > 1


@dataclass(frozen=True, slots=True)
class Change:
    """Everything the dialog shows."""

    asked: str  # id of the exercise of the program
    title: str
    dose: str  # of the program or, to practise alone, the usual one
    choices: tuple[Choice, ...]  # the program's own first, where it can be done
    chosen: int
    in_program: bool  # not practised alone


def change(tailor: Tailor, one: Tailored, taken: Collection[str], *, swap: bool) -> Change:
    """What can be changed about `one`.

    `taken` are the ids of the other exercises of the session. Without `swap` it stays the same,
    as in practice.
    """
    asked = tailor.catalogue.exercises[one.asked.exercise]
    able = [asked] if tailor.can(asked) or not swap else []
    able += tailor.instead_of(asked, taken) if swap else ()
    keys = [each.id for each in able]
    return Change(
        asked.id,
        asked.name,
        dose_words(one.asked),
        tuple(_choice(tailor, one.asked, each) for each in able),
        keys.index(one.done.exercise),
        in_program=swap,
    )


def dose_words(item: Prescription) -> str:
    """How much a prescription is, such as "3 x 10 each side"."""
    return browse.dose_words(item, item.side_mode)


def own_dose(choice: Choice, before: OwnDose, told: OwnDose) -> OwnDose:
    """The dose to keep after the person has `told` all numbers of a choice.

    A number that was not changed stays as it was kept `before`, so that what a program with a
    smaller dose cannot show is not lost; one that is as in the program is kept no more.
    """
    usual, own = choice.usual, choice.own

    def kept(now: int | None, shown: int | None, most: int | None, old: int | None) -> int | None:
        if now is None or now == shown:
            return old
        return None if now == most else now

    return replace(
        before,
        sets=kept(told.sets, own.sets, usual.sets, before.sets),
        reps=kept(told.reps, own.reps, usual.reps, before.reps),
        hold_s=kept(told.hold_s, own.hold_s, usual.hold_s, before.hold_s),
        rest_s=kept(told.rest_s, own.rest_set_s, usual.rest_set_s, before.rest_s),
    )


def changed(
    person: PersonSettings, shown: Change, choice: Choice, told: OwnDose, aliases: Mapping[str, str]
) -> PersonSettings:
    """The settings with a choice and its dose; an exercise that stays keeps its swap or none."""
    swaps = dict(person.swaps)
    if choice.exercise != shown.choices[shown.chosen].exercise:
        swaps = _without(swaps, shown.asked, aliases)
        if choice.exercise != shown.asked:
            swaps[shown.asked] = choice.exercise
    before = next(
        (own for key, own in person.doses.items() if aliases.get(key, key) == choice.exercise),
        OwnDose(),
    )
    doses = _without(person.doses, choice.exercise, aliases)
    dose = own_dose(choice, before, told)
    if dose != OwnDose():
        doses[choice.exercise] = dose
    return replace(person, swaps=swaps, doses=doses)


def as_in_program(
    person: PersonSettings, shown: Change, aliases: Mapping[str, str]
) -> PersonSettings:
    """The settings without a swap or a dose for this place of the program."""
    doses = _without(person.doses, shown.asked, aliases)
    doses = _without(doses, shown.choices[shown.chosen].exercise, aliases)
    return replace(person, swaps=_without(person.swaps, shown.asked, aliases), doses=doses)


def _without(
    kept: Mapping[str, Kept], exercise: str, aliases: Mapping[str, str]
) -> dict[str, Kept]:
    return {key: value for key, value in kept.items() if aliases.get(key, key) != exercise}


def _choice(tailor: Tailor, asked: Prescription, exercise: Exercise) -> Choice:
    usual = tailor.usual(asked, exercise)
    return Choice(exercise.id, exercise.name, _needs(tailor, exercise), usual, tailor.own(usual))


def _needs(tailor: Tailor, exercise: Exercise) -> str:
    position = tailor.catalogue.positions[exercise.position].name
    things = formats.listed(browse.equipment_names(tailor.catalogue, exercise.equipment))
    if not things:
        return tr("{position}.", position=position)
    return tr("{position}. Have ready: {things}.", position=position, things=things)
