"""What a plan can be made of: the programs in turn and after each other, or one alone (D1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from spasmfree.core.exercises import Program
from spasmfree.core.plan import FIRST, SECOND, STANDARD, standard_name
from spasmfree.core.words import tr

MAINTENANCE = "maintenance"


class Course(NamedTuple):
    """The programs of a plan row, without days."""

    id: str
    name: str
    why: str
    rotation: tuple[str, ...]
    weeks: int | None = None  # None: until something else is chosen
    then: tuple[str, ...] = ()


def courses(programs: Mapping[str, Program]) -> tuple[Course, ...]:
    """All that can be chosen: starter, standard, maintenance, then the others, one alone."""
    training = {key: each for key, each in programs.items() if each.kind == "train"}
    found = [_starter(training[key], training) for key in (FIRST, SECOND) if key in training]
    if set(STANDARD) <= set(training):
        found.append(_standard())
    if MAINTENANCE in training:
        found.append(_one(training[MAINTENANCE]))
    named = {FIRST, SECOND, MAINTENANCE}
    return (*found, *(_alone(each) for key, each in training.items() if key not in named))


def course_of(rotation: Sequence[str], among: Iterable[Course]) -> str:
    """The id of the course that these programs in turn are; "" when it is none of them."""
    return next((each.id for each in among if each.rotation == tuple(rotation)), "")


def two_days(weekdays: Sequence[int]) -> tuple[int, ...]:
    """Two of the days, as far apart in the week as they can be; all of them when they are fewer."""
    pairs = combinations(sorted(weekdays), 2)
    return max(pairs, key=lambda pair: _apart(*pair), default=tuple(weekdays))


def _apart(first: int, second: int) -> int:
    between = second - first
    return min(between, 7 - between)


def _starter(program: Program, training: Mapping[str, Program]) -> Course:
    if program.id == FIRST and SECOND in training:
        return Course(FIRST, program.name, program.why, (FIRST,), 1, (SECOND,))
    return _one(program)


def _standard() -> Course:
    return Course(
        "standard",
        standard_name(),
        tr(
            "Two sessions in turn, 3 or 4\u00a0days a week. After 12\u00a0weeks maintenance is "
            "offered; the 12\u00a0weeks are our own choice."
        ),
        STANDARD,
    )


def _one(program: Program) -> Course:
    return Course(program.id, program.name, program.why, (program.id,))


def _alone(program: Program) -> Course:
    name = tr("Only {program}", program=program.name)
    return Course(program.id, name, program.why, (program.id,))
