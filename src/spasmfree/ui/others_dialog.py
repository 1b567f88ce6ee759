"""Chooses another session than the one that the first page offers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from spasmfree.core.others import Other, Others
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import Align, Button, button, column, label, row, rule


class OthersDialog(Dialog):
    """A press of Start leads to its preview; Cancel, Escape and Close leave all as it is."""

    session_wanted = Signal(str)  # program id

    def __init__(self, over: QWidget, found: Others) -> None:
        self._starts: list[Button] = []
        cancel = button(tr("Cancel"), identifier="others.cancel")
        items: list[Item] = [8, *self._group(tr("Move gently"), found.gentle)]
        if found.training:
            items += [22, *self._group(tr("Training"), found.training)]
        elif found.rule:
            words = label(found.rule, "body", "text2", wrap=True)
            items += [22, label(tr("Training"), "heading"), 6, words, 8]
        super().__init__(
            over,
            tr("Another session"),
            *items,
            buttons=row("stretch", cancel),
            detail=tr("You see all of it before it begins."),
        )
        cancel.clicked.connect(self.reject)
        (self._starts or [cancel])[0].setFocus()

    def _group(self, title: str, programs: Sequence[Other]) -> list[Item]:
        made: list[Item] = [label(title, "heading")]
        for each in programs:
            made += [10, rule(), 10, self._line(each)]
        return made

    def _line(self, other: Other) -> QLayout:
        name, why = (
            label(other.name, "strong", wrap=True),
            label(other.why, "body", "text2", wrap=True),
        )
        if other.nothing:
            return column(name, 2, why, 4, label(other.nothing, "small", "text2", wrap=True))
        takes = tr("{n}\u00a0min", n=other.minutes)
        head = row((name, 1), 12, (label(takes, "body", "text2"), 0, Align.AlignTop))
        start = button(
            tr("Start"),
            icon="play",
            name=tr("Start {program}", program=other.name),
            identifier=f"others.start.{other.program}",
        )
        start.setAccessibleDescription(takes)
        start.clicked.connect(partial(self._tell, other.program))
        self._starts.append(start)
        return row((column(head, 2, why), 1), 20, (start, 0, Align.AlignTop))

    def _tell(self, program: str) -> None:
        self.accept()
        self.session_wanted.emit(program)
