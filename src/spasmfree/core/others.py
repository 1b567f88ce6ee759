"""What can be started besides the session that the first page offers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from spasmfree.core import layout, practice
from spasmfree.core.exercises import Program
from spasmfree.core.tailor import Tailor
from spasmfree.core.timeline import minutes
from spasmfree.core.today import nothing_fits

_TRAINING = "train"
_FIRST = ("relief", "break")  # kinds in the order in which they are offered; training follows


class Other(NamedTuple):
    """One program, as this person does it."""

    program: str  # id
    name: str
    why: str  # what it is for
    minutes: int  # 0 where there is nothing to do
    nothing: str = ""  # why it cannot be started; "" when it can


@dataclass(frozen=True, slots=True)
class Others:
    """Everything there is to choose from; sentences are finished."""

    gentle: tuple[Other, ...]  # what never counts as training
    training: tuple[Other, ...]
    rule: str = ""  # why no training is among them (decisions D29, D30); "" when it is

    @property
    def startable(self) -> tuple[Other, ...]:
        """What can be started, in order."""
        return tuple(each for each in (*self.gentle, *self.training) if not each.nothing)


def others(tailor: Tailor, offered: str, *, rule: str, easier: bool) -> Others:
    """All programs but the one with the id `offered`.

    `rule` says why nothing that strengthens is to be offered now (decisions D29, D30), "" when it
    is: what is no training holds none of it (decisions D33), and a stretch may be practised on
    such a day too.
    `easier` is the start after time away, which is one of training.
    """
    programs = [each for each in tailor.catalogue.programs.values() if each.id != offered]
    gentle = sorted(_of(programs, *_FIRST), key=lambda each: _FIRST.index(each.kind))
    training = () if rule else _of(programs, _TRAINING)
    return Others(
        tuple(_other(each, tailor, easier=False) for each in gentle),
        tuple(_other(each, tailor, easier=easier) for each in training),
        rule,
    )


def _of(programs: Iterable[Program], *kinds: str) -> tuple[Program, ...]:
    return tuple(each for each in programs if each.kind in kinds)


def _other(program: Program, tailor: Tailor, *, easier: bool) -> Other:
    items = tailor.program(program, easier=easier).items
    if not items:
        return Other(program.id, program.name, program.why, 0, nothing_fits())
    choices = practice.choices(tailor.person)
    takes = minutes(layout.build(items, tailor.catalogue, choices))
    return Other(program.id, program.name, program.why, takes)
