"""Builds exercises from the fields of the content file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from spasmfree.core.content_dose import lasting, usual
from spasmfree.core.content_fields import Fields, Place
from spasmfree.core.exercises import (
    Choice,
    Cue,
    Dose,
    Easier,
    Exercise,
    Mistake,
    Origin,
    Position,
    Role,
    Side,
    SideMode,
)
from spasmfree.core.words import tr

ENDS = ("out", "back")


@dataclass(frozen=True, slots=True)
class Known:
    """What an exercise may refer to."""

    muscles: Collection[str]
    equipment: Collection[str]
    sources: Collection[str]
    positions: Mapping[str, Position]


def exercise(fields: Fields, known: Known) -> Exercise:
    """One exercise; its phase words and side sentences fit its dose and its side mode."""
    amount = usual(fields.part("dose"))
    mode = fields.member("side_mode", SideMode)
    where = fields.reference("position", known.positions)
    _check_sides(fields.place.at("position"), mode, known.positions[where])
    return Exercise(
        id=fields.id(),
        name=fields.text("name"),
        summary=fields.text("summary"),
        counted=fields.text("counted"),
        role=fields.member("role", Role),
        muscles=fields.references("muscles", known.muscles, at_least=1),
        side_mode=mode,
        position=where,
        first=fields.one_of("first", ENDS),
        words=_words(fields.part("words"), amount),
        start=fields.text("start"),
        steps=fields.texts("steps", at_least=1),
        cue=_cue(fields.part("cue")),
        mistakes=tuple(_mistake(part) for part in fields.parts("mistakes")),
        why=fields.text("why"),
        easier=_easier_forms(fields, amount),
        harder=fields.texts("harder"),
        equipment=fields.references("equipment", known.equipment),
        stop=fields.text("stop"),
        sources=fields.references("sources", known.sources),
        choices=tuple(_choice(part) for part in fields.parts("choices")),
        dose=amount,
    )


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


def _easier_forms(fields: Fields, dose: Dose) -> tuple[Easier, ...]:
    forms: dict[str, Easier] = {}
    for part in fields.parts("easier"):
        form = _easier(part, dose)
        if form.id in forms:
            part.place.at("id").refuse(tr("The id is taken by an earlier entry; choose another."))
        forms[form.id] = form
    return tuple(forms.values())


def _easier(fields: Fields, dose: Dose) -> Easier:
    ways = [way for way in ("reps", "hold_s", "range") if fields.has(way)]
    if len(ways) != 1:
        fields.place.refuse(tr("Expected exactly one of: reps, hold_s, range."))
    form = Easier(
        id=fields.id(),
        text=fields.text("text"),
        reps=_less(fields, "reps", dose.reps) if "reps" in ways else None,
        hold_s=_less(fields, "hold_s", dose.hold_s) if "hold_s" in ways else None,
        range=fields.text("range") if "range" in ways else None,
    )
    fields.close()
    return form


def _less(fields: Fields, name: str, usual: int | None) -> int:
    if usual is None or usual < 2:
        fields.place.at(name).refuse(tr("The usual dose has nothing here to make smaller."))
    return fields.number(name, 1, usual - 1)
