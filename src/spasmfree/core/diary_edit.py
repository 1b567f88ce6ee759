"""What a person changes in the diary: counts, days, and sessions done without the app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spasmfree.core import days
from spasmfree.core.loads import Load
from spasmfree.core.record import (
    Felt,
    Outcome,
    SessionKind,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)

MOST_REPS = 99
MOST_SECONDS = 3600
MOST_MINUTES = 240


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A session done without the app, as the person tells it."""

    day: str  # ISO
    program: str  # id, "" for something else
    minutes: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A session as the person corrected it."""

    day: str  # ISO
    pain_before: int | None  # 0 to 10
    pain_worst: int | None
    pain_after: int | None
    effort: int | None
    note: str
    counts: tuple[int, ...]  # for each set: its reps, or the seconds of its hold
    minutes: int | None = None  # of a session done without the app; None leaves it as it is
    loads: tuple[Load, ...] = ()  # for each set; empty leaves them as they are
    pain_next_morning: int | None = None
    felt_next_morning: Felt | None = None


def is_hold(each: SetRecord) -> bool:
    """A set of one long hold is told in seconds, every other one in reps."""
    return each.reps_planned == 1 and each.hold_ms_planned > 0


def count_of(each: SetRecord) -> int:
    """What a person counts in a set: reps done, or seconds held."""
    return round(each.hold_ms_done / 1000) if is_hold(each) else each.reps_done


def edited(
    session: SessionRecord, sets: Sequence[SetRecord], edit: Edit
) -> tuple[SessionRecord, tuple[SetRecord, ...]]:
    """The session and its sets with `edit` applied; what was not changed stays as it was."""
    counted = tuple(
        with_hold(each, count) if is_hold(each) else with_reps(each, count)
        for each, count in zip(sets, edit.counts, strict=True)
    )
    told = replace(
        session,
        pain_before=edit.pain_before,
        pain_worst=edit.pain_worst,
        pain_after=edit.pain_after,
        pain_next_morning=edit.pain_next_morning,
        felt_next_morning=edit.felt_next_morning,
        effort=edit.effort,
        note=edit.note,
    )
    if counted != tuple(sets):
        told = with_sets(told, counted)
    if edit.minutes is not None:
        lasted = edit.minutes * days.MINUTE_MS
        told = replace(told, ended_ms=told.started_ms + lasted, active_ms=lasted)
    return on_day(told, edit.day), _with_loads(counted, edit.loads)


def with_reps(each: SetRecord, reps: int) -> SetRecord:
    """The set as if `reps` had been counted (0 to 99), marked as corrected.

    The set as it was when nothing changes. A set that was stopped because it hurt stays so.
    """
    if reps == each.reps_done:
        return each
    hold = each.hold_ms_planned * min(reps, each.reps_planned) // max(1, each.reps_planned)
    return replace(
        each,
        reps_done=reps,
        hold_ms_done=hold,
        rep_times=each.rep_times[:reps],
        outcome=_outcome(each, reps, _asked(each, each.reps_done, each.reps_planned)),
        corrected=True,
    )


def with_load(each: SetRecord, load: Load) -> SetRecord:
    """The set as if it had been done with `load`, marked as corrected when that is another."""
    if load == each.load:
        return each
    return replace(each, load_grams=load.grams, band=load.band, corrected=True)


def _with_loads(sets: tuple[SetRecord, ...], loads: tuple[Load, ...]) -> tuple[SetRecord, ...]:
    """No count hangs on a load."""
    if not loads:
        return sets
    return tuple(with_load(each, load) for each, load in zip(sets, loads, strict=True))


def with_hold(each: SetRecord, seconds: int) -> SetRecord:
    """The set of one hold as if it had been held `seconds`, marked as corrected."""
    held = seconds * 1000
    if seconds == round(each.hold_ms_done / 1000):
        return each
    whole = held >= each.hold_ms_planned
    return replace(
        each,
        reps_done=int(whole),
        hold_ms_done=held,
        rep_times=each.rep_times[: int(whole)],
        outcome=_outcome(each, held, _asked(each, each.hold_ms_done, each.hold_ms_planned)),
        corrected=True,
    )


def _asked(each: SetRecord, done: int, planned: int) -> int:
    """What makes the set whole: an easier form asked for less than was planned."""
    return min(done, planned) if each.outcome is Outcome.DONE else planned


def _outcome(each: SetRecord, done: int, asked: int) -> Outcome:
    if each.outcome is Outcome.STOPPED_PAIN:
        return each.outcome
    if done >= asked:
        return Outcome.DONE
    return Outcome.PARTIAL if done else Outcome.SKIPPED


def with_sets(session: SessionRecord, sets: Sequence[SetRecord]) -> SessionRecord:
    """The session with its count of done sets and its outcome as `sets` now say.

    A session that was stopped because it hurt stays so; one without sets is left as it is.
    """
    if not sets:
        return session
    done = sum(1 for each in sets if each.reps_done or each.hold_ms_done)
    outcome = session.outcome
    if outcome is not SessionOutcome.STOPPED_PAIN:
        whole = all(each.outcome is Outcome.DONE for each in sets)
        outcome = SessionOutcome.DONE if whole else SessionOutcome.PARTIAL
    return replace(session, sets_done=done, outcome=outcome)


def on_day(session: SessionRecord, day: str) -> SessionRecord:
    """The session moved to another day, at the same time of that day."""
    shift = days.between(session.day, day) * days.DAY_MS
    return replace(
        session,
        day=day,
        started_ms=session.started_ms + shift,
        ended_ms=session.ended_ms + shift,
    )


def elsewhere_record(
    told: Elsewhere, session_id: str, started_ms: int, offset_min: int, zone: str, sets: int
) -> SessionRecord:
    """The row of a session done without the app.

    `sets` is how many its program holds, all taken as done: the person says it was done (D9).
    """
    active = told.minutes * days.MINUTE_MS
    return SessionRecord(
        id=session_id,
        day=told.day,
        started_ms=started_ms,
        ended_ms=started_ms + active,
        offset_min=offset_min,
        zone=zone,
        kind=SessionKind.ELSEWHERE,
        program=told.program,
        outcome=SessionOutcome.DONE,
        short=False,
        active_ms=active,
        sets_planned=sets,
        sets_done=sets,
        note=told.note,
    )
