"""Brings a long history up to date beside a window that says so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject

from spasmfree.core.words import tr
from spasmfree.storage import database
from spasmfree.system.beside import Beside
from spasmfree.ui.opening import Opening


def bring_up_to_date(folder: Path) -> None:
    """Do what opening the history would do first, without a window that stands still.

    Raises KnownError.
    """
    opening = Opening(
        tr("Your history is being brought up to date"),
        tr("This happens once and takes some seconds. A copy of it as it was is kept."),
    )
    loop, waiting = QEventLoop(), QObject()
    failed: list[Exception] = []

    def work() -> None:
        try:
            database.open_database(folder)
        except Exception as error:  # whatever it is, it is raised below for who asked
            failed.append(error)

    Beside(waiting).start(work, lambda _: loop.quit(), "spasmfree-update")
    opening.show_now()
    loop.exec()
    opening.hide()
    opening.deleteLater()
    for error in failed:
        raise error
