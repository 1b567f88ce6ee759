"""Asks before the window closes in the middle of a session, or with something not yet on disk."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.parts import button, label, row


class _ClosingDialog(Dialog):
    """Accepted to close, rejected to stay."""

    def __init__(self, over: QWidget, title: str, words: str, leave_words: str) -> None:
        leave = button(leave_words, "secondary", identifier="quit.leave")
        stay = button(tr("Stay"), "primary", identifier="quit.stay")
        super().__init__(
            over, title, label(words, wrap=True), buttons=row("stretch", leave, stay, gap=12)
        )
        leave.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        stay.setFocus()


class QuitDialog(_ClosingDialog):
    """In a session: what is done is kept either way."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(
            over,
            tr("A session is paused"),
            tr("What you did is kept. You can go on with it until the day ends."),
            tr("Close SpasmFree"),
        )


class UnsavedDialog(_ClosingDialog):
    """The disk refuses what is to be kept, and closing now would lose it."""

    def __init__(self, over: QWidget, why: str) -> None:
        """`why` is the sentence that the disk's refusal came with."""
        super().__init__(over, tr("Not everything is on disk yet"), why, tr("Close and lose it"))
