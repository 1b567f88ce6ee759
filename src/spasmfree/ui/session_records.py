"""From a running session to what is kept of it: its head, its rows, and the summary after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spasmfree.core import days, practice, spec
from spasmfree.core.change import Change, change
from spasmfree.core.clocks import Wall
from spasmfree.core.exercises import Catalogue, Exercise, Prescription, Program, Side, SideMode
from spasmfree.core.layout import Choices, Item, resolve
from spasmfree.core.ledger import Ledger
from spasmfree.core.record import SessionKind, SessionOutcome, SessionRecord, SetRecord
from spasmfree.core.rows import Rows, rows
from spasmfree.core.store import Running, Store
from spasmfree.core.tailor import Tailor, Tailoring
from spasmfree.core.timeline import Timeline
from spasmfree.core.words import tr
from spasmfree.ui.after_page import Fact, Summary

MINUTE_MS = 60_000
_LATELY = 365  # days


@dataclass(frozen=True, slots=True)
class Wanted:
    """The session that was asked for, before it starts."""

    kind: SessionKind
    program: str  # program id, or the exercise id for practice
    title: str
    tailored: Tailoring
    choices: Choices
    whole: Tailoring  # without what makes this one session shorter or easier

    @property
    def items(self) -> tuple[Prescription, ...]:
        """As they will be done."""
        return self.tailored.items

    def changeable(self, place: int, tailor: Tailor) -> Change:
        """What can be changed about the exercise at a place, for this session and later ones."""
        asked = self.tailored.exercises[place].asked.exercise
        one = next(each for each in self.whole.exercises if each.asked.exercise == asked)
        others = [each for each in self.whole.exercises if each is not one]
        taken = {key for each in others for key in (each.asked.exercise, each.done.exercise)}
        return change(tailor, one, taken, swap=self.kind is SessionKind.PROGRAM)

    def resolved(self, catalogue: Catalogue) -> tuple[Item, ...]:
        return resolve(self.items, catalogue)


def wanted_program(
    program: Program, tailor: Tailor, *, short: bool, easier: bool = False
) -> Wanted:
    """A program; `short` is one set of each exercise and side (decisions D9)."""
    tailored = tailor.program(program, short=short, easier=easier)
    choices = practice.choices(tailor.person, short=short)
    whole = tailor.program(program)
    return Wanted(SessionKind.PROGRAM, program.id, program.name, tailored, choices, whole)


def wanted_practice(exercise: Exercise, tailor: Tailor) -> Wanted:
    """One exercise alone."""
    tailored, choices = tailor.alone(exercise), practice.choices(tailor.person)
    return Wanted(SessionKind.PRACTICE, exercise.id, exercise.name, tailored, choices, tailored)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a head says of when, where and by what it was begun."""

    session_id: str
    wall: Wall
    day_start_min: int
    content_version: str
    app_version: str


def head_of(
    wanted: Wanted, items: Sequence[Item], pain_before: int | None, origin: Origin
) -> Running:
    """The head of a session that begins now."""
    wall = origin.wall
    return Running(
        id=origin.session_id,
        day=days.day_of(wall.utc_ms, wall.offset_min, origin.day_start_min),
        started_ms=wall.utc_ms,
        offset_min=wall.offset_min,
        zone=wall.zone,
        kind=wanted.kind,
        program=wanted.program,
        short=wanted.choices.short,
        pain_before=pain_before,
        content_version=origin.content_version,
        app_version=origin.app_version,
        spec=spec.to_json(items, wanted.choices),
    )


def rows_of(timeline: Timeline, ledger: Ledger, head: Running, new_id: Callable[[], str]) -> Rows:
    """All rows of a session; one of practice belongs to no program."""
    found = rows(timeline, ledger, head, new_id)
    if head.kind is SessionKind.PRACTICE:
        return replace(found, session=replace(found.session, program=""))
    return found


def summary_of(found: Rows, catalogue: Catalogue, store: Store, getting_up: str) -> Summary:
    """What was done, against the last session of the same program."""
    session = found.session
    stopped = session.outcome is SessionOutcome.STOPPED_PAIN
    facts = [_time(session)]
    # Nobody who stopped because it hurt is held against another day.
    facts.append(_stopped_sets(session) if stopped else _sets(session, _last_like(session, store)))
    lifts = _both_sides(found.sets, catalogue)
    if lifts is not None:
        facts.append(lifts)
    title = tr("Stopped, and kept") if stopped else tr("Well done")
    return Summary(title, tuple(facts), getting_up)


def _time(session: SessionRecord) -> Fact:
    taken = (session.ended_ms - session.started_ms + MINUTE_MS // 2) // MINUTE_MS
    moved = (session.active_ms + MINUTE_MS // 2) // MINUTE_MS
    return Fact(tr("{n}\u00a0min", n=taken), tr("moving {n}\u00a0min", n=moved))


def _sets(session: SessionRecord, last: SessionRecord | None) -> Fact:
    said = tr("{done} of {total} sets", done=session.sets_done, total=session.sets_planned)
    if last is None:
        return Fact(said, tr("for the first time"))
    beside = tr("last time {done} of {total}", done=last.sets_done, total=last.sets_planned)
    return Fact(said, beside)


def _stopped_sets(session: SessionRecord) -> Fact:
    said = tr("{done} of {total} sets", done=session.sets_done, total=session.sets_planned)
    return Fact(said, tr("all of it is kept"))


def _last_like(session: SessionRecord, store: Store) -> SessionRecord | None:
    """The session of the same program before this one, of the same length."""
    like = (session.kind, session.program, session.short)
    if session.kind is SessionKind.PRACTICE:
        return None
    # All of thirty years take long to read, and nearly always the last one was lately.
    for first in (days.add(session.day, -_LATELY), ""):
        for other in store.sessions(first):
            earlier = other.id != session.id and other.started_ms < session.started_ms
            if earlier and (other.kind, other.program, other.short) == like:
                return other
    return None


def _both_sides(sets: Sequence[SetRecord], catalogue: Catalogue) -> Fact | None:
    """The reps of the first exercise that is counted on each side, when any was done."""
    for row in sets:
        exercise = catalogue.exercises.get(row.exercise)
        if exercise is None or exercise.dose.is_hold or exercise.side_mode is not SideMode.EACH:
            continue
        reps = {
            side: sum(
                other.reps_done
                for other in sets
                if other.exercise == row.exercise and other.side is side
            )
            for side in (Side.LEFT, Side.RIGHT)
        }
        left, right = reps[Side.LEFT], reps[Side.RIGHT]
        if not left + right:
            return None
        return Fact(
            tr("{n} {counted}", n=left + right, counted=exercise.counted),
            tr("{left} left, {right} right", left=left, right=right),
        )
    return None
