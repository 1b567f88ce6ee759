"""The running session: where in its timeline it stands, and what is done so far.

An immutable value. Nothing here reads a clock and nothing counts down: every question takes
`now`, milliseconds on a steady clock. `spasmfree.core.commands` changes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from spasmfree.core import changes
from spasmfree.core.changes import Turning
from spasmfree.core.ledger import Ledger
from spasmfree.core.timeline import LEADING, Kind, Phase, PlannedSet, Timeline

STALL_MS = 2_000  # decisions D6; the caller scales it with the speed
COUNTDOWN_MS = 3_000  # after a pause (product: the guided session)
HOLD_AGAIN_MS = 10_000  # a paused hold goes on for at least so long (decisions D6)
HOLD_MARK_MS = 5_000  # how often a hold says how far it is
GO_ON_MS = 3_000  # what "go on" leaves of a rest
LONG_PAUSE_MS = 30 * 60_000  # decisions D6


class State(StrEnum):
    """What the session is doing."""

    RUNNING = "running"
    COUNTDOWN = "countdown"  # 3 s before work goes on after a pause
    PAUSED = "paused"
    HURT = "hurt"  # frozen until one of the three choices is made (decisions D29)
    EXIT = "exit"  # all is done or left; how to get up is shown
    OVER = "over"


class Primary(StrEnum):
    """What the one large button does now."""

    GO_ON = "go_on"  # to the last 3 s of a lead, or into the set
    PAUSE = "pause"
    RESUME = "resume"
    REP_DONE = "rep_done"  # also the whole set, where one press ends it
    LEAVE = "leave"  # leave the exit, end the session
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Session:
    """A session at one instant. Fields are for the commands; screens ask the properties."""

    timeline: Timeline
    ledger: Ledger
    began: int  # `now` when it began, less what a crash cut out
    state: State = State.RUNNING
    index: int = 0  # of the phase
    since: int = 0  # `now` when the state or phase last began to run, or was paused
    banked: int = 0  # ms of the phase that passed before `since`
    extra: int = 0  # ms this phase is longer than planned; negative for shorter
    active: int = 0  # ms of work in this set before `since`
    seen: int = 0  # the latest `now` that was told
    stall_ms: int = STALL_MS
    went: int | None = None  # `now` when work last began or went on
    ended: int | None = None  # `now` when a set last reached what was asked

    @property
    def phase(self) -> Phase:
        """The phase the session is in, running or not; the last one from the exit on."""
        return self.timeline.phases[self.index]

    @property
    def leading(self) -> bool:
        """Whether the phase leads to a set, rather than being its work."""
        return self.phase.kind in LEADING

    @property
    def set_index(self) -> int:
        """The set being worked or led to; from the exit on the last one planned."""
        return self.phase.set_index

    @property
    def planned(self) -> PlannedSet:
        """The set at `set_index`, as prescribed."""
        return self.timeline.sets[self.set_index]

    @property
    def last_worked(self) -> PlannedSet | None:
        """The set whose work began last: the posture the person is in, and gets up from (D31)."""
        worked = self.ledger.worked
        return None if worked is None else self.timeline.sets[worked]

    @property
    def turning(self) -> Turning:
        """What the person has to turn for the set that is led to; none during work."""
        if not self.leading:
            return Turning.NONE
        return changes.turning(self.last_worked, self.planned)

    @property
    def reps(self) -> int:
        """Reps done of the present set."""
        return self.ledger.sets[self.set_index].reps

    @property
    def target_reps(self) -> int:
        """Reps asked of the present set, by the easier form where one is in force."""
        return self.ledger.target_reps(self.timeline, self.set_index)

    @property
    def rep(self) -> int:
        """The rep under way, 1-based; in a lead 0. In a set ended by one press, its last rep."""
        return min(self.phase.rep, self.target_reps)

    @property
    def can_undo(self) -> bool:
        """Whether the last skip or finish can be taken back: until the next set begins."""
        return self.ledger.before is not None and self.state not in (State.HURT, State.OVER)

    @property
    def primary(self) -> Primary:
        """What the one large button will do."""
        if self.state is State.RUNNING:
            if self.leading:
                return Primary.GO_ON
            by_hand = self.phase.kind is Kind.BY_HAND
            return Primary.REP_DONE if by_hand else Primary.PAUSE
        return _PRIMARY[self.state]

    @property
    def length(self) -> int | None:
        """How long the phase is in ms; None where only a press ends it."""
        planned = self.phase.ms
        if planned is None:
            return None
        if self.phase.kind is Kind.HOLD and self.planned.hold_ms:
            planned = min(planned, self.ledger.target_hold_ms(self.timeline, self.set_index))
        return planned + self.extra

    def elapsed(self, now: int) -> int:
        """Ms of the phase that have passed."""
        return self.banked + (now - self.since if self.state is State.RUNNING else 0)

    def remaining(self, now: int) -> int | None:
        """Ms left of the phase, or of the re-countdown; None where only a press ends it."""
        if self.state is State.COUNTDOWN:
            return max(0, self.since + COUNTDOWN_MS - now)
        return None if self.length is None else max(0, self.length - self.elapsed(now))

    def progress(self, now: int) -> float:
        """How much of the phase has passed, 0 to 1; 0 where only a press ends it."""
        return min(1.0, self.elapsed(now) / self.length) if self.length else 0.0

    def lead_remaining(self, now: int) -> int:
        """Ms until the work of the set begins; 0 outside a lead."""
        if not self.leading:
            return 0
        rest = self.timeline.phases[self.index + 1 : self.planned.first_work]
        return (self.remaining(now) or 0) + sum(phase.ms or 0 for phase in rest)

    def at(self, now: int) -> int:
        """`now` in ms of the session."""
        return now - self.began

    def paused_long(self, now: int) -> bool:
        """Whether to ask "go on, or keep as partial": paused over 30 minutes (decisions D6)."""
        return self.state is State.PAUSED and now - self.since > LONG_PAUSE_MS

    def ends(self) -> int | None:
        """`now` when the phase or the re-countdown ends by itself; None when it does not."""
        if self.state is State.COUNTDOWN:
            return self.since + COUNTDOWN_MS
        if self.state is not State.RUNNING or self.length is None:
            return None
        return self.since - self.banked + self.length

    def settled(self, now: int) -> Session:
        """The same session with the time up to `now` put down, in the phase and in the work."""
        if self.state is not State.RUNNING:
            return self
        run = now - self.since
        worked = 0 if self.leading else run
        return replace(self, banked=self.banked + run, active=self.active + worked, since=now)

    def held(self) -> int:
        """Ms of a long hold done, put down so far; 0 for anything else."""
        return self.banked if self.planned.is_hold and not self.leading else 0


_PRIMARY = {
    State.COUNTDOWN: Primary.PAUSE,
    State.PAUSED: Primary.RESUME,
    State.HURT: Primary.NOTHING,
    State.EXIT: Primary.LEAVE,
    State.OVER: Primary.NOTHING,
}
