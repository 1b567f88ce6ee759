"""Time until a finished set is on disk, against a bare SQLite commit with the same pragmas."""

from __future__ import annotations

import queue
import secrets
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import quantiles

from spasmfree.core.record import SessionKind
from spasmfree.core.store import Entry, Running
from spasmfree.storage import database, places
from spasmfree.storage.history import SqliteStore, open_store

COMMITS = 2_000
HEAD = Running(
    "s", "2026-01-14", 0, 0, "", SessionKind.PROGRAM, "starter", short=False, pain_before=None,
    content_version="1", app_version="1", spec="{}",
)  # fmt: skip
DATA = '{"event":"set_ended","set_index":7,"outcome":"done","reps":10,"active_ms":60000}'


def bare(db: sqlite3.Connection, number: int) -> float:
    """Seconds of one commit of one row."""
    began = time.perf_counter()
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO row VALUES (?, ?, ?)", (number, number, DATA))
    db.execute("COMMIT")
    return time.perf_counter() - began


def ours(
    store: SqliteStore, acknowledged: queue.SimpleQueue[Callable[[], None]], number: int
) -> float:
    """Seconds from handing an event over until its acknowledgement is here."""
    began = time.perf_counter()
    store.append("s", Entry(number, number, DATA))
    acknowledged.get()()
    return time.perf_counter() - began


def main() -> int:
    """Print the ratio of the 99th percentiles."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        acknowledged: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        store = open_store(
            places.prepare(folder / "data"),
            acknowledged.put,
            lambda: secrets.token_hex(16),
            lambda: time.time_ns() // 1_000_000,
        )
        store.begin(HEAD)
        acknowledged.get()()
        (folder / "bare.sqlite").touch()
        with closing(database.connect(folder / "bare.sqlite")) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, at INTEGER, data TEXT) STRICT")
            times = [
                (bare(db, number), ours(store, acknowledged, number))
                for number in range(1, COMMITS + 1)
            ]
        store.close()
    bare_ms, ours_ms = (1000 * quantiles(part, n=100)[98] for part in zip(*times, strict=True))
    print(f"commit of one set, p99: {ours_ms:.2f} ms, bare {bare_ms:.2f} ms", end=", ")
    print(f"ratio {ours_ms / bare_ms:.2f} (at most 1.5)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
