"""One setting on a line: its name and a hint, and the control for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from spasmfree.ui.layouts import Item, column, holder, row
from spasmfree.ui.parts import SegmentedControl, label


def line(title: str, hint: str | QLabel, control: QWidget, *, narrow: bool) -> QWidget:
    """Name and hint at the left, the control at the right; below them in a narrow window."""
    words: list[Item] = [label(title, "strong", wrap=True)]
    if hint:
        small = label(hint, "small", "text2", wrap=True) if isinstance(hint, str) else hint
        words.append(small)
    text = holder(column(*words, gap=2))
    if isinstance(control, SegmentedControl):
        control.set_question(title)
    elif not control.accessibleName():
        control.setAccessibleName(title)
    if narrow:
        return holder(column(text, row(control, "stretch"), gap=8))
    return holder(row((text, 1), (control, 0, Qt.AlignmentFlag.AlignVCenter), gap=24))
