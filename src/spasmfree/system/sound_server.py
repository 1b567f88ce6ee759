"""Whether the computer's sound server answers: far cheaper than starting a player to see."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import closing


def answers(environ: Mapping[str, str] | None = None) -> bool | None:
    """Whether PulseAudio or PipeWire takes a connection; None where that cannot be told.

    Never waits.
    """
    paths = list(_sockets(os.environ if environ is None else environ))
    if not paths or not hasattr(socket, "AF_UNIX"):
        return None
    return any(_takes_connections(path) for path in paths)


def _sockets(environ: Mapping[str, str]) -> Iterator[str]:
    """Where they listen, by their own rules."""
    folder = environ.get("XDG_RUNTIME_DIR", "")
    pulse = environ.get("PULSE_SERVER", "").removeprefix("unix:")
    if pulse.startswith("/"):
        yield pulse
    elif not pulse and folder:
        yield f"{folder}/pulse/native"
    remote = environ.get("PIPEWIRE_REMOTE", "pipewire-0")
    pipewire = environ.get("PIPEWIRE_RUNTIME_DIR", folder)
    if pipewire or remote.startswith("/"):
        yield remote if remote.startswith("/") else f"{pipewire}/{remote}"


def _takes_connections(path: str) -> bool:
    with closing(socket.socket(socket.AF_UNIX)) as asked:
        asked.setblocking(False)
        try:
            # "Again" is a server that has no time for us yet.
            return asked.connect_ex(path) in (0, errno.EAGAIN)
        except OSError:  # a path that is too long for a socket
            return False
