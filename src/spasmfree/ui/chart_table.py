"""The numbers of a chart as a table, newest line first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from spasmfree.ui import stylesheet, theme
from spasmfree.ui.painted import text_width

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_IN_CARD = "QTableView { border:none; } QTableView::item { padding:4px 0; }"
_IN_CARD += "QAbstractScrollArea::corner { background:transparent; border:none; }"
_IN_CARD += "QHeaderView::section { padding:8px 3px; }"
_ROWS_SHOWN = 9  # a longer table scrolls
_MEASURED = 60  # rows whose cells are looked at for the width of their column
_BESIDE = 22  # pixels of a column beside its head


class ChartModel(QAbstractTableModel):
    """One row a slot: what the slot is, then its numbers. Cells are made when they are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._header: Sequence[str] = ()
        self._rows: Sequence[int] = ()
        self._cells: Callable[[int], Sequence[str]] = lambda _: ()

    def set_rows(
        self, header: Sequence[str], rows: Sequence[int], cells: Callable[[int], Sequence[str]]
    ) -> None:
        """Show the line `cells` makes of each of `rows`, in that order."""
        self.beginResetModel()
        self._header, self._rows, self._cells = header, rows, cells
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._header)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(self._rows[index.row()])[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._header):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._header[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class ChartTable(QTableView):
    """Shows a ChartModel, as high as its rows up to nine of them."""

    def __init__(self, name: str, identifier: str) -> None:
        """`name` and `identifier` are those for screen readers and tests."""
        super().__init__()
        self.rows = ChartModel()
        self._widths: list[int] = []
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setAccessibleIdentifier(identifier)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab goes on to the next control
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        # It stands in a card, which has the edge already.
        self.setStyleSheet(_IN_CARD)
        theme.signals.changed.connect(self._fit)

    def show_rows(
        self, header: Sequence[str], rows: Sequence[int], cells: Callable[[int], Sequence[str]]
    ) -> None:
        """Show these lines; see ChartModel."""
        self.rows.set_rows(header, rows, cells)
        self._fit()

    def _fit(self) -> None:
        height = stylesheet.control_height(theme.scale())
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)
        self._widths = [self._wide(column) for column in range(self.rows.columnCount())]
        self._share()
        shown = min(self.rows.rowCount(), _ROWS_SHOWN)
        self.setFixedHeight((shown + 1) * height + 2)

    def _wide(self, column: int) -> int:
        """The width of a column's words: those of its head and of the rows that come first."""
        head = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
        measured = min(self.rows.rowCount(), _MEASURED)
        cells = {str(self.rows.index(line, column).data()) for line in range(measured)}
        size = theme.px(15)
        widest = max((text_width(cell, size) for cell in cells), default=0.0)
        return round(max(text_width(head, size, 600), widest)) + _BESIDE

    def _share(self) -> None:
        """Give the first column what is over; where there is too little, the table scrolls."""
        for column, wide in enumerate(self._widths):
            over = self.viewport().width() - sum(self._widths) if column == 0 else 0
            self.setColumnWidth(column, wide + max(0, over))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
