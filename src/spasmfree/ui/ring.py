"""The countdown ring: one segment for each rep, or one sweep for a time, with the number inside."""

from __future__ import annotations

from math import ceil, cos, hypot, radians, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from spasmfree.core.words import tr
from spasmfree.ui import motion, theme
from spasmfree.ui.painted import paint_text, text_width

_GAP = 5.0  # degrees between segments
_BELOW = 0.09  # of the diameter: the small letters
_STEP = 15.0  # degrees: the end of an arc that moves further is as well painted with all of it
_EDGE = 2.0  # pixels around what has changed: edges are smooth
_LEAST_BREATH = 0.88  # of the room in the ring, when it is empty: its edge meets no digit


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
        self._reach, self._boxes = 0.0, list[QRectF]()  # of the words and of each segment
        self._measured: object = None  # what they depend on
        self._changed = QRect()
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
            self._again(self.rect())

    def set_tone(self, tone: str) -> None:
        """Colour the ring by a token: accent, left_mark or right_mark."""
        if tone != self._tone:
            self._tone = tone
            self._again(self.rect())

    def show_breath(self, full: float | None) -> None:
        """A disc behind the number that swells (0 to 1) and shrinks; None: there is none."""
        before, self._breath = self._breath, full
        if self._disc(before) != self._disc(full):
            self._again(self.rect())

    def show_reps(self, done: int, total: int, part: float = 0.0) -> None:
        """`total` segments, `done` of them full and `part` (0 to 1) of the next one."""
        self._tell(tr("Reps done"))
        self._set_value(done, total)
        self._fill(max(1, total), done, 0.0 if motion.reduced() else part)

    def show_time(self, left_ms: int, total_ms: int) -> None:
        """One sweep; the value is the seconds that are left, rounded up."""
        left = min(total_ms, ceil(left_ms / 1000) * 1000) if motion.reduced() else left_ms
        self._tell(tr("Seconds left"))
        self._set_value(ceil(left_ms / 1000), ceil(total_ms / 1000))
        self._fill(1, 0, 1 - left / total_ms if total_ms else 1.0)

    def _fill(self, segments: int, done: int, part: float) -> None:
        """Paint again what is filled by now: thirty times a second, that is the end of the arc."""
        before = self._segments, self._done
        if before != (segments, done):
            self._segments, self._done, self._part = segments, done, part
            self._again(self.rect())
        elif part != self._part:
            was, self._part = self._part, part
            self._again(self._moved(was, part))

    def _again(self, area: QRect) -> None:
        self._changed = self._changed.united(area)
        self.update(area)

    def take_changed(self) -> QRect:
        """What looks different since this was asked last, for who paints it elsewhere."""
        changed, self._changed = self._changed, QRect()
        return changed

    def _moved(self, was: float, part: float) -> QRect:
        """Where the end of the arc was and is."""
        start, span = self._segment(self._done)
        if abs(part - was) * span > _STEP:
            return self.rect()
        size = float(min(self.width(), self.height()))
        circle, reach = self._circle(size), self._pen(size) / 2 + _EDGE
        ends = [_on(circle, start - span * each) for each in (was, (was + part) / 2, part)]
        across, along = [end.x() for end in ends], [end.y() for end in ends]
        corners = QPointF(min(across), min(along)), QPointF(max(across), max(along))
        return QRectF(*corners).adjusted(-reach, -reach, reach, reach).toAlignedRect()

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

    def number(self) -> str:
        return self._number

    def sizeHint(self) -> QSize:
        return QSize(self._diameter, self._diameter)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter, QRectF(event.rect()))
        painter.end()

    def draw(self, painter: QPainter, seen: QRectF | None = None) -> None:
        """Paint it where `painter` stands, which may be elsewhere than here.

        What lies outside of `seen` need not be painted.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = float(min(self.width(), self.height()))
        seen = QRectF(self.rect()) if seen is None else seen
        self._measure(size)
        middle = QPointF(self.width() / 2, self.height() / 2)
        disc = self._disc(self._breath)
        inside = _apart(middle, seen) <= max(self._reach, disc + _EDGE)
        if disc and inside:
            self._paint_breath(painter, disc)
        self._paint_arcs(painter, size, seen)
        if self._segments == 1:
            self._paint_notch(painter, size)
        if inside:
            self._paint_words(painter, size)

    def _measure(self, size: float) -> None:
        """Where words and arcs lie, for the times when only a little is painted again."""
        family = self.font().family()
        measured = self.rect(), self._segments, self._number, self._below, family
        if measured == self._measured:
            return
        self._measured = measured
        digits = text_width(self._number, self._digits_size(size), 600) / 2
        below = text_width(self._below, size * _BELOW) / 2
        self._reach = max(
            hypot(digits, self._digits_size(size) / 2 + self._up(size)),
            hypot(below, size * (0.19 + 0.12)),
        )
        reach, circle = self._pen(size), self._circle(size)
        self._boxes = []
        for index in range(self._segments):
            start, span = self._segment(index)
            path = QPainterPath()
            path.arcMoveTo(circle, start)
            path.arcTo(circle, start, -span)
            box = path.controlPointRect().adjusted(-reach, -reach, reach, reach)
            self._boxes.append(box)

    def _segment(self, index: int) -> tuple[float, float]:
        """Where a segment begins and how long it is, in degrees."""
        gap = _GAP if self._segments > 1 else 0.0
        each = 360 / self._segments
        return 90 - index * each - gap / 2, each - gap

    def _circle(self, size: float) -> QRectF:
        pen = self._pen(size)
        side = size - 2 * pen
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _pen(self, size: float) -> float:
        return max(4.0, size * self._thickness)

    def _paint_arcs(self, painter: QPainter, size: float, seen: QRectF) -> None:
        circle, pen = self._circle(size), self._pen(size)
        cap = Qt.PenCapStyle.FlatCap if self._segments > 1 else Qt.PenCapStyle.RoundCap
        for index, box in enumerate(self._boxes):
            if not box.intersects(seen):
                continue
            start, span = self._segment(index)
            fill = 1.0 if index < self._done else self._part if index == self._done else 0.0
            for part, tone, width in ((1.0, "track", 0.62), (fill, self._tone, 1.0)):
                if part > 0:
                    painter.setPen(
                        QPen(theme.colour(tone), pen * width, Qt.PenStyle.SolidLine, cap)
                    )
                    painter.drawArc(circle, round(start * 16), round(-span * part * 16))

    def _disc(self, full: float | None) -> float:
        """The radius of the disc in half pixels, 0 for none: less is not to be seen."""
        if full is None:
            return 0.0
        size = float(min(self.width(), self.height()))
        inside = size - 3 * self._pen(size)
        return round(inside * (_LEAST_BREATH + (1 - _LEAST_BREATH) * full)) / 2

    def _paint_breath(self, painter: QPainter, radius: float) -> None:
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

    def _digits_size(self, size: float) -> float:
        return size * self._digits * (1.0 if len(self._number) < 3 else 0.8)

    def _up(self, size: float) -> float:
        """How far the number stands above the middle."""
        return size * 0.05 if self._below else 0.0

    def _paint_words(self, painter: QPainter, size: float) -> None:
        width, height = self.width(), self.height()
        number = QRectF(0, -self._up(size), width, height)
        paint_text(painter, number, self._number, self._digits_size(size), 600)
        if self._below:
            below = QRectF(0, height / 2 + size * 0.19, width, size * 0.12)
            tone = "text2" if self._breath is None else "text"  # to be read on the disc
            paint_text(painter, below, self._below, size * _BELOW, 400, tone)


def _on(circle: QRectF, degrees: float) -> QPointF:
    """The point of a circle in this direction."""
    radius, turned = circle.width() / 2, radians(degrees)
    return circle.center() + QPointF(radius * cos(turned), -radius * sin(turned))


def _apart(point: QPointF, area: QRectF) -> float:
    """How far a point is from what is nearest of an area."""
    across = max(area.left() - point.x(), 0, point.x() - area.right())
    along = max(area.top() - point.y(), 0, point.y() - area.bottom())
    return hypot(across, along)
