"""The list of exercises: a model with heads and rows, its delegate, and what to do when empty."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from spasmfree.core import browse, finding
from spasmfree.core.exercises import Catalogue, Exercise
from spasmfree.core.finding import Filters
from spasmfree.core.words import tr
from spasmfree.ui import icons, theme, tokens
from spasmfree.ui.figure_view import posture_of
from spasmfree.ui.filter_bar import FilterBar
from spasmfree.ui.parts import button, column, holder, label, row
from spasmfree.ui.rows_view import RowsView
from spasmfree.ui.stand_in import Posture
from spasmfree.ui.thumbnail import paint_thumbnail

Index = QModelIndex | QPersistentModelIndex


class Part(IntEnum):
    """What the model says about a row besides its name."""

    ID = Qt.ItemDataRole.UserRole  # exercise id, "" for a head
    META = Qt.ItemDataRole.UserRole + 1  # the second line
    POSITION = Qt.ItemDataRole.UserRole + 2  # id of the position, for the thumbnail
    FAVOURITE = Qt.ItemDataRole.UserRole + 3  # whether the person has marked it


@dataclass(frozen=True, slots=True)
class _Row:
    exercise: str
    name: str
    meta: str = ""
    position: str = ""
    favourite: bool = False


def _row(catalogue: Catalogue, exercise: Exercise, favourites: frozenset[str]) -> _Row:
    facts, marked = browse.meta(catalogue, exercise), exercise.id in favourites
    return _Row(exercise.id, exercise.name, facts, exercise.position, marked)


class ExerciseModel(QAbstractListModel):
    """Heads of groups, which cannot be chosen, and exercises."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[_Row, ...] = ()

    def show(self, catalogue: Catalogue, wanted: Filters, favourites: frozenset[str]) -> None:
        """Hold what is wanted; rows that stay where they are keep the view as it is."""
        rows = tuple(
            found
            for group in finding.groups(catalogue, wanted, favourites)
            for found in (
                _Row("", group.title),
                *(_row(catalogue, each, favourites) for each in group.exercises),
            )
        )
        if [each.exercise for each in rows] == [each.exercise for each in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, exercise: str) -> QModelIndex:
        """Where an exercise stands; an invalid index when it is not there."""
        for number, found in enumerate(self._rows):
            if found.exercise == exercise and exercise:
                return self.index(number)
        return QModelIndex()

    def first(self) -> str:
        """The first exercise, "" when nothing matches."""
        return next((found.exercise for found in self._rows if found.exercise), "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | bool | None:
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        values: dict[int, str | bool] = {
            Part.ID: found.exercise,
            Part.META: found.meta,
            Part.POSITION: found.position,
            Part.FAVOURITE: found.favourite,
            Qt.ItemDataRole.DisplayRole: found.name,
        }
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _spoken(found)
        return values.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].exercise:
            return (
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemNeverHasChildren
            )
        return Qt.ItemFlag.ItemNeverHasChildren


def _spoken(found: _Row) -> str | None:
    if not found.meta:
        return None
    if found.favourite:
        return tr("{name}, {facts}, favourite", name=found.name, facts=found.meta)
    return tr("{name}, {facts}", name=found.name, facts=found.meta)


_EDGE = 12  # between the pane's edge and the ground of a row
_PAD = 8  # between that ground and the thumbnail
_THUMB = QSize(72, 52)
_GAP = 12  # between thumbnail and words
_STAR = 16  # pixels at 100 % text


