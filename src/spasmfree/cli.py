"""The command `spasmfree`: opens the window, or does one thing and says so (decisions D23)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from spasmfree import __version__
from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; 0, or 2 with a sentence on standard error."""
    try:
        _parser().parse_args(arguments)
    except KnownError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


class _Parser(argparse.ArgumentParser):
    """Refuses with one sentence instead of the usage."""

    def error(self, message: str) -> NoReturn:
        raise KnownError(
            tr("{problem}; “{program} --help” lists what there is.",
               problem=message[:1].upper() + message[1:], program="spasmfree")
        )  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="spasmfree",
        description=tr("Leads you through sessions for your back and keeps a diary of them."),
    )
    parser.add_argument("--version", action="version", version=f"SpasmFree {__version__}")
    return parser
