"""Whether the person has told their computer that little should move on its screen."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_WAIT_S = 2.0  # for a program that answers in milliseconds
_CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION of Windows
_MAC = ("defaults", "read", "com.apple.universalaccess", "reduceMotion")
_GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
_KDE = re.compile(r"^AnimationDurationFactor=0(\.0+)?\s*$", re.MULTILINE)

Ask = Callable[[Sequence[str]], str]


def wanted(environ: Mapping[str, str], ask: Ask | None = None, platform: str = "") -> bool:
    """Whether the desktop is set to reduced motion; False where it has no answer.

    `ask` runs a command and gives what it prints, "" when there is no such command.
    """
    ask, platform = ask or _ask, platform or sys.platform
    if platform == "win32":
        return not _windows_animates()
    if platform == "darwin":
        return ask(_MAC) == "1"
    return ask(_GNOME) == "false" or _kde_stands_still(environ)


def _kde_stands_still(environ: Mapping[str, str]) -> bool:
    home = environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", ""), ".config")
    try:
        text = Path(home, "kdeglobals").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return _KDE.search(text) is not None


def _windows_animates() -> bool:
    import ctypes  # of use on Windows only

    animates = ctypes.c_int(1)
    windll = getattr(ctypes, "windll", None)  # there on Windows only
    if windll is not None:
        windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0)
    return bool(animates.value)


def _ask(command: Sequence[str]) -> str:
    import subprocess

    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_WAIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
