"""The history in SQLite: read at once, written through the writer's thread (D10 to D12)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from spasmfree.core.entries import DiaryEntry, Episode, Note, Pause
from spasmfree.core.loads import Worn, latest
from spasmfree.core.record import PainRecord, SessionRecord, SetRecord, with_scores
from spasmfree.core.settings import PersonSettings
from spasmfree.core.store import Entry, PlanRow, Refused, Running, Saved
from spasmfree.storage import database, keys, person, rows
from spasmfree.storage.entries import Entries
from spasmfree.storage.pending import Kept, Pending
from spasmfree.storage.rows import Stamp, Statement, Value
from spasmfree.storage.versions import Versions
from spasmfree.storage.writer import Job, Writer

if TYPE_CHECKING:
    from spasmfree.core.revisions import Revision

Dispatch = Callable[[Callable[[], None]], None]
MakeWriter = Callable[[Path, Callable[[str], None], Callable[[sqlite3.Error], None]], Writer]
Row = TypeVar("Row", SetRecord, PainRecord)


class SqliteStore:
    """`core.store.Store` over one database file.

    Lives on one thread, the window's; `dispatch` brings the writer's news there. What was asked
    to be written is shown by the next read, whether the disk has it yet or not.
    """

    def __init__(
        self,
        path: Path,
        dispatch: Dispatch,
        new_id: Callable[[], str],
        wall_ms: Callable[[], int],
        make_writer: MakeWriter = Writer,
    ) -> None:
        """Over an open database with a device; `wall_ms` gives UTC ms, `new_id` a new UUIDv7."""
        self._path = path
        with database.told(path):
            self._db = database.read_only(path)
        self._dispatch = dispatch
        self._new_id = new_id
        self._listeners: list[Callable[[Saved | Refused], None]] = []
        self._pending = Pending()
        self._entries = Entries(self._ask)
        self._unwritten = 0
        self._versions = Versions(wall_ms, self._greatest_version())
        self._device = self._read_device()
        self._plan = self._read_plan()
        self._values = self._read_values()
        self._running = self._read_running()
        self._writer = make_writer(path, self._refused, self._failed)

    def close(self, timeout_s: float = 5.0) -> int:
        """Write what is left; the number of writes that the disk would not take."""
        self._db.close()  # first, so that the writer, as the last, tidies the WAL up
        return self._writer.close(timeout_s)

    # Reads

    def sessions(self, first: str = "", last: str = "9999") -> Sequence[SessionRecord]:
        found = self._ask(
            f"SELECT {rows.columns(rows.SESSION)} FROM session "
            "WHERE day BETWEEN ? AND ? AND deleted = 0",
            (first, last),
        )
        on_disk = (rows.session(row) for row in found)
        records = [one for one in on_disk if one.id not in self._pending]
        records.extend(self._pending.sessions(first, last))
        return sorted(records, key=lambda s: (s.day, s.started_ms, s.id), reverse=True)

    def extent(self) -> tuple[int, str]:
        changing = self._pending.ids()
        marks = ", ".join("?" * len(changing))
        ((count, first),) = self._ask(
            f"SELECT count(*), min(day) FROM session WHERE deleted = 0 AND id NOT IN ({marks})",
            tuple(map(keys.pack, changing)),
        )
        days = [each.day for each in self._pending.sessions("", "9999")]
        oldest = min(filter(None, (str(first or ""), *days)), default="")
        return int(str(count)) + len(days), oldest

    def session(self, session_id: str) -> SessionRecord | None:
        kept = self._kept(session_id)
        return None if kept is None or kept.deleted else kept.session

    def sets(self, session_id: str) -> Sequence[SetRecord]:
        kept = self._kept(session_id)
        return () if kept is None or kept.deleted else kept.sets

    def sets_of_days(self, first: str, last: str) -> Sequence[SetRecord]:
        found = self._ask(rows.SETS_OF_DAYS, (first, last))
        on_disk = (rows.set_record(row) for row in found)
        records = [one for one in on_disk if one.session_id not in self._pending]
        records.extend(self._pending.sets(first, last))
        return records

    def pains(self, session_id: str) -> Sequence[PainRecord]:
        kept = self._kept(session_id)
        return () if kept is None or kept.deleted else kept.pains

    def last_loads(self, exercises: Collection[str], first: str) -> Sequence[Worn]:
        found = self._ask(rows.LOADS, (first, json.dumps(list(exercises))))
        on_disk = (rows.worn(row) for row in found)
        done = [(place, one) for place, one in on_disk if place[2] not in self._pending]
        return latest([*done, *self._pending.worn(exercises, first)])

    def episodes(self) -> Sequence[Episode]:
        return self._entries.of(Episode)

    def pauses(self) -> Sequence[Pause]:
        return self._entries.of(Pause)

    def notes(self) -> Sequence[Note]:
        return self._entries.of(Note)

    def scores(self) -> Sequence[PainRecord]:
        return self._entries.of(PainRecord)

    def revisions(self) -> Sequence[Revision]:
        from spasmfree.core.revisions import Revision  # nobody changes the diary at every start

        return self._entries.of(Revision)

    def plan(self) -> Sequence[PlanRow]:
        return tuple(self._plan)

    def person(self) -> PersonSettings:
        return person.from_values(self._values)

    def running(self) -> tuple[Running, Sequence[Entry]] | None:
        return (self._running[0], tuple(self._running[1])) if self._running else None

    # Writes

    def begin(self, head: Running) -> None:
        self._running = (head, [])
        self._submit(Saved("begin", head.id), [rows.put_running(head, self._stamp())])

    def append(self, session_id: str, entry: Entry) -> None:
        if self._running and self._running[0].id == session_id:
            self._running[1].append(entry)
        statement = rows.put_entry(session_id, entry, self._stamp())
        self._submit(Saved("append", session_id, entry.seq), [statement])

    def fold(
        self,
        session: SessionRecord,
        sets: Sequence[SetRecord],
        pains: Sequence[PainRecord],
    ) -> None:
        self._forget(session.id)
        self._keep(Saved("fold", session.id), session, sets, pains, rows.end_running(session.id))

    def discard(self, session_id: str) -> None:
        self._forget(session_id)
        self._submit(Saved("discard", session_id), rows.end_running(session_id))

    def save_session(
        self,
        session: SessionRecord,
        sets: Sequence[SetRecord],
        pains: Sequence[PainRecord] = (),
        revision: Revision | None = None,
    ) -> None:
        self._keep(Saved("session", session.id), session, sets, pains, self._noted(revision))

    def delete_session(self, session_id: str, revision: Revision | None = None) -> None:
        self._set_deleted(session_id, revision, deleted=True)

    def restore_session(self, session_id: str, revision: Revision | None = None) -> None:
        self._set_deleted(session_id, revision, deleted=False)

    def keep(self, entry: DiaryEntry, revision: Revision | None = None) -> None:
        put = self._entries.put(entry, self._stamp())
        self._submit(Saved("entry", entry.id), [put, *self._noted(revision)])

    def drop(self, entry: DiaryEntry, revision: Revision | None = None) -> None:
        dropped = self._entries.drop(entry, self._stamp())
        self._submit(Saved("entry", entry.id), [dropped, *self._noted(revision)])

    def save_plan(self, row: PlanRow) -> None:
        self._plan = [*(old for old in self._plan if old.id != row.id), row]
        self._submit(Saved("plan"), [rows.put_plan(row, self._stamp())])

    def save_person(self, person_: PersonSettings) -> None:
        values = person.to_values(person_)
        stamp = self._stamp()
        changed = [
            rows.put_setting(key, value, stamp)
            for key, value in values.items()
            if key not in self._values or self._values[key] != value
        ]
        self._values = self._values | values
        self._submit(Saved("person"), changed)

    def unwritten(self) -> int:
        return self._unwritten

    def listen(self, listener: Callable[[Saved | Refused], None]) -> None:
        self._listeners.append(listener)

    # Behind them

    def _keep(
        self,
        saved: Saved,
        session: SessionRecord,
        sets: Sequence[SetRecord],
        pains: Sequence[PainRecord],
        more: Sequence[Statement],
    ) -> None:
        """Keep a session whole; rows that are the same as before are not written again."""
        stamp = self._stamp()
        before = self._kept(session.id)
        old_sets = before.sets if before else ()
        old_pains = before.pains if before else ()
        kept = Kept(
            session,
            tuple(sorted(sets, key=lambda s: s.place)),
            with_scores(session, [*old_pains, *pains], self._new_id),
            deleted=False,
        )
        statements = [rows.put_session(session, stamp)]
        statements += [rows.put_set(s, stamp) for s in _changed(old_sets, kept.sets)]
        statements += [rows.put_set(s, stamp, deleted=True) for s in _gone(old_sets, kept.sets)]
        statements += [rows.put_pain(p, stamp) for p in _changed(old_pains, kept.pains)]
        statements += [rows.put_pain(p, stamp, deleted=True) for p in _gone(old_pains, kept.pains)]
        self._pending.put(stamp.version, kept)
        self._submit(saved, [*statements, *more], stamp)

    def _noted(self, revision: Revision | None) -> list[Statement]:
        """What keeps a revision together with the change it tells of."""
        return [] if revision is None else [self._entries.put(revision, self._stamp())]

    def _set_deleted(self, session_id: str, revision: Revision | None, *, deleted: bool) -> None:
        kept = self._kept(session_id)
        if kept is None or kept.deleted == deleted:
            return
        stamp = self._stamp()
        self._pending.put(stamp.version, replace(kept, deleted=deleted))
        statement = rows.put_session(kept.session, stamp, deleted=deleted)
        self._submit(Saved("session", session_id), [statement, *self._noted(revision)], stamp)

    def _forget(self, session_id: str) -> None:
        if self._running and self._running[0].id == session_id:
            self._running = None

    def _stamp(self) -> Stamp:
        return Stamp(self._versions.next(), self._device)

    def _submit(
        self, saved: Saved, statements: Sequence[Statement], stamp: Stamp | None = None
    ) -> None:
        version = stamp.version if stamp else 0

        def on_disk() -> None:
            self._unwritten -= 1
            self._pending.drop(saved.session_id, version)
            self._tell(saved)

        self._unwritten += 1
        self._writer.submit(Job(statements, lambda: self._dispatch(on_disk)))

    def _refused(self, sentence: str) -> None:
        self._dispatch(lambda: self._tell(Refused(sentence)))

    def _failed(self, error: sqlite3.Error) -> None:
        def our_fault() -> None:
            self._unwritten -= 1
            raise error

        self._dispatch(our_fault)

    def _tell(self, news: Saved | Refused) -> None:
        for listener in tuple(self._listeners):
            listener(news)

    def _ask(self, sql: str, values: tuple[Value, ...] = ()) -> list[tuple[object, ...]]:
        with database.told(self._path):
            return self._db.execute(sql, values).fetchall()

    def _kept(self, session_id: str) -> Kept | None:
        """A session whole, deleted or not, as it is or will be on disk."""
        if (kept := self._pending.get(session_id)) is not None:
            return kept
        key = (keys.pack(session_id),)
        found = self._ask(
            f"SELECT deleted, {rows.columns(rows.SESSION)} FROM session WHERE id = ?", key
        )
        if not found:
            return None
        deleted, *fields = found[0]
        sets = self._ask(
            f"SELECT {rows.columns(rows.SET)} FROM set_row "
            "WHERE session_id = ? AND deleted = 0 ORDER BY place",
            key,
        )
        pains = self._ask(
            f"SELECT {rows.columns(rows.PAIN)} FROM pain "
            "WHERE session_id = ? AND deleted = 0 ORDER BY at_ms, id",
            key,
        )
        return Kept(
            rows.session(fields),
            tuple(map(rows.set_record, sets)),
            tuple(map(rows.pain, pains)),
            bool(deleted),
        )

    def _read_plan(self) -> list[PlanRow]:
        return [rows.plan(row) for row in self._ask(rows.ALL_PLANS)]

    def _read_values(self) -> dict[str, object]:
        return rows.settings(self._ask(rows.ALL_SETTINGS))

    def _read_running(self) -> tuple[Running, list[Entry]] | None:
        found = self._ask(
            f"SELECT {rows.columns(rows.RUNNING)} FROM running "
            "WHERE device = ? ORDER BY started_ms DESC, id DESC LIMIT 1",
            (self._device,),
        )
        if not found:
            return None
        head = rows.running(found[0])
        journal = self._ask(
            "SELECT seq, at_ms, data FROM journal WHERE session_id = ? ORDER BY seq", (head.id,)
        )
        return head, [rows.entry(row) for row in journal]

    def _read_device(self) -> str:
        return str(self._ask("SELECT id FROM device WHERE here = 1")[0][0])

    def _greatest_version(self) -> int:
        # What belongs to a session is never written without it: its version is then as great.
        tables = (
            "session", "pain WHERE session_id IS NULL", "plan", "setting", "running", "journal",
            "episode", "pause", "note", "revision",
        )  # fmt: skip
        each = " UNION ALL ".join(f"SELECT max(version) AS v FROM {table}" for table in tables)
        found = self._ask(f"SELECT max(v) FROM ({each})")[0][0]
        return found if isinstance(found, int) else 0


def open_store(
    folder: Path, dispatch: Dispatch, new_id: Callable[[], str], wall_ms: Callable[[], int]
) -> SqliteStore:
    """The store of a prepared data folder, its database made or brought up to date first.

    Raises KnownError.
    """
    path = database.open_database(folder)
    database.name_device(path, new_id, wall_ms())
    return SqliteStore(path, dispatch, new_id, wall_ms)


def _changed(before: Sequence[Row], now: Sequence[Row]) -> list[Row]:
    """Rows that are new or other than before."""
    known = {row.id: row for row in before}
    return [row for row in now if known.get(row.id) != row]


def _gone(before: Sequence[Row], now: Sequence[Row]) -> list[Row]:
    """Rows that are there no more."""
    left = {row.id for row in now}
    return [row for row in before if row.id not in left]
