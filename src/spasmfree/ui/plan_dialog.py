"""Plans ahead: a program, its days, and the day it begins."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core import days
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.fields import choice_field, chosen_day, labelled, later_day_field
from spasmfree.ui.parts import button, column, label, row
from spasmfree.ui.settings_plan import Plan
from spasmfree.ui.weekdays import WeekdayChips


class PlanDialog(Dialog):
    """Save plans it; Cancel, Escape and Close leave the plan as it is."""

    planned = Signal(str, object, str)  # id of the choice, tuple[int, ...] of weekdays, ISO day

    def __init__(self, over: QWidget, plan: Plan, today: str, *, stacked: bool) -> None:
        """Preset to next Monday; `stacked` lays the days out in two rows."""
        choices = [(each.id, each.name) for each in plan.programs]
        self._program = choice_field(
            tr("Program"), choices, plan.program, identifier="plan.program"
        )
        self._days = WeekdayChips(plan.weekdays, stacked=stacked, identifier="plan.days")
        monday = days.add(days.week_start(today), 7)
        self._from = later_day_field(tr("From"), monday, today, identifier="plan.from")
        self._save = button(tr("Save"), "primary", identifier="plan.save")
        self._save.setEnabled(bool(plan.weekdays))
        cancel = button(tr("Cancel"), identifier="plan.cancel")
        chips = column(label(tr("Days"), "strong"), 4, self._days)
        super().__init__(
            over,
            tr("Begin on a later day"),
            labelled(tr("Program"), self._program),
            16,
            chips,
            16,
            labelled(tr("From"), self._from),
            buttons=row("stretch", cancel, self._save, gap=10),
            detail=_until_then(plan),
        )
        self._days.changed.connect(lambda chosen: self._save.setEnabled(bool(chosen)))
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._tell)
        self._program.setFocus()

    def _tell(self) -> None:
        told = (str(self._program.currentData()), self._days.chosen(), chosen_day(self._from))
        self.accept()
        self.planned.emit(*told)


def _until_then(plan: Plan) -> str:
    if plan.coming:
        return tr("Until then your plan stays as it is. What is planned ahead now goes.")
    return tr("Until then your plan stays as it is.")
