"""The days of the week as seven chips."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core import formats
from spasmfree.ui.parts import Button, button, column, row


class WeekdayChips(QWidget):
    """Any number of days can be chosen."""

    changed = Signal(object)  # tuple[int, ...], 0 for Monday, in order

    def __init__(
        self, chosen: Iterable[int], *, stacked: bool = False, identifier: str = "days"
    ) -> None:
        """`stacked` lays them in two rows, for a narrow window."""
        super().__init__()
        self._chips: list[Button] = []
        for weekday in range(7):
            chip = button(
                formats.weekday_short(weekday),
                "chip",
                checkable=True,
                checked=weekday in set(chosen),
                name=formats.weekday_name(weekday),
                identifier=f"{identifier}.{weekday}",
            )
            chip.toggled.connect(self._pressed)  # screen readers toggle without a click
            self._chips.append(chip)
        cut = 4 if stacked else 7
        rows = [row(*self._chips[:cut], "stretch", gap=8)]
        if stacked:
            rows.append(row(*self._chips[cut:], "stretch", gap=8))
        self.setLayout(column(*rows, gap=8))

    def chosen(self) -> tuple[int, ...]:
        return tuple(day for day, chip in enumerate(self._chips) if chip.isChecked())

    def chip(self, weekday: int) -> Button:
        return self._chips[weekday]

    def _pressed(self) -> None:
        self.changed.emit(self.chosen())
