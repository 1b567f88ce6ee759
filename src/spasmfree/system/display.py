"""Whether a window can be shown here; Qt itself would end the process without a word."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterable, Mapping

from spasmfree.core.words import tr
from spasmfree.system import libraries
from spasmfree.system.libraries import Library

Missing = Callable[[Iterable[Library]], tuple[str, ...]]


def why_no_window(environ: Mapping[str, str]) -> str | None:
    """A sentence with a remedy when no window can be shown, None when one can."""
    return why_no_libraries(environ) or why_no_screen(environ)


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
    if sys.platform != "linux" or _chosen(environ) or environ.get("WAYLAND_DISPLAY"):
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
    return environ.get("QT_QPA_PLATFORM", "xcb").partition(":")[0] != "xcb"


def _on_x(environ: Mapping[str, str]) -> bool:
    return not _chosen(environ) and not environ.get("WAYLAND_DISPLAY")


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
