"""Standard output and standard error as a command line meets them: closed, full, cut off."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


def prepare() -> None:
    """Let a closed stream swallow, and a name that the terminal cannot show be shown escaped."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


class Enough(Exception):  # noqa: N818 - not a fault
    """Who reads our output has seen what they wanted."""


class _StandardOutput(io.BufferedIOBase):
    """Standard output; what goes wrong with it is told apart from faults of the database."""

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def write(self, data: Buffer, /) -> int:
        """Hand the bytes on."""
        with _told():
            return sys.stdout.buffer.write(data)

    def flush(self) -> None:
        """Hand everything on now."""
        with _told():
            sys.stdout.buffer.flush()


def bytes_out() -> BinaryIO:
    """Standard output for bytes. Raises KnownError where it is closed."""
    if sys.__stdout__ is None:
        raise _no_output(os.strerror(errno.EBADF))
    return cast(BinaryIO, _StandardOutput())


def say(line: str) -> None:
    """A line on standard output, at once."""
    with _told():
        print(line, flush=True)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise Enough from error
    except OSError as error:
        forget_output()
        raise _no_output(error.strerror) from error


def _no_output(reason: str | None) -> KnownError:
    return KnownError(
        tr(
            "Nothing can be written to standard output ({reason}); send it to another place.",
            reason=reason,
        )
    )


def forget_output() -> None:
    """What is still in the buffer goes nowhere, so that Python's exit does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
