"""The countdown ring: one segment for each rep, or one sweep for a time, with the number inside."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from spasmfree.core.words import tr
from spasmfree.ui import motion, theme
from spasmfree.ui.painted import paint_text

_GAP = 5.0  # degrees between segments
_LEAST_BREATH = 0.8  # of the room in the ring: what the disc is when it is empty


class Ring(QProgressBar):
    """A progress bar, to screen readers too, that is painted as a ring."""

    def __init__(
        self,
        size: int | None = None,
        *,
        digits: float = 0.46,
        thickness: float = 0.052,
        identifier: str = "",
    ) -> None:
        """`digits` and `thickness` are shares of the ring's diameter."""
        super().__init__()
        self._number, self._below, self._tone = "", "", "accent"
        self._segments, self._done, self._part = 1, 0, 0.0
        self._digits, self._thickness = digits, thickness
        self._diameter = 150
        self._breath: float | None = None
        self.setTextVisible(False)
        if identifier:
            self.setAccessibleIdentifier(identifier)
        if size is not None:
            self.set_size(size)
        else:
            policy = QSizePolicy.Policy.Expanding
            self.setSizePolicy(policy, policy)

    def set_size(self, size: int) -> None:
        """Set the diameter in pixels."""
        self._diameter = size
        self.setFixedSize(size, size)

    def set_number(self, number: str, below: str = "") -> None:
        """Show `number` in the middle and `below` in small letters under it."""
        if (number, below) != (self._number, self._below):
            self._number, self._below = number, below
            self.update()

    def set_tone(self, tone: str) -> None:
        """Colour the ring by a token: accent, left_mark or right_mark."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def show_breath(self, full: float | None) -> None:
        """A disc behind the number that swells (0 to 1) and shrinks; None: there is none."""
        if full != self._breath:
            self._breath = full
            self.update()

    def show_reps(self, done: int, total: int, part: float = 0.0) -> None:
        """`total` segments, `done` of them full and `part` (0 to 1) of the next one."""
        self._segments, self._done = max(1, total), done
        self._part = 0.0 if motion.reduced() else part
        self._tell(tr("Reps done"))
        self._set_value(done, total)

    def show_time(self, left_ms: int, total_ms: int) -> None:
        """One sweep; the value is the seconds that are left, rounded up."""
        self._segments, self._done = 1, 0
        left = min(total_ms, ceil(left_ms / 1000) * 1000) if motion.reduced() else left_ms
        self._part = 1 - left / total_ms if total_ms else 1.0
        self._tell(tr("Seconds left"))
        self._set_value(ceil(left_ms / 1000), ceil(total_ms / 1000))

    def _tell(self, what: str) -> None:
        """Name what is counted, to screen readers."""
        if self.accessibleName() != what:
            self.setAccessibleName(what)

    def _set_value(self, value: int, total: int) -> None:
        if self.maximum() != max(1, total):
            self.setRange(0, max(1, total))
        if self.value() != value:
            # A progress bar paints at once when its value changes, and then again with the window.
            self.setUpdatesEnabled(False)
            self.setValue(value)
            self.setUpdatesEnabled(True)
        self.update()

    def number(self) -> str:
        return self._number

    def sizeHint(self) -> QSize:
        return QSize(self._diameter, self._diameter)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Paint it where `painter` stands, which may be elsewhere than here."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = float(min(self.width(), self.height()))
        if self._breath is not None:
            self._paint_breath(painter, size, self._breath)
        self._paint_arcs(painter, size)
        if self._segments == 1:
            self._paint_notch(painter, size)
        self._paint_words(painter, size)

    def _circle(self, size: float) -> QRectF:
        pen = self._pen(size)
        side = size - 2 * pen
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _pen(self, size: float) -> float:
        return max(4.0, size * self._thickness)

    def _paint_arcs(self, painter: QPainter, size: float) -> None:
        circle, pen = self._circle(size), self._pen(size)
        gap = _GAP if self._segments > 1 else 0.0
        each = 360 / self._segments
        cap = Qt.PenCapStyle.FlatCap if self._segments > 1 else Qt.PenCapStyle.RoundCap
        for index in range(self._segments):
            start, span = 90 - index * each - gap / 2, each - gap
            fill = 1.0 if index < self._done else self._part if index == self._done else 0.0
            for part, tone, width in ((1.0, "track", 0.62), (fill, self._tone, 1.0)):
                if part > 0:
                    painter.setPen(
                        QPen(theme.colour(tone), pen * width, Qt.PenStyle.SolidLine, cap)
                    )
                    painter.drawArc(circle, round(start * 16), round(-span * part * 16))

    def _paint_breath(self, painter: QPainter, size: float, full: float) -> None:
        inside = (size - 3 * self._pen(size)) / 2
        radius = inside * (_LEAST_BREATH + (1 - _LEAST_BREATH) * full)
        painter.setPen(QPen(theme.colour("line"), 1.5))
        painter.setBrush(theme.colour("soft"))
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_notch(self, painter: QPainter, size: float) -> None:
        """Half-way, at the foot of the ring."""
        reach, foot = self._pen(size) * 0.9, self._circle(size).bottom()
        middle = self.width() / 2
        painter.setPen(QPen(theme.colour("text3"), 2))
        painter.drawLine(QPointF(middle, foot - reach), QPointF(middle, foot + reach))

    def _paint_words(self, painter: QPainter, size: float) -> None:
        width, height = self.width(), self.height()
        up = size * 0.05 if self._below else 0
        digits = size * self._digits * (1.0 if len(self._number) < 3 else 0.8)
        paint_text(painter, QRectF(0, -up, width, height), self._number, digits, 600)
        if self._below:
            below = QRectF(0, height / 2 + size * 0.19, width, size * 0.12)
            tone = "text2" if self._breath is None else "text"  # to be read on the disc
            paint_text(painter, below, self._below, size * 0.09, 400, tone)
