"""Turns the text of resources/exercises.json into a checked catalogue (decisions D8, D22)."""

from __future__ import annotations

from collections.abc import Mapping

from spasmfree.core import content_parts as parts
from spasmfree.core.content_exercise import Known, exercise
from spasmfree.core.content_fields import Fields, by_id, opened
from spasmfree.core.exercises import Catalogue
from spasmfree.core.words import tr

SCHEMA = 1  # of the file; raised when an older program could no longer read it


def parse(text: str, name: str = "exercises.json") -> Catalogue:
    """The catalogue that `text` holds; `name` is how sentences call the file.

    Raises:
        KnownError: One sentence with file, entry, field and what is expected there.
    """
    top = opened(text, name, SCHEMA)
    muscles, equipment = top.names("muscles"), top.names("equipment")
    sources = by_id(top, "sources", parts.source)
    positions = by_id(top, "positions", parts.position)
    known = Known(muscles, equipment, sources, positions)
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


def _aliases(top: Fields, exercises: Mapping[str, object]) -> Mapping[str, str]:
    aliases = top.names("aliases")
    place = top.place.at("aliases")
    for old, new in aliases.items():
        if old in exercises:
            place.at(old).refuse(tr("This id is still in use; an alias is for an earlier id."))
        if new not in exercises:
            place.at(old).refuse(tr("Expected the id of an exercise in this file."))
    return aliases
