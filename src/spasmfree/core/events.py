"""What happens in a session, as the journal keeps it: one event is one row (decisions D11).

Each event is whole by itself: a session that is cut off between any two of them can go on.
`at` is in ms of the session, on a steady clock; `active_ms` is the time in the work of the set
so far, `hold_ms` what of a long hold is done.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from spasmfree.core.exercises import Side


class Skip(StrEnum):
    """How much was skipped."""

    SET = "set"
    SIDE = "side"
    EXERCISE = "exercise"
    REST = "rest_of_session"  # finished early


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened `at` ms into the session."""

    at: int


@dataclass(frozen=True, slots=True)
class Started(Event):
    """The session began; the first exercise is announced."""


@dataclass(frozen=True, slots=True)
class SetBegun(Event):
    """The work of a set began after its lead."""

    set_index: int


@dataclass(frozen=True, slots=True)
class RepDone(Event):
    """Reps up to and including `rep` are done."""

    set_index: int
    rep: int
    active_ms: int


@dataclass(frozen=True, slots=True)
class HoldReached(Event):
    """So much of a long hold is done: told every 5 s and at its end."""

    set_index: int
    hold_ms: int
    active_ms: int


@dataclass(frozen=True, slots=True)
class SetEnded(Event):
    """A set has all its reps or its hold. Follows from the event before it and changes nothing."""

    set_index: int


@dataclass(frozen=True, slots=True)
class Skipped(Event):
    """Sets were left out by the person; what was done of the first is kept.

    `phase`, `left_ms` and `paused` say where an undo goes back to.
    """

    what: Skip
    sets: tuple[int, ...]  # those it closed, the current one first
    hold_ms: int
    active_ms: int
    phase: int
    left_ms: int
    paused: bool


@dataclass(frozen=True, slots=True)
class Undone(Event):
    """The last skip was taken back."""


@dataclass(frozen=True, slots=True)
class Corrected(Event):
    """The person says how many reps a set really had."""

    set_index: int
    reps: int
    active_ms: int | None  # None for a set that is over


@dataclass(frozen=True, slots=True)
class Reopened(Event):
    """A set is done again: from its lead, or at once. Its result stands until the redo has any."""

    set_index: int
    leading: bool
    active_ms: int | None  # None for a set that was over


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """The person paused."""

    hold_ms: int
    active_ms: int


@dataclass(frozen=True, slots=True)
class Stalled(Event):
    """The machine slept or stood still; the session stopped where it was (decisions D6)."""

    hold_ms: int
    active_ms: int


@dataclass(frozen=True, slots=True)
class Resumed(Event):
    """The person went on."""


@dataclass(frozen=True, slots=True)
class Hurt(Event):
    """It hurts (decisions D29): in this set, in this rep; rep 0 while nothing was worked."""

    set_index: int
    rep: int
    hold_ms: int
    active_ms: int


@dataclass(frozen=True, slots=True)
class EasierTaken(Event):
    """It was mild, and the rest of this exercise goes on in an easier form (decisions D8)."""

    set_index: int
    variant: str
    reps: int | None
    hold_ms: int | None


@dataclass(frozen=True, slots=True)
class LoadChosen(Event):
    """The sets of an exercise that are still to come are done with this load."""

    exercise: str
    side: Side  # both: on both sides
    grams: int
    band: str  # id, "" for none


@dataclass(frozen=True, slots=True)
class LeftOut(Event):
    """It was mild, and the rest of this side of the exercise is left out."""

    sets: tuple[int, ...]  # those it closed, the current one first


@dataclass(frozen=True, slots=True)
class StoppedHere(Event):
    """The person stopped because it hurt."""


@dataclass(frozen=True, slots=True)
class Left(Event):
    """The person has got up; the session is over."""


_KINDS: dict[str, type[Event]] = {
    "started": Started,
    "set_begun": SetBegun,
    "rep_done": RepDone,
    "hold_reached": HoldReached,
    "set_ended": SetEnded,
    "skipped": Skipped,
    "undone": Undone,
    "corrected": Corrected,
    "reopened": Reopened,
    "paused": Paused,
    "stalled": Stalled,
    "resumed": Resumed,
    "hurt": Hurt,
    "easier_taken": EasierTaken,
    "load_chosen": LoadChosen,
    "left_out": LeftOut,
    "stopped_here": StoppedHere,
    "left": Left,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_json(event: Event) -> str:
    """The event as one journal row."""
    return json.dumps({"event": _NAMES[type(event)], **asdict(event)}, separators=(",", ":"))


def from_json(text: str) -> Event:
    """The event of a journal row; other text is a ValueError, KeyError or TypeError."""
    fields: dict[str, Any] = json.loads(text)
    kind = _KINDS[fields.pop("event")]
    if "what" in fields:
        fields["what"] = Skip(fields["what"])
    if "side" in fields:
        fields["side"] = Side(fields["side"])
    if "sets" in fields:
        fields["sets"] = tuple(fields["sets"])
    return kind(**fields)
