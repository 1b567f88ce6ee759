"""Makes up one session as somebody might have done it; nothing here comes from a person."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from spasmfree.core import days
from spasmfree.core.record import (
    Felt,
    Outcome,
    PainKind,
    PainRecord,
    SessionKind,
    SessionOutcome,
    SessionRecord,
    SetRecord,
    with_scores,
)
from spasmfree.core.timeline import WORKING, PlannedSet, Timeline
from spasmfree.core.words import tr

MORNING_MIN = 7 * 60 + 30


class Fate(Enum):
    """How a made-up session goes."""

    WHOLE = "whole"
    SHORT = "short"
    EARLY = "early"  # finished before its end
    HURT = "hurt"  # stopped by pain


@dataclass(frozen=True, slots=True)
class Evening:
    """When and where a made-up session takes place, and how the back is in those weeks."""

    day: str
    started_ms: int  # UTC
    offset_min: int
    zone: str
    program: str
    pain: float  # the usual score in those weeks


@dataclass(frozen=True, slots=True)
class Invented:
    """A session with all that belongs to it."""

    session: SessionRecord
    sets: tuple[SetRecord, ...]
    pains: tuple[PainRecord, ...]


def instant_ms(day: str, minute: int, offset_min: int) -> int:
    """UTC ms of a local time, in minutes after midnight of `day`."""
    midnight = days.between("1970-01-01", day) * days.DAY_MS
    return midnight + (minute - offset_min) * days.MINUTE_MS


def fate(dice: random.Random) -> Fate:
    """Most sessions are whole."""
    return dice.choices(tuple(Fate), weights=(82, 7, 9, 2))[0]


def invent(
    timeline: Timeline,
    evening: Evening,
    goes: Fate,
    dice: random.Random,
    new_id: Callable[[], str],
    versions: tuple[str, str],
) -> Invented:
    """One session along a timeline; `versions` are those of content and program."""
    session_id = new_id()
    sets, length_ms = _sets(timeline, session_id, goes, dice, new_id)
    before = _score(evening.pain, dice)
    session = SessionRecord(
        id=session_id,
        day=evening.day,
        started_ms=evening.started_ms,
        ended_ms=evening.started_ms + length_ms,
        offset_min=evening.offset_min,
        zone=evening.zone,
        kind=SessionKind.PROGRAM,
        program=evening.program,
        outcome=_outcome(goes, sets),
        short=goes is Fate.SHORT,
        active_ms=sum(row.active_ms for row in sets),
        sets_planned=len(sets),
        sets_done=sum(row.outcome in (Outcome.DONE, Outcome.PARTIAL) for row in sets),
        pain_before=before,
        content_version=versions[0],
        app_version=versions[1],
    )
    session = _answered(session, goes, dice)
    hurts = [_hurt(session, row, new_id) for row in sets if row.outcome is Outcome.STOPPED_PAIN]
    morning = [_morning(session, new_id)] if session.pain_next_morning is not None else []
    return Invented(session, sets, with_scores(session, [*hurts, *morning], new_id))


def _sets(
    timeline: Timeline, session_id: str, goes: Fate, dice: random.Random, new_id: Callable[[], str]
) -> tuple[tuple[SetRecord, ...], int]:
    """The rows of all planned sets, and how long the session took."""
    count = len(timeline.sets)
    last = count - 1
    if goes in (Fate.EARLY, Fate.HURT):
        last = dice.randint(count // 3, max(count // 3, count - 2))
    rows, at = [], 0
    for index, planned in enumerate(timeline.sets):
        row = _skipped(planned, index, session_id, new_id())
        if index <= last:
            at += timeline.leading_ms(index) + dice.randint(0, 4_000)
            reps = _reps(planned, dice, stops=goes is Fate.HURT and index == last)
            row = _worked(timeline, row, reps, at)
            if goes is Fate.HURT and index == last:
                row = replace(row, outcome=Outcome.STOPPED_PAIN)
            at += row.active_ms
        rows.append(row)
    return tuple(rows), at + dice.randint(5_000, 60_000)


def _reps(planned: PlannedSet, dice: random.Random, *, stops: bool) -> int:
    if stops:
        return dice.randint(0, planned.reps - 1)
    if planned.reps > 4 and dice.random() < 0.04:
        return planned.reps - dice.randint(1, 3)
    return planned.reps


def _skipped(planned: PlannedSet, place: int, session_id: str, set_id: str) -> SetRecord:
    return SetRecord(
        id=set_id,
        session_id=session_id,
        place=place,
        exercise=planned.exercise,
        variant="",
        side=planned.side,
        set_no=planned.set_no,
        reps_planned=planned.reps,
        reps_done=0,
        hold_ms_planned=(planned.hold_ms or 0) * planned.reps,
        hold_ms_done=0,
        load_grams=planned.load_grams,
        band="",
        outcome=Outcome.SKIPPED,
    )


def _worked(timeline: Timeline, row: SetRecord, reps: int, at: int) -> SetRecord:
    """The row with so many reps done, the first beginning at `at` ms of the session."""
    times: list[int] = []
    began = at
    for phase in timeline.phases[timeline.sets[row.place].first_work :]:
        if phase.kind not in WORKING or len(times) == reps:
            break
        at += phase.ms or 0
        if phase.last_of_rep:
            times.append(at)
    hold_ms = row.hold_ms_planned // row.reps_planned * reps
    return replace(
        row,
        reps_done=reps,
        hold_ms_done=hold_ms,
        outcome=Outcome.DONE if reps == row.reps_planned else Outcome.PARTIAL,
        rep_times=tuple(times),
        active_ms=at - began,
    )


def _outcome(goes: Fate, sets: tuple[SetRecord, ...]) -> SessionOutcome:
    if goes is Fate.HURT:
        return SessionOutcome.STOPPED_PAIN
    done = all(row.outcome is Outcome.DONE for row in sets)
    return SessionOutcome.DONE if done else SessionOutcome.PARTIAL


def _answered(session: SessionRecord, goes: Fate, dice: random.Random) -> SessionRecord:
    """The session with what was said after it; sometimes nothing is."""
    before = session.pain_before or 0
    if dice.random() < 0.15:
        return session
    worst = min(10, max(before, before + dice.choice((0, 0, 0, 1)) + 3 * (goes is Fate.HURT)))
    morning = _score(before, dice) if dice.random() < 0.6 else None
    return replace(
        session,
        pain_worst=worst,
        pain_after=max(0, before - dice.choice((0, 0, 1, 1, 2))),
        pain_next_morning=morning,
        felt_next_morning=None if morning is None else _felt(before, morning),
        effort=dice.choice((3, 4, 4, 5, 5, 6)),
        note=_note(goes, dice),
    )


def _felt(before: int, morning: int) -> Felt:
    if morning == before:
        return Felt.SAME
    return Felt.BETTER if morning < before else Felt.WORSE


def _note(goes: Fate, dice: random.Random) -> str:
    if goes is Fate.HURT:
        return tr("A pull low on the left, so I stopped.")
    if dice.random() > 0.1:
        return ""
    return dice.choice(
        (
            tr("Went well."),
            tr("Tired after a long day at the desk."),
            tr("The right side felt easier today."),
            tr("Slow tempo helped."),
            tr("Did it before breakfast for once."),
        )
    )


def _score(usual: float, dice: random.Random) -> int:
    return min(10, max(0, round(dice.gauss(usual, 0.9))))


def _hurt(session: SessionRecord, row: SetRecord, new_id: Callable[[], str]) -> PainRecord:
    at_ms = row.rep_times[-1] if row.rep_times else 0
    return PainRecord(
        id=new_id(),
        at_ms=session.started_ms + at_ms,
        offset_min=session.offset_min,
        day=session.day,
        kind=PainKind.HURTS,
        score=None,
        site="",
        session_id=session.id,
        set_id=row.id,
        rep=row.reps_done + 1,
    )


def _morning(session: SessionRecord, new_id: Callable[[], str]) -> PainRecord:
    day = days.add(session.day, 1)
    return PainRecord(
        id=new_id(),
        at_ms=instant_ms(day, MORNING_MIN, session.offset_min),
        offset_min=session.offset_min,
        day=day,
        kind=PainKind.NEXT_MORNING,
        score=session.pain_next_morning,
        site="",
        session_id=session.id,
    )
