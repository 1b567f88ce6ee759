"""Where the person's data lives, and how it is kept from other people's eyes (decisions D14)."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr

DATABASE = "spasmfree.sqlite"
SETTINGS = "settings.json"
LOG = "spasmfree.log"
FOLDER_MODE = 0o700
FILE_MODE = 0o600
LOCK = "window.lock"  # of the window that is open over the folder
OURS = frozenset(
    {DATABASE, *(f"{DATABASE}-{part}" for part in ("wal", "shm", "journal")), SETTINGS, LOG, LOCK}
)


def data_folder() -> Path:
    """The folder used when no other is named; it need not exist yet."""
    import platformdirs  # not needed where a folder is named

    return Path(platformdirs.user_data_dir("spasmfree", appauthor=False))


def prepare(folder: Path) -> Path:
    """Make sure the data folder is there, ours, private and writable, and return it.

    A folder that was there before is made private only when it is empty or already holds our
    files: a home folder named by mistake keeps its permissions. Raises KnownError.
    """
    try:
        found = folder.stat()
    except FileNotFoundError:
        _make(folder)
        return folder
    except OSError as error:
        raise KnownError(why_refused(folder, error)) from error
    if not stat.S_ISDIR(found.st_mode):
        raise KnownError(_is_a_file(folder))
    _check_owner(folder, found.st_uid)
    _check_writable(folder)
    _make_private(folder, found.st_mode)
    return folder


def holds_history(folder: Path) -> bool:
    """Whether something is where the database of a data folder belongs. Raises KnownError."""
    try:
        (folder / DATABASE).lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise KnownError(why_refused(folder, error)) from error
    return True


def private_file(path: Path) -> None:
    """Make an empty file only its owner can read, or take others' access to the one there.

    Independent of the umask. Raises OSError.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
    try:
        mode = stat.S_IMODE(os.fstat(handle).st_mode)
        if hasattr(os, "fchmod") and mode != FILE_MODE:
            os.fchmod(handle, FILE_MODE)
    finally:
        os.close(handle)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether `path` lies in `folder` or below, links followed."""
    return path.resolve().is_relative_to(folder.resolve())


def is_private(target: Path, folder: Path) -> bool:
    """Whether a file that a person names lies in the data folder and is for them alone (D14).

    Raises KnownError for one of our own files, which nothing may take the place of.
    """
    private = is_inside(target, folder)
    if private and target.resolve().name in OURS:
        raise KnownError(
            tr("{file} belongs to SpasmFree itself; choose another name.", file=target)
        )
    return private


def _make(folder: Path) -> None:
    try:
        missing = [place for place in folder.parents if not place.exists()]
        for place in [*reversed(missing), folder]:
            place.mkdir(mode=FOLDER_MODE)
            place.chmod(FOLDER_MODE)
    except (FileExistsError, NotADirectoryError) as error:
        raise KnownError(_is_a_file(folder)) from error
    except OSError as error:
        raise KnownError(why_refused(folder, error)) from error


def _make_private(folder: Path, mode: int) -> None:
    wanted = stat.S_IMODE(mode) & FOLDER_MODE
    if wanted == stat.S_IMODE(mode) or os.name == "nt":
        return
    try:
        names = {entry.name for entry in folder.iterdir()}
        if not names or names & OURS:
            folder.chmod(wanted)
    except OSError as error:
        raise KnownError(why_refused(folder, error)) from error


def _check_owner(folder: Path, owner: int) -> None:
    if hasattr(os, "geteuid") and owner != os.geteuid():
        raise KnownError(
            tr(
                "The data folder {folder} belongs to another user of this computer; "
                "choose one of your own with --data-dir.",
                folder=folder,
            )
        )


def _check_writable(folder: Path) -> None:
    effective = os.access in os.supports_effective_ids
    if os.access(folder, os.R_OK | os.W_OK | os.X_OK, effective_ids=effective):
        return
    read_only = getattr(os, "ST_RDONLY", 0)
    if read_only and os.statvfs(folder).f_flag & read_only:
        raise KnownError(why_refused(folder, OSError(errno.EROFS, os.strerror(errno.EROFS))))
    raise KnownError(why_refused(folder, PermissionError(errno.EACCES, os.strerror(errno.EACCES))))


def why_not_made(folder: Path) -> str | None:
    """Why `prepare` could not make a folder that is not there; None when it could."""
    above = next(place for place in folder.absolute().parents if place.exists())
    if not above.is_dir():
        return _is_a_file(folder)
    if not os.access(above, os.W_OK | os.X_OK):
        return why_refused(folder, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    return None


def _is_a_file(folder: Path) -> str:
    return tr(
        "The data folder {folder} cannot be made because a file is in its place; "
        "move that file away or choose another folder with --data-dir.",
        folder=folder,
    )


def why_refused(folder: Path, error: OSError) -> str:
    """What the person is told of a data folder that the system refuses."""
    if error.errno == errno.ENOTDIR:
        return _is_a_file(folder)
    if error.errno == errno.EROFS:
        return tr(
            "The data folder {folder} is on a read-only disk; "
            "choose a folder that can be written with --data-dir.",
            folder=folder,
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return tr(
            "The data folder {folder} may not be written by you; give yourself the permission "
            "(chmod u+rwx) or choose another folder with --data-dir.",
            folder=folder,
        )
    return tr(
        "The data folder {folder} cannot be used ({reason}); "
        "choose another folder with --data-dir.",
        folder=folder,
        reason=error.strerror,
    )
