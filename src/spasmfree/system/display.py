"""Whether a window can be shown here; Qt itself would end the process without a word."""

from __future__ import annotations

import ctypes
import socket
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from spasmfree.core.words import tr
from spasmfree.system import libraries
from spasmfree.system.libraries import Library

Missing = Callable[[Iterable[Library]], tuple[str, ...]]


def why_no_window(environ: Mapping[str, str]) -> str | None:
    """A sentence with a remedy when no window can be shown, None when one can."""
    return why_no_platform(environ) or why_no_libraries(environ) or why_no_screen(environ)


def why_no_platform(environ: Mapping[str, str], folder: Path | None = None) -> str | None:
    """A sentence when QT_QPA_PLATFORM names a way to paint that Qt does not bring."""
    names = [name.partition(":")[0] for name in _wanted(environ).split(";")]
    folder = folder or _platforms()
    if folder is None or any(found for name in names for found in folder.glob(f"*q{name}.*")):
        return None
    return tr(
        "Qt has no platform “{name}”; unset QT_QPA_PLATFORM or set it to xcb.",
        name=_wanted(environ),
    )


def why_no_libraries(
    environ: Mapping[str, str], missing: Missing = libraries.missing
) -> str | None:
    """A sentence with the apt command when Qt lacks system libraries, None when all are here."""
    wanted = libraries.WINDOW if _on_x(environ) else libraries.OFFSCREEN
    packages = missing(wanted)
    if not packages:
        return None
    return tr(
        "Qt needs system libraries that this computer lacks; install them with: {command}",
        command=libraries.apt_command(packages),
    )


def why_no_screen(environ: Mapping[str, str]) -> str | None:
    """A sentence when there is no desktop to show a window on, None when there is one."""
    if sys.platform != "linux" or _chosen(environ) or _wayland_answers(environ):
        return None
    display = environ.get("DISPLAY", "")
    if not display:
        return tr("There is no screen here; start SpasmFree from a terminal in your desktop.")
    if not _answers(display):
        return tr(
            "The screen {display} does not answer; "
            "start SpasmFree from a terminal in your own desktop.",
            display=display,
        )
    return None


def _chosen(environ: Mapping[str, str]) -> bool:
    """Somebody asked Qt for a way to paint that needs no X server."""
    return _wanted(environ).partition(":")[0] != "xcb"


def _wanted(environ: Mapping[str, str]) -> str:
    return environ.get("QT_QPA_PLATFORM") or "xcb"


def _platforms() -> Path | None:
    """Where Qt keeps its ways to paint on Linux; None elsewhere, where no window needs naming."""
    package = find_spec("PySide6")
    if sys.platform != "linux" or package is None or not package.submodule_search_locations:
        return None
    return Path(package.submodule_search_locations[0], "Qt", "plugins", "platforms")


def _on_x(environ: Mapping[str, str]) -> bool:
    return not _chosen(environ) and not environ.get("WAYLAND_DISPLAY")


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    """Whether a compositor listens where WAYLAND_DISPLAY points."""
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), name)  # an absolute name stands alone
    try:
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(path))
    except OSError:
        return False
    return True


def _answers(display: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the missing libraries have a sentence of their own
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused
