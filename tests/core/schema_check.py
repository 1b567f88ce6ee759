"""Checks data against the few keywords of JSON Schema that exercises.schema.json uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
SILENT = {"$schema", "$defs", "title", "description"}
TYPES: dict[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


def faults(value: Any, schema: Schema, root: Schema, at: str = "$") -> Iterator[str]:
    """Where `value` does not keep to `schema`."""
    for keyword, wanted in schema.items():
        if keyword not in SILENT:
            yield from CHECKS[keyword](value, wanted, schema, root, at)


def _ref(value: Any, wanted: str, _: Schema, root: Schema, at: str) -> Iterator[str]:
    yield from faults(value, root["$defs"][wanted.removeprefix("#/$defs/")], root, at)


def _type(value: Any, wanted: Any, *_: Any) -> Iterator[str]:
    names = wanted if isinstance(wanted, list) else [wanted]
    if not any(TYPES[name](value) for name in names):
        yield f"{_[-1]}: not {names}"


def _simple(holds: Callable[[Any, Any], bool]) -> Callable[..., Iterator[str]]:
    def check(value: Any, wanted: Any, _: Schema, __: Schema, at: str) -> Iterator[str]:
        if not holds(value, wanted):
            yield f"{at}: {wanted}"

    return check


def _properties(value: Any, wanted: Schema, _: Schema, root: Schema, at: str) -> Iterator[str]:
    for name, schema in wanted.items():
        if isinstance(value, dict) and name in value:
            yield from faults(value[name], schema, root, f"{at}.{name}")


def _others(value: Any, wanted: Any, schema: Schema, root: Schema, at: str) -> Iterator[str]:
    others = set(value) - set(schema.get("properties", {})) if isinstance(value, dict) else set()
    for name in others:
        if wanted is False:
            yield f"{at}.{name}: unknown"
        else:
            yield from faults(value[name], wanted, root, f"{at}.{name}")


def _names(value: Any, wanted: Schema, _: Schema, root: Schema, at: str) -> Iterator[str]:
    for name in value:
        yield from faults(name, wanted, root, f"{at}.{name}")


def _items(value: Any, wanted: Schema, _: Schema, root: Schema, at: str) -> Iterator[str]:
    for number, element in enumerate(value if isinstance(value, list) else ()):
        yield from faults(element, wanted, root, f"{at}[{number}]")


def _one_of(value: Any, wanted: list[Schema], _: Schema, root: Schema, at: str) -> Iterator[str]:
    if sum(not list(faults(value, schema, root, at)) for schema in wanted) != 1:
        yield f"{at}: not exactly one of {wanted}"


def _number(value: Any) -> bool:
    return isinstance(value, int)


CHECKS: dict[str, Callable[..., Iterator[str]]] = {
    "$ref": _ref,
    "type": _type,
    "enum": _simple(lambda value, wanted: value in wanted),
    "const": _simple(lambda value, wanted: value == wanted),
    "pattern": _simple(
        lambda value, wanted: not isinstance(value, str) or bool(re.search(wanted, value))
    ),
    "required": _simple(
        lambda value, wanted: not isinstance(value, dict) or set(wanted) <= set(value)
    ),
    "minItems": _simple(lambda value, wanted: not isinstance(value, list) or len(value) >= wanted),
    "maxItems": _simple(lambda value, wanted: not isinstance(value, list) or len(value) <= wanted),
    "minimum": _simple(lambda value, wanted: not _number(value) or value >= wanted),
    "maximum": _simple(lambda value, wanted: not _number(value) or value <= wanted),
    "properties": _properties,
    "additionalProperties": _others,
    "propertyNames": _names,
    "items": _items,
    "oneOf": _one_of,
}
