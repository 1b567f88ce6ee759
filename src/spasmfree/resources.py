"""Finds the files that come with the program: icons, exercises, lessons."""

from __future__ import annotations

from pathlib import Path

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr

_PACKAGE = Path(__file__).parent
_MOST_BYTES = 32 << 20  # far beyond any content file; a device may have no end


def resource(name: str) -> Path:
    """The file or folder `name` below `resources/`, in the installed package or in a checkout.

    Raises KnownError when it is in neither place.
    """
    installed = _PACKAGE / "resources" / name
    if installed.exists():
        return installed
    checkout = _PACKAGE.parents[1] / "resources" / name
    if checkout.exists():
        return checkout
    raise KnownError(
        tr(
            "The program's own file {path} is missing; install SpasmFree again.",
            path=str(installed),
        )
    )


def read(path: Path) -> str:
    """The text of a content file, without the mark that Windows puts before it.

    Raises KnownError.
    """
    try:
        with path.open("rb") as file:
            found = file.read(_MOST_BYTES + 1)
        if len(found) > _MOST_BYTES:
            raise KnownError(tr("{file} is too large for a file of exercises.", file=path))
        return found.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnownError(
            tr("{file} is not text in UTF-8; save it as UTF-8 and try again.", file=path)
        ) from error
    except OSError as error:
        raise KnownError(
            tr(
                "{file} cannot be read ({reason}); check the name and its permissions.",
                file=path,
                reason=error.strerror,
            )
        ) from error
