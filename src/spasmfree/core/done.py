"""What counts as done (decisions D9): a set, and how much of a planned day a session fills."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from spasmfree.core.record import Outcome, SessionKind, SessionOutcome, SetRecord

FULL, SHORT = 1.0, 0.5


class Creditable(Protocol):
    """What of a session decides how much it counts."""

    @property
    def day(self) -> str: ...
    @property
    def kind(self) -> SessionKind: ...
    @property
    def program(self) -> str: ...
    @property
    def outcome(self) -> SessionOutcome: ...
    @property
    def short(self) -> bool: ...
    @property
    def sets_planned(self) -> int: ...
    @property
    def sets_done(self) -> int: ...


def credit(session: Creditable, easing: Collection[str] = ()) -> float:
    """1 for a session with at least half of its planned sets, 0.5 for a marked short one, else 0.

    Practice and the programs in `easing` (kind relief or break) never count. A session done
    without the app counts when it has no sets to count by and is told as done.
    """
    if session.kind is SessionKind.PRACTICE or session.program in easing:
        return 0.0
    if session.sets_planned:
        enough = 2 * session.sets_done >= session.sets_planned
    else:
        elsewhere = session.kind is SessionKind.ELSEWHERE
        enough = elsewhere and session.outcome is SessionOutcome.DONE
    if not enough:
        return 0.0
    return SHORT if session.short else FULL


def set_counts(row: SetRecord) -> bool:
    """Whether a set counts as done: all of it, or a part with at least something."""
    something = row.reps_done > 0 or row.hold_ms_done > 0
    return row.outcome is Outcome.DONE or (row.outcome is Outcome.PARTIAL and something)


def credit_by_day(
    sessions: Iterable[Creditable], easing: Collection[str] = ()
) -> Mapping[str, float]:
    """The credit of each local day that has any; two sessions of one day add up."""
    found: defaultdict[str, float] = defaultdict(float)
    for session in sessions:
        earned = credit(session, easing)
        if earned:
            found[session.day] += earned
    return dict(found)
