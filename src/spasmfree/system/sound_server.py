"""Whether the computer's sound server answers: far cheaper than starting a player to see."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Mapping
from contextlib import closing


def answers(environ: Mapping[str, str] | None = None) -> bool | None:
    """Whether PulseAudio or PipeWire takes a connection; None where that cannot be told.

    Never waits.
    """
    known = os.environ if environ is None else environ
    paths = [path for path in (_pulse(known), _pipewire(known)) if path]
    if not paths or not hasattr(socket, "AF_UNIX"):
        return None
    return any(_takes_connections(path) for path in paths)


def speaks_pulse(environ: Mapping[str, str] | None = None) -> bool:
    """Whether there is a server that speaks PulseAudio's protocol, as far as can be told."""
    known = os.environ if environ is None else environ
    path = _pulse(known)
    if path is None or not hasattr(socket, "AF_UNIX"):
        return bool(known.get("PULSE_SERVER"))
    return _takes_connections(path)


def _pulse(environ: Mapping[str, str]) -> str | None:
    """Where PulseAudio listens, or PipeWire in its place."""
    told, folder = environ.get("PULSE_SERVER", ""), environ.get("XDG_RUNTIME_DIR", "")
    if told:
        path = told.removeprefix("unix:")
        return path if path.startswith("/") else None
    return f"{folder}/pulse/native" if folder else None


def _pipewire(environ: Mapping[str, str]) -> str | None:
    remote = environ.get("PIPEWIRE_REMOTE", "pipewire-0")
    folder = environ.get("PIPEWIRE_RUNTIME_DIR", environ.get("XDG_RUNTIME_DIR", ""))
    if remote.startswith("/"):
        return remote
    return f"{folder}/{remote}" if folder else None


def _takes_connections(path: str) -> bool:
    with closing(socket.socket(socket.AF_UNIX)) as asked:
        asked.setblocking(False)
        try:
            # "Again" is a server that has no time for us yet.
            return asked.connect_ex(path) in (0, errno.EAGAIN)
        except OSError:  # a path that is too long for a socket
            return False
