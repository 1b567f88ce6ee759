"""What was changed in the diary and when; the last change of each record can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from spasmfree.core.revision_words import Told
from spasmfree.core.revisions import Revision
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import Align, button, column, label, row, rule

_AT_ONCE = 30  # rows; more take longer to make than a dialog may take to open


class ChangesDialog(Dialog):
    """Newest first. Taking back is a change too, and closes the dialog."""

    undo_wanted = Signal(object)  # a Revision

    def __init__(self, over: QWidget, changes: Sequence[Told]) -> None:
        close = button(tr("Close"), "primary", identifier="changes.close")
        items: list[Item] = []
        for number, each in enumerate(changes[:_AT_ONCE]):
            items += [rule(), 10, self._line(number, each), 10]
        if not changes:
            items = [label(tr("Nothing was changed yet."), wrap=True), 8]
        more = len(changes) - _AT_ONCE
        if more > 0:
            items += [rule(), 10, label(tr("Earlier changes are kept too."), "small", "text2")]
        super().__init__(
            over,
            tr("What was changed"),
            *items,
            buttons=row("stretch", close),
            detail=tr("The last change of each record can be taken back."),
        )
        close.clicked.connect(self.accept)
        close.setFocus()

    def _line(self, number: int, told: Told) -> QLayout:
        words = column(
            label(told.what, "strong", wrap=True),
            label(told.did, wrap=True),
            label(told.when, "small", "text2"),
            gap=2,
        )
        if not told.can_undo:
            return row((words, 1))
        undo = button(
            tr("Undo"),
            icon="undo",
            name=tr("Undo: {record}", record=told.what),
            identifier=f"changes.undo.{number}",
        )
        undo.clicked.connect(partial(self._tell, told.revision))
        return row((words, 1), 16, (undo, 0, Align.AlignTop))

    def _tell(self, revision: Revision) -> None:
        self.accept()
        self.undo_wanted.emit(revision)
