"""Stand-ins for tests, written once: a clock that is moved by hand and a history in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from spasmfree.core.clocks import Wall
from spasmfree.core.entries import DiaryEntry, Episode, Note, Pause, first_day
from spasmfree.core.loads import Worn, latest
from spasmfree.core.record import PainRecord, SessionRecord, SetRecord, with_scores
from spasmfree.core.revisions import Revision
from spasmfree.core.settings import PersonSettings
from spasmfree.core.store import Entry, PlanRow, Refused, Running, Saved

Kind = TypeVar("Kind", Episode, Pause, Note, PainRecord)
WEDNESDAY_EVENING = 1_768_410_000_000  # 2026-01-14 17:00 UTC


@dataclass
class FakeClock:
    """`core.clocks.Clock` moved by hand: an evening in Berlin until somebody sets it."""

    speed: int = 1
    steady: int = 1_000_000
    session: int = 0
    utc_ms: int = WEDNESDAY_EVENING
    offset_min: int = 60
    zone: str = "Europe/Berlin"

    def session_ms(self) -> int:
        return self.session

    def steady_ms(self) -> int:
        return self.steady

    def wall(self) -> Wall:
        return Wall(self.utc_ms, self.offset_min, self.zone)

    def advance(self, ms: int) -> int:
        """Let `ms` of real time pass; the time of the session then."""
        self.steady += ms
        self.utc_ms += ms
        self.session += ms * self.speed
        return self.session


class CountedIds:
    """Ids that tell their order: id-1, id-2, ..."""

    def __init__(self, prefix: str = "id") -> None:
        self.prefix = prefix
        self.given = 0

    def __call__(self) -> str:
        self.given += 1
        return f"{self.prefix}-{self.given}"


@dataclass
class _Kept:
    session: SessionRecord
    sets: tuple[SetRecord, ...]
    pains: tuple[PainRecord, ...]
    deleted: bool = False


@dataclass
class MemoryStore:
    """`core.store.Store` without a disk: each write is acknowledged before it returns.

    With `full` set, writes are kept back and refused once, as by a full disk; `make_room` lets
    them through in order. Reads show what was asked for in either case.
    """

    new_id: Callable[[], str] = field(default_factory=CountedIds)
    full: bool = False
    kept: dict[str, _Kept] = field(default_factory=dict)
    rows: list[PlanRow] = field(default_factory=list)
    entries: dict[str, DiaryEntry] = field(default_factory=dict)
    changes: dict[str, Revision] = field(default_factory=dict)
    settings: PersonSettings = field(default_factory=PersonSettings)
    head: Running | None = None
    journal: list[Entry] = field(default_factory=list)
    waiting: list[Saved] = field(default_factory=list)
    listeners: list[Callable[[Saved | Refused], None]] = field(default_factory=list)

    def sessions(self, first: str = "", last: str = "9999") -> Sequence[SessionRecord]:
        found = [
            kept.session
            for kept in self.kept.values()
            if not kept.deleted and first <= kept.session.day <= last
        ]
        return sorted(found, key=lambda s: (s.day, s.started_ms, s.id), reverse=True)

    def extent(self) -> tuple[int, str]:
        days = [each.day for each in self.sessions()]
        return len(days), min(days, default="")

    def session(self, session_id: str) -> SessionRecord | None:
        kept = self._live(session_id)
        return kept.session if kept else None

    def sets(self, session_id: str) -> Sequence[SetRecord]:
        kept = self._live(session_id)
        return kept.sets if kept else ()

    def sets_of_days(self, first: str, last: str) -> Sequence[SetRecord]:
        return [each for session in self.sessions(first, last) for each in self.sets(session.id)]

    def pains(self, session_id: str) -> Sequence[PainRecord]:
        kept = self._live(session_id)
        return kept.pains if kept else ()

    def last_loads(self, exercises: Collection[str], first: str) -> Sequence[Worn]:
        return latest(
            (
                (session.day, session.started_ms, session.id, each.place),
                Worn(each.exercise, each.side, each.load),
            )
            for session in self.sessions(first)
            for each in self.sets(session.id)
            if each.exercise in exercises and (each.reps_done or each.hold_ms_done)
        )

    def plan(self) -> Sequence[PlanRow]:
        return tuple(self.rows)

    def person(self) -> PersonSettings:
        return self.settings

    def running(self) -> tuple[Running, Sequence[Entry]] | None:
        return (self.head, tuple(self.journal)) if self.head else None

    def begin(self, head: Running) -> None:
        self.head, self.journal = head, []
        self._done(Saved("begin", head.id))

    def append(self, session_id: str, entry: Entry) -> None:
        assert self.head is not None
        assert self.head.id == session_id
        self.journal.append(entry)
        self._done(Saved("append", session_id, entry.seq))

    def fold(
        self,
        session: SessionRecord,
        sets: Sequence[SetRecord],
        pains: Sequence[PainRecord],
    ) -> None:
        self._end(session.id)
        self._keep(session, sets, pains)
        self._done(Saved("fold", session.id))

    def discard(self, session_id: str) -> None:
        self._end(session_id)
        self._done(Saved("discard", session_id))

    def save_session(
        self,
        session: SessionRecord,
        sets: Sequence[SetRecord],
        pains: Sequence[PainRecord] = (),
        revision: Revision | None = None,
    ) -> None:
        self._keep(session, sets, pains)
        self._note(revision)
        self._done(Saved("session", session.id))

    def delete_session(self, session_id: str, revision: Revision | None = None) -> None:
        self._set_deleted(session_id, revision, deleted=True)

    def restore_session(self, session_id: str, revision: Revision | None = None) -> None:
        self._set_deleted(session_id, revision, deleted=False)

    def keep(self, entry: DiaryEntry, revision: Revision | None = None) -> None:
        self.entries[entry.id] = entry
        self._note(revision)
        self._done(Saved("entry", entry.id))

    def drop(self, entry: DiaryEntry, revision: Revision | None = None) -> None:
        self.entries.pop(entry.id, None)
        self._note(revision)
        self._done(Saved("entry", entry.id))

    def episodes(self) -> Sequence[Episode]:
        return self._of(Episode)

    def pauses(self) -> Sequence[Pause]:
        return self._of(Pause)

    def notes(self) -> Sequence[Note]:
        return self._of(Note)

    def scores(self) -> Sequence[PainRecord]:
        return self._of(PainRecord)

    def revisions(self) -> Sequence[Revision]:
        return sorted(self.changes.values(), key=lambda each: (each.at_ms, each.id))

    def save_plan(self, row: PlanRow) -> None:
        self.rows = [*(old for old in self.rows if old.id != row.id), row]
        self._done(Saved("plan"))

    def save_person(self, person: PersonSettings) -> None:
        self.settings = person
        self._done(Saved("person"))

    def unwritten(self) -> int:
        return len(self.waiting)

    def listen(self, listener: Callable[[Saved | Refused], None]) -> None:
        self.listeners.append(listener)

    def make_room(self) -> None:
        """The disk takes writes again."""
        self.full = False
        waiting, self.waiting = self.waiting, []
        for saved in waiting:
            self._done(saved)

    def _keep(
        self,
        session: SessionRecord,
        sets: Sequence[SetRecord],
        pains: Sequence[PainRecord],
    ) -> None:
        before = self.kept[session.id].pains if session.id in self.kept else ()
        self.kept[session.id] = _Kept(
            session,
            tuple(sorted(sets, key=lambda s: s.place)),
            with_scores(session, [*before, *pains], self.new_id),
        )

    def _of(self, kind: type[Kind]) -> list[Kind]:
        found = [each for each in self.entries.values() if isinstance(each, kind)]
        return sorted(found, key=lambda each: (first_day(each), each.at_ms, each.id))

    def _note(self, revision: Revision | None) -> None:
        if revision is not None:
            self.changes[revision.id] = revision

    def _set_deleted(self, session_id: str, revision: Revision | None, *, deleted: bool) -> None:
        kept = self.kept.get(session_id)
        if kept is not None and kept.deleted != deleted:
            self.kept[session_id] = replace(kept, deleted=deleted)
            self._note(revision)
            self._done(Saved("session", session_id))

    def _live(self, session_id: str) -> _Kept | None:
        kept = self.kept.get(session_id)
        return None if kept is None or kept.deleted else kept

    def _end(self, session_id: str) -> None:
        if self.head is not None and self.head.id == session_id:
            self.head, self.journal = None, []

    def _done(self, saved: Saved) -> None:
        if self.full:
            self.waiting.append(saved)
            if len(self.waiting) == 1:
                self._tell(Refused("The disk is full."))
        else:
            self._tell(saved)

    def _tell(self, news: Saved | Refused) -> None:
        for listener in tuple(self.listeners):
            listener(news)
