"""Reads a content file field by field, and names the entry and field that is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn, Protocol, TypeGuard, TypeVar

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Choice = TypeVar("Choice", bound=StrEnum)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Named)


@dataclass(slots=True)  # not frozen: a start makes thousands, and those take three times as long
class Place:
    """Where in a content file something stands: the file, the entry and the way to a field."""

    file: str
    entry: str  # such as 'exercise "heel-press"'; "" for the file as a whole
    path: str = ""  # such as "dose.sets"

    def at(self, name: str) -> Place:
        """The field `name` of this place."""
        return Place(self.file, self.entry, f"{self.path}.{name}" if self.path else name)

    def index(self, number: int) -> Place:
        """The element `number` of this list, from 0."""
        return Place(self.file, self.entry, f"{self.path}[{number}]")

    def refuse(self, expected: str) -> NoReturn:
        """Raise the sentence that names this place; `expected` is a sentence of its own."""
        if self.entry and self.path:
            raise KnownError(
                tr(
                    "{file}, {entry}, field {field}: {expected}",
                    file=self.file,
                    entry=self.entry,
                    field=self.path,
                    expected=expected,
                )
            )
        where = self.entry or self.path
        if where:
            raise KnownError(
                tr("{file}, {entry}: {expected}", file=self.file, entry=where, expected=expected)
            )
        raise KnownError(tr("{file}: {expected}", file=self.file, expected=expected))


class Fields:
    """The fields of one JSON object. Each is asked for by name; `close` refuses the rest."""

    def __init__(self, value: object, place: Place) -> None:
        if not isinstance(value, dict):
            place.refuse(tr("Expected an object in braces, with named fields."))
        self._values: dict[str, object] = value
        self._asked: set[str] = set()
        self.place = place

    @property
    def written(self) -> tuple[str, ...]:
        """The names of all fields that are there."""
        return tuple(self._values)

    def has(self, name: str) -> bool:
        """Whether the field is written at all, even as null."""
        self._asked.add(name)
        return name in self._values

    def raw(self, name: str) -> object:
        """The value as JSON gives it; a missing field is refused."""
        if not self.has(name):
            self.place.at(name).refuse(tr("The field is missing; write it."))
        return self._values[name]

    def text(self, name: str) -> str:
        """A text that is not empty and has no blanks around it."""
        value = self.raw(name)
        if not _is_text(value):
            self.place.at(name).refuse(
                tr("Expected a text in quotes, not empty, without blanks around it.")
            )
        return value

    def id(self, name: str = "id") -> str:
        """A permanent id such as heel-press (decisions D7)."""
        return _id(self.raw(name), self.place.at(name))

    def number(self, name: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        return _number(self.raw(name), self.place.at(name), low, high)

    def number_or_null(self, name: str, low: int, high: int) -> int | None:
        """A whole number, or null for none."""
        return None if self.raw(name) is None else self.number(name, low, high)

    def one_of(self, name: str, options: Sequence[str]) -> str:
        """One of a few fixed words."""
        return _one_of(self.raw(name), self.place.at(name), options)

    def member(self, name: str, kind: type[Choice]) -> Choice:
        """One of the words of an enumeration."""
        value = self.raw(name)
        return _known(value, kind) or _refuse_word(self.place.at(name), kind)

    def members(self, name: str, kind: type[Choice], at_least: int = 0) -> tuple[Choice, ...]:
        """A list of words of an enumeration, each once."""
        found: dict[Choice, None] = {}
        for value, place in self.list(name, at_least):
            member = _known(value, kind) or _refuse_word(place, kind)
            if member in found:
                place.refuse(tr("It stands in this list already; keep one."))
            found[member] = None
        return tuple(found)

    def list(self, name: str, at_least: int = 0) -> list[tuple[object, Place]]:
        """The elements of a list, each with its place."""
        value = self.raw(name)
        place = self.place.at(name)
        if not isinstance(value, list):
            place.refuse(tr("Expected a list in square brackets."))
        if len(value) < at_least:
            place.refuse(tr("The list is empty; write at least one entry."))
        return [(element, place.index(number)) for number, element in enumerate(value)]

    def references(self, name: str, known: Collection[str], at_least: int = 0) -> tuple[str, ...]:
        """A list of ids, each defined elsewhere in the file."""
        elements = self.list(name, at_least)
        return tuple(_reference(_id(value, place), known, place) for value, place in elements)

    def reference(self, name: str, known: Collection[str]) -> str:
        """An id that is defined elsewhere in the file."""
        return _reference(self.id(name), known, self.place.at(name))

    def part(self, name: str) -> Fields:
        """The object inside a field."""
        return Fields(self.raw(name), self.place.at(name))

    def parts(self, name: str, at_least: int = 0) -> tuple[Fields, ...]:
        """The objects inside a list."""
        return tuple(Fields(element, place) for element, place in self.list(name, at_least))

    def named(self, name: str, kind: type[Choice]) -> dict[str, str]:
        """An object with a text for each word of an enumeration."""
        part = self.part(name)
        texts = {member.value: part.text(member.value) for member in kind}
        part.close()
        return texts

    def names(self, name: str) -> dict[str, str]:
        """An object of ids, each with a text."""
        part = self.part(name)
        return {_id(key, part.place.at(key)): part.text(key) for key in part.written}

    def close(self) -> None:
        """Refuse a field that nobody asked for: mostly a slip of the pen."""
        for name in self.written:
            if name not in self._asked:
                self.place.at(name).refuse(tr("The field is not known; check its spelling."))


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value) and value == value.strip()


def _known(value: object, kind: type[Choice]) -> Choice | None:
    try:
        return kind(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _refuse_word(place: Place, kind: type[StrEnum]) -> NoReturn:
    place.refuse(tr("Expected one of: {options}.", options=", ".join(kind)))


def _one_of(value: object, place: Place, options: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in options:
        place.refuse(tr("Expected one of: {options}.", options=", ".join(options)))
    return value


def _id(value: object, place: Place) -> str:
    if not isinstance(value, str) or not KEBAB.fullmatch(value):
        place.refuse(tr("Expected an id of small letters, digits and hyphens, such as heel-press."))
    return value


def _number(value: object, place: Place, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        place.refuse(
            tr("Expected a whole number from {low} to {high}.", low=str(low), high=str(high))
        )
    return value


def _reference(value: str, known: Collection[str], place: Place) -> str:
    if value not in known:
        place.refuse(
            tr('"{id}" is defined nowhere in this file; define it or correct it.', id=value)
        )
    return value


def numbers(elements: Sequence[tuple[object, Place]], low: int, high: int) -> tuple[int, ...]:
    """Whole numbers from the elements of a list."""
    return tuple(_number(value, place, low, high) for value, place in elements)


def opened(text: str, name: str, schema: int) -> Fields:
    """The fields at the top of the content file `text`; `name` is how sentences call the file.

    `schema` is the one that this program reads. Raises KnownError.
    """
    top = Fields(_decoded(text, name), Place(name, ""))
    top.has("$schema")  # a hint for editors only
    found, place = top.number("schema", 1, 1_000_000), top.place.at("schema")
    if found > schema:
        place.refuse(tr("The file is made for a newer SpasmFree; install the newest one."))
    if found < schema:
        place.refuse(
            tr("The file is made for an older SpasmFree; start again from the present file.")
        )
    return top


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


def by_id(top: Fields, field: str, read: Callable[[Fields], Entry]) -> Mapping[str, Entry]:
    """The entries of the list `field`, each read by `read`, by id and in their order."""
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
