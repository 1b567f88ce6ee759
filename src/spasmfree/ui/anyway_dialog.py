"""Asks before training although strengthening waits, and says why it does (decisions D30)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.parts import button, label, row


class AnywayDialog(Dialog):
    """Accepted to train; the gentle way is the one that is focused."""

    def __init__(self, over: QWidget, rule: str) -> None:
        anyway = button(tr("Train anyway"), identifier="anyway.train")
        stay = button(tr("Go gently"), "primary", identifier="anyway.stay")
        super().__init__(
            over,
            tr("Train in an episode?"),
            label(rule, wrap=True),
            buttons=row("stretch", anyway, stay, gap=12),
            detail=tr("It holds until the day ends. The episode stays open."),
        )
        anyway.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        stay.setFocus()
