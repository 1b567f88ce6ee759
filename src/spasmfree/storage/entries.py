"""Episodes, pauses, notes, scores outside sessions, and revisions: read once, then kept in step.

There are few of them in a life, and this program is the only one that writes them; so each table
is read when it is first asked for, and from then on memory is ahead of the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from spasmfree.storage.entry_rows import Kept, table_of
from spasmfree.storage.rows import Stamp, Statement

Ask = Callable[[str], list[tuple[object, ...]]]


class Entries:
    """What was asked to be written is shown by the next read."""

    def __init__(self, ask: Ask) -> None:
        """`ask` reads the database; it is asked once for each kind."""
        self._ask = ask
        self._read: dict[type[Any], dict[str, Any]] = {}

    def of(self, kind: type[Any]) -> Sequence[Any]:
        """All records of a kind, oldest first."""
        order = attrgetter(*table_of(kind).order)
        return sorted(self._all(kind).values(), key=order)

    def put(self, record: Kept, stamp: Stamp) -> Statement:
        """Show the record from now on; the statement that keeps it."""
        self._all(type(record))[record.id] = record
        return table_of(type(record)).put(record, stamp, deleted=False)

    def drop(self, record: Kept, stamp: Stamp) -> Statement:
        """Show the record no more; the statement that puts a tombstone on it."""
        self._all(type(record)).pop(record.id, None)
        return table_of(type(record)).put(record, stamp, deleted=True)

    def _all(self, kind: type[Any]) -> dict[str, Any]:
        if kind not in self._read:
            table = table_of(kind)
            self._read[kind] = {each.id: each for each in table.read(self._ask(table.select))}
        return self._read[kind]
