"""Asks what is to be added to the diary besides a session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.revisions import What
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import Button, button, row


class AddWhatDialog(Dialog):
    """One press leads on to its dialog."""

    chosen = Signal(object)  # a What

    def __init__(self, over: QWidget) -> None:
        names = {
            What.EPISODE: (tr("An episode"), "flare"),
            What.PAIN: (tr("A pain score"), "ease"),
            What.PAUSE: (tr("A pause: holiday or illness"), "pause"),
            What.NOTE: (tr("A note"), "note"),
        }
        items: list[Item] = [4]  # room for the ring around the first one
        self._buttons: list[Button] = []
        for what, (words, icon) in names.items():
            made = button(words, "secondary", icon, identifier=f"diary.add.{what.value}")
            made.clicked.connect(partial(self._tell, what))
            self._buttons.append(made)
            items += [made, 10]
        cancel = button(tr("Cancel"), identifier="diary.add.cancel")
        super().__init__(
            over, tr("Add to the diary"), *items, buttons=row("stretch", cancel), widest=420
        )
        cancel.clicked.connect(self.reject)
        self._buttons[0].setFocus()

    def _tell(self, what: What) -> None:
        self.accept()
        self.chosen.emit(what)
