"""The history as the rest of the program sees it: what can be asked and what can be kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from spasmfree.core.entries import DiaryEntry, Episode, Note, Pause
from spasmfree.core.loads import Worn
from spasmfree.core.record import PainRecord, SessionKind, SessionRecord, SetRecord
from spasmfree.core.settings import PersonSettings

if TYPE_CHECKING:
    from spasmfree.core.revisions import Revision


@dataclass(frozen=True, slots=True)
class PlanRow:
    """From which day which programs are planned on which weekdays; never edited (decisions D1)."""

    id: str
    from_day: str  # ISO
    weekdays: tuple[int, ...]  # 0 = Monday, sorted; empty: nothing is planned
    rotation: tuple[str, ...]  # program ids, taken in turn
    weeks: int | None  # how long it runs before `then`; None: open
    then: tuple[str, ...]  # the rotation that follows, () for none


@dataclass(frozen=True, slots=True)
class Running:
    """The head of a session in progress, enough to build its timeline again after a crash."""

    id: str
    day: str
    started_ms: int
    offset_min: int
    zone: str
    kind: SessionKind
    program: str  # program id, or the exercise id for practice
    short: bool
    pain_before: int | None
    content_version: str
    app_version: str
    spec: str  # JSON: prescriptions and timing choices, by core.timeline


@dataclass(frozen=True, slots=True)
class Entry:
    """One journal row: what happened in the running session at `at_ms` of it."""

    seq: int  # from 1, without gaps
    at_ms: int
    data: str  # JSON, by core.events


class Store(Protocol):
    """Reads answer at once; writes are queued, kept in order, and acknowledged later.

    A read shows what was asked to be written, whether the disk has it yet or not. A write that
    the disk refuses is kept and tried again; `listen` tells of it.
    """

    def sessions(self, first: str = "", last: str = "9999") -> Sequence[SessionRecord]:
        """Sessions of the days first..last (ISO, both included), newest first."""

    def extent(self) -> tuple[int, str]:
        """How many sessions there are, and the day of the oldest, "" without any."""

    def session(self, session_id: str) -> SessionRecord | None:
        """One session, or None when it is not there or deleted."""

    def sets(self, session_id: str) -> Sequence[SetRecord]:
        """The sets of a session in order."""

    def sets_of_days(self, first: str, last: str) -> Sequence[SetRecord]:
        """All sets of the sessions of the days first..last (ISO, both included), in no order."""

    def pains(self, session_id: str) -> Sequence[PainRecord]:
        """Pain scores and "it hurts" of a session, oldest first."""

    def last_loads(self, exercises: Collection[str], first: str) -> Sequence[Worn]:
        """With what exercises (ids as kept) were last done on each side, the latest last.

        Of each side the last set counts of which anything was done, from the day `first` on (ISO).
        """

    def episodes(self) -> Sequence[Episode]:
        """All spasm episodes, oldest first."""

    def pauses(self) -> Sequence[Pause]:
        """All pauses, oldest first."""

    def notes(self) -> Sequence[Note]:
        """All notes that belong to no session, oldest first."""

    def scores(self) -> Sequence[PainRecord]:
        """All pain scores that were given outside any session, oldest first."""

    def revisions(self) -> Sequence[Revision]:
        """What the person changed in the diary, oldest first."""

    def plan(self) -> Sequence[PlanRow]:
        """All plan rows, in the order in which they were made."""

    def person(self) -> PersonSettings:
        """The person's settings."""

    def running(self) -> tuple[Running, Sequence[Entry]] | None:
        """The session that was interrupted, with its journal; None when there is none."""

    def begin(self, head: Running) -> None:
        """Keep the head of a new session."""

    def append(self, session_id: str, entry: Entry) -> None:
        """Keep one journal row; acknowledged to listeners as (session_id, seq)."""

    def fold(
        self,
        session: SessionRecord,
        sets: Sequence[SetRecord],
        pains: Sequence[PainRecord],
    ) -> None:
        """Keep a finished session and delete its head and journal, in one transaction (D11)."""

    def discard(self, session_id: str) -> None:
        """Delete the head and journal of a session without keeping it."""

    def save_session(
        self,
        session: SessionRecord,
        sets: Sequence[SetRecord],
        pains: Sequence[PainRecord] = (),
        revision: Revision | None = None,
    ) -> None:
        """Add or replace a session (done elsewhere, or edited in the diary); a deleted one is back.

        `revision` is kept in the same transaction. Sets that are left out go. Pain rows follow
        the session's scores (`record.with_scores`): `pains` need only bring new ones, and presses
        of "it hurts" stay.
        """

    def delete_session(self, session_id: str, revision: Revision | None = None) -> None:
        """Put a tombstone on a session; `restore_session` takes it away."""

    def restore_session(self, session_id: str, revision: Revision | None = None) -> None:
        """Take the tombstone away."""

    def keep(self, entry: DiaryEntry, revision: Revision | None = None) -> None:
        """Add or replace an entry of the diary; a deleted one is back."""

    def drop(self, entry: DiaryEntry, revision: Revision | None = None) -> None:
        """Put a tombstone on an entry of the diary; `keep` takes it away."""

    def save_plan(self, row: PlanRow) -> None:
        """Add a plan row."""

    def save_person(self, person: PersonSettings) -> None:
        """Keep the person's settings."""

    def unwritten(self) -> int:
        """How many writes are not on disk yet."""

    def listen(self, listener: Callable[[Saved | Refused], None]) -> None:
        """Tell `listener` of each write; it is called on the window's thread."""


class Saved(NamedTuple):
    """A write is on disk."""

    what: str  # begin | append | fold | discard | session | entry | plan | person
    session_id: str = ""
    seq: int = 0


class Refused(NamedTuple):
    """The disk refused a write; it is kept in memory and tried again.

    Told once for each time of trouble, which is over with the next Saved.
    """

    sentence: str
