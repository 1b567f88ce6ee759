"""Reads the easier forms of an exercise, and the ladder of harder ones (decisions D8)."""

from __future__ import annotations

from collections.abc import Collection

from spasmfree.core.content_fields import Fields
from spasmfree.core.exercises import Dose, Easier, Rung
from spasmfree.core.vocabulary import Band, Loadable
from spasmfree.core.words import tr

WAYS = ("exercise", "reps", "hold_s", "range")
STEPS = ("exercise", "load_g", "band")
LOAD_G = (100, 10_000)


def easier_forms(fields: Fields, dose: Dose, exercises: Collection[str]) -> tuple[Easier, ...]:
    """The easier forms in the order in which they are offered; `exercises` are all ids."""
    forms: dict[str, Easier] = {}
    for part in fields.parts("easier"):
        form = _easier(part, dose, exercises)
        if form.id in forms:
            part.place.at("id").refuse(tr("The id is taken by an earlier entry; choose another."))
        forms[form.id] = form
    return tuple(forms.values())


def _easier(fields: Fields, dose: Dose, exercises: Collection[str]) -> Easier:
    ways = [way for way in WAYS if fields.has(way)]
    if len(ways) != 1:
        fields.place.refuse(tr("Expected exactly one of: {options}.", options=", ".join(WAYS)))
    form = Easier(
        id=fields.id(),
        text=fields.text("text"),
        exercise=fields.reference("exercise", exercises) if "exercise" in ways else None,
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


def rung(fields: Fields, loadable: Loadable, exercises: Collection[str]) -> Rung:
    """One rung of the ladder; a load or a band only where the exercise takes one."""
    ways = [way for way in STEPS if fields.has(way)]
    if len(ways) > 1:
        fields.place.refuse(tr("Expected at most one of: {options}.", options=", ".join(STEPS)))
    for way, needed in (("load_g", Loadable.ANKLE), ("band", Loadable.BAND)):
        if way in ways and loadable is not needed:
            fields.place.at(way).refuse(
                tr('This needs an exercise whose loadable is "{needed}".', needed=needed.value)
            )
    made = Rung(
        text=fields.text("text"),
        exercise=fields.reference("exercise", exercises) if "exercise" in ways else None,
        load_g=fields.number("load_g", *LOAD_G) if "load_g" in ways else None,
        band=fields.member("band", Band) if "band" in ways else None,
    )
    fields.close()
    return made
