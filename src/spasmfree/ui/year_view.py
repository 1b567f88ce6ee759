"""The year as a calendar of small squares; no chart library is needed for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QResizeEvent

from spasmfree.core import formats
from spasmfree.core.year import WEEKS, Year, YearDay
from spasmfree.ui import theme
from spasmfree.ui.chart_looks import draw_episode
from spasmfree.ui.painted import Align, Painted, paint_text, text_width

_HEAD = 22  # px at 100 % text: the names of the months
_GAP = 0.18  # of a square, between two of them
_MOST = 17.0  # px at 100 % text: the widest step from one square to the next
_AXIS = 12


class YearView(Painted):
    """53 weeks; arrow keys move the day that is read out, Page Up and Page Down by years."""

    hovered = Signal(int)  # the index of the day under the mouse; -1: none
    stepped = Signal(int)  # the index of the day that the arrow keys have reached

    turned = Signal(int)  # 1: a year further back is wanted; -1: a later one

    def __init__(self) -> None:
        super().__init__(height=1)
        self._year: Year | None = None
        self._marked = -1
        self._kept: tuple[object, QPixmap] | None = None  # the days, and what for
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.signals.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """As high as seven squares are in this width."""
        self.setFixedHeight(theme.px(_HEAD) + round(7 * self._step(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_year(self, year: Year) -> None:
        """Show this one; nothing is read out."""
        self._year, self._marked, self._kept = year, -1, None
        self.update()

    def mark(self, index: int) -> None:
        """Put a ring around the day at `index`; -1 takes it away."""
        self._marked = index
        self.update()

    def _names(self) -> float:
        """The width of the names of the days."""
        return max(text_width(formats.weekday_short(n), theme.px(_AXIS)) for n in (0, 2, 4, 6)) + 10

    def _step(self, width: float) -> float:
        return max(1.0, min(float(theme.px(_MOST)), (width - self._names()) / WEEKS))

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        """The days are painted once; only the ring moves with mouse and keys."""
        key = (width, height, theme.name(), theme.scale(), self.devicePixelRatioF())
        if self._kept is None or self._kept[0] != key:
            picture = QPixmap(self.size() * self.devicePixelRatioF())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(Qt.GlobalColor.transparent)
            within = QPainter(picture)
            within.setRenderHints(painter.renderHints())
            self._paint_days(within, width)
            within.end()
            self._kept = (key, picture)
        painter.drawPixmap(0, 0, self._kept[1])
        self._draw_ring(painter, width)

    def paint_on(self, painter: QPainter, where: QRectF) -> None:
        """Draw the calendar into `where`, for a picture."""
        painter.save()
        painter.translate(where.topLeft())
        self._paint_days(painter, where.width())
        self._draw_ring(painter, where.width())
        painter.restore()

    def _paint_days(self, painter: QPainter, width: float) -> None:
        if self._year is None:
            return
        step, left, top = self._step(width), self._names(), float(theme.px(_HEAD))
        align = Align.AlignLeft | Align.AlignVCenter
        for row in (0, 2, 4, 6):
            name = QRectF(0, top + row * step, left, step)
            size = min(theme.px(_AXIS), step)
            paint_text(painter, name, formats.weekday_short(row), size, 400, "text3", align)
        room = 0.0
        for column, name_of in self._year.months():
            at, wide = left + column * step, text_width(name_of, theme.px(_AXIS))
            if room <= at <= width - wide:
                words = QRectF(at, 0, width, top)
                paint_text(painter, words, name_of, theme.px(_AXIS), 400, "text3", align)
                room = at + wide + 8
        for index, cell in enumerate(self._year.cells):
            column, row = divmod(index, 7)
            side = step * (1 - _GAP)
            box = QRectF(left + column * step, top + row * step, side, side)
            self._draw_day(painter, box, cell)

    def _draw_day(self, painter: QPainter, box: QRectF, cell: YearDay) -> None:
        radius = min(3.0, box.width() / 4)
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.episode and not cell.level:
            draw_episode(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), edges="all")
            return
        if cell.pause and not cell.level:
            painter.setPen(QPen(theme.colour("control"), 1.0))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            return
        painter.setBrush(theme.colour(f"heat{cell.level}"))
        painter.drawRoundedRect(box, radius, radius)
        if cell.episode or cell.pause:
            painter.setPen(QPen(theme.colour("flare" if cell.episode else "control"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)

    def _draw_ring(self, painter: QPainter, width: float) -> None:
        """Around the day that is read out, or around today."""
        if self._year is None:
            return
        step, left, top = self._step(width), self._names(), float(theme.px(_HEAD))
        index = self._marked
        if index < 0:
            if self._year.cells[-1].day != self._year.today:
                return
            index = len(self._year.cells) - 1
        column, row = divmod(index, 7)
        side = step * (1 - _GAP)
        box = QRectF(left + column * step, top + row * step, side, side).adjusted(-1, -1, 1, 1)
        painter.setPen(QPen(theme.colour("text"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)

    def _day_at(self, x: float, y: float) -> int:
        if self._year is None:
            return -1
        step = self._step(self.width())
        column, row = (x - self._names()) // step, (y - theme.px(_HEAD)) // step
        index = int(column) * 7 + int(row)
        inside = 0 <= column < WEEKS and 0 <= row < 7 and index < len(self._year.cells)
        return index if inside else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.hovered.emit(self._day_at(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}.get(Qt.Key(event.key()))
        if turn is not None:
            self.turned.emit(turn)
            return
        last = len(self._year.cells) - 1 if self._year else -1
        here = self._marked if self._marked >= 0 else last
        to = {
            Qt.Key.Key_Left: here - 7,
            Qt.Key.Key_Right: here + 7,
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None or last < 0:
            event.ignore()
        else:
            self.stepped.emit(to if 0 <= to <= last else here)
