"""Whatever is changed in the file of exercises: it is refused in one sentence, or can be used."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from spasmfree.core import content, layout, practice
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue
from spasmfree.core.settings import PersonSettings

TEXT = (Path(__file__).parents[2] / "resources" / "exercises.json").read_text(encoding="utf-8")
ODD = (
    None, True, 0, -1, 10**30, 1.5, float("inf"), "", " ", "x" * 9_999, "\ud800", "\0", [], {},
    [[]], [None], {"id": None}, [{}], "heel-press", [1, 2, 3], "{n}", "{0.__class__}", "}{",
)  # fmt: skip
TRIES = 250

pytestmark = pytest.mark.soak


def places(value: object, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything in a decoded file."""
    if way:
        yield way
    inside: Iterable[tuple[Any, object]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for key, part in inside:
        yield from places(part, (*way, key))


def use(catalogue: Catalogue) -> None:
    """Lay out everything there is."""
    choices = practice.choices(PersonSettings(), short=False)
    for program in catalogue.programs.values():
        layout.build(program.items, catalogue, choices)
    for exercise in catalogue.exercises.values():
        layout.build([practice.prescription(exercise)], catalogue, choices)


def outcome(text: str) -> str:
    """ "used", or the sentence of the refusal."""
    try:
        use(content.parse(text))
    except KnownError as error:
        sentence = str(error)
    else:
        return "used"
    assert "\n" not in sentence
    return sentence


def test_a_value_that_makes_no_sense() -> None:
    dice = random.Random(1)
    ways = list(places(json.loads(TEXT)))
    refused = 0
    for _ in range(TRIES):
        top = holder = json.loads(TEXT)
        way = dice.choice(ways)
        for key in way[:-1]:
            holder = holder[key]
        if dice.random() < 0.1:
            del holder[way[-1]]
        else:
            holder[way[-1]] = dice.choice(ODD)
        refused += outcome(json.dumps(top)) != "used"
    assert refused > TRIES / 2


def test_a_file_that_was_cut_or_scratched() -> None:
    dice = random.Random(2)
    for _ in range(60):
        place = dice.randrange(len(TEXT))
        cut = TEXT[:place]
        scratched = TEXT[:place] + chr(dice.randrange(32, 127)) + TEXT[place + 1 :]
        assert outcome(cut) != "used"
        outcome(scratched)


def test_what_is_no_file_of_exercises_at_all() -> None:
    for text in "", "null", "[]", "0", "[" * 99_999, '{"a":' * 99_999, "1" * 5_000, '{"schema": 1}':
        assert "exercises.json" in outcome(text)
