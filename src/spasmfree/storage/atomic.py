"""Writes a file so that it is there whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr
from spasmfree.storage.places import FILE_MODE, is_private

_PUBLIC_MODE = 0o666  # the umask takes from it, as for any file a program writes
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM})


def named(text: str) -> Path:
    """The file a person means by `text`: from the root of the disk, with ~ for their home.

    Raises KnownError for what is no name of a file.
    """
    try:
        if "\0" in text:
            raise ValueError(text)
        return Path(text).expanduser().absolute()
    except (ValueError, RuntimeError) as error:
        raise KnownError(
            tr("{file} is no name for a file; choose another.", file=text.replace("\0", ""))
        ) from error


@contextmanager
def replacing(path: Path, *, private: bool) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of `path` when the block ends without an error.

    Before that, `path` is as it was; after an error nothing is left behind. A private file can
    be read by its owner only, whatever the umask. A device or pipe is written to as it is.
    Raises KnownError.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                yield stream
            return
        with _replacing(path.resolve(), private=private) as stream:
            yield stream
    except OSError as error:
        raise KnownError(_sentence(path, error)) from error


def write(target: Path, content: bytes, data_folder: Path) -> None:
    """Write a file that a person named; in their data folder it is for them alone.

    Raises KnownError.
    """
    with replacing(target, private=is_private(target, data_folder)) as out:
        out.write(content)


def is_folder(path: Path) -> bool:
    """Whether it is one; writing says what is wrong with that, and with other names."""
    try:
        return path.is_dir()
    except OSError:
        return False


def check_folder(path: Path) -> None:
    """Before something is made that takes long: raises KnownError where `path` has no folder."""
    try:
        path.parent.stat()
    except OSError as error:
        if error.errno in _NO_FOLDER:
            raise KnownError(_no_folder(path)) from error


@contextmanager
def _replacing(target: Path, *, private: bool) -> Iterator[BinaryIO]:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(4).hex()}.tmp")
    mode = FILE_MODE if private else _PUBLIC_MODE
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _binary(), mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            if private and hasattr(os, "fchmod"):
                os.fchmod(stream.fileno(), mode)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _binary() -> int:
    return getattr(os, "O_BINARY", 0)


def _no_folder(path: Path) -> str:
    return tr(
        "There is no folder {folder}; make it first or choose another one.", folder=path.parent
    )


def _sentence(path: Path, error: OSError) -> str:
    if error.errno == errno.EISDIR:
        return tr("{file} is a folder; name a file in it.", file=path)
    if error.errno in _NO_SPACE:
        return tr(
            "The disk is full, so {file} was not written; make some space or choose another disk.",
            file=path,
        )
    if error.errno in _NO_FOLDER:
        return _no_folder(path)
    if error.errno in _NOT_ALLOWED:
        return tr(
            "You may not write {file}; choose a folder of your own.",
            file=path,
        )
    return tr(
        "{file} cannot be written ({reason}); choose another place.",
        file=path,
        reason=error.strerror,
    )
