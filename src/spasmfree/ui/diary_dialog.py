"""One session of the diary in full: facts, what was done on each side, note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from spasmfree.core import formats
from spasmfree.core.diary import Line, SessionDetail
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.flow import Flow
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import button, column, glyph, holder, label, row, rule

MOST_OF_NOTE = 4_000  # characters; Edit has them all


class SessionDialog(Dialog):
    """Close is focused; Delete is a red link, because it can be undone and needs no question."""

    edit_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, over: QWidget, detail: SessionDetail) -> None:
        delete = button(tr("Delete"), "stoplink", identifier="diary.delete")
        edit = button(tr("Edit"), identifier="diary.edit")
        self._close = button(tr("Close"), "primary", identifier="diary.close")
        super().__init__(
            over,
            detail.title,
            *_body(detail),
            buttons=row(delete, "stretch", edit, self._close, gap=10),
            detail=detail.when,
        )
        self._close.clicked.connect(self.accept)
        edit.clicked.connect(self._edit)
        delete.clicked.connect(self._delete)
        self._close.setFocus()

    def _edit(self) -> None:
        self.accept()
        self.edit_wanted.emit()

    def _delete(self) -> None:
        self.accept()
        self.delete_wanted.emit()


def _body(detail: SessionDetail) -> list[Item]:
    items: list[Item] = [_facts(detail)]
    if detail.lines:
        items += [14, _grid(detail.lines)]
    if detail.note:
        items += [14, _note(detail.note)]
    return items


def _facts(detail: SessionDetail) -> QLayout:
    """Side by side, and in further lines where the width ends."""
    return Flow(
        (
            holder(column(label(fact.value, "heading"), label(fact.word, "small", "text2")))
            for fact in detail.facts
        ),
        gap=28,
    )


def _note(note: str) -> QLayout:
    shown = label(formats.beginning(note, MOST_OF_NOTE), wrap=True)
    words = holder(column(label(tr("Note"), "smallstrong", "text2"), 2, shown))
    return row((column(glyph("note", "text2", 20), "stretch"), 0), (words, 1), gap=10)


def _grid(lines: tuple[Line, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(7)
    for place, stretch in enumerate((5, 3, 3)):
        grid.setColumnStretch(place, stretch)
    if any(line.left or line.right for line in lines):
        grid.addWidget(label(tr("Left"), "smallstrong", "left"), 0, 1)
        grid.addWidget(label(tr("Right"), "smallstrong", "right"), 0, 2)
    for number, line in enumerate(lines):
        _add_line(grid, 2 * number + 1, line)
    return grid


def _add_line(grid: QGridLayout, at: int, line: Line) -> None:
    grid.addWidget(rule(), at, 0, 1, 3)
    name = column(label(line.name, wrap=True))
    if line.meta:
        name.addWidget(label(line.meta, "small", "text2", wrap=True))
    grid.addLayout(name, at + 1, 0)
    if line.both:
        both = tr("{done}, both sides", done=line.both)
        grid.addWidget(label(both, wrap=True), at + 1, 1, 1, 2)
        return
    grid.addWidget(_value(line.left, tr("Left")), at + 1, 1)
    grid.addWidget(_value(line.right, tr("Right")), at + 1, 2)


def _value(text: str, side: str) -> QWidget:
    made = label(text, wrap=True)
    made.setAccessibleName(tr("{side}: {done}", side=side, done=text))
    return made
