"""Small exercises, programs and heads for tests of the session; four positions, five doses."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from spasmfree.core import commands
from spasmfree.core.advance import Change
from spasmfree.core.events import Event
from spasmfree.core.exercises import (
    Catalogue,
    Cue,
    Dose,
    Easier,
    Exercise,
    Position,
    Prescription,
    Program,
    Side,
    SideMode,
)
from spasmfree.core.layout import Choices, build
from spasmfree.core.record import SessionKind
from spasmfree.core.session import Session
from spasmfree.core.store import Running
from spasmfree.core.timeline import Timeline
from spasmfree.core.vocabulary import Grade, Group, Loadable, Role

START = 500_000  # `now` when a test session begins

FEWER = Easier("fewer", "Only 2", reps=2)
SHORTER = Easier("shorter", "Hold it for 12 s", hold_s=12)
SMALLER = Easier("smaller", "Half the way", range="Lift only half the way.")


def position(key: str, group: str) -> Position:
    lie = {side: f"{key} {side}" for side in Side}
    return Position(key, Group(group), key, lie, lie, lie, f"get up from {key}")


POSITIONS = {
    key: position(key, group)
    for key, group in [
        ("supine", "lying"),
        ("side-lying", "lying"),
        ("half-kneeling", "kneeling"),
        ("standing", "standing"),
    ]
}


def exercise(
    key: str,
    place: str,
    mode: SideMode,
    dose: Dose,
    role: Role = Role.STRENGTHEN,
    first: str = "out",
) -> Exercise:
    return Exercise(
        id=key,
        name=key.capitalize(),
        summary="",
        counted="reps",
        role=role,
        strengthens=(),
        stretches=(),
        moves=(),
        side_mode=mode,
        position=place,
        first=first,
        words={"out": "Lift", "hold": "Hold", "back": "Lower"},
        start="",
        steps=(),
        cue=Cue("", ""),
        mistakes=(),
        why="",
        easier=(FEWER, SMALLER) if dose.reps > 1 else (SHORTER,),
        harder=(),
        loadable=Loadable.NONE,
        equipment=(),
        stop="",
        sources=(),
        grade=Grade.WEAK,
        choices=(),
        dose=dose,
    )


EXERCISES = {
    one.id: one
    for one in [
        exercise(
            "tilt", "supine", SideMode.BOTH, Dose(1, 8, None, (2, 2, 2), 0, 0, 30), Role.RELIEF
        ),
        exercise(
            "stretch", "side-lying", SideMode.EACH, Dose(2, 1, 30, None, 0, 10, 10), Role.STRETCH
        ),
        exercise("lift", "side-lying", SideMode.EACH, Dose(3, 10, None, (2, 1, 2), 0, 30, 60)),
        exercise("dig", "supine", SideMode.BOTH, Dose(2, 6, 8, None, 5, 0, 45)),
        exercise("curl", "standing", SideMode.EACH, Dose(2, 10, None, (2, 1, 3), 0, 30, 60)),
        exercise(
            "kneel", "half-kneeling", SideMode.EACH, Dose(2, 1, 30, None, 0, 10, 10), Role.STRETCH
        ),
        exercise(
            "slide", "supine", SideMode.BOTH, Dose(1, 6, None, (3, 0, 4), 0, 0, 90), first="back"
        ),
    ]
}


def prescribed(key: str, sets: int | None = None, reps: int | None = None) -> Prescription:
    one = EXERCISES[key]
    dose = one.dose
    return Prescription(
        exercise=key,
        sets=sets or dose.sets,
        reps=reps or dose.reps,
        hold_s=dose.hold_s,
        tempo=dose.tempo,
        gap_s=dose.gap_s,
        rest_side_s=dose.rest_side_s,
        rest_set_s=dose.rest_set_s,
        side_mode=one.side_mode,
    )


STARTER = Program(
    "starter",
    "Starter",
    "train",
    "",
    tuple(prescribed(key) for key in ("tilt", "stretch", "lift", "dig", "kneel")),
)

CATALOGUE = Catalogue(
    version="test",
    exercises=EXERCISES,
    programs={"starter": STARTER},
    positions=POSITIONS,
    muscles={},
    equipment={},
    sources={},
    aliases={},
)


def timeline(*items: Prescription, choices: Choices | None = None) -> Timeline:
    """A session of these prescriptions, or of the starter program."""
    return build(items or STARTER.items, CATALOGUE, choices or Choices())


def head(program: str = "starter", pain_before: int | None = None) -> Running:
    return Running(
        id="session",
        day="2026-11-22",
        started_ms=1_000_000_000_000,
        offset_min=60,
        zone="Europe/Berlin",
        kind=SessionKind.PROGRAM,
        program=program,
        short=False,
        pain_before=pain_before,
        content_version="test",
        app_version="0",
        spec="",
    )


def ids(prefix: str = "id") -> Callable[[], str]:
    """A factory of ids that are the same in every run."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


class Person:
    """Someone on the mat: gives commands at instants, and everything that happened is kept."""

    def __init__(self, plan: Timeline, tick_ms: int = 100) -> None:
        self.now = START
        self.tick_ms = tick_ms
        self.happened: list[Event] = []
        self.session: Session = self._keep(commands.start(plan, self.now))

    def does(self, command: Callable[..., Change], *args: object) -> Session:
        """Give a command at this instant."""
        self.session = self._keep(command(self.session, self.now, *args))
        return self.session

    def waits(self, ms: int) -> Session:
        """Let time pass, with ticks."""
        until = self.now + ms
        while self.now < until:
            self.now = min(until, self.now + self.tick_ms)
            self.does(commands.tick)
        return self.session

    def waits_until(self, reached: Callable[[Session], bool], limit_ms: int = 7_200_000) -> Session:
        """Let time pass until something is so."""
        until = self.now + limit_ms
        while not reached(self.session):
            assert self.now < until, "it never came to that"
            self.waits(self.tick_ms)
        return self.session

    def _keep(self, change: Change) -> Session:
        session, happened = change
        self.happened += happened
        return session
