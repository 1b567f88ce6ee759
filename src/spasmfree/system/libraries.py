"""The system libraries that Qt links to, by the Debian package that brings each.

Found on a bare Debian 12 by running: without them Qt aborts the process or cannot be imported.
Standard library only, because the set-up script asks before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Library(NamedTuple):
    """One shared library and the Debian package it comes in."""

    soname: str
    package: str


OFFSCREEN = (
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libGL.so.1", "libgl1"),
    Library("libEGL.so.1", "libegl1"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
)
WINDOW = (
    *OFFSCREEN,
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
VOICE = ("speech-dispatcher", "speech-dispatcher-espeak-ng")  # programs, not libraries
SOUND = (Library("libpulse.so.0", "libpulse0"),)


def missing(libraries: Iterable[Library]) -> tuple[str, ...]:
    """The packages of those libraries that cannot be loaded here; none outside Linux."""
    if sys.platform != "linux":
        return ()
    return tuple(library.package for library in libraries if not _loads(library.soname))


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def apt_command(packages: Sequence[str], *, sudo: bool = True) -> str:
    """The line that installs these packages on Debian and its relatives."""
    start = "sudo apt-get" if sudo else "apt-get"
    return f"{start} install -y --no-install-recommends {' '.join(packages)}"


def may_install() -> bool:
    """Whether this process is root on a machine with apt-get."""
    import shutil

    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> bool:
    """Install Debian packages without asking; true when apt-get says that it worked."""
    import subprocess

    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get update", apt_command(packages, sudo=False)):
        done = subprocess.run(
            command.split(), env=environment, stdin=subprocess.DEVNULL, check=False
        )
    return done.returncode == 0
