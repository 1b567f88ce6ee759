"""How a session moves through its timeline: by time passing, and to a set by a command."""

from __future__ import annotations

from dataclasses import replace

from spasmfree.core import changes
from spasmfree.core import events as ev
from spasmfree.core.ledger import apply
from spasmfree.core.session import HOLD_AGAIN_MS, HOLD_MARK_MS, Session, State

Change = tuple[Session, tuple[ev.Event, ...]]


def tick(session: Session, now: int) -> Change:
    """Let the time until `now` pass.

    Phases end at their exact instant, however rarely this is called. A gap between two calls
    longer than `stall_ms` is a machine that slept: the session pauses where it was (D6).
    """
    now = max(now, session.seen)
    if session.state not in (State.RUNNING, State.COUNTDOWN):
        return replace(session, seen=now), ()
    if now - session.seen > session.stall_ms:
        stopped = session.settled(session.seen)
        stall = ev.Stalled(session.at(session.seen), stopped.held(), stopped.active)
        stopped = replace(stopped, state=State.PAUSED, since=session.seen, seen=now)
        return record(stopped, stall), (stall,)
    return run_to(replace(session, seen=now), now)


def run_to(session: Session, now: int) -> Change:
    """Everything that is due until `now`, whether or not anybody looked meanwhile."""
    happened: tuple[ev.Event, ...] = ()
    while (due := _due(session)) is not None and due <= now:
        session, more = step(session, due)
        happened += more
    return session, happened


def record(session: Session, event: ev.Event) -> Session:
    """The session with the event in its ledger; its place stays."""
    return replace(session, ledger=apply(session.timeline, session.ledger, event))


def record_work(
    session: Session, event: ev.Event, now: int, state: State = State.RUNNING
) -> Change:
    """As `record`; when the event closes the set, go on to the next lead in `state`."""
    index = session.ledger.current
    session = record(session, event)
    if session.ledger.current == index:
        return session, (event,)
    ended = ev.SetEnded(event.at, index)
    return replace(to_lead(session, now, state), ended=now), (event, ended)


def to_lead(session: Session, now: int, state: State = State.RUNNING) -> Session:
    """At the start of the lead of the current set, or at the exit when none is left.

    The lead lasts at least as long as the change from the posture last worked takes (D3): after
    a skip or a step back that can be longer than planned.
    """
    timeline, ledger = session.timeline, session.ledger
    if ledger.all_closed:
        last = len(timeline.phases) - 1
        return replace(session, state=State.EXIT, index=last, since=now, banked=0, extra=0)
    planned = timeline.sets[ledger.current]
    turn = changes.turning(session.last_worked, planned)
    need = changes.cost_ms(turn, timeline.change_side_ms, timeline.change_position_ms)
    return replace(
        session,
        state=state,
        index=planned.first_phase,
        since=now,
        banked=0,
        extra=max(0, need - timeline.leading_ms(ledger.current)),
        active=0,
    )


def to_work(session: Session, now: int, state: State) -> Session:
    """At the first rep not yet done of the current set; a rep that was under way starts again.

    A hold keeps what was held; when it is to run again, at least 10 s of it are left (D6).
    """
    ledger = session.ledger
    result = ledger.sets[ledger.current]
    index = session.timeline.rep_start(ledger.current, result.reps + 1)
    placed = replace(
        session,
        state=state,
        index=index,
        since=now,
        banked=0,
        extra=0,
        active=result.active_ms,
    )
    if not placed.planned.is_hold or placed.length is None:
        return placed
    left = max(0, placed.length - result.hold_ms)
    if state is State.COUNTDOWN:
        left = min(placed.length, max(left, HOLD_AGAIN_MS))
    return replace(placed, banked=placed.length - left)


def begin_work(session: Session, now: int) -> Change:
    """Start the work of the set that is led to."""
    begun = ev.SetBegun(session.at(now), session.set_index)
    begun_session = to_work(record(session, begun), now, State.RUNNING)
    return replace(begun_session, went=now), (begun,)


def _due(session: Session) -> int | None:
    """When something happens next by itself: an end, or a long hold telling how far it is."""
    ends = session.ends()
    if ends is None or session.state is not State.RUNNING or session.leading:
        return ends
    if not session.planned.is_hold:
        return ends
    told = session.ledger.sets[session.set_index].hold_ms
    mark = (told // HOLD_MARK_MS + 1) * HOLD_MARK_MS
    return min(ends, session.since - session.banked + mark)


def step(session: Session, now: int) -> Change:
    """The one thing that is due at `now`: a phase ends, the countdown ends, or a hold tells."""
    if session.state is State.COUNTDOWN:
        return replace(session, state=State.RUNNING, since=now, went=now), ()
    session = session.settled(now)
    if session.leading:
        if session.timeline.last_leading(session.index):
            return begin_work(session, now)
        return _next_phase(session, now), ()
    at, phase = session.at(now), session.phase
    if session.planned.is_hold:
        held = ev.HoldReached(at, phase.set_index, session.held(), session.active)
        return record_work(session, held, now)
    if not phase.last_of_rep:
        return _next_phase(session, now), ()
    done = ev.RepDone(at, phase.set_index, phase.rep, session.active)
    session, happened = record_work(session, done, now)
    return _next_phase(session, now) if session.ledger.working else session, happened


def _next_phase(session: Session, now: int) -> Session:
    return replace(session, index=session.index + 1, since=now, banked=0, extra=0)
