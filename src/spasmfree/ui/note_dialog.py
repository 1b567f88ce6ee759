"""Tells something about a day in words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.entries import Note
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.fields import chosen_day, day_field, labelled, note_field
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import button, row


class NoteDialog(Dialog):
    """Save waits for words: without any there is nothing to keep."""

    saved = Signal(object)  # a Note
    delete_wanted = Signal()

    def __init__(self, over: QWidget, note: Note, today: str, *, new: bool) -> None:
        """`new` is one that is not in the diary yet."""
        self._note = note
        self._text = note_field(note.text, identifier="note.text")
        self._day = day_field(tr("Day"), note.day, today, identifier="note.day")
        self._save_button = button(tr("Save"), "primary", identifier="note.save")
        cancel = button(tr("Cancel"), identifier="note.cancel")
        delete = button(tr("Delete"), "stoplink", identifier="note.delete")
        first: list[Item] = [] if new else [delete]
        super().__init__(
            over,
            tr("Add a note") if new else tr("Note"),
            self._text,
            16,
            labelled(tr("Day"), self._day),
            buttons=row(*first, "stretch", cancel, self._save_button, gap=10),
        )
        self._text.textChanged.connect(self._allow)
        self._allow()
        cancel.clicked.connect(self.reject)
        delete.clicked.connect(self._delete)
        self._save_button.clicked.connect(self._save)
        self._text.setFocus()

    def _words(self) -> str:
        return self._text.toPlainText().strip()

    def _allow(self) -> None:
        self._save_button.setEnabled(bool(self._words()))

    def _save(self) -> None:
        told = replace(self._note, text=self._words(), day=chosen_day(self._day))
        self.accept()
        self.saved.emit(told)

    def _delete(self) -> None:
        self.accept()
        self.delete_wanted.emit()
