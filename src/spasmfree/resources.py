"""Finds the files that come with the program: icons, exercises."""

from __future__ import annotations

from pathlib import Path

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr

_PACKAGE = Path(__file__).parent


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
