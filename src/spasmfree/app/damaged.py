"""Offers the newest good copy in the place of a history that is damaged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from spasmfree.core import backup_words
from spasmfree.core.clocks import Wall
from spasmfree.core.words import tr
from spasmfree.storage import backup, places


def put_back(folder: Path, now: Wall) -> bool:
    """Ask, set the damaged history aside with its date and put the copy in its place.

    False where there is no good copy or the person does not want it; then nothing is changed.
    Raises KnownError.
    """
    found = backup.newest_good(folder)
    if found is None or not _wanted(folder, backup_words.when(found.at_ms, now.offset_min)):
        return False
    backup.restore(folder, found.path, now.utc_ms)
    return True


def _wanted(folder: Path, when: str) -> bool:
    box = QMessageBox()
    box.setWindowTitle(tr("SpasmFree"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        tr(
            "Your history in {file} is damaged. The newest good backup is from {when}. The damaged "
            "file is kept beside it under a name with today's date.",
            file=folder / places.DATABASE,
            when=when,
        )
    )
    use = box.addButton(tr("Use the backup"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(use)
    box.exec()
    return box.clickedButton() is use
