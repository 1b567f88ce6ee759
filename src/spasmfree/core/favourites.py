"""The exercises that a person has marked as favourites, kept by their ids (decisions D7)."""

from __future__ import annotations

from collections.abc import Iterable

from spasmfree.core.exercises import Catalogue


def known(kept: Iterable[str], catalogue: Catalogue) -> frozenset[str]:
    """The favourites that this catalogue has, by their present ids."""
    present = {catalogue.aliases.get(key, key) for key in kept}
    return frozenset(present & catalogue.exercises.keys())


def marked(
    kept: Iterable[str], exercise: str, catalogue: Catalogue, *, on: bool
) -> tuple[str, ...]:
    """What is kept after an exercise was marked or not; ids this catalogue lacks stay."""
    others = tuple(key for key in kept if catalogue.aliases.get(key, key) != exercise)
    return (*others, exercise) if on else others
