"""Copies of the history in the data folder: made, kept, looked into, and put back."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from spasmfree.core.days import DAY_MS
from spasmfree.core.errors import KnownError
from spasmfree.storage import database, health, places, troubles
from spasmfree.storage.places import DATABASE, FOLDER_MODE, private_file

FOLDER = "backups"  # in the data folder
MOST = 8  # kept; older ones go
EVERY_DAYS = 7
_NAME = re.compile(r"spasmfree-(\d{4}-\d{2}-\d{2}-\d{6})(?:-\d+)?\.sqlite")
_BEFORE_MIGRATION = "spasmfree.v*.bak*.sqlite"  # as database.py names them, beside the history
_STAMP = "%Y-%m-%d-%H%M%S"  # UTC
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite may leave beside a database


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy."""

    path: Path
    at_ms: int  # when it was made, UTC
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy or the history holds."""

    sessions: int
    episodes: int
    last_day: str  # of the last session, ISO; "" without any


def make(folder: Path, utc_ms: int) -> Path:
    """Copy the history of a data folder and let the oldest copies go; where the copy is.

    It is there whole or not at all, and sound. Raises KnownError.
    """
    source = folder / DATABASE
    with database.told(source):
        target = _free_name(_prepared(folder), utc_ms)
        write(source, target)
    for old in listed(folder)[MOST:]:
        old.path.unlink(missing_ok=True)
    return target


def write(source: Path, target: Path) -> None:
    """Copy a database to a file by SQLite's own means, also while it is written to.

    Raises KnownError, OSError or sqlite3.Error.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    private_file(part)
    try:
        with closing(database.read_only(source)) as db, closing(sqlite3.connect(part)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, whatever the history uses
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise KnownError(troubles.broken(source))
        _to_disk(part)
        part.replace(target)
    finally:
        for left in (part, *(part.with_name(part.name + end) for end in _BESIDE)):
            left.unlink(missing_ok=True)


def listed(folder: Path) -> tuple[Backup, ...]:
    """The copies in a data folder, newest first, those from before a migration among them.

    Raises KnownError.
    """
    with database.told(folder / FOLDER):
        found = (folder / FOLDER).iterdir() if (folder / FOLDER).is_dir() else ()
        made = [
            Backup(path, _instant(named[1]), path.stat().st_size)
            for path in found
            if (named := _NAME.fullmatch(path.name))
        ]
        for path in folder.glob(_BEFORE_MIGRATION):
            told = path.stat()
            made.append(Backup(path, round(told.st_mtime * 1000), told.st_size))
    return tuple(sorted(made, key=lambda each: (each.at_ms, each.path.name), reverse=True))


def is_due(folder: Path, utc_ms: int) -> bool:
    """Whether the last copy is a week old or more; true where there is none. Raises KnownError."""
    newest = next(iter(listed(folder)), None)
    return newest is None or utc_ms - newest.at_ms >= EVERY_DAYS * DAY_MS


def holds_sessions(folder: Path) -> bool:
    """Whether there is anything to lose. Raises KnownError."""
    with database.reading(folder / DATABASE) as db:
        found = "SELECT EXISTS (SELECT 1 FROM session) OR EXISTS (SELECT 1 FROM episode)"
        return bool(db.execute(found).fetchone()[0])


def contents(path: Path) -> Contents | None:
    """What a database holds; None for one that is damaged, of something else or newer."""
    if health.quick_check(path) is not None:
        return None
    try:
        with closing(database.read_only(path)) as db:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            ours = db.execute("PRAGMA application_id").fetchone()[0] == database.APPLICATION
            if not ours or version > len(database.migrations()):
                return None
            sessions, last = db.execute(
                "SELECT count(*), coalesce(max(day), '') FROM session WHERE deleted = 0"
            ).fetchone()
            episodes = 0
            if version > 1:
                found = db.execute("SELECT count(*) FROM episode WHERE deleted = 0")
                episodes = found.fetchone()[0]
    except sqlite3.Error:
        return None
    return Contents(sessions, episodes, last)


def newest_good(folder: Path) -> tuple[Backup, Contents] | None:
    """The newest copy that can be put back, and what it holds. Raises KnownError."""
    looked_into = ((each, contents(each.path)) for each in listed(folder))
    return next(((each, held) for each, held in looked_into if held is not None), None)


def restore(folder: Path, backup: Path, utc_ms: int) -> None:
    """Put a copy in the place of the history, which is copied first, or set aside if damaged.

    No connection may be open. Raises KnownError; then the history is as it was, or set aside.
    """
    if contents(backup) is None:
        raise KnownError(troubles.broken(backup))
    path = folder / DATABASE
    with database.told(path):
        part = path.with_name(f"{DATABASE}.part")
        part.unlink(missing_ok=True)
        private_file(part)
        shutil.copyfile(backup, part)
        _to_disk(part)
        if path.exists():
            _keep_present(folder, utc_ms)
        for end in _BESIDE:
            path.with_name(DATABASE + end).unlink(missing_ok=True)
        part.replace(path)


def set_aside(folder: Path, utc_ms: int) -> Path:
    """Give a damaged history another name with its date; where it is now. Raises KnownError."""
    path = folder / DATABASE
    stamp = datetime.fromtimestamp(utc_ms / 1000, UTC).strftime(_STAMP)
    target = path.with_name(f"spasmfree-damaged-{stamp}.sqlite")
    with database.told(path):
        for end in ("", *_BESIDE):
            with suppress(FileNotFoundError):
                path.with_name(DATABASE + end).rename(target.with_name(target.name + end))
    return target


def delete_everything(folder: Path) -> None:
    """Delete the history, every copy of it, settings and log; nothing else in the folder.

    No connection may be open. Raises KnownError for what could not be deleted.
    """
    with database.told(folder / DATABASE):
        for path in _ours(folder):
            path.unlink(missing_ok=True)
        with suppress(FileNotFoundError, OSError):
            (folder / FOLDER).rmdir()  # stays where somebody has put something else


def _ours(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in places.OURS - {places.LOCK})
    yield from folder.glob(_BEFORE_MIGRATION)
    yield from folder.glob("spasmfree-damaged-*.sqlite*")
    yield from (folder / FOLDER).glob("spasmfree-*.sqlite*")


def _keep_present(folder: Path, utc_ms: int) -> None:
    """The history that is about to be replaced is kept in one way or the other."""
    if contents(folder / DATABASE) is None:
        set_aside(folder, utc_ms)
    else:
        make(folder, utc_ms)


def _prepared(folder: Path) -> Path:
    made = folder / FOLDER
    made.mkdir(mode=FOLDER_MODE, exist_ok=True)
    made.chmod(FOLDER_MODE)
    return made


def _free_name(folder: Path, utc_ms: int) -> Path:
    stamp = datetime.fromtimestamp(utc_ms / 1000, UTC).strftime(_STAMP)
    names = (f"spasmfree-{stamp}{f'-{n}' if n else ''}.sqlite" for n in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())


def _instant(stamp: str) -> int:
    """UTC ms of the date in a name; 0 for one that never was."""
    try:
        return round(datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC).timestamp() * 1000)
    except ValueError:
        return 0


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
