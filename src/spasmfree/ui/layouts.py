"""Rows, columns and frames in one expression each."""

from __future__ import annotations

from typing import Literal, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Plain = QWidget | QLayout | int | Literal["stretch"]
Item = Plain | tuple[QWidget | QLayout, int] | tuple[QWidget | QLayout, int, Qt.AlignmentFlag]
Margins = tuple[int, int, int, int]
_Box = TypeVar("_Box", bound=QBoxLayout)


def box(layout: _Box, *items: Item, margins: Margins = (0, 0, 0, 0), gap: int = 0) -> _Box:
    """Fill `layout`: a widget or layout, a number of pixels, "stretch", or a tuple.

    A tuple is (widget or layout, stretch) or (widget, stretch, alignment).
    """
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for item in items:
        _add(layout, item)
    return layout


def _add(layout: QBoxLayout, item: Item) -> None:
    if item == "stretch":
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(item)
    else:
        thing, *rest = item if isinstance(item, tuple) else (item,)
        stretch = rest[0] if rest else 0
        if isinstance(thing, QLayout):
            layout.addLayout(thing, stretch)
        elif len(rest) == 2:
            layout.addWidget(thing, stretch, cast(Qt.AlignmentFlag, rest[1]))
        else:
            layout.addWidget(thing, stretch)


def column(*items: Item, margins: Margins = (0, 0, 0, 0), gap: int = 0) -> QVBoxLayout:
    """Items below each other; see `box`."""
    return box(QVBoxLayout(), *items, margins=margins, gap=gap)


def row(*items: Item, margins: Margins = (0, 0, 0, 0), gap: int = 0) -> QHBoxLayout:
    """Items beside each other; see `box`."""
    return box(QHBoxLayout(), *items, margins=margins, gap=gap)


def frame(kind: str, layout: QLayout) -> QFrame:
    """A frame of a kind that the style sheet knows: card, soft, notice, danger, stage, bar ..."""
    made = QFrame()
    made.setProperty("kind", kind)
    made.setLayout(layout)
    return made


def card(*items: Item, pad: int = 24, gap: int = 0) -> QFrame:
    """A card with a column of items.  No card stands in a card: use a `rule`."""
    return frame("card", column(*items, margins=(pad, pad, pad, pad), gap=gap))


def holder(layout: QLayout, width: int | None = None) -> QWidget:
    """A plain widget around a layout."""
    made = QWidget()
    made.setLayout(layout)
    if width is not None:
        made.setFixedWidth(width)
    return made


def rule() -> QFrame:
    """A hairline; decoration only."""
    made = QFrame()
    made.setProperty("kind", "rule")
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of `layout` and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
