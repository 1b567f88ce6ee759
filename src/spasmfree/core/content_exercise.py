"""Builds exercises from the fields of the content file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from spasmfree.core import own_picture
from spasmfree.core.content_dose import lasting, usual
from spasmfree.core.content_fields import Fields, Place
from spasmfree.core.content_forms import easier_forms, rung
from spasmfree.core.content_steps import step
from spasmfree.core.exercises import (
    Choice,
    Cue,
    Dose,
    Exercise,
    Mistake,
    Origin,
    Position,
    Side,
    SideMode,
)
from spasmfree.core.vocabulary import Grade, Loadable, Muscle, Role, Thing
from spasmfree.core.words import tr

ENDS = ("out", "back")


class Known(NamedTuple):
    """What an exercise may refer to."""

    exercises: Collection[str]  # ids
    sources: Collection[str]
    positions: Mapping[str, Position]


def exercise(fields: Fields, known: Known) -> Exercise:
    """One exercise; its phase words and side sentences fit its dose and its side mode."""
    amount = usual(fields.part("dose"))
    mode = fields.member("side_mode", SideMode)
    where = fields.reference("position", known.positions)
    _check_sides(fields.place.at("position"), mode, known.positions[where])
    role = fields.member("role", Role)
    heavier = fields.member("loadable", Loadable)
    made = Exercise(
        id=fields.id(),
        name=fields.text("name"),
        summary=fields.text("summary"),
        counted=fields.text("counted"),
        role=role,
        strengthens=fields.members("strengthens", Muscle),
        stretches=fields.members("stretches", Muscle),
        moves=fields.members("moves", Muscle),
        side_mode=mode,
        position=where,
        first=fields.one_of("first", ENDS),
        words=_words(fields.part("words"), amount),
        start=fields.text("start"),
        steps=tuple(step(part) for part in fields.parts("steps", at_least=1)),
        cue=_cue(fields.part("cue")),
        mistakes=tuple(_mistake(part) for part in fields.parts("mistakes")),
        why=fields.text("why"),
        easier=easier_forms(fields, amount, known.exercises),
        harder=tuple(rung(part, heavier, known.exercises) for part in fields.parts("harder")),
        loadable=heavier,
        equipment=fields.members("equipment", Thing),
        stop=fields.text("stop"),
        sources=fields.references("sources", known.sources),
        grade=fields.member("grade", Grade),
        choices=tuple(_choice(part) for part in fields.parts("choices")),
        dose=amount,
        picture=_picture(fields),
        top=fields.text("top") if fields.has("top") else "",
    )
    _check_muscles(fields.place, made)
    _check_others(fields.place, made)
    return made


def _picture(fields: Fields) -> str:
    """The name of the person's own picture, "" for none."""
    if not fields.has("picture"):
        return ""
    name = fields.text("picture")
    if not own_picture.is_name(name):
        fields.place.at("picture").refuse(
            tr("Expected the name of a PNG, JPEG, WebP or SVG file beside this one.")
        )
    return name


def _check_muscles(place: Place, made: Exercise) -> None:
    """The role and what is worked on do not contradict each other."""
    for field, muscles, wanted in (
        ("strengthens", made.strengthens, made.role.strengthens),
        ("stretches", made.stretches, made.role is Role.STRETCH),
        ("moves", made.moves, made.role is Role.RELIEF),
    ):
        if wanted and not muscles:
            place.at(field).refuse(
                tr('The role is "{role}"; write at least one entry.', role=made.role.value)
            )
        if muscles and not wanted:
            place.at(field).refuse(
                tr('The role is "{role}"; leave this list empty.', role=made.role.value)
            )
        for muscle in muscles:
            if field != "moves" and not muscle.is_muscle:
                place.at(field).refuse(
                    tr('"{id}" is no muscle; it can only stand in moves.', id=muscle.value)
                )


def _check_others(place: Place, made: Exercise) -> None:
    """No form leads back to the exercise itself."""
    forms = [("easier", form.exercise) for form in made.easier]
    forms += [("harder", rung.exercise) for rung in made.harder]
    for field, other in forms:
        if other == made.id:
            place.at(field).refuse(tr("An exercise is no easier or harder form of itself."))


def _check_sides(place: Place, mode: SideMode, at: Position) -> None:
    sides = (Side.LEFT, Side.RIGHT) if mode is SideMode.EACH else (Side.BOTH,)
    texts = {"lie": at.lie, "limb": at.limb}
    if mode is SideMode.EACH:
        texts["turn"] = at.turn
    for field, by_side in texts.items():
        for side in sides:
            if side not in by_side:
                place.refuse(
                    tr(
                        'Position "{id}" needs a text {field}.{side} for this exercise; write it.',
                        id=at.id,
                        field=field,
                        side=side.value,
                    )
                )


def _words(fields: Fields, dose: Dose) -> Mapping[str, str]:
    phases = ("out", "hold", "back", "gap")
    words = {phase: fields.text(phase) for phase in phases if fields.has(phase)}
    fields.close()
    for phase in lasting(dose.tempo, dose.hold_s, dose.gap_s):
        if phase not in words:
            fields.place.at(phase).refuse(tr("The dose has this phase; write a word for it."))
    return words


def _cue(fields: Fields) -> Cue:
    cue = Cue(fields.text("title"), fields.text("text"))
    fields.close()
    return cue


def _mistake(fields: Fields) -> Mistake:
    mistake = Mistake(fields.text("text"), fields.text("recruits"))
    fields.close()
    return mistake


def _choice(fields: Fields) -> Choice:
    choice = Choice(fields.text("text"), fields.member("origin", Origin))
    fields.close()
    return choice
