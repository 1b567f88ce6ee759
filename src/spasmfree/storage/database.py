"""Opens the person's database, bringing it up to date first (decisions D10, D12 to D14)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from spasmfree.core.errors import BrokenHistoryError, KnownError
from spasmfree.storage import keys, troubles
from spasmfree.storage.places import DATABASE, private_file

APPLICATION = 0x53704672  # "SpFr"; as in the first migration
_MAGIC = b"SQLite format 3\0"
_SMALLEST = 512  # bytes of the smallest page
_VERSION_AT = 60  # where a database file has its user_version, four bytes
_LONG = 8_000_000  # bytes, some years; our own choice
_EMPTY_PAGES = 256  # and a quarter of a file make it worth to be written anew; our own choice
BUSY_MS = 2000  # how long a connection waits for another program


def migrations() -> list[str]:
    """The steps, oldest first; the n-th takes a database to version n."""
    folder = Path(__file__).with_name("migrations")
    return [step.read_text(encoding="utf-8") for step in sorted(folder.glob("*.sql"))]


def open_database(
    folder: Path, steps: Sequence[str] | None = None, *, busy_ms: int = BUSY_MS
) -> Path:
    """Make or bring up to date the database of a prepared data folder; return its path.

    A copy is made before an older one is changed. A newer, damaged, locked or foreign file is
    left as it is. Raises KnownError.
    """
    path = folder / DATABASE
    wanted = migrations() if steps is None else steps
    with told(path):
        if path.exists() and not path.is_file():
            raise BrokenHistoryError(troubles.broken(path))
        private_file(path)
        _check_head(path)
        # Foreign keys are checked on no connection that rebuilds tables.
        with closing(_connection(path, "rw", busy_ms)) as db:
            _migrate(db, path, wanted)
            _give_back(db)
            db.execute("PRAGMA journal_mode = WAL")
    return path


def takes_long(folder: Path) -> bool:
    """Whether opening will first bring a long history up to date, which takes seconds."""
    path = folder / DATABASE
    try:
        if path.stat().st_size < _LONG:
            return False
        with path.open("rb") as stream:
            stream.seek(_VERSION_AT)
            return 0 < int.from_bytes(stream.read(4)) < len(migrations())
    except OSError:
        return False  # opening it says why


def connect(path: Path, *, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
    """A connection that writes: what it commits has reached the disk. Raises sqlite3.Error."""
    db = _connection(path, "rw", busy_ms)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    return db


def read_only(path: Path, *, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
    """A connection that cannot change anything. Raises sqlite3.Error."""
    return _connection(path, "ro", busy_ms)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Inside, the world's faults become KnownError and our own stay as they are."""
    try:
        yield
    except sqlite3.Error as error:
        text = troubles.at_start(error, path)
        if text is None:
            raise
        kind = BrokenHistoryError if troubles.is_broken(error) else KnownError
        raise kind(text) from error
    except OSError as error:
        raise KnownError(troubles.not_opened(path, error)) from error


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for one question; the world's faults become KnownError."""
    with told(path), closing(read_only(path)) as db:
        yield db


def name_device(path: Path, new_id: Callable[[], str], now_ms: int) -> None:
    """Give this data folder its device id (D10) when it has none. Raises KnownError."""
    with told(path), closing(connect(path)) as db:
        if db.execute("SELECT 1 FROM device WHERE here = 1").fetchone() is None:
            db.execute(
                "INSERT INTO device (id, made_ms, here) VALUES (?, ?, 1)", (new_id(), now_ms)
            )


def _connection(path: Path, mode: str, busy_ms: int) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=busy_ms / 1000)
    keys.teach(db)
    return db


def _check_head(path: Path) -> None:
    """SQLite would overwrite a file that is too short to be a database."""
    with path.open("rb") as stream:
        head = stream.read(_SMALLEST)
    if head and (len(head) < _SMALLEST or not head.startswith(_MAGIC)):
        raise BrokenHistoryError(troubles.broken(path))


def _migrate(db: sqlite3.Connection, path: Path, steps: Sequence[str]) -> None:
    version = _version(db, path)
    if version > len(steps):
        raise KnownError(troubles.newer(path))
    if 0 < version < len(steps):
        _copy(db, path, version)
    for number, step in enumerate(steps[version:], version + 1):
        try:
            # executescript commits by itself, so the transaction is part of the script.
            db.executescript(f"BEGIN IMMEDIATE; {step}; PRAGMA user_version = {number}; COMMIT;")
        except sqlite3.Error:
            if db.in_transaction:
                db.rollback()
            # Two programs may open the same file at once; the other one's step will do.
            if _version(db, path) < number:
                raise


def _give_back(db: sqlite3.Connection) -> None:
    """Let the file shrink where much of it is empty, as after a migration.

    Also at the next start when that was interrupted. Where it cannot be done now, because the disk
    is full or another program reads, the file is as good as before.
    """
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    empty = db.execute("PRAGMA freelist_count").fetchone()[0]
    if empty < max(_EMPTY_PAGES, pages // 4):
        return
    try:
        db.execute("VACUUM")
    except sqlite3.Error as error:
        if not troubles.keeps_connection(error):
            raise


def _version(db: sqlite3.Connection, path: Path) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    application = db.execute("PRAGMA application_id").fetchone()[0]
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    ours = application == APPLICATION if version else not tables
    if not ours:
        raise BrokenHistoryError(troubles.broken(path))
    return version


def _copy(db: sqlite3.Connection, path: Path, version: int) -> None:
    """Keep the older database beside the new one, on the disk before anything is changed."""
    target = _unused(path, version)
    try:
        private_file(target)
        with closing(sqlite3.connect(target)) as copy:
            db.backup(copy)
        handle = os.open(target, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except (sqlite3.Error, OSError):
        target.unlink(missing_ok=True)
        raise


def _unused(path: Path, version: int) -> Path:
    names = (f"{path.stem}.v{version}.bak{n or ''}{path.suffix}" for n in range(1000))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())
