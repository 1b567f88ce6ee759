"""Tells something about a day in words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from spasmfree.core.entries import Note
from spasmfree.core.words import tr
from spasmfree.ui.entry_form import EntryForm
from spasmfree.ui.fields import chosen_day, day_field, labelled, note_field


class NoteDialog(EntryForm):
    """Save waits for words: without any there is nothing to keep."""

    def __init__(self, over: QWidget, note: Note, today: str, *, new: bool) -> None:
        """`new` is one that is not in the diary yet."""
        self._note = note
        self._text = note_field(note.text, identifier="note.text")
        self._day = day_field(tr("Day"), note.day, today, identifier="note.day")
        super().__init__(
            over,
            "note",
            tr("Add a note") if new else tr("Note"),
            self._text,
            16,
            labelled(tr("Day"), self._day),
            new=new,
        )
        self._text.textChanged.connect(self._allow)
        self._allow()
        self._text.setFocus()

    def _words(self) -> str:
        return self._text.toPlainText().strip()

    def _allow(self) -> None:
        self._save_button.setEnabled(bool(self._words()))

    def told(self) -> Note:
        return replace(self._note, text=self._words(), day=chosen_day(self._day))
