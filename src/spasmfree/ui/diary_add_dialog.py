"""Adds a session that was done without the app: day, program, minutes, note."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.diary_edit import MOST_MINUTES, Elsewhere
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.fields import (
    choice_field,
    chosen_day,
    day_field,
    labelled,
    note_field,
    number_field,
)
from spasmfree.ui.parts import button, row


class AddDialog(Dialog):
    """Preset to today and to the program that is due, so that one press of Add is enough."""

    added = Signal(object)  # an Elsewhere

    def __init__(
        self, over: QWidget, programs: Mapping[str, str], preset: Elsewhere, today: str
    ) -> None:
        """`programs` maps ids to names; `preset` is what the fields hold at first."""
        choices = [*programs.items(), ("", tr("Something else"))]
        self._day = day_field(tr("Day"), preset.day, today, identifier="add.day")
        self._program = choice_field(
            tr("What you did"), choices, preset.program, identifier="add.program"
        )
        self._minutes = number_field(
            tr("Minutes"),
            preset.minutes,
            MOST_MINUTES,
            least=1,
            suffix="\u00a0min",
            identifier="add.minutes",
        )
        self._note = note_field(preset.note, identifier="add.note")
        add = button(tr("Add to the diary"), "primary", identifier="add.save")
        cancel = button(tr("Cancel"), identifier="add.cancel")
        super().__init__(
            over,
            tr("Done without the app"),
            labelled(tr("Day"), self._day),
            16,
            labelled(tr("What you did"), self._program),
            16,
            labelled(tr("How long"), self._minutes),
            16,
            labelled(tr("Note"), self._note),
            buttons=row("stretch", cancel, add, gap=10),
            detail=tr("It counts like a session that was done with the app."),
        )
        cancel.clicked.connect(self.reject)
        add.clicked.connect(self._add)
        add.setFocus()

    def _add(self) -> None:
        told = Elsewhere(
            chosen_day(self._day),
            str(self._program.currentData()),
            self._minutes.value(),
            self._note.toPlainText().strip(),
        )
        self.accept()
        self.added.emit(told)
