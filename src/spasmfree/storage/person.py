"""The person's settings as rows of key and JSON value, and back (decisions D14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from spasmfree.core.exercises import Side
from spasmfree.core.loads import MOST_GRAMS, MOST_WEIGHTS
from spasmfree.core.settings import PersonSettings
from spasmfree.core.timeline import Pace
from spasmfree.storage import person_choices as choices

SCHEMA = 1
_SCHEMA_KEY = "schema"
_KNOWN = tuple(field.name for field in fields(PersonSettings) if field.name != "unknown")


def _seconds(value: object) -> bool:
    return type(value) is int and 0 <= value <= 600


def _text(value: object) -> bool:
    return isinstance(value, str)


def _weights(value: object) -> bool:
    if not isinstance(value, list) or len(value) > MOST_WEIGHTS:
        return False
    return all(type(grams) is int and 0 < grams <= MOST_GRAMS for grams in value)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _each_once(values: object) -> tuple[object, ...]:
    """The elements of a list that was found valid, sorted."""
    return tuple(sorted(set(values))) if isinstance(values, list) else ()


_VALID: Mapping[str, Callable[[object], bool]] = {
    "units": lambda value: value in ("kg", "lb"),
    "day_start_min": lambda value: type(value) is int and 0 <= value <= 720,
    "pace": lambda value: value in tuple(Pace),
    "first_side": lambda value: value in tuple(Side),
    "one_side_first": lambda value: isinstance(value, bool),
    "change_side_s": _seconds,
    "change_position_s": _seconds,
    "gate_version": _text,
    "gate_day": _text,
    "gate_episode": _text,
    "morning_left": _text,
    "missing": lambda value: isinstance(value, list),
    "avoided": lambda value: isinstance(value, list),
    "favourites": lambda value: isinstance(value, list),
    "swaps": lambda value: isinstance(value, dict),
    "doses": lambda value: isinstance(value, dict),
    "answers": lambda value: isinstance(value, dict),
    "weights": _weights,
    "bands": _texts,  # those of a later version are kept
}
# What a JSON value becomes, and what it is kept as, where the two are not the same.
_READ: Mapping[str, Callable[[object], object]] = {
    "pace": lambda value: Pace(str(value)),
    "first_side": lambda value: Side(str(value)),
    "missing": choices.ids,
    "avoided": choices.ids,
    "favourites": choices.ids,
    "swaps": choices.swaps,
    "doses": choices.doses,
    "answers": choices.answers,
    "weights": _each_once,
    "bands": _each_once,
}
_WRITE: Mapping[str, Callable[[Any], object]] = {
    "missing": list,
    "avoided": list,
    "favourites": list,
    "swaps": dict,
    "doses": choices.from_doses,
    "answers": choices.from_answers,
    "weights": list,
    "bands": list,
}


def from_values(values: Mapping[str, object]) -> PersonSettings:
    """The settings; a value that makes no sense is as if it had never been set."""
    good = {name: values[name] for name in _KNOWN if name in values and _VALID[name](values[name])}
    read = {name: _READ[name](value) if name in _READ else value for name, value in good.items()}
    person = PersonSettings(**read)  # type: ignore[arg-type]  # checked above
    unknown = {
        key: value
        for key, value in values.items()
        if key not in _KNOWN and (key != _SCHEMA_KEY or _is_later(value))
    }
    return replace(person, unknown=MappingProxyType(unknown))


def _is_later(schema: object) -> bool:
    return type(schema) is int and schema > SCHEMA


def to_values(person: PersonSettings) -> dict[str, object]:
    """All keys with their values, those of a later version among them."""
    known = {name: getattr(person, name) for name in _KNOWN}
    known |= {name: write(known[name]) for name, write in _WRITE.items()}
    return {_SCHEMA_KEY: SCHEMA} | known | dict(person.unknown)
