"""Rows of episodes, pauses, notes, scores outside sessions and revisions, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from spasmfree.core.entries import DiaryEntry, Episode, Note, Pause, PauseKind, Trigger
from spasmfree.core.record import PainRecord
from spasmfree.storage import rows
from spasmfree.storage.rows import Stamp, Statement, Take

if TYPE_CHECKING:
    from spasmfree.core.revisions import Revision

Kept: TypeAlias = "DiaryEntry | Revision"


@dataclass(frozen=True, slots=True)
class Table:
    """Where records of one kind are; its columns are named as the fields are."""

    name: str
    kind: type[Any]
    takes: Mapping[str, Take]  # by column, what makes the field of a value
    order: tuple[str, ...]  # oldest first

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the fields."""
        return tuple(field.name for field in fields(self.kind))

    @property
    def select(self) -> str:
        """All rows that are not deleted, oldest first."""
        quoted = [f'"{name}"' for name in self.columns]
        outside = " AND session_id IS NULL" if self.kind is PainRecord else ""
        return (
            f"SELECT {', '.join(quoted)} FROM {self.name} "
            f"WHERE deleted = 0{outside} ORDER BY {', '.join(self.order)}"
        )

    def put(self, record: Kept, stamp: Stamp, *, deleted: bool) -> Statement:
        """The statement that keeps a record, as a tombstone where it is deleted."""
        if isinstance(record, PainRecord):
            return rows.put_pain(record, stamp, deleted=deleted)
        values = tuple(rows.as_value(getattr(record, name)) for name in self.columns)
        quoted = [f'"{name}"' for name in self.columns]
        return rows.upsert(self.name, quoted), (
            *values,
            stamp.version,
            stamp.device,
            int(deleted),
        )

    def read(self, found: Iterable[Sequence[object]]) -> list[Any]:
        """The records of the rows that `select` gave."""
        takes = rows.takes_of(self.columns, self.takes)
        return [self.kind(*rows.taken(row, takes)) for row in found]


EPISODES = Table(
    "episode",
    Episode,
    {"trigger": lambda value: None if value is None else Trigger(value)},
    ("start_day", "at_ms", "id"),
)
PAUSES = Table("pause", Pause, {"kind": PauseKind}, ("first_day", "at_ms", "id"))
NOTES = Table("note", Note, {}, ("day", "at_ms", "id"))
SCORES = Table(
    "pain",
    PainRecord,
    rows.TAKE_PAIN,
    ("day", "at_ms", "id"),
)
TABLES: Mapping[type[Any], Table] = {each.kind: each for each in (EPISODES, PAUSES, NOTES, SCORES)}


def table_of(kind: type[Any]) -> Table:
    """Where records of a kind are."""
    return TABLES.get(kind) or _revisions()


@cache
def _revisions() -> Table:
    from spasmfree.core.revisions import Act, Revision, What  # mostly nothing is changed

    return Table("revision", Revision, {"what": What, "act": Act}, ("at_ms", "id"))
