"""Builds sources, positions and programs from the fields of the content file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from spasmfree.core.content_dose import REPS, SECONDS, SETS, check_timing, lasting, tempo_of
from spasmfree.core.content_fields import Fields
from spasmfree.core.exercises import Exercise, Position, Prescription, Program, Side, Source
from spasmfree.core.vocabulary import Group, PositionId
from spasmfree.core.words import tr

KINDS = ("train", "relief", "break")
ADDRESS = re.compile(r"https?://[^\s;]+")


def source(fields: Fields) -> Source:
    """A published source; only one address, so that it can be opened (decisions D25)."""
    url = fields.text("url")
    if not ADDRESS.fullmatch(url):
        fields.place.at("url").refuse(tr("Expected one address that begins with https://."))
    return Source(fields.id(), fields.text("title"), url)


def position(fields: Fields) -> Position:
    """A position with one sentence for each working side it is used for."""
    return Position(
        id=fields.member("id", PositionId),
        group=fields.member("group", Group),
        name=fields.text("name"),
        lie=_sides(fields.part("lie")),
        limb=_sides(fields.part("limb")),
        turn=_sides(fields.part("turn")),
        getting_up=fields.text("getting_up"),
        works=_sides(fields.part("works")) if fields.has("works") else {},
        change=_sides(fields.part("change")) if fields.has("change") else {},
    )


def _sides(fields: Fields) -> Mapping[Side, str]:
    found = {side: fields.text(side.value) for side in Side if fields.has(side.value)}
    fields.close()
    return found


def program(fields: Fields, exercises: Mapping[str, Exercise]) -> Program:
    """An ordered list of prescriptions; what an item leaves out is the usual dose."""
    items = tuple(_prescription(part, exercises) for part in fields.parts("items", at_least=1))
    easy = _if_easy(fields, items)
    return Program(
        id=fields.id(),
        name=fields.text("name"),
        kind=fields.one_of("kind", KINDS),
        why=fields.text("why"),
        items=tuple(
            replace(item, if_easy=True) if item.exercise in easy else item for item in items
        ),
    )


def _if_easy(fields: Fields, items: tuple[Prescription, ...]) -> tuple[str, ...]:
    own = [item.exercise for item in items]
    return fields.references("if_easy", own) if fields.has("if_easy") else ()


def _prescription(fields: Fields, exercises: Mapping[str, Exercise]) -> Prescription:
    usual = exercises[fields.reference("exercise", exercises)]
    item = Prescription(
        exercise=usual.id,
        sets=fields.number("sets", *SETS),
        reps=fields.number("reps", *REPS),
        hold_s=fields.number_or_null("hold_s", 1, SECONDS[1]),
        tempo=tempo_of(fields) if fields.has("tempo") else usual.dose.tempo,
        gap_s=_seconds(fields, "gap_s", usual.dose.gap_s),
        rest_side_s=_seconds(fields, "rest_side_s", usual.dose.rest_side_s),
        rest_set_s=_seconds(fields, "rest_set_s", usual.dose.rest_set_s),
        side_mode=usual.side_mode,
    )
    fields.close()
    check_timing(fields.place, item.tempo, item.hold_s)
    for phase in lasting(item.tempo, item.hold_s, item.gap_s):
        if phase not in usual.words:
            fields.place.refuse(
                tr('Exercise "{id}" has no word for its phase {phase}.', id=usual.id, phase=phase)
            )
    return item


def _seconds(fields: Fields, name: str, usual: int) -> int:
    return fields.number(name, *SECONDS) if fields.has(name) else usual
