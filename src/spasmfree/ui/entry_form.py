"""What the dialogs about one thing in the diary share: save it, delete it, or leave it."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import button, row


class EntryForm(Dialog):
    """Nothing is kept before Save."""

    saved = Signal(object)  # the record as it is told now
    delete_wanted = Signal()

    def __init__(
        self, over: QWidget, part: str, title: str, *items: Item, new: bool, detail: str = ""
    ) -> None:
        """`part` begins its identifiers; what is `new` is not in the diary yet."""
        self._save_button = button(tr("Save"), "primary", identifier=f"{part}.save")
        cancel = button(tr("Cancel"), identifier=f"{part}.cancel")
        delete = button(tr("Delete"), "stoplink", identifier=f"{part}.delete")
        first: list[Item] = [] if new else [delete]
        buttons = row(*first, "stretch", cancel, self._save_button, gap=10)
        super().__init__(over, title, *items, buttons=buttons, detail=detail)
        cancel.clicked.connect(self.reject)
        delete.clicked.connect(self._delete)
        self._save_button.clicked.connect(self._save)
        self._save_button.setFocus()

    @abstractmethod
    def told(self) -> object:
        """The record as it is told now."""

    def _save(self) -> None:
        told = self.told()
        self.accept()
        self.saved.emit(told)

    def _delete(self) -> None:
        self.accept()
        self.delete_wanted.emit()
