"""Turns the text of resources/exercises.json into a checked catalogue (decisions D8, D22)."""

from __future__ import annotations

from collections.abc import Mapping

from spasmfree.core import content_parts as parts
from spasmfree.core.content_exercise import Known, exercise
from spasmfree.core.content_fields import Fields, by_id, opened
from spasmfree.core.exercises import Catalogue
from spasmfree.core.vocabulary import Muscle, Thing
from spasmfree.core.words import tr

SCHEMA = 2  # of the file; raised when an older program could no longer read it


def parse(text: str, name: str = "exercises.json") -> Catalogue:
    """The catalogue that `text` holds; `name` is how sentences call the file.

    Raises:
        KnownError: One sentence with file, entry, field and what is expected there.
    """
    top = opened(text, name, SCHEMA)
    muscles, equipment = top.named("muscles", Muscle), top.named("equipment", Thing)
    sources = by_id(top, "sources", parts.source)
    positions = by_id(top, "positions", parts.position)
    known = Known(_ids(top), sources, positions)
    exercises = by_id(top, "exercises", lambda fields: exercise(fields, known))
    programs = by_id(top, "programs", lambda fields: parts.program(fields, exercises))
    catalogue = Catalogue(
        version=top.text("version"),
        exercises=exercises,
        programs=programs,
        positions=positions,
        muscles=muscles,
        equipment=equipment,
        sources=sources,
        aliases=_aliases(top, exercises),
    )
    top.close()
    return catalogue


def _ids(top: Fields) -> frozenset[str]:
    """The ids of all exercises, so that one may name another that stands further down."""
    entries = (value for value, _ in top.list("exercises"))
    found = (entry.get("id") for entry in entries if isinstance(entry, dict))
    return frozenset(each for each in found if isinstance(each, str))


def _aliases(top: Fields, exercises: Mapping[str, object]) -> Mapping[str, str]:
    aliases = top.names("aliases")
    place = top.place.at("aliases")
    for old, new in aliases.items():
        if old in exercises:
            place.at(old).refuse(tr("This id is still in use; an alias is for an earlier id."))
        if new not in exercises:
            place.at(old).refuse(tr("Expected the id of an exercise in this file."))
    return aliases
