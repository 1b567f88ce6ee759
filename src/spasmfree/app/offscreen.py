"""Paints for a command without a screen, whether there is one or not."""

from __future__ import annotations

from collections.abc import Callable

from spasmfree.core.errors import KnownError
from spasmfree.system import display

PLATFORM = "offscreen"


def check() -> None:
    """Raises KnownError where a library is missing: Qt would end the process."""
    sentence = display.why_no_libraries({"QT_QPA_PLATFORM": PLATFORM})
    if sentence is not None:
        raise KnownError(sentence)


def painted(paint: Callable[[], bytes]) -> bytes:
    """What `paint` gives; raises what it raises."""
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QGuiApplication

    # What Qt has to say, such as of a locale without UTF-8, changes nothing on paper.
    before = qInstallMessageHandler(lambda *_: None)
    try:
        app = QGuiApplication.instance() or QGuiApplication(["spasmfree", "-platform", PLATFORM])
        app.setApplicationName("spasmfree")
        return paint()
    finally:
        qInstallMessageHandler(before)
