"""The list of the diary: one row a record, painted as the cards of its days."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from spasmfree.core import diary, diary_rows, formats
from spasmfree.core.entries import Episode, Note, Pause
from spasmfree.core.record import SessionRecord
from spasmfree.core.words import tr
from spasmfree.ui import icons, theme, thumbnail, tokens
from spasmfree.ui.diary_paint import card_path, content_area, paint_line, painter_width
from spasmfree.ui.diary_pictures import paint_row
from spasmfree.ui.rows_view import RowsView
from spasmfree.ui.tokens import Mode

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_BETWEEN = 14  # between the cards of two days
_DATE = 72  # column of the date at 100 % text
_DATE_GAP = 12
_PAD = 14  # above and below the words of a row
_ICON = 22
_TURN_MS = 10  # between the pictures of two rows
_BATCH = 200  # rows that are laid out at a time
_MORE = 800  # no fewer than are read at a time
_ON_SCREEN = 24  # rows that a screen shows at most, about
_PICTURE_GAP = 20  # between words and small pictures
_BESIDE = 16  # between these and the words at the end of a row
_TIP = 600  # characters of a note


class Part(IntEnum):
    """What the model says about a row besides its words."""

    ID = Qt.ItemDataRole.UserRole
    ROW = Qt.ItemDataRole.UserRole + 1  # the DiaryRow


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides about the height and the corners of a row."""

    first: bool  # of its day
    last: bool  # of its day
    note: bool
    pain: bool


class DiaryModel(QAbstractListModel):
    """The records, newest first. A row is put into words when it is first asked for.

    Of a long history only the newest are held; views ask for more as they are scrolled.
    """

    earlier_wanted = Signal()  # answer with `show`

    def __init__(self, done_of: Callable[[str], Sequence[diary.Done]] = lambda _: ()) -> None:
        super().__init__()
        self._done_of = done_of
        self._state: diary.DiaryState | None = None
        self._items: tuple[diary.Shown, ...] = ()
        self._rows: dict[int, diary.DiaryRow] = {}
        self._done: dict[str, Sequence[diary.Done]] = {}  # by session
        self._wanted: list[str] = []  # sessions whose pictures are asked for
        self._turn = QTimer(self, interval=_TURN_MS)
        self._turn.timeout.connect(self._read_next)

    def show(self, state: diary.DiaryState) -> None:
        """Hold the records of `state`; only the rows that differ are exchanged."""
        old, self._rows, self._done, self._wanted = self._state, {}, {}, []
        after = diary_rows.timeline(state)
        if old is None or _words_of(old) != _words_of(state):
            self.beginResetModel()
            self._state, self._items = state, after
            self.endResetModel()
            return
        before, self._state = self._items, state
        start = _alike(before, after)
        end = _alike(before[start:][::-1], after[start:][::-1])
        if len(before) - end > start:
            self.beginRemoveRows(QModelIndex(), start, len(before) - end - 1)
            self._items = before[:start] + before[len(before) - end :]
            self.endRemoveRows()
        if len(after) - end > start:
            self.beginInsertRows(QModelIndex(), start, len(after) - end - 1)
            self._items = after
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._state is not None and diary_rows.has_more(self._state)

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self.earlier_wanted.emit()

    def shape(self, number: int) -> Shape:
        """The shape of a row, without putting it into words."""
        items, day_of = self._items, diary_rows.day_of
        here = items[number]
        day = day_of(here)
        return Shape(
            first=number == 0 or day_of(items[number - 1]) != day,
            last=number + 1 == len(items) or day_of(items[number + 1]) != day,
            note=not isinstance(here, Note) and bool(here.note),
            pain=_has_beside(here),
        )

    def row(self, number: int) -> diary.DiaryRow:
        """A row in words."""
        assert self._state is not None
        if number not in self._rows:
            self._rows[number] = diary_rows.row(self._state, self._items[number])
        return self._rows[number]

    def done(self, session_id: str) -> Sequence[diary.Done]:
        """The exercises of a session, for their small pictures; none until they are read."""
        if session_id not in self._done and session_id not in self._wanted:
            # From the top down; what was scrolled past is asked for again when it is seen again.
            self._wanted = [*self._wanted[1 - _ON_SCREEN :], session_id]
            self._turn.start()
        return self._done.get(session_id, ())

    def _read_next(self) -> None:
        """Read the pictures of one session: all at once would keep the window waiting."""
        if not self._wanted:
            self._turn.stop()
            return
        session_id = self._wanted.pop(0)
        self._done[session_id] = self._done_of(session_id)
        for one in self._done[session_id]:
            thumbnail.load(one.exercise)
        if self._done[session_id]:
            here = self.place_of(session_id)
            self.dataChanged.emit(here, here)

    def place_of(self, session_id: str) -> QModelIndex:
        """Where a record stands; an invalid index when it is not there."""
        for number, each in enumerate(self._items):
            if each.id == session_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._state is None:
            return None
        if role == Part.ID:
            return self._items[index.row()].id
        if role == Part.ROW:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(self.row(index.row()).note)
        return None


