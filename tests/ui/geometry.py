"""Walks a page and names what a person would see as broken: clipped, overlapping, too small."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

LOWEST = 40  # px: the height of every control
_CONTROLS = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QSlider)


def faults(widget: QWidget) -> list[str]:
    """What is wrong with the visible parts of `widget`, which must be shown and laid out."""
    found: list[str] = []
    for part in widget.findChildren(QWidget):
        if part.isVisibleTo(widget):
            found += _clipped(part)
            found += _outside(part)
            found += _low(part)
    found += _overlapping(widget)
    found += _sideways(widget)
    return found


def settle(widget: QWidget, width: int, height: int) -> None:
    """Show `widget` at a size and let every layout come to rest."""
    widget.resize(width, height)
    widget.show()
    for _ in range(6):
        QApplication.processEvents()


def _name(part: QWidget) -> str:
    text = getattr(part, "text", None)
    words = text() if callable(text) else ""
    return f"{type(part).__name__} {(words or part.accessibleName() or part.objectName())[:40]!r}"


def _clipped(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel) and part.text():
        yield from _clipped_label(part)
    elif isinstance(part, QAbstractButton) and part.text():
        yield from _clipped_button(part)
    elif isinstance(part, QComboBox):
        yield from _clipped_choice(part)


def _clipped_label(part: QLabel) -> Iterator[str]:
    if part.wordWrap():
        need, have = part.heightForWidth(part.width()), part.height()
        if need > have + 1:
            yield f"{_name(part)} clipped: needs {need} px of height, has {have}"
        longest = max(
            part.fontMetrics().horizontalAdvance(word)
            for word in part.text().replace("\u200b", " ").split() or [""]
        )
        if longest > part.width() + 1:
            yield f"{_name(part)} clipped: a word is {longest} px wide, it has {part.width()}"
        return
    lines = part.text().split("\n")
    need = max(part.fontMetrics().horizontalAdvance(line) for line in lines)
    if need > part.width() + 1:
        yield f"{_name(part)} clipped: needs {need} px, has {part.width()}"
    tall = part.fontMetrics().height() * len(lines)
    if tall > part.height() + 2:
        yield f"{_name(part)} clipped: needs {tall} px of height, has {part.height()}"


def _clipped_button(part: QAbstractButton) -> Iterator[str]:
    if part.property("kind") == "floor":
        return  # its words shrink
    words = max(part.fontMetrics().horizontalAdvance(line) for line in part.text().split("\n"))
    over = part.property("kind") == "rail"
    icon = 0 if part.icon().isNull() or over else part.iconSize().width()
    if words + icon > part.width() + 1:
        yield f"{_name(part)} clipped: needs {words + icon} px, has {part.width()}"


def _clipped_choice(part: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    part.initStyleOption(option)
    room = part.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, part
    )
    need = part.fontMetrics().horizontalAdvance(part.currentText())
    if need > room.width() + 1:
        yield f"{_name(part)} clipped: needs {need} px, has {room.width()}"


def _outside(part: QWidget) -> Iterator[str]:
    parent = part.parentWidget()
    if parent is None or part.isWindow() or _scrolled(part) or part.width() == 0:
        return
    if not parent.rect().adjusted(-1, -1, 1, 1).contains(part.geometry()):
        yield f"{_name(part)} at {part.geometry().getRect()} is outside {parent.rect().getRect()}"


def _scrolled(part: QWidget) -> bool:
    """Whether `part` is what a scroll area moves about, or lies in a list view."""
    viewport = part.parentWidget()
    area = viewport.parentWidget() if viewport else None
    if isinstance(area, QScrollArea) and area.widget() is part:
        return True
    return isinstance(area, (QAbstractItemView, QComboBox)) or isinstance(viewport, QComboBox)


def _low(part: QWidget) -> Iterator[str]:
    inner = isinstance(part.parentWidget(), (QAbstractSpinBox, QComboBox, QLineEdit))
    if not isinstance(part, _CONTROLS) or inner:
        return
    if part.height() < LOWEST:
        yield f"{_name(part)} is {part.height()} px high, less than {LOWEST}"


def _overlapping(widget: QWidget) -> Iterator[str]:
    """Text that lies on other text or on a control, whatever its parent."""
    shown = [
        part
        for part in widget.findChildren(QWidget)
        if part.isVisibleTo(widget) and _holds_words(part)
    ]
    places = [(part, _seen(part, widget)) for part in shown]
    for index, (first, here) in enumerate(places):
        for second, there in places[index + 1 :]:
            shared = here.intersected(there)
            related = first.isAncestorOf(second) or second.isAncestorOf(first)
            if not related and shared.width() > 2 and shared.height() > 2:
                yield f"{_name(first)} and {_name(second)} overlap by {shared.size().toTuple()}"


def _holds_words(part: QWidget) -> bool:
    if isinstance(part.parentWidget(), (QAbstractSpinBox, QComboBox, QLineEdit)):
        return False
    return (isinstance(part, QLabel) and bool(part.text())) or isinstance(part, _CONTROLS)


def _seen(part: QWidget, widget: QWidget) -> QRect:
    """Where `part` can be seen, in coordinates of `widget`."""
    rect = QRect(part.mapTo(widget, QPoint(0, 0)), part.size())
    if isinstance(part, QLabel):
        rect = _words(part, rect)
    step = part.parentWidget()
    while step is not None and step is not widget:
        rect = rect.intersected(QRect(step.mapTo(widget, QPoint(0, 0)), step.size()))
        step = step.parentWidget()
    return rect


def _words(part: QLabel, rect: QRect) -> QRect:
    """Where the words of a label stand in its rectangle."""
    flags = int(part.alignment())
    if part.wordWrap():
        flags |= int(Qt.TextFlag.TextWordWrap)
    return part.fontMetrics().boundingRect(rect, flags, part.text())


def _sideways(widget: QWidget) -> Iterator[str]:
    for area in widget.findChildren(QScrollArea):
        inner: QLayout | None = area.widget().layout() if area.widget() else None
        if inner is not None and area.isVisibleTo(widget):
            need, have = inner.minimumSize().width(), area.viewport().width()
            if need > have + 1:
                yield f"{_name(area)} scrolls sideways: needs {need} px, has {have}"
