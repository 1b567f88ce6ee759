"""The method's three aims in this week's sets: lengthen quads, strengthen hamstrings and side hip.

A set is one side (decisions D2). What is full is the week as planned, so that a week in which
all of it is done fills each bar exactly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from spasmfree.core import days
from spasmfree.core.done import set_counts
from spasmfree.core.exercises import Catalogue, Exercise, Prescription, Program, SideMode
from spasmfree.core.plan import programs_of_week
from spasmfree.core.record import SessionKind, SessionRecord, SetRecord
from spasmfree.core.store import PlanRow
from spasmfree.core.timeline import PlannedSet
from spasmfree.core.vocabulary import Muscle, Role
from spasmfree.core.words import tr, trn

_LENGTHENED = {Muscle.QUADS, Muscle.HIP_FLEXORS}


class Aim(StrEnum):
    """What the method is after, in the order in which it is shown."""

    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    SIDE_HIP = "side-hip"


_STRENGTHENED = ((Muscle.HAMSTRINGS, Aim.HAMSTRINGS), (Muscle.SIDE_HIP, Aim.SIDE_HIP))


class Bar(NamedTuple):
    """The sets of one aim in one week."""

    aim: Aim
    done: int
    planned: int  # of the whole week
    after: int  # done when today's session is done too; the same as `done` when none is due

    @property
    def filled(self) -> float:
        """0 to 1: more sets than planned fill the bar and no more; 0 when none are planned."""
        return self._share(self.done)

    @property
    def line(self) -> float | None:
        """Where today's session takes the bar, 0 to 1; None where it takes it no further."""
        to = self._share(self.after)
        return to if to > self.filled else None

    def _share(self, sets: int) -> float:
        return min(1.0, sets / self.planned) if self.planned else 0.0


Asked = Callable[[Program], Sequence[Prescription]]


def _as_written(program: Program) -> Sequence[Prescription]:
    return program.items


def aims(exercise: Exercise) -> tuple[Aim, ...]:
    """What an exercise is for: the one place that reads its role and its muscles for the bars."""
    if exercise.role is Role.STRETCH:
        return (Aim.QUADS,) if _LENGTHENED.intersection(exercise.stretches) else ()
    if exercise.role is Role.STRENGTHEN:
        return tuple(aim for muscle, aim in _STRENGTHENED if muscle in exercise.strengthens)
    return ()


def bars(
    plan_rows: Sequence[PlanRow],
    sessions: Sequence[SessionRecord],
    sets: Sequence[SetRecord],
    catalogue: Catalogue,
    today: str,
    due: Iterable[PlannedSet] = (),
    asked: Asked = _as_written,
) -> tuple[Bar, ...]:
    """One bar for each aim in the week of `today`.

    `sessions` is the whole history, for whose turn it is; `sets` are those of this week;
    `due` are the sets of today's session, none when none is due; `asked` is what programs are
    for this person, so that a dose of their own fills the week as well.
    """
    done = Counter(_done(sessions, sets, catalogue, today, asked))
    programs = Counter(programs_of_week(plan_rows, sessions, today, catalogue.programs))
    planned: Counter[Aim] = Counter()
    for program, times in programs.items():
        for aim in _program(program, catalogue, asked):
            planned[aim] += times
    coming = Counter(aim for each in due for aim in _aims_of(each.exercise, catalogue))
    return tuple(Bar(aim, done[aim], planned[aim], done[aim] + coming[aim]) for aim in Aim)


def _done(
    sessions: Sequence[SessionRecord],
    sets: Sequence[SetRecord],
    catalogue: Catalogue,
    today: str,
    asked: Asked,
) -> Iterator[Aim]:
    """The aims of what was logged, one for each set that counts.

    A session without the app has no sets of its own: those of its program are taken as done,
    because the person says so (decisions D9).
    """
    for each in sets:
        if set_counts(each):
            yield from _aims_of(each.exercise, catalogue)
    monday = days.week_start(today)
    sunday = days.add(monday, 6)
    counted = {each.session_id for each in sets}
    for session in sessions:
        elsewhere = session.kind is SessionKind.ELSEWHERE and session.id not in counted
        if elsewhere and monday <= session.day <= sunday:
            yield from _program(session.program, catalogue, asked)


def _program(program: str, catalogue: Catalogue, asked: Asked) -> Iterator[Aim]:
    """The aims of all sets of a program; none when this version of the content lacks it."""
    found = catalogue.programs.get(program)
    for item in asked(found) if found else ():
        for aim in _aims_of(item.exercise, catalogue):
            yield from [aim] * _sets(item)


def _sets(item: Prescription) -> int:
    """How many sets it is, of both sides together."""
    return item.sets * (2 if item.side_mode is SideMode.EACH else 1)


def _aims_of(exercise: str, catalogue: Catalogue) -> tuple[Aim, ...]:
    """The aims of an exercise that may be known by an earlier id, or not at all."""
    found = catalogue.exercises.get(catalogue.aliases.get(exercise, exercise))
    return aims(found) if found else ()


def name(aim: Aim) -> str:
    """What a bar is called."""
    return {
        Aim.QUADS: tr("Lengthen quads"),
        Aim.HAMSTRINGS: tr("Strengthen hamstrings"),
        Aim.SIDE_HIP: tr("Strengthen side hip"),
    }[aim]


def count_words(bar: Bar) -> str:
    """Such as "8 of 12 sets"; "3 sets" in a week that plans none."""
    if not bar.planned:
        return trn("{n} set", "{n} sets", bar.done)
    return trn("{done} of {n} set", "{done} of {n} sets", bar.planned, done=bar.done)


def told(bar: Bar) -> str:
    """The count, and where the line stands, for those who do not see it."""
    if bar.line is None:
        return count_words(bar)
    return trn(
        "{done} of {n} set, {after} with today's session",
        "{done} of {n} sets, {after} with today's session",
        bar.planned,
        done=bar.done,
        after=bar.after,
    )
