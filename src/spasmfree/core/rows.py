"""What a session leaves in the diary: its ledger as rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spasmfree.core.done import set_counts
from spasmfree.core.ledger import Ledger
from spasmfree.core.record import (
    Outcome,
    PainKind,
    PainRecord,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from spasmfree.core.store import Running
from spasmfree.core.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Rows:
    """One session, its sets in order, and its pain scores and "it hurts"."""

    session: SessionRecord
    sets: tuple[SetRecord, ...]
    pains: tuple[PainRecord, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said after the session; every question can be passed."""

    worst: int | None = None  # 0-10
    after: int | None = None  # 0-10
    effort: int | None = None  # 0-10
    note: str = ""


def rows(timeline: Timeline, ledger: Ledger, head: Running, new_id: Callable[[], str]) -> Rows:
    """All rows of a session that is over, or that is kept as it is after an interruption.

    Every planned set has a row. The end is the start plus the steady time that passed until the
    last event, so a wall clock that was set meanwhile changes nothing.
    """
    sets = tuple(
        _set_row(timeline, ledger, index, head, new_id()) for index in range(len(ledger.sets))
    )
    session = SessionRecord(
        id=head.id,
        day=head.day,
        started_ms=head.started_ms,
        ended_ms=head.started_ms + ledger.at,
        offset_min=head.offset_min,
        zone=head.zone,
        kind=head.kind,
        program=head.program,
        outcome=_outcome(ledger, sets),
        short=head.short,
        active_ms=sum(row.active_ms for row in sets),
        sets_planned=len(sets),
        sets_done=sum(map(set_counts, sets)),
        pain_before=head.pain_before,
        content_version=head.content_version,
        app_version=head.app_version,
    )
    return Rows(session, sets, _pains(ledger, head, sets, new_id))


def answered(session: SessionRecord, answers: Answers) -> SessionRecord:
    """The session with what the person said after it."""
    return replace(
        session,
        pain_worst=answers.worst,
        pain_after=answers.after,
        effort=answers.effort,
        note=answers.note,
    )


def _set_row(
    timeline: Timeline, ledger: Ledger, index: int, head: Running, row_id: str
) -> SetRecord:
    planned, result = timeline.sets[index], ledger.sets[index].closed()
    hold_ms = (planned.hold_ms or 0) * planned.reps
    return SetRecord(
        id=row_id,
        session_id=head.id,
        place=index,
        exercise=planned.exercise,
        variant=result.form.variant,
        side=planned.side,
        set_no=planned.set_no,
        reps_planned=planned.reps,
        reps_done=result.reps,
        hold_ms_planned=hold_ms,
        hold_ms_done=min(result.hold_ms, hold_ms) if planned.is_hold else result.hold_ms,
        load_grams=result.load.grams,
        band=result.load.band,
        outcome=result.outcome or Outcome.SKIPPED,
        corrected=result.corrected,
        rep_times=result.rep_times,
        active_ms=result.active_ms,
    )


def _outcome(ledger: Ledger, sets: Sequence[SetRecord]) -> SessionOutcome:
    if ledger.stopped:
        return SessionOutcome.STOPPED_PAIN
    done = all(row.outcome is Outcome.DONE for row in sets)
    return SessionOutcome.DONE if done else SessionOutcome.PARTIAL


def _pains(
    ledger: Ledger, head: Running, sets: Sequence[SetRecord], new_id: Callable[[], str]
) -> tuple[PainRecord, ...]:
    def pain(at: int, kind: PainKind, score: int | None, set_id: str, rep: int) -> PainRecord:
        return PainRecord(
            id=new_id(),
            at_ms=head.started_ms + at,
            offset_min=head.offset_min,
            day=head.day,
            kind=kind,
            score=score,
            site="",
            session_id=head.id,
            set_id=set_id,
            rep=rep,
        )

    hurts = [
        pain(hurt.at, PainKind.HURTS, None, sets[hurt.set_index].id, hurt.rep)
        for hurt in ledger.hurts
    ]
    if head.pain_before is None:
        return tuple(hurts)
    return (pain(0, PainKind.BEFORE, head.pain_before, "", 0), *hurts)
