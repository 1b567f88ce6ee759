"""The plan in Settings: days, program, a program that begins later, and the pace of the reps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.fields import leave_wheel_to_page
from spasmfree.ui.layouts import Item, column, row, rule
from spasmfree.ui.parts import Align, button, label, segments
from spasmfree.ui.setting_line import line
from spasmfree.ui.start_pages import PACES, pace_names, pace_words
from spasmfree.ui.weekdays import WeekdayChips

_PAD = 24


@dataclass(frozen=True, slots=True)
class Offered:
    """A program, or programs in turn, that can be chosen."""

    id: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan as it is now."""

    weekdays: tuple[int, ...]  # 0 for Monday
    program: str  # the id of the one in force, "" where it cannot be chosen
    programs: Sequence[Offered]
    coming: str  # what is planned ahead, as a sentence; "" for nothing


class PlanCard(QFrame):
    """Tells each change at once; only a later day is asked for in a dialog."""

    days_chosen = Signal(object)  # tuple[int, ...] of weekdays; never empty
    program_chosen = Signal(str)
    pace_chosen = Signal(str)
    later_wanted = Signal()
    taken_back = Signal()

    def __init__(self, plan: Plan, pace: str, *, narrow: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._plan, self._narrow = plan, narrow
        items: list[Item] = [label(tr("Your plan"), "heading"), 12, *self._days()]
        items += [16, rule(), 16, self._program(), 8, *self._later()]
        items += [16, rule(), 16, self._pace(pace)]
        self.setLayout(column(*items, margins=(_PAD, _PAD, _PAD, _PAD)))

    def _days(self) -> list[Item]:
        days = WeekdayChips(self._plan.weekdays, stacked=self._narrow)
        days.changed.connect(self._choose_days)
        self._days_hint = label(_from_today(), "small", "text2", wrap=True)
        return [days, 8, self._days_hint]

    def _program(self) -> QWidget:
        names = QComboBox()
        for each in self._plan.programs:
            names.addItem(each.name, each.id)
        current = names.findData(self._plan.program)
        names.setCurrentIndex(current)
        names.setAccessibleIdentifier("settings.program")
        names.setMinimumWidth(theme.px(190))
        names.activated.connect(self._choose_program)
        leave_wheel_to_page(names)
        why = self._plan.programs[current].why if current >= 0 else ""
        self._chosen = current
        self._program_hint = label(why, "small", "text2", wrap=True)
        return line(tr("Program"), self._program_hint, names, narrow=self._narrow)

    def _later(self) -> list[Item]:
        words = tr("Begin a program on a later day")
        later = button(words, "link", identifier="settings.plan_later")
        later.clicked.connect(self.later_wanted)
        if not self._plan.coming:
            return [row(later, "stretch")]
        coming = label(self._plan.coming, wrap=True, identifier="settings.plan_coming")
        back = button(tr("Take it back"), identifier="settings.plan_take_back")
        back.clicked.connect(self.taken_back)
        if self._narrow:
            return [coming, 8, row(back, 16, later, "stretch")]
        return [row((coming, 1), (back, 0, Align.AlignVCenter), gap=24), row(later, "stretch")]

    def _pace(self, pace: str) -> QWidget:
        paces = segments(pace_names(), PACES.index(pace), identifier="settings.pace")
        paces.chosen.connect(self._choose_pace)
        self._pace_hint = label(pace_words(pace), "small", "text2", wrap=True)
        return line(tr("Pace of the reps"), self._pace_hint, paces, narrow=self._narrow)

    def _choose_days(self, days: tuple[int, ...]) -> None:
        if not days:
            self._days_hint.setText(tr("Choose at least one day; until then the plan stays."))
            return
        self._days_hint.setText(_from_today())
        self.days_chosen.emit(days)

    def _choose_program(self, index: int) -> None:
        if index != self._chosen:
            self._chosen = index
            chosen = self._plan.programs[index]
            self._program_hint.setText(chosen.why)
            self.program_chosen.emit(chosen.id)

    def _choose_pace(self, index: int) -> None:
        self._pace_hint.setText(pace_words(PACES[index]))
        self.pace_chosen.emit(PACES[index])


def _from_today() -> str:
    return tr("A change counts from today on; days before stay as they were.")
