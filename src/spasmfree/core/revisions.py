"""What a person changed in the diary and when, kept so that it can be seen and taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from spasmfree.core.entries import (
    DiaryEntry,
    Episode,
    Note,
    Pause,
    PauseKind,
    Trigger,
)
from spasmfree.core.exercises import Side
from spasmfree.core.record import (
    Felt,
    Outcome,
    PainKind,
    PainRecord,
    SessionKind,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)


class What(StrEnum):
    """Which kind of record was changed."""

    SESSION = "session"
    EPISODE = "episode"
    PAUSE = "pause"
    NOTE = "note"
    PAIN = "pain"


class Act(StrEnum):
    """What was done to it."""

    ADDED = "added"
    EDITED = "edited"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class WholeSession:
    """A session with its sets and the pain rows that belong to it.

    In a revision it has its sets only where they were changed, and no pain rows: those follow the
    scores. A history of years would else be kept twice.
    """

    session: SessionRecord
    sets: tuple[SetRecord, ...] | None
    pains: tuple[PainRecord, ...] = ()


Content = DiaryEntry | WholeSession


@dataclass(frozen=True, slots=True)
class Revision:
    """One change. `before` and `after` are the record as JSON, "" where there was none."""

    id: str
    at_ms: int  # UTC
    offset_min: int  # of local time from UTC
    what: What
    record_id: str
    act: Act
    before: str
    after: str
    undone_ms: int | None = None  # UTC, when it was taken back


def what_of(content: Content) -> What:
    """The kind of a record."""
    kinds = {WholeSession: What.SESSION, Episode: What.EPISODE, Pause: What.PAUSE, Note: What.NOTE}
    return kinds.get(type(content), What.PAIN)


def id_of(content: Content) -> str:
    """The id of a record."""
    return content.session.id if isinstance(content, WholeSession) else content.id


def slim(before: Content | None, after: Content | None) -> tuple[Content | None, Content | None]:
    """Both sides of a change with no more than it takes to undo it."""
    same = (
        not isinstance(before, WholeSession)
        or not isinstance(after, WholeSession)
        or before.sets == after.sets
    )

    def of(content: Content | None) -> Content | None:
        if not isinstance(content, WholeSession):
            return content
        return WholeSession(content.session, None if same else content.sets)

    return of(before), of(after)


def undone(current: Content, before: Content, after: Content) -> Content:
    """The record as it is now without a change: what was not changed by it stays as it is."""
    if isinstance(current, WholeSession):
        assert isinstance(before, WholeSession)
        assert isinstance(after, WholeSession)
        session = _fields_back(current.session, before.session, after.session)
        sets = current.sets if before.sets is None else before.sets
        return WholeSession(session, sets, current.pains)
    made: Content = _fields_back(current, before, after)
    return made


def _fields_back(current: Any, before: Any, after: Any) -> Any:  # noqa: ANN401 - of one kind
    changed = {
        name: getattr(before, name)
        for name in current.__dataclass_fields__
        if getattr(before, name) != getattr(after, name)
    }
    return replace(current, **changed)


def undoable(revisions: Iterable[Revision]) -> frozenset[str]:
    """Ids of the revisions that can be taken back: of each record the last that stands.

    To take back an earlier one would also throw away what was changed after it.
    """
    last: dict[tuple[What, str], Revision] = {}
    for each in revisions:
        key = (each.what, each.record_id)
        if each.undone_ms is None and (key not in last or _later(each, last[key])):
            last[key] = each
    return frozenset(each.id for each in last.values())


def newest_first(revisions: Iterable[Revision]) -> Sequence[Revision]:
    """The revisions from the latest to the earliest."""
    return sorted(revisions, key=lambda each: (each.at_ms, each.id), reverse=True)


def _later(one: Revision, other: Revision) -> bool:
    return (one.at_ms, one.id) > (other.at_ms, other.id)


def to_json(content: Content) -> str:
    """A record as JSON, with sorted keys."""
    return json.dumps(asdict(content), ensure_ascii=False, sort_keys=True)


def from_json(what: What, text: str) -> Content:
    """A record as `to_json` wrote it; what a later version adds to it is left out.

    Raises KeyError, TypeError or ValueError for anything else.
    """
    return _READ[what](json.loads(text))


_Take = Callable[[Any], object]


def _maybe(take: _Take) -> _Take:
    return lambda value: None if value is None else take(value)


_TAKES: Mapping[type, Mapping[str, _Take]] = {
    Episode: {"trigger": _maybe(Trigger)},
    Pause: {"kind": PauseKind},
    Note: {},
    PainRecord: {"kind": PainKind},
    SessionRecord: {
        "kind": SessionKind,
        "outcome": SessionOutcome,
        "felt_next_morning": _maybe(Felt),
    },
    SetRecord: {"side": Side, "outcome": Outcome, "rep_times": tuple},
}


def _made(kind: type[Any], values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - of that kind
    takes = _TAKES[kind]
    known = [name for name in kind.__dataclass_fields__ if name in values]
    return kind(**{name: takes.get(name, _same)(values[name]) for name in known})


def _same(value: object) -> object:
    return value


def _whole(values: Mapping[str, Any]) -> WholeSession:
    sets = values["sets"]
    return WholeSession(
        _made(SessionRecord, values["session"]),
        None if sets is None else tuple(_made(SetRecord, each) for each in sets),
        tuple(_made(PainRecord, each) for each in values["pains"]),
    )


_READ: Mapping[What, Callable[[Mapping[str, Any]], Content]] = {
    What.SESSION: _whole,
    What.EPISODE: lambda values: _made(Episode, values),
    What.PAUSE: lambda values: _made(Pause, values),
    What.NOTE: lambda values: _made(Note, values),
    What.PAIN: lambda values: _made(PainRecord, values),
}
