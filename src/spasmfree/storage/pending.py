"""What has been asked of the disk and is not there yet, so that reads already show it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spasmfree.core.loads import Place, Worn
from spasmfree.core.record import PainRecord, SessionRecord, SetRecord


@dataclass(frozen=True, slots=True)
class Kept:
    """A session with all that belongs to it, as it will be on disk."""

    session: SessionRecord
    sets: tuple[SetRecord, ...]
    pains: tuple[PainRecord, ...]
    deleted: bool


class Pending:
    """The latest state of each session that has writes under way."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, Kept]] = {}

    def put(self, version: int, kept: Kept) -> None:
        """Show `kept` until the write with this version is on disk."""
        self._kept[kept.session.id] = (version, kept)

    def drop(self, session_id: str, version: int) -> None:
        """The write is on disk; a later one of the same session may not be."""
        if session_id in self._kept and self._kept[session_id][0] == version:
            del self._kept[session_id]

    def get(self, session_id: str) -> Kept | None:
        """The state to come of a session, None when the disk has it."""
        found = self._kept.get(session_id)
        return found[1] if found else None

    def __contains__(self, session_id: object) -> bool:
        return session_id in self._kept

    def ids(self) -> tuple[str, ...]:
        """Of these sessions."""
        return tuple(self._kept)

    def sessions(self, first: str, last: str) -> Iterator[SessionRecord]:
        """Sessions of these days that are to be shown though the disk may not have them."""
        for _, kept in self._kept.values():
            if not kept.deleted and first <= kept.session.day <= last:
                yield kept.session

    def sets(self, first: str, last: str) -> Iterator[SetRecord]:
        """The sets of these sessions."""
        for session in self.sessions(first, last):
            yield from self._kept[session.id][1].sets

    def worn(self, exercises: Collection[str], first: str) -> Iterator[tuple[Place, Worn]]:
        """What their sets of these exercises were done with, from the day `first` on."""
        for _, kept in self._kept.values():
            session = kept.session
            if kept.deleted or session.day < first:
                continue
            for each in kept.sets:
                if each.done and each.exercise in exercises:
                    place = (session.day, session.started_ms, session.id, each.place)
                    yield place, Worn(each.exercise, each.side, each.load)
