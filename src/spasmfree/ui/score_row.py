"""Asks for a number from 0 to 10 with eleven taps; no number is an answer too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.parts import Button, button, column, label, row, stop_at

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


class ScoreRow(QWidget):
    """A second press on the chosen number takes it back; arrow keys move along the row."""

    chosen = Signal(object)  # int 0 to 10, or None when taken back

    def __init__(
        self, name: str, low: str, high: str, value: int | None = None, identifier: str = ""
    ) -> None:
        """`low` and `high` are the words for 0 and 10."""
        super().__init__()
        self._value: int | None = None
        self.setAccessibleName(name)
        if identifier:
            self.setAccessibleIdentifier(identifier)
        self._taps = [
            button(
                str(number),
                "score",
                checkable=True,
                name=tr("{question} {number}", question=name, number=number),
            )
            for number in range(11)
        ]
        for tap in self._taps:
            tap.setMinimumWidth(30)
            tap.toggled.connect(self._pressed)  # screen readers toggle without a click
            tap.installEventFilter(self)
        ends = tr("{low} … {high}", low=low, high=high)
        head = row((label(name, "strong", wrap=True), 1), 12, label(ends, "small", "text2"))
        self.setLayout(column(head, 8, row(*((tap, 1) for tap in self._taps), gap=4)))
        self.set_value(value)

    def value(self) -> int | None:
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show `value` as chosen, without telling anybody."""
        self._value = value
        for number, tap in enumerate(self._taps):
            with QSignalBlocker(tap):
                tap.setChecked(number == value)
        self._set_tab_stop(value or 0)

    def tap(self, number: int) -> Button:
        """The button of a number."""
        return self._taps[number]

    def _set_tab_stop(self, number: int) -> None:
        """Tab goes to one tap of the row; the arrow keys reach the others."""
        stop_at(self._taps[number], self._taps)

    def _pressed(self) -> None:
        number = next(
            index
            for index, tap in enumerate(self._taps)
            if tap.isChecked() != (index == self._value)
        )
        taken_back = number == self._value
        self.set_value(None if taken_back else number)
        self._set_tab_stop(number)
        self.chosen.emit(self._value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key())
            if step is not None and watched in self._taps:
                self._move(self._taps.index(watched) + step, step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, number: int, step: int) -> None:
        if 0 <= number <= 10:
            self._set_tab_stop(number)
            reason = (
                Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
            )
            self._taps[number].setFocus(reason)
