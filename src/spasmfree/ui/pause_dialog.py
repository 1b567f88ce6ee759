"""Tells of days on which nothing was planned: a holiday or an illness, from when to when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QWidget

from spasmfree.core import days
from spasmfree.core.entries import Pause, PauseKind
from spasmfree.core.words import tr
from spasmfree.ui.entry_form import EntryForm
from spasmfree.ui.fields import (
    chosen_day,
    day_field,
    labelled,
    leave_wheel_to_page,
    note_field,
)
from spasmfree.ui.parts import column, holder, segments

_AHEAD_DAYS = 366  # a pause may be planned so far ahead


class PauseDialog(EntryForm):
    """Its days may lie ahead; nothing is kept before Save."""

    def __init__(self, over: QWidget, pause: Pause, today: str, *, new: bool) -> None:
        """`new` is one that is not in the diary yet."""
        self._pause = pause
        latest = days.add(today, _AHEAD_DAYS)
        self._kind = segments(
            (tr("Holiday"), tr("Illness")),
            list(PauseKind).index(pause.kind),
            name=tr("What kind"),
            identifier="pause.kind",
            stretch=True,
        )
        self._first = day_field(tr("From"), pause.first_day, latest, identifier="pause.first")
        self._open = QCheckBox(tr("I do not know yet when it ends"))
        self._open.setChecked(not pause.last_day and not new)
        self._open.setAccessibleIdentifier("pause.open")
        self._last = day_field(
            tr("To"), pause.last_day or pause.first_day, latest, identifier="pause.last"
        )
        self._note = note_field(pause.note, identifier="pause.note")
        self._ending = holder(column(labelled(tr("To"), self._last)))
        super().__init__(
            over,
            "pause",
            tr("Add a pause") if new else tr("Pause"),
            self._kind,
            16,
            labelled(tr("From"), self._first),
            16,
            self._ending,
            6,
            self._open,
            10,
            labelled(tr("Note"), self._note),
            new=new,
            detail=tr("Its days are left out of the count, and your plan goes on after it."),
        )
        leave_wheel_to_page(self._open)
        self._ending.setVisible(not self._open.isChecked())
        self._open.toggled.connect(self._show_end)
        self._first.dateChanged.connect(self._keep_order)
        self._keep_order(self._first.date())

    def _show_end(self, goes_on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._ending.setVisible(not goes_on)
        self.fit()

    def _keep_order(self, first: QDate) -> None:
        self._last.setMinimumDate(first)

    def told(self) -> Pause:
        return replace(
            self._pause,
            kind=list(PauseKind)[self._kind.current()],
            first_day=chosen_day(self._first),
            last_day="" if self._open.isChecked() else chosen_day(self._last),
            note=self._note.toPlainText().strip(),
        )
