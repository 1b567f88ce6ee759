"""One of several words, or none of them: a second press on the chosen one takes it back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.flow import Flow
from spasmfree.ui.layouts import column
from spasmfree.ui.parts import Button, button, label


class Chips(QWidget):
    """Words side by side below their question; Tab goes through them."""

    chosen = Signal(str)  # the id, "" when taken back

    def __init__(
        self, question: str, words: Mapping[str, str], current: str, identifier: str
    ) -> None:
        """`words` maps ids to words; `current` is an id, "" for none."""
        super().__init__()
        self.setAccessibleName(question)
        self.setAccessibleIdentifier(identifier)
        self._chips = {key: self._chip(question, key, said) for key, said in words.items()}
        self._current = ""
        self._show(current)
        self.setLayout(
            column(label(question, "strong", wrap=True), 8, Flow(self._chips.values(), gap=8))
        )

    def current(self) -> str:
        """The id of the chosen one, "" for none."""
        return self._current

    def _chip(self, question: str, key: str, words: str) -> Button:
        name = tr("{question} {answer}", question=question, answer=words)
        made = button(words, "chip", checkable=True, name=name)
        made.toggled.connect(lambda on: self._toggled(key, on))  # screen readers do not click
        return made

    def _toggled(self, key: str, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._show(key if on else "")
        self.chosen.emit(self._current)

    def _show(self, current: str) -> None:
        self._current = current
        for key, chip in self._chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(key == current)
