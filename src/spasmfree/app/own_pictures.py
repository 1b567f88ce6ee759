"""The person's own pictures: where the files of a catalogue are, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from spasmfree.core import own_picture
from spasmfree.core.content_fields import Place
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue
from spasmfree.core.words import tr


def files(catalogue: Catalogue, folder: Path) -> Mapping[str, Path]:
    """By the id of an exercise its picture; `folder` holds the content file."""
    named = (each for each in catalogue.exercises.values() if each.picture)
    return {each.id: folder / each.picture for each in named}


def faults(catalogue: Catalogue, name: str, folder: Path) -> tuple[str, ...]:
    """What is wrong with the pictures, each a sentence; `name` is how they call the file."""
    found = []
    for exercise, file in files(catalogue, folder).items():
        place = Place(name, f'exercises "{exercise}"').at("picture")
        try:
            if wrong := _fault(file):
                place.refuse(wrong)
        except KnownError as error:
            found.append(str(error))
    return tuple(found)


def _fault(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            data = stream.read(own_picture.MOST_BYTES + 1)
    except OSError:
        return tr("There is no such picture beside the file; put it there or correct the name.")
    return own_picture.fault(file.name, data)
