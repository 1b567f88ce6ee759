"""What has been done in a session so far: a pure fold of its events.

The running session and the one read back from the journal use the same fold, so their rows
cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from spasmfree.core import events as ev
from spasmfree.core.exercises import Side
from spasmfree.core.loads import BARE, Load, SideLoads
from spasmfree.core.record import Outcome
from spasmfree.core.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Form:
    """The easier form in force (decisions D8); None: as prescribed."""

    variant: str = ""  # id of the form taken last
    reps: int | None = None
    hold_ms: int | None = None

    def eased(self, variant: str, reps: int | None, hold_ms: int | None) -> Form:
        """A further easier form: what one lowered the next never raises again."""
        return Form(variant, _lower(self.reps, reps), _lower(self.hold_ms, hold_ms))


PLAIN = Form()


@dataclass(frozen=True, slots=True)
class SetResult:
    """What is done of one set. Open while `outcome` is None."""

    reps: int = 0  # of a hold: 1 when it was held to its end
    hold_ms: int = 0  # over all reps
    outcome: Outcome | None = None
    corrected: bool = False
    rep_times: tuple[int, ...] = ()  # ms of the session
    active_ms: int = 0  # in the phases of work, every attempt counted
    form: Form = PLAIN
    load: Load = BARE  # it is or was done with; of a set still to come the one in force
    earlier: SetResult | None = None  # the result before a redo

    @property
    def done(self) -> bool:
        """Whether there is anything to keep."""
        return self.reps > 0 or self.hold_ms > 0

    @property
    def standing(self) -> SetResult:
        """The result that counts: the earlier one while the redo has nothing."""
        if self.earlier is None or self.done:
            return self
        return replace(self.earlier, active_ms=self.active_ms)

    def closed(self, outcome: Outcome | None = None) -> SetResult:
        """The set as it is left; without an outcome, partial or skipped by what is done."""
        stands = self.standing
        if stands.outcome is not None and (stands.done or outcome is None):
            return stands
        left = Outcome.PARTIAL if stands.done else Outcome.SKIPPED
        return replace(stands, outcome=outcome or left, earlier=None)


@dataclass(frozen=True, slots=True)
class Before:
    """Where an undo goes back to."""

    ledger: Ledger
    phase: int
    left_ms: int
    paused: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """The results of all sets, and which set the session is at."""

    sets: tuple[SetResult, ...]
    forms: tuple[Form, ...]  # in force, by item of the program
    loads: tuple[SideLoads, ...]  # in force, by item of the program
    current: int = 0  # the set being worked or led to; len(sets) when all are closed
    working: bool = False  # the work of the current set has begun
    worked: int | None = None  # the set whose work began last: the posture the person is in
    hurts: tuple[ev.Hurt, ...] = ()
    hurting: bool = False  # "it hurts" was pressed and not yet answered
    stopped: bool = False  # the person stopped because it hurt
    left: bool = False  # the exit was left, the session is over
    at: int = 0  # ms of the session at the last event
    before: Before | None = None  # what an undo restores

    @property
    def all_closed(self) -> bool:
        """Whether no set is left to do."""
        return self.current == len(self.sets)

    def open_like_current(self, timeline: Timeline, *, side: bool) -> tuple[int, ...]:
        """The open sets of the current exercise, the current one first; or only of its side."""
        like = timeline.sets[self.current]
        return tuple(
            index
            for index, planned in enumerate(timeline.sets)
            if self.sets[index].outcome is None
            and planned.item == like.item
            and (planned.side is like.side or not side)
        )

    def form(self, timeline: Timeline, index: int) -> Form:
        """The form a set is done in: its own once it has begun or ended, else the one in force."""
        result = self.sets[index]
        untouched = result.outcome is None and not (self.working and index == self.current)
        return self.forms[timeline.sets[index].item] if untouched else result.form

    def target_reps(self, timeline: Timeline, index: int) -> int:
        """Reps asked of a set: those planned, or fewer in an easier form."""
        planned = timeline.sets[index].reps
        return _lower(planned, self.form(timeline, index).reps) or planned

    def target_hold_ms(self, timeline: Timeline, index: int) -> int:
        """How long each hold of a set is: as planned, or shorter in an easier form; 0 for none."""
        planned = timeline.sets[index].hold_ms or 0
        return _lower(planned, self.form(timeline, index).hold_ms) or planned


def empty(timeline: Timeline) -> Ledger:
    """A session of which nothing has happened."""
    items = timeline.sets[-1].item + 1
    loads = [SideLoads()] * items
    for planned in timeline.sets:
        loads[planned.item] = loads[planned.item].changed(planned.side, planned.load)
    sets = tuple(SetResult(load=planned.load) for planned in timeline.sets)
    return Ledger(sets, (PLAIN,) * items, tuple(loads))


def fold(timeline: Timeline, happened: Iterable[ev.Event]) -> Ledger:
    """The ledger after these events."""
    ledger = empty(timeline)
    for event in happened:
        ledger = apply(timeline, ledger, event)
    return ledger


def apply(timeline: Timeline, ledger: Ledger, event: ev.Event) -> Ledger:
    """The ledger after one more event. Reaching the target closes a set, by whatever event."""
    step = _STEPS.get(type(event))
    after = step(timeline, ledger, event) if step else ledger
    return replace(_close_when_reached(timeline, after, event.at), at=event.at)


def _lower(one: int | None, other: int | None) -> int | None:
    """The lower of two limits; None is no limit."""
    return min((limit for limit in (one, other) if limit is not None), default=None)


def _put(ledger: Ledger, index: int, result: SetResult) -> Ledger:
    return replace(ledger, sets=(*ledger.sets[:index], result, *ledger.sets[index + 1 :]))


def _bank(ledger: Ledger, hold_ms: int, active_ms: int) -> Ledger:
    """Keep what is done of the set being worked. A hold never loses what it had."""
    if not ledger.working:
        return ledger
    result = ledger.sets[ledger.current]
    banked = replace(result, hold_ms=max(result.hold_ms, hold_ms), active_ms=active_ms)
    return _put(ledger, ledger.current, banked)


def _go_on(ledger: Ledger) -> Ledger:
    """At the next open set; those before the current one are closed."""
    following = range(ledger.current + 1, len(ledger.sets))
    opened = (index for index in following if ledger.sets[index].outcome is None)
    return replace(ledger, current=next(opened, len(ledger.sets)), working=False)


def _close_when_reached(timeline: Timeline, ledger: Ledger, at: int) -> Ledger:
    if not ledger.working:
        return ledger
    index = ledger.current
    result, planned = ledger.sets[index], timeline.sets[index]
    if planned.is_hold:
        reached = result.hold_ms >= ledger.target_hold_ms(timeline, index)
        result = replace(result, reps=1, rep_times=(at,)) if reached else result
    else:
        reached = result.reps >= ledger.target_reps(timeline, index)
    if not reached:
        return ledger
    done = replace(result, outcome=Outcome.DONE, earlier=None)
    return _go_on(_put(ledger, index, done))


def _set_begun(timeline: Timeline, ledger: Ledger, event: ev.SetBegun) -> Ledger:
    index = event.set_index
    form = ledger.forms[timeline.sets[index].item]
    begun = _put(ledger, index, replace(ledger.sets[index], form=form))
    return replace(begun, current=index, working=True, worked=index, before=None)


def _rep_done(timeline: Timeline, ledger: Ledger, event: ev.RepDone) -> Ledger:
    result = ledger.sets[event.set_index]
    held = ledger.target_hold_ms(timeline, event.set_index) * (event.rep - result.reps)
    done = replace(
        result,
        reps=event.rep,
        rep_times=(*result.rep_times, event.at),
        hold_ms=result.hold_ms + held,
        active_ms=event.active_ms,
    )
    return _put(ledger, event.set_index, done)


def _marked(_: Timeline, ledger: Ledger, event: ev.HoldReached | ev.Paused | ev.Stalled) -> Ledger:
    return _bank(ledger, event.hold_ms, event.active_ms)


def _skipped(_: Timeline, ledger: Ledger, event: ev.Skipped) -> Ledger:
    banked = _bank(ledger, event.hold_ms, event.active_ms)
    before = Before(banked, event.phase, event.left_ms, event.paused)
    for index in event.sets:
        banked = _put(banked, index, banked.sets[index].closed())
    return replace(_go_on(banked), before=before)


def _undone(_: Timeline, ledger: Ledger, __: ev.Undone) -> Ledger:
    return ledger.before.ledger if ledger.before else ledger


def _corrected(timeline: Timeline, ledger: Ledger, event: ev.Corrected) -> Ledger:
    index, planned = event.set_index, timeline.sets[event.set_index]
    if event.active_ms is not None:
        ledger = _bank(ledger, 0, event.active_ms)
    result = ledger.sets[index]
    told = replace(
        result,
        reps=event.reps,
        rep_times=result.rep_times[: event.reps],
        hold_ms=event.reps * ledger.target_hold_ms(timeline, index) if planned.hold_ms else 0,
        corrected=True,
        earlier=None,
    )
    if result.outcome not in (None, Outcome.STOPPED_PAIN):
        enough = event.reps >= ledger.target_reps(timeline, index)
        outcome = Outcome.DONE if enough else replace(told, outcome=None).closed().outcome
        told = replace(told, outcome=outcome)
    return replace(_put(ledger, index, told), before=None)


def _reopened(timeline: Timeline, ledger: Ledger, event: ev.Reopened) -> Ledger:
    """From its lead a set is done with the load in force now, at once with the one it has.

    A set that is gone back from before anything was done is still to come.
    """
    index, planned = event.set_index, timeline.sets[event.set_index]
    if ledger.working and (event.leading or ledger.current != index):
        left = timeline.sets[ledger.current]
        coming = replace(ledger.sets[ledger.current], load=ledger.loads[left.item].of(left.side))
        ledger = _put(ledger, ledger.current, coming)
    result = ledger.sets[index]
    active_ms = result.active_ms if event.active_ms is None else event.active_ms
    load = ledger.loads[planned.item].of(planned.side) if event.leading else result.load
    redo = SetResult(active_ms=active_ms, form=result.form, load=load, earlier=result.closed())
    return replace(_put(ledger, index, redo), current=index, working=not event.leading, before=None)


def _hurt(_: Timeline, ledger: Ledger, event: ev.Hurt) -> Ledger:
    banked = _bank(ledger, event.hold_ms, event.active_ms)
    return replace(banked, hurts=(*banked.hurts, event), hurting=True, before=None)


def _easier_taken(timeline: Timeline, ledger: Ledger, event: ev.EasierTaken) -> Ledger:
    item = timeline.sets[event.set_index].item
    form = ledger.forms[item].eased(event.variant, event.reps, event.hold_ms)
    forms = (*ledger.forms[:item], form, *ledger.forms[item + 1 :])
    if ledger.working:
        ledger = _put(ledger, event.set_index, replace(ledger.sets[event.set_index], form=form))
    return replace(ledger, forms=forms, hurting=False)


def _load_chosen(timeline: Timeline, ledger: Ledger, event: ev.LoadChosen) -> Ledger:
    """What was begun keeps its load. An undo takes back no choice of a load."""
    load, before = Load(event.grams, event.band), ledger.before
    loads, sets = list(ledger.loads), list(ledger.sets)
    for index, planned in enumerate(timeline.sets):
        if planned.exercise != event.exercise:
            continue
        loads[planned.item] = loads[planned.item].changed(event.side, load)
        begun = sets[index].outcome or (ledger.working and index == ledger.current)
        if not begun and event.side in (planned.side, Side.BOTH):
            sets[index] = replace(sets[index], load=load)
    if before is not None:
        before = replace(before, ledger=_load_chosen(timeline, before.ledger, event))
    return replace(ledger, loads=tuple(loads), sets=tuple(sets), before=before)


def _left_out(_: Timeline, ledger: Ledger, event: ev.LeftOut) -> Ledger:
    return replace(_go_on(_stopped_by_pain(ledger, event.sets)), hurting=False)


def _stopped_here(_: Timeline, ledger: Ledger, __: ev.StoppedHere) -> Ledger:
    opened = [index for index, result in enumerate(ledger.sets) if result.outcome is None]
    closed = _stopped_by_pain(ledger, opened)
    return replace(_go_on(closed), hurting=False, stopped=True)


def _stopped_by_pain(ledger: Ledger, sets: Iterable[int]) -> Ledger:
    """Close these sets; the one being worked was stopped by pain."""
    for index in sets:
        stopped = ledger.working and index == ledger.current
        outcome = Outcome.STOPPED_PAIN if stopped else None
        ledger = _put(ledger, index, ledger.sets[index].closed(outcome))
    return ledger


def _left(_: Timeline, ledger: Ledger, __: ev.Left) -> Ledger:
    return replace(ledger, left=True, before=None)


_STEPS: dict[type[ev.Event], Callable[[Timeline, Ledger, Any], Ledger]] = {
    ev.SetBegun: _set_begun,
    ev.RepDone: _rep_done,
    ev.HoldReached: _marked,
    ev.Paused: _marked,
    ev.Stalled: _marked,
    ev.Skipped: _skipped,
    ev.Undone: _undone,
    ev.Corrected: _corrected,
    ev.Reopened: _reopened,
    ev.Hurt: _hurt,
    ev.EasierTaken: _easier_taken,
    ev.LoadChosen: _load_chosen,
    ev.LeftOut: _left_out,
    ev.StoppedHere: _stopped_here,
    ev.Left: _left,
}
