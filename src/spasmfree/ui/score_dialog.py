"""Tells a pain score outside of any session: the number, the day, where, and a note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from spasmfree.core.record import PainRecord
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.fields import chosen_day, day_field, labelled, note_field
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import button, row
from spasmfree.ui.score_row import ScoreRow


class ScoreDialog(Dialog):
    """Save waits for a number: without one there is nothing to keep."""

    saved = Signal(object)  # a PainRecord
    delete_wanted = Signal()

    def __init__(self, over: QWidget, score: PainRecord, today: str, *, new: bool) -> None:
        """`new` is one that is not in the diary yet."""
        self._record = score
        self._score = ScoreRow(tr("Pain"), tr("none"), tr("worst"), score.score, "score.pain")
        self._day = day_field(tr("Day"), score.day, today, identifier="score.day")
        self._site = QLineEdit(score.site)
        self._site.setPlaceholderText(tr("Such as low back, left"))
        self._site.setAccessibleName(tr("Where"))
        self._site.setAccessibleIdentifier("score.site")
        self._note = note_field(score.note, identifier="score.note")
        self._save_button = button(tr("Save"), "primary", identifier="score.save")
        cancel = button(tr("Cancel"), identifier="score.cancel")
        delete = button(tr("Delete"), "stoplink", identifier="score.delete")
        first: list[Item] = [] if new else [delete]
        super().__init__(
            over,
            tr("How is your back?"),
            self._score,
            18,
            labelled(tr("Day"), self._day),
            16,
            labelled(tr("Where"), self._site),
            16,
            labelled(tr("Note"), self._note),
            buttons=row(*first, "stretch", cancel, self._save_button, gap=10),
        )
        self._score.chosen.connect(self._allow)
        self._allow()
        cancel.clicked.connect(self.reject)
        delete.clicked.connect(self._delete)
        self._save_button.clicked.connect(self._save)
        self._score.tap(score.score or 0).setFocus()

    def _allow(self) -> None:
        self._save_button.setEnabled(self._score.value() is not None)

    def _save(self) -> None:
        told = replace(
            self._record,
            score=self._score.value(),
            day=chosen_day(self._day),
            site=self._site.text().strip(),
            note=self._note.toPlainText().strip(),
        )
        self.accept()
        self.saved.emit(told)

    def _delete(self) -> None:
        self.accept()
        self.delete_wanted.emit()
