"""Sees when something is painted: looks at one pixel of an X screen from outside."""

from __future__ import annotations

import ctypes
import time

ALL_PLANES = ctypes.c_ulong(-1 & 0xFFFFFFFF)
Z_PIXMAP = 2


class Screen:
    """A connection to an X server of our own."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetImage.restype = ctypes.c_void_p
        self._x.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display:
            raise RuntimeError(f"the screen {display} does not answer")
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def close(self) -> None:
        """Let the server go."""
        self._x.XCloseDisplay(self._display)

    def colour(self, x: int, y: int) -> int:
        """What is painted there now, 0xRRGGBB."""
        image = ctypes.c_void_p(
            self._x.XGetImage(self._display, self._root, x, y, 1, 1, ALL_PLANES, Z_PIXMAP)
        )
        pixel = int(self._x.XGetPixel(image, 0, 0)) & 0xFFFFFF
        self._x.XDestroyImage(image)
        return pixel

    def wait(self, x: int, y: int, colour: int, patience_s: float = 20) -> None:
        """Return as soon as that pixel has that colour; looks every millisecond."""
        end = time.monotonic() + patience_s
        while self.colour(x, y) != colour:
            if time.monotonic() > end:
                raise TimeoutError(f"({x}, {y}) is {self.colour(x, y):06x}, not {colour:06x}")
            time.sleep(0.001)
