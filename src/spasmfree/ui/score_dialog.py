"""Tells a pain score outside of any session: the number, the day, where, and a note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from spasmfree.core.record import PainRecord
from spasmfree.core.words import tr
from spasmfree.ui.entry_form import EntryForm
from spasmfree.ui.fields import chosen_day, day_field, labelled, note_field
from spasmfree.ui.score_row import ScoreRow


class ScoreDialog(EntryForm):
    """Save waits for a number: without one there is nothing to keep."""

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
        super().__init__(
            over,
            "score",
            tr("How is your back?"),
            self._score,
            18,
            labelled(tr("Day"), self._day),
            16,
            labelled(tr("Where"), self._site),
            16,
            labelled(tr("Note"), self._note),
            new=new,
        )
        self._score.chosen.connect(self._allow)
        self._allow()
        self._score.tap(score.score or 0).setFocus()

    def _allow(self) -> None:
        self._save_button.setEnabled(self._score.value() is not None)

    def told(self) -> PainRecord:
        return replace(
            self._record,
            score=self._score.value(),
            day=chosen_day(self._day),
            site=self._site.text().strip(),
            note=self._note.toPlainText().strip(),
        )
