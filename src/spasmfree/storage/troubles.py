"""Turns what SQLite complains about into one sentence with a remedy."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from spasmfree.core.words import tr

_FULL = frozenset({sqlite3.SQLITE_FULL})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})
_DISK = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def code(error: sqlite3.Error) -> int:
    """The primary result code of SQLite, 0 when the error has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def keeps_connection(error: sqlite3.Error) -> bool:
    """Whether the connection is as good as before: only space or a turn was missing."""
    return code(error) in _FULL | _BUSY


def is_broken(error: sqlite3.Error) -> bool:
    """Whether the file itself is damaged or no database."""
    return code(error) in _BROKEN


def sentence(error: sqlite3.Error, path: Path) -> str | None:
    """What the person is told; None where the error is our own fault."""
    found = code(error)
    if found in _FULL:
        return tr(
            "The disk with {file} is full; "
            "what you do is kept in memory until there is space again.",
            file=path,
        )
    if found in _BUSY:
        return tr(
            "Another program has locked {file}; close it and SpasmFree goes on by itself.",
            file=path,
        )
    if found in _READ_ONLY:
        return tr(
            "{file} may not be written; check its permissions and that its disk is not read-only.",
            file=path,
        )
    if found in _DISK:
        return tr(
            "The disk with {file} does not answer as it should; "
            "check that it is connected and has space.",
            file=path,
        )
    if found in _BROKEN:
        return broken(path)
    return None


def broken(path: Path) -> str:
    """The file is damaged or something else."""
    return tr(
        "{file} is damaged or not a SpasmFree history; it was left as it is. "
        "Move it away and put a copy of yours in its place, or start with an empty one.",
        file=path,
    )


def locked_at_start(path: Path) -> str:
    """The file cannot even be read because another program holds it."""
    return tr("Another program has locked {file}; close it and start SpasmFree again.", file=path)


def full_at_start(path: Path) -> str:
    """There is no room to open or migrate the file."""
    return tr("The disk with {file} is full; make some space and start SpasmFree again.", file=path)


def newer(path: Path) -> str:
    """The file was written by a later version of the program."""
    return tr(
        "{file} was written by a newer SpasmFree; install that version to open it. "
        "Nothing was changed.",
        file=path,
    )


def at_start(error: sqlite3.Error, path: Path) -> str | None:
    """As `sentence`, where there is nothing in memory to keep yet."""
    if code(error) in _BUSY:
        return locked_at_start(path)
    if code(error) in _FULL:
        return full_at_start(path)
    return sentence(error, path)


def not_opened(path: Path, error: OSError) -> str:
    """The operating system refused the file."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return full_at_start(path)
    return tr(
        "{file} cannot be opened ({reason}); check that it is your file and that you may write it.",
        file=path,
        reason=error.strerror,
    )
