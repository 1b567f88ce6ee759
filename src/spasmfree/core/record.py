"""What a session leaves behind: the rows of the diary and of the CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from spasmfree.core.exercises import Side
from spasmfree.core.loads import Load


class Outcome(StrEnum):
    """How a set ended."""

    DONE = "done"
    PARTIAL = "partial"
    SKIPPED = "skipped"
    STOPPED_PAIN = "stopped_pain"


class SessionOutcome(StrEnum):
    """How a session ended. Partial: finished early, or kept after an interruption."""

    DONE = "done"
    PARTIAL = "partial"
    STOPPED_PAIN = "stopped_pain"


class SessionKind(StrEnum):
    """Practice counts in reps, not in adherence (decisions D1)."""

    PROGRAM = "program"
    PRACTICE = "practice"
    ELSEWHERE = "elsewhere"


class PainKind(StrEnum):
    """When a pain score was given; `hurts` is the button in a session, mostly without a score."""

    BEFORE = "before"
    WORST = "worst"
    AFTER = "after"
    NEXT_MORNING = "next_morning"
    HURTS = "hurts"
    NOW = "now"  # told in the diary, outside any session


class Felt(StrEnum):
    """How the back felt on the morning after a session, against the morning before it."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One set, planned and done. Times in ms, load in grams, the rest counts."""

    id: str
    session_id: str
    place: int  # order in the session, from 0
    exercise: str
    variant: str  # id of the easier form in force, "" for none
    side: Side
    set_no: int
    reps_planned: int
    reps_done: int
    hold_ms_planned: int  # over all reps of the set; 0 where nothing is held
    hold_ms_done: int
    load_grams: int
    band: str
    outcome: Outcome
    corrected: bool = False
    pain: int | None = None  # 0-10
    form_clean: bool | None = None
    note: str = ""
    rep_times: tuple[int, ...] = ()  # ms since the session began, one for each rep done
    active_ms: int = 0  # time in the phases of work

    @property
    def load(self) -> Load:
        """What it was done with."""
        return Load(self.load_grams, self.band)

    @property
    def done(self) -> bool:
        """Whether anything of it was done."""
        return self.reps_done > 0 or self.hold_ms_done > 0


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One sitting. Instants in UTC ms; `day` is the person's local day, ISO."""

    id: str
    day: str
    started_ms: int
    ended_ms: int
    offset_min: int  # of local time from UTC when it started
    zone: str  # IANA name, "" when unknown
    kind: SessionKind
    program: str  # program id; for practice "", for elsewhere may be ""
    outcome: SessionOutcome
    short: bool  # a marked minimum day (decisions D9)
    active_ms: int
    sets_planned: int
    sets_done: int  # outcome done or partial with at least one rep or some hold
    pain_before: int | None = None
    pain_worst: int | None = None
    pain_after: int | None = None
    pain_next_morning: int | None = None
    effort: int | None = None
    note: str = ""
    content_version: str = ""
    app_version: str = ""
    felt_next_morning: Felt | None = None  # None: not asked or not told


@dataclass(frozen=True, slots=True)
class PainRecord:
    """One pain score or one press of "it hurts". `score` 0-10, None when none was given."""

    id: str
    at_ms: int
    offset_min: int
    day: str
    kind: PainKind
    score: int | None
    site: str
    session_id: str
    set_id: str = ""  # for `hurts`: the set it happened in
    rep: int = 0  # for `hurts`: the rep that was under way, 0 outside reps
    note: str = ""


def with_scores(
    session: SessionRecord, pains: Iterable[PainRecord], new_id: Callable[[], str]
) -> tuple[PainRecord, ...]:
    """The pain rows that belong to a session, oldest first, in step with its four scores.

    Of rows with the same id the later one counts. Every press of "it hurts" stays; a score of the
    session without a row gets one with an id from `new_id`, a row without a score goes.
    """
    rows = {row.id: row for row in pains}.values()
    scored = {row.kind: row for row in rows}
    kept = [row for row in rows if row.kind is PainKind.HURTS]
    for kind, score, at_ms in (
        (PainKind.BEFORE, session.pain_before, session.started_ms),
        (PainKind.WORST, session.pain_worst, session.ended_ms),
        (PainKind.AFTER, session.pain_after, session.ended_ms),
        (PainKind.NEXT_MORNING, session.pain_next_morning, session.ended_ms),
    ):
        if score is None:
            continue
        row = scored.get(kind) or PainRecord(
            new_id(), at_ms, session.offset_min, session.day, kind, score, "", session.id
        )
        kept.append(replace(row, score=score))
    return tuple(sorted(kept, key=lambda row: (row.at_ms, row.id)))
