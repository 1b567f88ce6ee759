"""What the page of progress needs of the history: little of each session, sums of its sets."""

from __future__ import annotations

from typing import NamedTuple

from spasmfree.core.record import Felt, SessionKind, SessionOutcome, SessionRecord


class Sitting(NamedTuple):
    """One session as far as it is counted. A NamedTuple: there may be thousands of them."""

    day: str  # local day, ISO
    started_ms: int
    offset_min: int
    kind: SessionKind
    program: str
    outcome: SessionOutcome
    short: bool
    sets_planned: int
    sets_done: int
    pain_before: int | None = None  # 0-10, as the others
    pain_after: int | None = None
    pain_next_morning: int | None = None
    felt_next_morning: Felt | None = None

    @classmethod
    def of(cls, record: SessionRecord) -> Sitting:
        """What is counted of a whole record."""
        return cls(*(getattr(record, name) for name in cls._fields))


class SetSum(NamedTuple):
    """The sets of one exercise and side in one stretch of days, added up."""

    first: int  # the first day of the stretch, an ordinal (`days.number`)
    exercise: str  # id as it was kept
    side: str  # left | right | both
    sets: int  # of which anything was done
    reps: int
    reps_planned: int
    hold_ms: int
    hold_ms_planned: int
    grams: int  # the heaviest weight of the sets that were done
    band: int  # the strongest band of them: 0 none, 1 light, 2 medium, 3 heavy
