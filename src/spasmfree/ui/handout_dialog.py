"""Asks on which paper a program is put, and where the file goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.handout import Paper
from spasmfree.core.words import tr
from spasmfree.ui.paper_words import usual_paper
from spasmfree.ui.parts import label, segments
from spasmfree.ui.save_dialog import SaveDialog, Saving


class HandoutDialog(SaveDialog):
    """The paper and the file; one press of Save takes what is preset."""

    handout_wanted = Signal(str, str)  # a Paper's value, the file's path

    def __init__(self, over: QWidget, program_id: str, program: str) -> None:
        self._paper = segments(
            (tr("A4"), tr("Letter")),
            list(Paper).index(usual_paper()),
            name=tr("Paper"),
            identifier="handout.paper",
            stretch=True,
        )
        super().__init__(
            over,
            tr("Print or save this program"),
            Saving("handout", f"spasmfree-{program_id}.pdf", "pdf", tr("PDF files (*.pdf)")),
            label(tr("Paper"), "strong"),
            6,
            self._paper,
            detail=tr(
                "“{program}” as a page with boxes to tick. Print the file from any PDF viewer.",
                program=program,
            ),
        )
        self.save_wanted.connect(self._pass_on)

    def _pass_on(self, path: str) -> None:
        self.handout_wanted.emit(list(Paper)[self._paper.current()].value, path)
