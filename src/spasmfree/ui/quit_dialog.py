"""Asks before the window closes in the middle of a session."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.parts import button, label, row


class QuitDialog(Dialog):
    """Accepted to close, rejected to stay; what is done is kept either way."""

    def __init__(self, over: QWidget) -> None:
        leave = button(tr("Close SpasmFree"), "secondary", identifier="quit.leave")
        leave.clicked.connect(self.accept)
        stay = button(tr("Stay"), "primary", identifier="quit.stay")
        stay.clicked.connect(self.reject)
        super().__init__(
            over,
            tr("A session is paused"),
            label(
                tr("What you did is kept. You can go on with it until the day ends."),
                wrap=True,
            ),
            buttons=row("stretch", leave, stay, gap=12),
        )
        stay.setFocus()
