"""The window on the whole of a screen, and back to where it was."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

_FULL = Qt.WindowState.WindowFullScreen


class FullScreen:
    """Keeps what the window was like before."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._before: tuple[Qt.WindowState, QRect] | None = None

    def is_on(self) -> bool:
        """Whether the window was put on the whole of a screen."""
        return self._before is not None

    def enter(self, *, other: bool) -> None:
        """Take the screen that the window is on, or where there is one the `other`."""
        if self._before is not None:
            return
        window = self._window
        self._before = window.windowState() & ~_FULL, window.geometry()
        handle, here = window.windowHandle(), window.screen()
        there = next((screen for screen in QApplication.screens() if screen is not here), None)
        if other and there is not None and handle is not None:
            # A desktop that does not let programs place windows goes by the screen, others by this.
            handle.setScreen(there)
            window.setGeometry(there.availableGeometry())
        window.setWindowState(window.windowState() | _FULL)

    def leave(self) -> None:
        """As it was before."""
        if self._before is None:
            return
        (state, place), self._before = self._before, None
        self._window.setWindowState(state)
        if state == Qt.WindowState.WindowNoState:
            self._window.setGeometry(place)
