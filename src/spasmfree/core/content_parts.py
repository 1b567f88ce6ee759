"""Builds sources, positions, exercises and programs from the fields of the content file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from spasmfree.core.content_fields import Fields, Place, numbers
from spasmfree.core.exercises import (
    Choice,
    Cue,
    Dose,
    Easier,
    Exercise,
    Mistake,
    Origin,
    Position,
    Prescription,
    Program,
    Role,
    Side,
    SideMode,
    Source,
)
from spasmfree.core.words import tr

GROUPS = ("lying", "kneeling", "sitting", "standing")
KINDS = ("train", "relief", "break")
ENDS = ("out", "back")
SETS = (1, 20)
REPS = (1, 100)
SECONDS = (0, 1800)
ADDRESS = re.compile(r"https?://[^\s;]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What an exercise may refer to."""

    muscles: Collection[str]
    equipment: Collection[str]
    sources: Collection[str]
    positions: Mapping[str, Position]


def source(fields: Fields) -> Source:
    """A published source; only one address, so that it can be opened (decisions D25)."""
    url = fields.text("url")
    if not ADDRESS.fullmatch(url):
        fields.place.at("url").refuse(tr("Expected one address that begins with https://."))
    return Source(fields.id(), fields.text("title"), url)


def position(fields: Fields) -> Position:
    """A position with one sentence for each working side it is used for."""
    return Position(
        id=fields.id(),
        group=fields.one_of("group", GROUPS),
        name=fields.text("name"),
        lie=_sides(fields.part("lie")),
        limb=_sides(fields.part("limb")),
        turn=_sides(fields.part("turn")),
        getting_up=fields.text("getting_up"),
    )


def _sides(fields: Fields) -> Mapping[Side, str]:
    found = {side: fields.text(side.value) for side in Side if fields.has(side.value)}
    fields.close()
    return found


def exercise(fields: Fields, known: Known) -> Exercise:
    """One exercise; its phase words and side sentences fit its dose and its side mode."""
    amount = _dose(fields.part("dose"))
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


def _dose(fields: Fields) -> Dose:
    dose = Dose(
        sets=fields.number("sets", *SETS),
        reps=fields.number("reps", *REPS),
        hold_s=fields.number_or_null("hold_s", 1, SECONDS[1]),
        tempo=_tempo(fields),
        gap_s=fields.number("gap_s", *SECONDS),
        rest_side_s=fields.number("rest_side_s", *SECONDS),
        rest_set_s=fields.number("rest_set_s", *SECONDS),
    )
    fields.close()
    _check_timing(fields.place, dose.tempo, dose.hold_s)
    return dose


def _tempo(fields: Fields) -> tuple[int, int, int] | None:
    if fields.raw("tempo") is None:
        return None
    seconds = numbers(fields.list("tempo"), 0, 60)
    if len(seconds) != 3 or not any(seconds):
        fields.place.at("tempo").refuse(
            tr("Expected three whole numbers of seconds: out, hold, back; not all 0.")
        )
    return (seconds[0], seconds[1], seconds[2])


def _check_timing(place: Place, tempo: tuple[int, int, int] | None, hold_s: int | None) -> None:
    if (tempo is None) == (hold_s is None):
        place.refuse(tr("Expected either tempo or hold_s; the other one is null."))


def _words(fields: Fields, dose: Dose) -> Mapping[str, str]:
    phases = ("out", "hold", "back", "gap")
    words = {phase: fields.text(phase) for phase in phases if fields.has(phase)}
    fields.close()
    for phase in _phases(dose.tempo, dose.hold_s, dose.gap_s):
        if phase not in words:
            fields.place.at(phase).refuse(tr("The dose has this phase; write a word for it."))
    return words


def _phases(tempo: tuple[int, int, int] | None, hold_s: int | None, gap_s: int) -> list[str]:
    out, hold, back = tempo or (0, hold_s, 0)
    lasting = {"out": out, "hold": hold, "back": back, "gap": gap_s}
    return [phase for phase, seconds in lasting.items() if seconds]


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


def program(fields: Fields, exercises: Mapping[str, Exercise]) -> Program:
    """An ordered list of prescriptions; what an item leaves out is the usual dose."""
    items = tuple(_prescription(part, exercises) for part in fields.parts("items", at_least=1))
    return Program(
        id=fields.id(),
        name=fields.text("name"),
        kind=fields.one_of("kind", KINDS),
        why=fields.text("why"),
        items=items,
    )


def _prescription(fields: Fields, exercises: Mapping[str, Exercise]) -> Prescription:
    usual = exercises[fields.reference("exercise", exercises)]
    item = Prescription(
        exercise=usual.id,
        sets=fields.number("sets", *SETS),
        reps=fields.number("reps", *REPS),
        hold_s=fields.number_or_null("hold_s", 1, SECONDS[1]),
        tempo=_tempo(fields) if fields.has("tempo") else usual.dose.tempo,
        gap_s=_seconds(fields, "gap_s", usual.dose.gap_s),
        rest_side_s=_seconds(fields, "rest_side_s", usual.dose.rest_side_s),
        rest_set_s=_seconds(fields, "rest_set_s", usual.dose.rest_set_s),
        side_mode=usual.side_mode,
    )
    fields.close()
    _check_timing(fields.place, item.tempo, item.hold_s)
    for phase in _phases(item.tempo, item.hold_s, item.gap_s):
        if phase not in usual.words:
            fields.place.refuse(
                tr('Exercise "{id}" has no word for its phase {phase}.', id=usual.id, phase=phase)
            )
    return item


def _seconds(fields: Fields, name: str, usual: int) -> int:
    return fields.number(name, *SECONDS) if fields.has(name) else usual
