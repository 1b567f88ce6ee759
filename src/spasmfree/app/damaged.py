"""Offers the newest good copy in the place of a history that is damaged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop

from spasmfree.core import backup_words
from spasmfree.core.backup_words import Copy
from spasmfree.core.clocks import Wall
from spasmfree.core.words import tr
from spasmfree.storage import backup, places
from spasmfree.storage.backup import Backup, Contents
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.opening import DamagedDialog, Opening


def put_back(folder: Path, now: Wall) -> bool:
    """Ask, set the damaged history aside with its date and put the copy in its place.

    False where there is no good copy or the person does not want it; then nothing is changed.
    Raises KnownError.
    """
    found = backup.newest_good(folder)
    if found is None or not _wanted(folder, _told(*found, now)):
        return False
    backup.restore(folder, found[0].path, now.utc_ms)
    return True


def _told(copy: Backup, held: Contents, now: Wall) -> Copy:
    when = backup_words.when(copy.at_ms, now.offset_min)
    holds = backup_words.holds(held.sessions, held.episodes, held.last_day)
    size = backup_words.size(copy.size)
    return Copy(str(copy.path), tr("{when}, {size}", when=when, size=size), holds, good=True)


def _wanted(folder: Path, copy: Copy) -> bool:
    """Whether the person says yes; to be asked before there is a window."""
    opening = Opening()
    opening.show()
    dialog = DamagedDialog(opening, str(folder / places.DATABASE), copy)
    loop = QEventLoop()
    dialog.finished.connect(loop.exit)
    dialog.open()
    answer = loop.exec()
    opening.hide()
    opening.deleteLater()
    return answer == Dialog.DialogCode.Accepted.value
