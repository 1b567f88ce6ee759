"""The sets of a week towards one aim: name, count, a bar, and where today's session takes it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from spasmfree.core import balance
from spasmfree.core.balance import Aim, Bar
from spasmfree.ui import theme
from spasmfree.ui.painted import Align, paint_text, text_width

_TONES = {Aim.QUADS: "quads", Aim.HAMSTRINGS: "hams", Aim.SIDE_HIP: "hip"}
_NAME, _COUNT = 15, 13  # px at 100 % text: body and small
_LEFT, _RIGHT = Align.AlignLeft | Align.AlignVCenter, Align.AlignRight | Align.AlignVCenter
_WORDS = 22  # px at 100 % text: the height of the words
_BAR = 28  # px at 100 % text: where the bar begins
_THICK, _LINE, _BEYOND = 10, 2, 3  # px: the bar, the line and how far it reaches beyond the bar
_BETWEEN = 12  # px at 100 % text: between name and count at least


class AimBar(QProgressBar):
    """A progress bar, to screen readers too. More sets than planned just fill it.

    Where none are planned there is nothing to fill: only the words are shown.
    """

    def __init__(self, bar: Bar) -> None:
        super().__init__()
        self._bar = bar
        self._name, self._count = balance.name(bar.aim), balance.count_words(bar)
        self.setAccessibleIdentifier(f"today.bar.{bar.aim}")
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(balance.told(bar))  # Qt tells the value as a bare number
        self.setFormat(self._count)
        self.setRange(0, max(1, bar.planned))
        self.setValue(min(bar.done, bar.planned))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        with_bar = theme.px(_BAR) + _THICK + _BEYOND
        self.setFixedHeight(with_bar if bar.planned else theme.px(_WORDS))

    @property
    def aim(self) -> Aim:
        return self._bar.aim

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.height())

    def shrunk(self) -> float:
        """The share of their size at which the words of it and of the bars beside it have room."""
        around = self.parentWidget()
        bars = [self] if around is None else around.findChildren(AimBar)
        return min(bar.room() for bar in bars)

    def room(self) -> float:
        """The share of their size at which name and count have room beside each other."""
        name = text_width(self._name, theme.px(_NAME))
        count = text_width(self._count, theme.px(_COUNT))
        return min(1.0, (self.width() - theme.px(_BETWEEN)) / (name + count))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = QRectF(0, 0, self.width(), theme.px(_WORDS))
        name, count = (theme.px(size) * self.shrunk() for size in (_NAME, _COUNT))
        paint_text(painter, words, self._name, name, 400, "text", _LEFT)
        paint_text(painter, words, self._count, count, 400, "text2", _RIGHT)
        if self._bar.planned:
            self._draw_bar(painter, QRectF(0, theme.px(_BAR), self.width(), _THICK))
        painter.end()

    def _draw_bar(self, painter: QPainter, track: QRectF) -> None:
        bar, round_by = self._bar, track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(track, round_by, round_by)
        if bar.filled:
            full = QRectF(track)
            full.setWidth(max(track.height(), track.width() * bar.filled))
            painter.setBrush(theme.colour(_TONES[bar.aim]))
            painter.drawRoundedRect(full, round_by, round_by)
        if bar.line is not None:
            x = min(track.width() * bar.line, track.width() - _LINE / 2)
            painter.setPen(QPen(theme.colour("text"), _LINE))
            painter.drawLine(
                QPointF(x, track.top() - _BEYOND), QPointF(x, track.bottom() + _BEYOND)
            )
