"""What is to be heard and said, and when: read ahead from where the session stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from spasmfree.core.advance import step
from spasmfree.core.changes import Turning
from spasmfree.core.session import COUNTDOWN_MS, Session, State
from spasmfree.core.timeline import Kind

HALFWAY_FROM_MS = 10_000  # shorter holds have no halfway
THREE_MORE_FROM = 6  # sets of fewer reps have no "three more"
TICK_MS = 1_000
TOP_AHEAD_MS = 700  # what is said is heard before the top is passed; our own choice
GLOW_MS = 350  # in which the stop line begins to glow, and ceases; calm, and our own choice


class CueName(StrEnum):
    """What a cue says. Where several fall on one instant, they come in this order."""

    SET_DONE = "set_done"  # also before a rest that follows
    DONE = "done"  # the last set of the session, in place of set_done
    ANNOUNCE = "announce"  # the next exercise, its position and side
    CHANGE = "change"  # a lead between two sets in which the person really turns
    TICK = "tick"  # 3, 2, 1 before work begins or goes on
    GO = "go"  # work begins or goes on
    OUT = "out"
    HOLD = "hold"
    BACK = "back"
    EASE = "ease"  # a press or a hug is let go, before the next one
    RISKY = "risky"  # a little before the top of a strengthening rep
    THREE_MORE = "three_more"  # the third-last rep begins
    HALFWAY = "halfway"  # of a hold of 10 s or more


# How long the sounds of a moment last from its instant on; the words that come with it wait, so
# that the first of them are heard too. A rep's tone and its word are short and go together.
SOUNDS_MS: Mapping[CueName, int] = {
    CueName.SET_DONE: 400,
    CueName.DONE: 600,
    CueName.ANNOUNCE: 1_000,
    CueName.CHANGE: 1_000,
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue at `at_ms`, on the scale of `now`."""

    at_ms: int
    name: CueName
    set_index: int
    rep: int  # 0 outside work


def cues_between(session: Session, from_ms: int, to_ms: int) -> tuple[Cue, ...]:
    """The cues of from_ms <= at < to_ms, earliest first, if nothing is pressed meanwhile.

    The session is one ticked to `from_ms` or earlier, after the last command; then the cues of
    two spans that meet are those of the whole span. Nothing sounds while it is paused, frozen
    or over; at the exit only the end of the last set does.
    """
    return tuple(cue for cue, _ in moments_between(session, from_ms, to_ms))


def moments_between(session: Session, from_ms: int, to_ms: int) -> tuple[tuple[Cue, Session], ...]:
    """As `cues_between`, each cue with the session as it stands then."""
    found: list[tuple[Cue, Session]] = []
    while session.state in (State.RUNNING, State.COUNTDOWN, State.EXIT):
        new = _cues(session)
        since = max(from_ms, session.since)
        found += ((cue, session) for cue in new if since <= cue.at_ms < to_ms)
        ends = session.ends()
        if ends is None or ends >= to_ms:
            break
        session, _ = step(session, ends)
    return tuple(found)


def _cues(session: Session) -> list[Cue]:
    """All cues of the present phase or re-countdown, sorted."""
    if session.state is State.COUNTDOWN:
        found = _ticks(session, session.since + COUNTDOWN_MS)
    elif session.state is State.EXIT:
        found = _ended(session, CueName.DONE)
    elif session.leading:
        found = _lead(session)
    else:
        found = _work(session)
    order = list(CueName)
    return sorted(found, key=lambda cue: (cue.at_ms, order.index(cue.name)))


def _ended(session: Session, name: CueName) -> Iterator[Cue]:
    index = session.ledger.worked
    if session.ended is not None and index is not None:
        yield Cue(session.ended, name, index, 0)


def _ticks(session: Session, end: int) -> Iterator[Cue]:
    for number in (3, 2, 1):
        yield Cue(end - number * TICK_MS, CueName.TICK, session.set_index, 0)


def _lead(session: Session) -> Iterator[Cue]:
    begins, index = session.since - session.banked, session.set_index
    if session.index == session.planned.first_phase:
        yield from _ended(session, CueName.SET_DONE)
        if session.phase.kind is Kind.ANNOUNCE:
            yield Cue(begins, CueName.ANNOUNCE, index, 0)
        elif session.turning is not Turning.NONE:
            yield Cue(begins, CueName.CHANGE, index, 0)
    ends = session.ends()
    if ends is not None and session.timeline.last_leading(session.index):
        yield from _ticks(session, ends)


_SPOKEN = {
    Kind.OUT: CueName.OUT,
    Kind.HOLD: CueName.HOLD,
    Kind.BACK: CueName.BACK,
    Kind.GAP: CueName.EASE,
}


def _work(session: Session) -> Iterator[Cue]:
    phase, length = session.phase, session.length
    begins, index = session.since - session.banked, session.set_index
    if session.went is not None:
        yield Cue(session.went, CueName.GO, index, session.rep)
    if phase.kind in _SPOKEN:
        yield Cue(begins, _SPOKEN[phase.kind], index, session.rep)
    if phase.kind is Kind.HOLD and length and length >= HALFWAY_FROM_MS:
        yield Cue(begins + length // 2, CueName.HALFWAY, index, session.rep)
    if length and leads_to_top(session):
        yield Cue(begins + max(0, length - TOP_AHEAD_MS), CueName.RISKY, index, session.rep)
    if _three_more(session):
        yield Cue(begins, CueName.THREE_MORE, index, session.rep)


def leads_to_top(session: Session) -> bool:
    """Whether the phase ends at the top of a strengthening rep."""
    following = session.timeline.phases[session.index + 1]
    rep = session.phase.kind is Kind.OUT and following.kind is Kind.HOLD
    return rep and session.planned.strengthens


def at_the_top(session: Session, now: int) -> float:
    """How far the risky phase has come, for the eye: 0 to 1.

    It rises with the safety cue, stays through the stop at the top and falls on the way back.
    """
    if session.leading or session.state in (State.EXIT, State.OVER):
        return 0.0
    elapsed, length = session.elapsed(now), session.length
    if length and leads_to_top(session):
        return min(1.0, max(0.0, elapsed - max(0, length - TOP_AHEAD_MS)) / GLOW_MS)
    if not session.planned.strengthens or session.planned.is_hold:
        return 0.0
    if session.phase.kind is Kind.HOLD and _before(session) is Kind.OUT:
        return 1.0
    if session.phase.kind is Kind.BACK and _before(session) is Kind.HOLD:
        return max(0.0, 1 - elapsed / GLOW_MS)
    return 0.0


def _before(session: Session) -> Kind:
    return session.timeline.phases[session.index - 1].kind


def _three_more(session: Session) -> bool:
    """Whether the phase begins the third-last rep of a set that is long enough to say so."""
    target, rep = session.target_reps, session.phase.rep
    if target < THREE_MORE_FROM or rep != target - 2:
        return False
    return session.index == session.timeline.rep_start(session.set_index, rep)
