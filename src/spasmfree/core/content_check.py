"""Everything that can be said against a content file: its shape, its relations, the method."""

from __future__ import annotations

import json
from dataclasses import dataclass

from spasmfree.core import method
from spasmfree.core.content import parse
from spasmfree.core.exercises import Catalogue
from spasmfree.core.json_schema import faults
from spasmfree.core.words import tr


@dataclass(frozen=True, slots=True)
class Checked:
    """A content file that could be read, and what is wrong with it."""

    catalogue: Catalogue
    sentences: tuple[str, ...]  # each with file, entry, field and what to do


def check(text: str, name: str, schema: str) -> Checked:
    """Hold the file `name` with this text to the loader, to `schema` and to the method's rules.

    Raises:
        KnownError: The loader's sentence; what it cannot read has no further faults to show.
    """
    catalogue = parse(text, name)
    described = json.loads(schema)
    shape = tuple(
        tr(
            "{file}, {place}: Not as exercises.schema.json describes it; compare the two.",
            file=name,
            place=place.removeprefix("$."),
        )
        for place in faults(json.loads(text), described, described)
    )
    found = tuple(finding.told(name) for finding in method.findings(catalogue))
    return Checked(catalogue, shape + found)
