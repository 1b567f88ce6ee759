"""Everything a person can do to a running session.

Each takes the session and `now` (ms, steady clock) and returns the new session and the events
that are to be journaled, one row each. A command first lets the time until `now` pass. One that
makes no sense at the moment changes nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from spasmfree.core import events as ev
from spasmfree.core.advance import (
    Change,
    begin_work,
    record,
    record_work,
    run_to,
    tick,
    to_lead,
    to_work,
)
from spasmfree.core.exercises import Easier, Side
from spasmfree.core.ledger import empty, fold
from spasmfree.core.loads import Load
from spasmfree.core.session import GO_ON_MS, STALL_MS, Primary, Session, State
from spasmfree.core.store import Entry
from spasmfree.core.timeline import Kind, Timeline

__all__ = ["Change", "tick"]

MOST_REPS = 99  # what a correction can say

More = ParamSpec("More")
_Action = Callable[Concatenate[Session, int, More], Change]


def _in(*states: State) -> Callable[[_Action[More]], _Action[More]]:
    """A command that acts in these states, after the time until `now` has passed."""

    def decorate(action: _Action[More]) -> _Action[More]:
        @wraps(action)
        def run(session: Session, now: int, /, *args: More.args, **more: More.kwargs) -> Change:
            now = max(now, session.seen)
            session, earlier = tick(session, now)
            if session.state not in states:
                return session, earlier
            session, later = action(session.settled(now), now, *args, **more)
            return session, earlier + later

        return run

    return decorate


_ALIVE = (State.RUNNING, State.COUNTDOWN, State.PAUSED)


def start(timeline: Timeline, now: int, stall_ms: int = STALL_MS) -> Change:
    """Begin: the first exercise is announced. `stall_ms` is 2 s times the speed."""
    session = Session(timeline, empty(timeline), began=now, seen=now, stall_ms=stall_ms)
    begun = ev.Started(0)
    return record(to_lead(session, now), begun), (begun,)


def replay(
    timeline: Timeline, entries: Iterable[Entry], now: int, stall_ms: int = STALL_MS
) -> Session:
    """The session that was cut off, paused at its current set with the counts that were there.

    Work goes on at the first rep not done, a lead from its start. An "it hurts" that was not
    answered is asked again; a session whose exit was reached or left is there again. The time
    it lay dead does not count.
    """
    ledger = fold(timeline, (ev.from_json(entry.data) for entry in entries))
    session = Session(timeline, ledger, began=now - ledger.at, seen=now, stall_ms=stall_ms)
    place = to_work if ledger.working else to_lead
    session = place(session, now, State.PAUSED)
    if ledger.hurting:
        return replace(session, state=State.HURT)
    return replace(session, state=State.OVER) if ledger.left else session


def primary(session: Session, now: int) -> Change:
    """The one large button: `session.primary` says what it does.

    A press that finds the machine just woken only shows the pause.
    """
    session, earlier = tick(session, now)
    if any(isinstance(event, ev.Stalled) for event in earlier):
        return session, earlier
    session, later = _PRIMARY[session.primary](session, now)
    return session, earlier + later


@_in(State.RUNNING, State.COUNTDOWN)
def pause(session: Session, now: int) -> Change:
    """Stop where it is."""
    paused = ev.Paused(session.at(now), session.held(), session.active)
    return record(replace(session, state=State.PAUSED, since=now), paused), (paused,)


@_in(State.PAUSED)
def resume(session: Session, now: int) -> Change:
    """Go on: in work after a countdown of 3 s, with the rep from its start; in a lead at once."""
    resumed = ev.Resumed(session.at(now))
    after = record(session, resumed)
    if session.leading:
        after, happened = run_to(replace(after, state=State.RUNNING, since=now), now)
        return after, (resumed, *happened)
    after = to_work(after, now, State.COUNTDOWN)
    if session.phase.kind is Kind.BY_HAND:
        after = replace(after, banked=session.banked)
    return after, (resumed,)


@_in(State.RUNNING)
def go_on(session: Session, now: int) -> Change:
    """In a lead: leave 3 s of it, and when no more are left start the set."""
    if not session.leading:
        return session, ()
    last = session.planned.first_work - 1
    left = session.remaining(now) or 0
    if session.index == last and left <= GO_ON_MS:
        return begin_work(session, now)
    extra = session.extra if session.index == last else 0
    banked = (session.timeline.phases[last].ms or 0) + extra - GO_ON_MS
    return replace(session, index=last, since=now, banked=banked, extra=extra), ()


@_in(State.RUNNING)
def rep_done(session: Session, now: int) -> Change:
    """By hand: a rep is done, or the whole set where one press ends it."""
    if session.phase.kind is not Kind.BY_HAND:
        return session, ()
    done = ev.RepDone(session.at(now), session.set_index, session.rep, session.active)
    after, happened = record_work(session, done, now)
    return to_work(after, now, State.RUNNING) if after.ledger.working else after, happened


@_in(State.RUNNING, State.PAUSED)
def rest(session: Session, now: int, delta_ms: int) -> Change:
    """Make the present phase of a lead longer or shorter; nothing left ends it at once."""
    if not session.leading:
        return session, ()
    shortest = session.banked - (session.phase.ms or 0)
    return run_to(replace(session, extra=max(session.extra + delta_ms, shortest)), now)


@_in(*_ALIVE)
def skip_set(session: Session, now: int) -> Change:
    """Leave the set being worked or led to; what is done of it is kept."""
    return _skip(session, now, ev.Skip.SET, (session.ledger.current,))


@_in(*_ALIVE)
def skip_side(session: Session, now: int) -> Change:
    """Leave all open sets of this exercise and side."""
    return _skip(
        session, now, ev.Skip.SIDE, session.ledger.open_like_current(session.timeline, side=True)
    )


@_in(*_ALIVE)
def skip_exercise(session: Session, now: int) -> Change:
    """Leave all open sets of this exercise."""
    return _skip(
        session,
        now,
        ev.Skip.EXERCISE,
        session.ledger.open_like_current(session.timeline, side=False),
    )


@_in(*_ALIVE)
def finish(session: Session, now: int) -> Change:
    """Finish early: what is done is kept, the exit is shown."""
    following = range(session.ledger.current, len(session.ledger.sets))
    opened = tuple(index for index in following if session.ledger.sets[index].outcome is None)
    return _skip(session, now, ev.Skip.REST, opened)


@_in(*_ALIVE, State.EXIT)
def undo(session: Session, now: int) -> Change:
    """Take the last skip or finish back; again: the one before. Possible until a set begins.

    What was paused is paused again; work that ran goes on after the countdown, a lead at once.
    """
    before = session.ledger.before
    if before is None:
        return session, ()
    undone = ev.Undone(session.at(now))
    after = record(session, undone)
    if after.ledger.working:
        state = State.PAUSED if before.paused else State.COUNTDOWN
        return to_work(after, now, state), (undone,)
    state = State.PAUSED if before.paused else State.RUNNING
    extra = before.left_ms - (after.timeline.phases[before.phase].ms or 0)
    after = replace(after, state=state, index=before.phase, since=now, banked=0, extra=extra)
    return after, (undone,)


@_in(*_ALIVE)
def back(session: Session, now: int) -> Change:
    """Do this set again; in its lead, or before anything of it is done, the one before.

    In the lead of the first set, that lead starts again.
    """
    index, at = session.set_index, session.at(now)
    active = session.active if session.ledger.working else None
    begun = session.reps > 0 or session.banked > 0 or session.index != session.planned.first_work
    if not session.leading and begun:
        redo = ev.Reopened(at, index, leading=False, active_ms=active)
        return to_work(record(session, redo), now, State.COUNTDOWN), (redo,)
    earlier = max(0, index - 1)
    reopened = ev.Reopened(
        at, earlier, leading=True, active_ms=active if earlier == index else None
    )
    return to_lead(record(session, reopened), now), (reopened,)


@_in(*_ALIVE, State.EXIT)
def correct(session: Session, now: int, set_index: int, reps: int) -> Change:
    """Say how many reps a set of this session really had, 0 to 99.

    Of a set that is over, or of the one being worked: that goes on at the next rep, after the
    countdown when it was running, or ends when there are enough. Holds and sets still to come
    have nothing to correct.
    """
    ledger = session.ledger
    present = ledger.working and set_index == ledger.current
    if session.timeline.sets[set_index].is_hold or not 0 <= reps <= MOST_REPS:
        return session, ()
    if ledger.sets[set_index].outcome is None and not present:
        return session, ()
    told = ev.Corrected(session.at(now), set_index, reps, session.active if present else None)
    if not present:
        return record(session, told), (told,)
    paused = session.state is State.PAUSED
    after, happened = record_work(session, told, now, State.PAUSED if paused else State.RUNNING)
    if after.ledger.working:
        after = to_work(after, now, State.PAUSED if paused else State.COUNTDOWN)
    return after, happened


@_in(*_ALIVE)
def choose_load(session: Session, now: int, exercise: str, side: Side, load: Load) -> Change:
    """The sets of an exercise that are still to come are done with another load.

    On one side, or on both; an exercise without sides has the same on both. A set that has begun
    keeps its load.
    """
    timeline, loads = session.timeline, session.ledger.loads
    sets = [planned for planned in timeline.sets if planned.exercise == exercise]
    side = side if any(planned.side is side for planned in sets) else Side.BOTH
    if all(loads[each.item].changed(side, load) == loads[each.item] for each in sets):
        return session, ()
    chosen = ev.LoadChosen(session.at(now), exercise, side, load.grams, load.band)
    return record(session, chosen), (chosen,)


@_in(*_ALIVE)
def hurts(session: Session, now: int) -> Change:
    """It hurts (decisions D29): freeze at once until one of the three choices is made."""
    counted = session.phase.rep if session.phase.kind is Kind.GAP else session.reps + 1
    rep = 0 if session.leading else counted
    hurt = ev.Hurt(session.at(now), session.set_index, rep, session.held(), session.active)
    return record(replace(session, state=State.HURT, since=now), hurt), (hurt,)


@_in(State.HURT)
def stop_here(session: Session, now: int) -> Change:
    """Stop the session because it hurts; what is done is kept, the exit is shown."""
    stopped = ev.StoppedHere(session.at(now))
    return to_lead(record(session, stopped), now), (stopped,)


@_in(State.HURT)
def take_easier(session: Session, now: int, easier: Easier) -> Change:
    """It was mild: the rest of this exercise in an easier form, after a press (decisions D8).

    The rep that hurt is not counted. When enough is done for the easier form, the set ends.
    """
    hold_ms = None if easier.hold_s is None else easier.hold_s * 1000
    taken = ev.EasierTaken(session.at(now), session.set_index, easier.id, easier.reps, hold_ms)
    after, happened = record_work(session, taken, now, State.PAUSED)
    if after.ledger.working:
        after = to_work(after, now, State.PAUSED)
    elif after.state is State.HURT:
        after = replace(after, state=State.PAUSED, since=now)
    return after, happened


@_in(State.HURT)
def leave_side_out(session: Session, now: int) -> Change:
    """It was mild: the rest of this side of this exercise is left out."""
    left_out = ev.LeftOut(
        session.at(now), session.ledger.open_like_current(session.timeline, side=True)
    )
    return to_lead(record(session, left_out), now), (left_out,)


@_in(State.EXIT)
def leave(session: Session, now: int) -> Change:
    """The person has got up: the session is over and its rows can be kept."""
    left = ev.Left(session.at(now))
    return record(replace(session, state=State.OVER), left), (left,)


def _skip(session: Session, now: int, what: ev.Skip, sets: tuple[int, ...]) -> Change:
    skipped = ev.Skipped(
        session.at(now),
        what,
        sets,
        session.held(),
        session.active,
        phase=session.index,
        left_ms=session.remaining(now) or 0,
        paused=session.state is State.PAUSED,
    )
    return to_lead(record(session, skipped), now), (skipped,)


def _nothing(session: Session, _: int) -> Change:
    return session, ()


_PRIMARY: dict[Primary, Callable[[Session, int], Change]] = {
    Primary.GO_ON: go_on,
    Primary.PAUSE: pause,
    Primary.RESUME: resume,
    Primary.REP_DONE: rep_done,
    Primary.LEAVE: leave,
    Primary.NOTHING: _nothing,
}
