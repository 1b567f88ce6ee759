"""What a rule of the method is, and what it says about an entry that breaks it (decisions D33)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spasmfree.core.exercises import Catalogue, Exercise, Program
from spasmfree.core.words import tr

Place = tuple[str, str]  # the entry, such as 'exercises "heel-press"', and the field in it
Look = Callable[[Catalogue], Iterator[Place]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the method leaves out, and where it stands."""

    rule: str  # id of the rule, such as N5-squat
    entry: str
    field: str
    sentence: str  # what is wrong and what to do about it

    def told(self, file: str) -> str:
        """The sentence as the loader would say it, with file, entry and field."""
        return tr(
            "{file}, {entry}, field {field}, rule {rule}: {sentence}",
            file=file,
            entry=self.entry,
            field=self.field,
            rule=self.rule,
            sentence=self.sentence,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the method over everything in a catalogue."""

    source: str  # the claim it comes from, as numbered in docs/method.md, or the decision
    name: str  # what it is about, kebab-case
    says: Callable[[], str]  # what is wrong and what to do about it, one sentence
    look: Look  # where the catalogue breaks it

    @property
    def id(self) -> str:
        """Source and name; written in sentences and in docs/method.md."""
        return f"{self.source}-{self.name}"

    def find(self, catalogue: Catalogue) -> Iterator[Finding]:
        """Each place where the catalogue breaks this rule."""
        for entry, field in self.look(catalogue):
            yield Finding(self.id, entry, field, self.says())


def exercise_place(id_: str, field: str) -> Place:
    """A field of an exercise, named as the loader names it."""
    return f'exercises "{id_}"', field


def program_place(id_: str, field: str) -> Place:
    """A field of a program, named as the loader names it."""
    return f'programs "{id_}"', field


def each_exercise(fault: Callable[[Exercise, Catalogue], str | None]) -> Look:
    """Looks at one exercise after the other; `fault` gives the first field that is wrong."""

    def look(catalogue: Catalogue) -> Iterator[Place]:
        for exercise in catalogue.exercises.values():
            field = fault(exercise, catalogue)
            if field is not None:
                yield exercise_place(exercise.id, field)

    return look


def each_program(fault: Callable[[Program, Catalogue], str | None]) -> Look:
    """Looks at one program after the other; `fault` gives the first field that is wrong."""

    def look(catalogue: Catalogue) -> Iterator[Place]:
        for program in catalogue.programs.values():
            field = fault(program, catalogue)
            if field is not None:
                yield program_place(program.id, field)

    return look
