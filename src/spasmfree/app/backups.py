"""Backups: one every week, one now, one put back; and everything deleted."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from spasmfree.app.parts import Parts
from spasmfree.core import backup_words
from spasmfree.core.backup_words import Copy
from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr
from spasmfree.storage import backup, places
from spasmfree.storage.backup import Backup, Contents
from spasmfree.storage.health import quick_check
from spasmfree.system.beside import Beside


def check_and_keep(folder: Path, utc_ms: int) -> str | None:
    """Look for damage, and make the copy of the week where it is due; a sentence for trouble.

    For a thread of its own. A history without a session is not copied: there is nothing to lose.
    """
    sentence = quick_check(folder / places.DATABASE)
    if sentence is not None:
        return sentence
    try:
        if backup.is_due(folder, utc_ms) and backup.holds_sessions(folder):
            backup.make(folder, utc_ms)
    except KnownError as error:
        return str(error)
    return None


class Backups(QObject):
    """What Settings offers about copies of the history; long work goes on beside the window."""

    told = Signal(str)
    made = Signal()
    begin_again = Signal(object)  # what is to be done while no window is open

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._beside = Beside(self)

    def listed(self) -> tuple[Backup, ...]:
        """The copies there are, newest first."""
        try:
            return backup.listed(self._parts.folder)
        except KnownError:
            return ()

    def last_words(self) -> str:
        """When the last one was made."""
        newest = next(iter(self.listed()), None)
        if newest is None:
            return tr("None was made yet.")
        return tr("The last one: {when}.", when=self._when(newest))

    def make(self) -> None:
        """Make one now."""
        folder, now = self._parts.folder, self._parts.wall().utc_ms
        self._beside.start(partial(_make, folder, now), self._say_made, "spasmfree-backup")

    def _say_made(self, told: Path | str) -> None:
        if isinstance(told, str):
            self.told.emit(told)
        else:
            self.told.emit(tr("Backed up to {file}.", file=told))
        self.made.emit()

    def ask_restore(self, over: QWidget) -> None:
        """Show what each copy holds, and put back the one that is chosen."""
        work = partial(_look, self._parts.folder, self.listed())
        self._beside.start(work, partial(self._show_copies, over), "spasmfree-look")

    def _show_copies(self, over: QWidget, found: tuple[str, list[tuple[Backup, str]]]) -> None:
        from spasmfree.ui.backup_dialogs import RestoreDialog

        now, held = found
        copies = [
            Copy(str(each.path), self._when(each), words or backup_words.unreadable(), bool(words))
            for each, words in held
        ]
        if not copies:
            return
        dialog = RestoreDialog(over, copies, now)
        dialog.restore_wanted.connect(self._restore)
        dialog.open()

    def _restore(self, path: str) -> None:
        folder, now = self._parts.folder, self._parts.wall().utc_ms
        self.begin_again.emit(partial(backup.restore, folder, Path(path), now))

    def ask_delete(self, over: QWidget) -> None:
        """Delete everything, after the word was typed; a copy elsewhere is offered."""
        from spasmfree.ui.backup_dialogs import DeleteDialog

        store = self._parts.store
        sessions = store.sessions()
        last = sessions[0].day if sessions else ""
        holds = backup_words.holds(len(sessions), len(store.episodes()), last)
        dialog = DeleteDialog(over, holds, str(self._parts.folder))
        dialog.delete_wanted.connect(
            lambda: self.begin_again.emit(partial(backup.delete_everything, self._parts.folder))
        )
        dialog.copy_wanted.connect(lambda: dialog.say(self._save_copy(dialog)))
        dialog.open()

    def _save_copy(self, over: QWidget) -> str:
        """Ask where to, and write a copy there; what became of it."""
        name, _ = QFileDialog.getSaveFileName(
            over, tr("Save a copy first"), "spasmfree.sqlite", tr("History (*.sqlite)")
        )
        if not name:
            return ""
        folder = self._parts.folder
        if places.is_inside(Path(name), folder):
            return tr("That is in the data folder, which is deleted; choose another place.")
        try:
            backup.write(folder / places.DATABASE, Path(name))
        except KnownError as error:
            return str(error)
        except (OSError, sqlite3.Error) as error:
            return tr("No copy was written: {reason}.", reason=error)
        return tr("Saved as {file}.", file=name)

    def _when(self, made: Backup) -> str:
        return backup_words.when(made.at_ms, self._parts.wall().offset_min)


def _make(folder: Path, utc_ms: int) -> Path | str:
    try:
        return backup.make(folder, utc_ms)
    except KnownError as error:
        return str(error)


def _words(found: Contents | None) -> str:
    """What a copy holds; "" for one that cannot be put back."""
    if found is None:
        return ""
    return backup_words.holds(found.sessions, found.episodes, found.last_day)


def _look(folder: Path, copies: tuple[Backup, ...]) -> tuple[str, list[tuple[Backup, str]]]:
    """What the history holds, and what each copy does."""
    now = _words(backup.contents(folder / places.DATABASE))
    return now, [(each, _words(backup.contents(each.path))) for each in copies]
