"""The screen that chooses a load: which side, and what it wears. Two presses from any rest."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from spasmfree.core.exercises import Side
from spasmfree.core.load_choice import LoadChoice
from spasmfree.core.loads import MOST_WEIGHTS
from spasmfree.core.vocabulary import Loadable
from spasmfree.core.words import tr
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.session_parts import FloorScreen, SessionButton

COLUMNS = 3
_MOST = MOST_WEIGHTS + 1  # buttons; nothing is a choice too


class Mark(SessionButton):
    """One of several; a tick shows the one that holds."""

    def __init__(self, text: str, *, identifier: str) -> None:
        super().__init__(text, grow=True, identifier=identifier)
        self.setCheckable(True)
        self.setMinimumWidth(1)

    def mark(self, text: str, *, on: bool) -> None:
        """Say `text`, and whether this is the one; a press alone changes neither."""
        self.setChecked(on)
        self.set_look(text, "chosen" if on else "plain", "check" if on else None)


class LoadScreen(FloorScreen):
    """Opens for both sides; a press on a load takes it and closes. All of it is made ahead."""

    chosen = Signal(str, object, object)  # exercise id, Side, Load
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice: LoadChoice | None = None
        self._side = Side.BOTH
        self._title = self.words(0.085, identifier="session.phase")
        self._exercise = self.text(0.046, "text2", identifier="session.exercise")
        self._worn = self.words(0.046, identifier="load.worn")
        self._sides = {side: self._mark(f"load.side.{side.value}") for side in _side_names()}
        self._loads = [self._mark(f"load.choice.{number}") for number in range(_MOST)]
        for side, control in self._sides.items():
            control.clicked.connect(partial(self._choose_side, side))
        for number, control in enumerate(self._loads):
            control.clicked.connect(partial(self._choose, number))
        self._cancel = self.control(tr("Leave it as it is"), identifier="load.cancel")
        self._cancel.clicked.connect(self.cancelled)
        self._lay_out()

    def _mark(self, identifier: str) -> Mark:
        made = Mark("", identifier=identifier)
        self.sized(made.set_unit)
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for number in range(COLUMNS):
            grid.setColumnStretch(number, 1)
        for number, control in enumerate(self._loads):
            grid.addWidget(control, number // COLUMNS, number % COLUMNS)
        self.sized(lambda u: grid.setSpacing(round(u * 0.02)))
        first, *others = self._sides.values()
        side_row = row((first, 1))
        for control in others:
            side_row.addWidget(self.gap(0.02))
            side_row.addWidget(control, 1)
        self._side_row = holder(column(side_row, self.gap(0.05)))
        self.setLayout(
            column(
                self._title,
                self._exercise,
                self._worn,
                "stretch",
                self._side_row,
                grid,
                "stretch",
                row("stretch", self._cancel),
            )
        )

    def open_for(self, choice: LoadChoice) -> None:
        """Ask for the load of both sides."""
        self._choice, self._side = choice, Side.BOTH
        band = choice.exercise.loadable is Loadable.BAND
        self._title.set_text(tr("Choose the band") if band else tr("Choose the weight"))
        self._exercise.set_text(choice.exercise.name)
        self._worn.set_text(choice.words)
        self._side_row.setVisible(choice.sided)
        for number, control in enumerate(self._loads):
            control.setVisible(number < len(choice.choices))
        self._show()

    def first(self) -> QWidget:
        """What is worn, so that the primary key changes nothing."""
        shown = (control for control in self._loads if not control.isHidden())
        return next((control for control in shown if control.isChecked()), self._cancel)

    def _choose_side(self, side: Side) -> None:
        self._side = side
        self._show()

    def _show(self) -> None:
        choice = self._choice
        if choice is None:
            return
        for side, name in _side_names().items():
            self._sides[side].mark(name, on=side is self._side)
        for load, control in zip(choice.choices, self._loads, strict=False):
            control.mark(choice.choice_words(load), on=choice.is_worn(load, self._side))

    def _choose(self, number: int) -> None:
        choice = self._choice
        if choice is not None and number < len(choice.choices):
            self.chosen.emit(choice.exercise.id, self._side, choice.choices[number])

    def press(self, event: QKeyEvent) -> None:
        """A key that no control took."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()


def _side_names() -> dict[Side, str]:
    return {
        Side.BOTH: tr("Both sides"),
        Side.LEFT: tr("Left only"),
        Side.RIGHT: tr("Right only"),
    }
