"""Says in a window why the program does not start, to who started it from a menu.

The sentence stands on standard error too, where nobody looks who pressed an icon.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from spasmfree.core.words import tr

# What desktops put into the environment of a program that is started from their menu.
_FROM_A_MENU = ("GIO_LAUNCHED_DESKTOP_FILE", "DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN")


def nobody_reads(environ: Mapping[str, str]) -> bool:
    """Whether standard error leads nowhere that a person sees."""
    if sys.__stderr__ is None:
        return True
    return not sys.__stderr__.isatty() and any(environ.get(name) for name in _FROM_A_MENU)


def show(sentence: str) -> None:
    """Show the sentence until it is closed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    app.setApplicationName("spasmfree")
    box = QMessageBox()
    box.setWindowTitle(tr("SpasmFree"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.exec()
