"""Turns the text of resources/exercises.json into a checked catalogue (decisions D8, D22)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from spasmfree.core import content_parts as parts
from spasmfree.core.content_fields import Fields, Place
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue
from spasmfree.core.words import tr

SCHEMA = 1  # of the file; raised when an older program could no longer read it


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Named)


def parse(text: str, name: str = "exercises.json") -> Catalogue:
    """The catalogue that `text` holds; `name` is how sentences call the file.

    Raises:
        KnownError: One sentence with file, entry, field and what is expected there.
    """
    top = Fields(_decoded(text, name), Place(name, ""))
    _check_schema(top)
    muscles, equipment = top.names("muscles"), top.names("equipment")
    sources = _by_id(top, "sources", parts.source)
    positions = _by_id(top, "positions", parts.position)
    known = parts.Known(muscles, equipment, sources, positions)
    exercises = _by_id(top, "exercises", lambda fields: parts.exercise(fields, known))
    programs = _by_id(top, "programs", lambda fields: parts.program(fields, exercises))
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


def _decoded(text: str, name: str) -> object:
    try:
        decoded: object = json.loads(text, object_pairs_hook=lambda p: _object(p, name))
    except json.JSONDecodeError as error:
        raise KnownError(
            tr(
                "{file}, line {line}: not valid JSON; look for a missing comma, quote or bracket.",
                file=name,
                line=error.lineno,
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise KnownError(
            tr("{file}: a number or a nesting is far too large; shorten it.", file=name)
        ) from error
    return decoded


def _object(pairs: list[tuple[str, object]], name: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise KnownError(
                tr(
                    '{file}: the field "{field}" is written twice in one entry; keep one.',
                    file=name,
                    field=key,
                )
            )
        found[key] = value
    return found


def _check_schema(top: Fields) -> None:
    top.has("$schema")  # a hint for editors only
    if top.number("schema", 1, 1_000_000) > SCHEMA:
        top.place.at("schema").refuse(
            tr("The file is made for a newer SpasmFree; install the newest one.")
        )


def _by_id(top: Fields, field: str, read: Callable[[Fields], Entry]) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for value, place in top.list(field, at_least=1):
        named = value.get("id") if isinstance(value, dict) else None
        entry = f'{field} "{named}"' if isinstance(named, str) else place.path
        fields = Fields(value, Place(place.file, entry))
        element = read(fields)
        fields.close()
        if element.id in found:
            fields.place.at("id").refuse(tr("The id is taken by an earlier entry; choose another."))
        found[element.id] = element
    return found


def _aliases(top: Fields, exercises: Mapping[str, object]) -> Mapping[str, str]:
    aliases = top.names("aliases")
    place = top.place.at("aliases")
    for old, new in aliases.items():
        if old in exercises:
            place.at(old).refuse(tr("This id is still in use; an alias is for an earlier id."))
        if new not in exercises:
            place.at(old).refuse(tr("Expected the id of an exercise in this file."))
    return aliases
