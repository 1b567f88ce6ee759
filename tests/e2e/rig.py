"""What the tests from outside need on the machine, and how to get it."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

from spasmfree.system import libraries

PYTHON = "/usr/bin/python3"  # the system's own, because gi is not on PyPI as a wheel
LAUNCHERS = (
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)
PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
    "dbus-daemon": "dbus",
}
SOUND_PROGRAMS = {"pulseaudio": "pulseaudio", "parec": "pulseaudio-utils"}
READS_THE_TREE = (
    "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi, GLib"
)


@cache
def missing() -> tuple[str, ...]:
    """The Debian packages of the rig that this machine lacks."""
    lacking = [
        package
        for program, package in {**PROGRAMS, **SOUND_PROGRAMS}.items()
        if shutil.which(program) is None
    ]
    if not any(path.exists() for path in LAUNCHERS):
        lacking.append("at-spi2-core")
    try:
        done = subprocess.run([PYTHON, "-c", READS_THE_TREE], capture_output=True, check=False)
        reads = done.returncode == 0
    except OSError:
        reads = False
    if not reads:
        lacking += ["python3-gi", "gir1.2-atspi-2.0"]
    return (*lacking, *libraries.missing((*libraries.WINDOW, *libraries.SOUND)))


def launcher() -> Path:
    """The program that starts the accessibility bus."""
    return next(path for path in LAUNCHERS if path.exists())


def command() -> str:
    """What brings the rig here."""
    return libraries.apt_command(missing())
