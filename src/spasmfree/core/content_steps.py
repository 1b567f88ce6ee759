"""Reads the steps of an exercise, and what a drawn figure can be held to (decisions D24)."""

from __future__ import annotations

from spasmfree.core.content_fields import Fields
from spasmfree.core.exercises import Claim, Step
from spasmfree.core.vocabulary import PARTS_OF, At, ClaimSide, Part, Value, WhyNot
from spasmfree.core.words import tr

DEGREES = (1, 180)


def step(fields: Fields) -> Step:
    """One step; it has either a claim or the reason why there is none."""
    claim = None if fields.raw("claim") is None else _claim(fields.part("claim"))
    if (claim is None) != fields.has("why_not"):
        fields.place.refuse(tr("Expected either a claim, or null and a field why_not."))
    made = Step(
        text=fields.text("text"),
        claim=claim,
        why_not=fields.member("why_not", WhyNot) if claim is None else None,
    )
    fields.close()
    return made


def _claim(fields: Fields) -> Claim:
    part, value = fields.member("part", Part), fields.member("value", Value)
    if part not in PARTS_OF.get(value, frozenset(Part)):
        fields.place.at("value").refuse(
            tr('"{value}" says nothing about "{part}".', value=value.value, part=part.value)
        )
    made = Claim(
        part=part,
        value=value,
        side=fields.member("side", ClaimSide) if part.has_side else None,
        at=None if value.is_movement else fields.member("at", At),
        degrees=_degrees(fields) if value.takes_degrees else None,
    )
    fields.close()
    return made


def _degrees(fields: Fields) -> int | None:
    return fields.number("degrees", *DEGREES) if fields.has("degrees") else None
