"""The numbers of the weekly chart as a table, newest week first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from spasmfree.core import formats
from spasmfree.core.adherence import Week
from spasmfree.core.progress import ProgressState, amount
from spasmfree.core.words import tr
from spasmfree.ui import stylesheet, theme

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_NUMBER_WIDTH = 120  # pixels at 100 % text
_IN_CARD = "QTableView { border:none; } QTableView::item { padding:4px 0; }"
_IN_CARD += "QHeaderView::section { padding:8px 3px; }"
_ROWS_SHOWN = 9  # a longer table scrolls


class Column(IntEnum):
    """The columns, in order."""

    WEEK = 0
    DONE = 1
    PLANNED = 2


class WeeklyModel(QAbstractTableModel):
    """One row a week: its Monday, sessions done, sessions planned."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: tuple[Week, ...] = ()
        self._today = ""

    def set_rows(self, weeks: Sequence[Week], today: str) -> None:
        """Show these weeks, which come oldest first; `today` is an ISO day."""
        self.beginResetModel()
        self._weeks, self._today = tuple(reversed(weeks)), today
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._weeks[index.row()], column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Week from Monday"), tr("Done"), tr("Planned"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def _text(self, week: Week, column: Column) -> str:
        if column is Column.WEEK:
            return formats.short_date(week.start, self._today)
        return amount(week.done if column is Column.DONE else week.planned)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column is Column.WEEK else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class WeeklyTable(QTableView):
    """Shows a WeeklyModel, as high as its rows up to nine of them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = WeeklyModel()
        self.setModel(self.rows)
        self.setAccessibleName(tr("Sessions a week, done against your plan"))
        self.setAccessibleIdentifier("progress.table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab goes on to the next control
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.WEEK, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        # It stands in a card, which has the edge already.
        self.setStyleSheet(_IN_CARD)
        theme.signals.changed.connect(self._fit)
        self._fit()

    def show_state(self, state: ProgressState) -> None:
        """Show the weeks of `state`, newest first."""
        self.rows.set_rows(state.weeks, state.today)
        self._fit()

    def _fit(self) -> None:
        height = stylesheet.control_height(theme.scale())
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)
        for column in (Column.DONE, Column.PLANNED):
            self.setColumnWidth(column, theme.px(_NUMBER_WIDTH))
        shown = min(self.rows.rowCount(), _ROWS_SHOWN)
        self.setFixedHeight((shown + 1) * height + 2)
