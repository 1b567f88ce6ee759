"""Holds data against the few keywords of JSON Schema that our schemas use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
Faults = Iterator[str]
_SILENT = {"$schema", "$defs", "title", "description"}
_TYPES: dict[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}


def faults(value: object, schema: Schema, root: Schema, at: str = "$") -> Faults:
    """Where `value` does not keep to `schema`, such as $.exercises[2].cue; `root` has the $defs.

    A keyword that is not known raises KeyError: the schema is ours.
    """
    for keyword, wanted in schema.items():
        if keyword not in _SILENT:
            yield from _CHECKS[keyword](value, wanted, schema, root, at)


def _ref(value: object, wanted: str, _: Schema, root: Schema, at: str) -> Faults:
    yield from faults(value, root["$defs"][wanted.removeprefix("#/$defs/")], root, at)


def _simple(holds: Callable[[Any, Any], bool]) -> Callable[..., Faults]:
    def check(value: object, wanted: object, _: Schema, __: Schema, at: str) -> Faults:
        if not holds(value, wanted):
            yield at

    return check


def _has_type(value: object, wanted: str | list[str]) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    return any(_TYPES[name](value) for name in names)


def _properties(value: object, wanted: Schema, _: Schema, root: Schema, at: str) -> Faults:
    for name, schema in wanted.items():
        if isinstance(value, dict) and name in value:
            yield from faults(value[name], schema, root, f"{at}.{name}")


def _others(value: object, wanted: object, schema: Schema, root: Schema, at: str) -> Faults:
    known = schema.get("properties", {})
    for name, inside in value.items() if isinstance(value, dict) else ():
        if name in known:
            continue
        if isinstance(wanted, dict):
            yield from faults(inside, wanted, root, f"{at}.{name}")
        elif not wanted:
            yield f"{at}.{name}"


def _names(value: object, wanted: Schema, _: Schema, root: Schema, at: str) -> Faults:
    for name in value if isinstance(value, dict) else ():
        yield from faults(name, wanted, root, f"{at}.{name}")


def _items(value: object, wanted: Schema, _: Schema, root: Schema, at: str) -> Faults:
    for number, element in enumerate(value if isinstance(value, list) else ()):
        yield from faults(element, wanted, root, f"{at}[{number}]")


def _any_of(value: object, wanted: list[Schema], _: Schema, root: Schema, at: str) -> Faults:
    if all(list(faults(value, schema, root, at)) for schema in wanted):
        yield at


def _dependent(value: object, wanted: Schema, _: Schema, __: Schema, at: str) -> Faults:
    for name, others in wanted.items():
        if isinstance(value, dict) and name in value and not set(others) <= set(value):
            yield f"{at}.{name}"


def _one_of(value: object, wanted: list[Schema], _: Schema, root: Schema, at: str) -> Faults:
    if sum(not list(faults(value, schema, root, at)) for schema in wanted) != 1:
        yield at


_CHECKS: dict[str, Callable[..., Faults]] = {
    "$ref": _ref,
    "type": _simple(_has_type),
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
    "minimum": _simple(lambda value, wanted: not isinstance(value, int | float) or value >= wanted),
    "maximum": _simple(lambda value, wanted: not isinstance(value, int | float) or value <= wanted),
    "properties": _properties,
    "additionalProperties": _others,
    "propertyNames": _names,
    "items": _items,
    "anyOf": _any_of,
    "dependentRequired": _dependent,
    "oneOf": _one_of,
}