def _tip(note: str) -> str | None:
    """The note for a tool tip, which is wrapped only as rich text: nothing in it is markup."""
    lines = html.escape(formats.beginning(note, _TIP)).replace("\n", "<br>")
    return f"<p>{lines}</p>" if note else None


def _has_beside(shown: diary.Shown) -> bool:
    """Whether words stand at the right of its row."""
    if isinstance(shown, SessionRecord):
        scores = (shown.pain_before, shown.pain_after, shown.pain_worst)
        return any(score is not None for score in scores)
    return isinstance(shown, Episode | Pause)


def _words_of(state: diary.DiaryState) -> tuple[object, ...]:
    """What every row's words depend on besides its session."""
    return state.today, state.programs, state.exercises


def _alike(first: Sequence[object], second: Sequence[object]) -> int:
    """How many items two sequences have in common from their start."""
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one is not other and one != other:
            return place
    return min(len(first), len(second))


class DiaryDelegate(QStyledItemDelegate):
    """Date at the left, and a card in which the sessions of one day stand below each other."""

    def __init__(self, view: RowsView, model: DiaryModel) -> None:
        super().__init__(view)
        self._model = model
        self._mode: Mode = "normal"
        self._sizes: dict[int, QSize] = {}  # by row: all are asked for whenever one is new
        model.modelReset.connect(self._forget)
        model.rowsInserted.connect(lambda _, first: self._forget(first - 1))
        model.rowsRemoved.connect(lambda _, first: self._forget(first - 1))
        theme.signals.changed.connect(self._forget)

    def set_mode(self, mode: Mode) -> None:
        """Lay the rows out for `mode`."""
        if mode != self._mode:
            self._mode = mode
            self._forget()

    def _forget(self, first: int = 0) -> None:
        """The sizes from this row on are to be found anew."""
        self._sizes = {row: size for row, size in self._sizes.items() if row < first}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.row()
        if row not in self._sizes:
            shape = self._model.shape(row)
            self._sizes[row] = QSize(0, self._height(shape) + (_BETWEEN if shape.last else 0))
        return self._sizes[row]

    def _height(self, shape: Shape) -> int:
        height = 2 * _PAD + theme.px(19) + 2 + theme.px(19)
        if shape.pain and self._mode == "narrow":
            height += theme.px(18)
        if shape.note:
            height += 4 + theme.px(19)
        return max(68, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shape, row = self._model.shape(index.row()), self._model.row(index.row())
        area = content_area(QRectF(option.rect), self._mode)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        date = date_width(QApplication.font().family(), theme.scale())
        if shape.first:
            self._paint_date(painter, QRectF(area.left(), area.top(), date, area.height()), row)
        card = QRectF(area)
        card.setLeft(area.left() + date + _DATE_GAP)
        card.setHeight(self._height(shape))
        self._paint_card(painter, card, shape, option)
        self._paint_words(painter, card, row)
        painter.restore()

    def _paint_date(self, painter: QPainter, area: QRectF, row: diary.DiaryRow) -> None:
        top = area.top() + _PAD
        for text, role, tone, height in (
            (row.date, "heading", "text", 21),
            (row.weekday, "small", "text2", 18),
        ):
            line = QRectF(area.left(), top, area.width(), theme.px(height))
            paint_line(painter, line, text, role, tone)
            top += theme.px(height)

    def _paint_card(
        self, painter: QPainter, card: QRectF, shape: Shape, option: QStyleOptionViewItem
    ) -> None:
        outline = card_path(card, tokens.RADIUS["card"], top=shape.first, bottom=shape.last)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        view = option.widget
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.fillPath(outline, theme.colour("hover" if hovered else "surface"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        if focused and isinstance(view, RowsView) and view.rings_rows():
            painter.setPen(QPen(theme.colour("focus"), 2.5))
            painter.drawRoundedRect(card.adjusted(3, 3, -3, -3), 12, 12)

    def _paint_words(self, painter: QPainter, card: QRectF, row: diary.DiaryRow) -> None:
        left, right = card.left() + 18, card.right() - 14
        icon = theme.px(_ICON) if theme.scale() < 1.2 else theme.px(20)
        name = row.icon or ("check" if row.done else "minus")
        tone = "flare" if name == "flare" else "accent" if row.done else "text2"
        painter.drawPixmap(int(left), int(card.top() + _PAD - 1), icons.pixmap(name, tone, icon))
        chevron = theme.px(18)
        middle = int(card.top() + (card.height() - chevron) / 2)
        painter.drawPixmap(int(right - chevron), middle, icons.pixmap("chevron", "text3", chevron))
        left, edge = left + icon + 14, right - chevron - 14
        right = edge
        beside = row.pain if self._mode != "narrow" else ""
        if beside:
            wide = painter_width(beside, "small")
            area = QRectF(right - wide, card.top(), wide, card.height())
            paint_line(painter, area, beside, "small", "text2", _RIGHT)
            right -= wide + _BESIDE
        top, short = card.top() + _PAD, right
        # In a small window there would be room for pictures in some rows only.
        if self._mode not in ("narrow", "compact") and not row.icon:
            # They stand below each other, whatever is beside them.
            most = painter_width(diary.longest_pain_words(), "small")
            room = QRectF(left, top, edge - most - _BESIDE - left, 2 * theme.px(19) + 2)
            short = self._paint_pictures(painter, room, row)
        for number, (text, role, tone, height) in enumerate(self._lines(row)):
            line = QRectF(left, top, (short if number < 2 else right) - left, theme.px(height))
            paint_line(painter, line, text, role, tone)
            top += theme.px(height) + 2

    def _paint_pictures(self, painter: QPainter, room: QRectF, row: diary.DiaryRow) -> float:
        """Paint what was done beside the first two lines; where the words beside it must end."""
        words = max(painter_width(row.title, "strong"), painter_width(row.facts, "body"))
        free = QRectF(room)
        free.setLeft(room.left() + words + _PICTURE_GAP)
        if free.width() <= 0:
            return room.right()
        return paint_row(painter, free, self._model.done(row.record_id))

    def _lines(self, row: diary.DiaryRow) -> list[tuple[str, str, str, int]]:
        tone = "flare" if row.icon == "flare" else "text"
        lines = [(row.title, "strong", tone, 19), (row.facts, "body", "text2", 19)]
        if self._mode == "narrow" and row.pain:
            lines.append((row.pain, "small", "text2", 16))
        if row.note:
            lines.append((row.note, "body", "text", 21))
        return lines


@cache
def date_width(family: str, scale: float) -> int:
    """Of the column of dates, in pixels: wider where the name of a weekday needs it."""
    font = theme.font(tokens.TYPE["small"][0] * scale)
    font.setFamily(family)
    wide = QFontMetrics(font).horizontalAdvance
    return max(round(_DATE * scale), *(wide(formats.weekday_name(n)) + 4 for n in range(7)))


def diary_view(model: DiaryModel) -> tuple[RowsView, DiaryDelegate]:
    """The list on `model`; long histories are laid out in batches, so that it opens at once."""
    view = RowsView(tr("Diary, newest first"), "diary.table")
    delegate = DiaryDelegate(view, model)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setLayoutMode(QListView.LayoutMode.Batched)
    view.setBatchSize(_BATCH)
    # What is there already is laid out at once with what comes, else the view would be short for a
    # moment and jump.
    model.earlier_wanted.connect(lambda: view.setBatchSize(_MORE + model.rowCount()))
    return view, delegate
