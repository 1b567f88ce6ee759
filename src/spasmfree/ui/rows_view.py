"""A list whose rows open with a click or a key, and which rings its row only for the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from spasmfree.ui import theme

_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RowsView(QListView):
    """Arrow keys move the choice; a click, Return or Space opens."""

    row_opened = Signal(QModelIndex)
    end_pressed = Signal()  # the last row that is there is chosen
    resized = Signal()  # also when a scroll bar comes or goes

    def __init__(self, name: str, identifier: str) -> None:
        """`name` and `identifier` are those for screen readers and tests."""
        super().__init__()
        self._keyboard = True
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(name)
        self.setAccessibleIdentifier(identifier)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        theme.signals.changed.connect(self._lay_out)

    def rings_rows(self) -> bool:
        """The focused row is to be ringed: the person is at the keyboard and in this list."""
        return self._keyboard and self.hasFocus()

    def _lay_out(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """As usual, and past a head, which cannot be chosen, at the upper end."""
        index = super().moveCursor(action, modifiers)
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            index = index.siblingAtRow(index.row() + 1)
        return index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keyboard = True
        if event.key() in _OPEN and not event.isAutoRepeat():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_End:
                self.end_pressed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keyboard = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
