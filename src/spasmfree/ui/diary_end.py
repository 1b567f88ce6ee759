"""The End key in a list of which only the newest rows are read."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer

from spasmfree.ui.diary_list import DiaryModel
from spasmfree.ui.rows_view import RowsView


class ToTheEnd(QObject):
    """Reads page after page, each in a turn of its own, until the oldest row is there.

    It ends as soon as the person goes elsewhere.
    """

    def __init__(self, view: RowsView, model: DiaryModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._at = QPersistentModelIndex()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        view.end_pressed.connect(self._begin)

    def _begin(self) -> None:
        self._at = QPersistentModelIndex(self._view.currentIndex())
        self._turn.start()

    def _go_on(self) -> None:
        more = self._model.canFetchMore(QModelIndex())
        if not more or not self._view.hasFocus() or self._at != self._view.currentIndex():
            self._turn.stop()
            return
        self._model.fetchMore(QModelIndex())
        last = self._model.index(self._model.rowCount() - 1)
        self._view.setCurrentIndex(last)
        self._at = QPersistentModelIndex(last)
