"""Puts a copy of the history back, or deletes everything; both ask first and say what goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from spasmfree.core.backup_words import Copy, delete_word
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.fields import choice_field, labelled
from spasmfree.ui.parts import button, card, column, label, row


class RestoreDialog(Dialog):
    """Shows what is there now and what would be, before anything is put back."""

    restore_wanted = Signal(str)  # the path of the copy

    def __init__(self, over: QWidget, copies: Sequence[Copy], now: str) -> None:
        """`copies` are newest first, at least one; `now` says what the history holds."""
        self._copies = {each.path: each for each in copies}
        self._choice = choice_field(
            tr("Backup"),
            [(each.path, each.when) for each in copies],
            copies[0].path,
            identifier="restore.choice",
        )
        self._holds = label("", wrap=True, identifier="restore.holds")
        self._restore = button(tr("Restore this backup"), identifier="restore.restore")
        cancel = button(tr("Cancel"), "primary", identifier="restore.cancel")
        super().__init__(
            over,
            tr("Restore a backup"),
            labelled(tr("Backup"), self._choice),
            14,
            card(
                column(
                    label(tr("In this backup"), "smallstrong", "text2"),
                    2,
                    self._holds,
                    10,
                    label(tr("In your history now"), "smallstrong", "text2"),
                    2,
                    label(now, wrap=True, identifier="restore.now"),
                ),
                pad=16,
            ),
            buttons=row("stretch", self._restore, cancel, gap=10),
            detail=tr("What is there now is backed up first. The window opens anew."),
        )
        self._choice.currentIndexChanged.connect(self._show)
        self._restore.clicked.connect(self._tell)
        cancel.clicked.connect(self.reject)
        self._show()
        cancel.setFocus()

    def _chosen(self) -> Copy:
        return self._copies[str(self._choice.currentData())]

    def _show(self) -> None:
        self._holds.setText(self._chosen().holds)
        self._restore.setEnabled(self._chosen().good)

    def _tell(self) -> None:
        path = self._chosen().path
        self.accept()
        self.restore_wanted.emit(path)


class DeleteDialog(Dialog):
    """Nothing goes before the word is typed; a copy elsewhere is offered first."""

    delete_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, over: QWidget, holds: str, folder: str) -> None:
        """`holds` says what the history holds, `folder` is the data folder."""
        word = delete_word()
        self._typed = QLineEdit()
        self._typed.setAccessibleName(tr("Type {word} to go on", word=word))
        self._typed.setAccessibleIdentifier("delete.word")
        self._said = label("", "small", "text2", wrap=True, identifier="delete.said")
        self._delete = button(tr("Delete everything"), "stoplink", identifier="delete.delete")
        keep = button(tr("Save a copy first"), icon="export", identifier="delete.copy")
        cancel = button(tr("Cancel"), "primary", identifier="delete.cancel")
        super().__init__(
            over,
            tr("Delete everything?"),
            label(
                tr(
                    "Your sessions, the diary, your plan and settings and all backups in {folder} "
                    "are deleted. This cannot be undone.",
                    folder=folder,
                ),
                wrap=True,
            ),
            10,
            label(holds, "strong", wrap=True),
            14,
            row(keep, "stretch"),
            self._said,
            14,
            labelled(tr("Type {word} to go on", word=word), self._typed),
            buttons=row(self._delete, "stretch", cancel, gap=10),
        )
        self._delete.setEnabled(False)
        self._typed.textChanged.connect(self._allow)
        self._delete.clicked.connect(self._tell)
        keep.clicked.connect(self.copy_wanted)
        cancel.clicked.connect(self.reject)
        cancel.setFocus()

    def say(self, sentence: str) -> None:
        """What became of the copy."""
        self._said.setText(sentence)
        self.fit()

    def _allow(self, typed: str) -> None:
        self._delete.setEnabled(typed.strip().casefold() == delete_word().casefold())

    def _tell(self) -> None:
        self.accept()
        self.delete_wanted.emit()