class ExerciseDelegate(QStyledItemDelegate):
    """A row of 64 pixels: thumbnail, name, second line; a head is one small line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(Part.ID):
            return QSize(0, max(64, theme.px(54)))
        return QSize(0, theme.px(22) + (14 if index.row() == 0 else 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if index.data(Part.ID):
            self._paint_row(painter, area.adjusted(_EDGE, 0, -_EDGE, 0), option, index)
        else:
            self._paint_head(painter, area.adjusted(_EDGE + _PAD, 0, -_EDGE, -4), index)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, index: Index) -> None:
        painter.setFont(theme.role_font("smallstrong"))
        painter.setPen(theme.colour("text2"))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(area, align, str(index.data()))

    def _paint_row(
        self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        view = option.widget
        focused = (
            bool(state & QStyle.StateFlag.State_HasFocus)
            and isinstance(view, RowsView)
            and view.rings_rows()
        )
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        paint_ground(painter, area, chosen=chosen, hovered=hovered, focused=focused)
        top = area.top() + (area.height() - _THUMB.height()) / 2
        thumb = QRectF(area.left() + _PAD, top, _THUMB.width(), _THUMB.height())
        posture = posture_of(str(index.data(Part.POSITION)))
        paint_thumb(painter, thumb, str(index.data(Part.ID)), posture)
        left, right = thumb.right() + _GAP, area.right() - _PAD
        if index.data(Part.FAVOURITE):
            size = theme.px(_STAR)
            star = icons.pixmap("star-on", "accent", size)
            right -= size
            painter.drawPixmap(QPointF(right, area.center().y() - size / 2), star)
            right -= _PAD
        words = QRectF(left, area.top(), right - left, area.height())
        paint_pair(painter, words, str(index.data()), str(index.data(Part.META)), strong=chosen)


def paint_ground(
    painter: QPainter, area: QRectF, *, chosen: bool, hovered: bool, focused: bool
) -> None:
    """The ground of a row: tinted when chosen or hovered, with a ring when it has the focus."""
    if chosen or hovered:
        flat = theme.colour("soft") == theme.colour("surface")
        painter.setPen(QPen(theme.colour("accent")) if chosen and flat else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft" if chosen else "hover"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
    if focused:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -1.5), 9, 9)


def paint_thumb(painter: QPainter, area: QRectF, exercise: str, posture: Posture) -> None:
    """The small picture of an exercise on its stage."""
    radius = tokens.RADIUS["thumb"]
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    painter.fillPath(path, theme.colour("stage"))
    paint_thumbnail(painter, area, exercise, posture)


def paint_pair(painter: QPainter, area: QRectF, first: str, second: str, *, strong: bool) -> None:
    """Two lines, centred as a pair and elided at the right."""
    name, facts = theme.role_font("strong" if strong else "body"), theme.role_font("small")
    painter.setFont(name)
    upper = painter.fontMetrics()
    painter.setFont(facts)
    lower = painter.fontMetrics()
    width = int(area.width())
    top = area.top() + (area.height() - upper.height() - 1 - lower.height()) / 2
    line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.setPen(theme.colour("text2"))
    painter.drawText(
        QRectF(area.left(), top + upper.height() + 1, width, lower.height()),
        line,
        lower.elidedText(second, Qt.TextElideMode.ElideRight, width),
    )
    painter.setFont(name)
    painter.setPen(theme.colour("text"))
    painter.drawText(
        QRectF(area.left(), top, width, upper.height()),
        line,
        upper.elidedText(first, Qt.TextElideMode.ElideRight, width),
    )


class ExerciseList(QWidget):
    """Search, filters and list; says so when nothing matches."""

    chosen = Signal(str)  # exercise id, as the choice moves
    opened = Signal(str)  # exercise id, by a click or Return

    def __init__(self) -> None:
        super().__init__()
        self._catalogue: Catalogue | None = None
        self._favourites: frozenset[str] = frozenset()
        self._model = ExerciseModel(self)
        self._bar = FilterBar()
        self._view = RowsView(tr("Exercises"), "exercise.list")
        self._view.setItemDelegate(ExerciseDelegate(self._view))
        self._view.setModel(self._model)
        self._nothing = label("", wrap=True)
        self._clear = button(tr("Clear filters"), identifier="exercise.clear")
        self._empty = holder(
            column(
                self._nothing, 12, row(self._clear, "stretch"), "stretch", margins=(20, 12, 16, 0)
            )
        )
        self._empty.hide()
        top = holder(column(self._bar, margins=(20, 24, 16, 2)))
        self.setLayout(column(top, (self._view, 1), (self._empty, 1), margins=(0, 0, 0, 8)))
        self._bar.changed.connect(self._filter)
        self._bar.left_downwards.connect(self.focus_list)
        self._clear.clicked.connect(self._bar.clear)
        self._view.row_opened.connect(self._open)
        self._view.selectionModel().currentChanged.connect(self._moved)

    def show_catalogue(self, catalogue: Catalogue, favourites: frozenset[str]) -> None:
        """Hold these exercises, filtered as before; `favourites` are ids."""
        self._catalogue, self._favourites = catalogue, favourites
        self._bar.show_catalogue(catalogue, favourites)
        self._filter()

    def choose(self, exercise: str) -> None:
        """Mark the row of an exercise, where it is shown."""
        index = self._model.row_of(exercise)
        if index.isValid():
            self._view.setCurrentIndex(index)

    def first(self) -> str:
        """The first exercise shown, "" for none."""
        return self._model.first()

    def focus_list(self) -> None:
        """Let the arrow keys move the choice, from the first exercise when none is chosen."""
        if not self._view.currentIndex().isValid():
            self.choose(self._model.first())
        self._view.setFocus()

    def _filter(self) -> None:
        if self._catalogue is None:
            return
        wanted, owned = self._bar.wanted(), self._favourites
        before = str(self._view.currentIndex().data(Part.ID) or "")
        self._model.show(self._catalogue, wanted, owned)
        found = self._model.rowCount() > 0
        self._nothing.setText(finding.nothing_words(wanted, owned))
        self._clear.setText(tr("Clear filters") if wanted.in_force else tr("Clear the search"))
        self._clear.setAccessibleName(self._clear.text())
        self._view.setVisible(found)
        self._empty.setVisible(not found)
        self.choose(before)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(Part.ID)))

    def _moved(self, index: QModelIndex) -> None:
        if exercise := str(index.data(Part.ID) or ""):
            self.chosen.emit(exercise)
