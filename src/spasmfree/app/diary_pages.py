"""Reads the sessions of the diary, newest first: some months, and more as they are wanted."""

from __future__ import annotations

from spasmfree.core import days
from spasmfree.core.diary import Earlier
from spasmfree.core.record import SessionRecord
from spasmfree.core.store import Store

FEW = 300  # sessions that are read at once whatever their days; our own choice
_FIRST_DAYS = 120  # some screens
_PAGE_DAYS = 365


class DiaryPages:
    """What is read stays read, also when it is read again because something has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._first = ""  # the day from which on everything is read; "" before the first page
        self.sessions: tuple[SessionRecord, ...] = ()  # newest first
        self.earlier: Earlier | None = None

    def read(self, today: str) -> None:
        """Read what was read before anew, at first one page."""
        count, oldest = self._store.extent()
        if count <= FEW:
            self._first = ""
            self.sessions, self.earlier = tuple(self._store.sessions()), None
            return
        if self._first:
            self.sessions = tuple(self._store.sessions(self._first))
        else:
            self._first = days.add(today, 1)
            self.sessions = self._page(oldest, "9999", _FIRST_DAYS)
        self._leave(count, oldest)

    def read_earlier(self) -> None:
        """Read one page more."""
        if self.earlier is None:
            return
        count, oldest = self._store.extent()
        self.sessions += self._page(oldest, days.add(self._first, -1))
        self._leave(count, oldest)

    def _page(self, oldest: str, last: str, length: int = _PAGE_DAYS) -> tuple[SessionRecord, ...]:
        """The sessions up to the day `last` of `length` days, or of more where there are none."""
        found: tuple[SessionRecord, ...] = ()
        while not found and oldest < self._first:
            self._first = days.add(self._first, -length)
            found = tuple(self._store.sessions(self._first, last))
        return found

    def _leave(self, count: int, oldest: str) -> None:
        left = count - len(self.sessions)
        self.earlier = Earlier(self._first, left, oldest) if left > 0 else None
