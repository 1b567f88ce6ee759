"""Shows where the keyboard is: a ring around the focused control, which no style sheet can draw."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QSlider,
    QWidget,
)
from shiboken6 import isValid

from spasmfree.ui import stylesheet, theme, tokens

_REACH = 6  # pixels from the control to the edge of the overlay
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.DynamicPropertyChange,
)
_POINTER = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


def _reveal(widget: QWidget) -> None:
    """Scroll to it: Qt does so only for a step from one control of a scroll area to the next."""
    step = widget.parentWidget() if isValid(widget) else None
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(widget, _REACH, 2 * _REACH)
        step = step.parentWidget()


class FocusRing(QWidget):
    """An overlay of one window; it hides when the person takes the pointer.

    Fields and lists show their focus themselves; buttons, check boxes, sliders and what has the
    property "ring", the radius of it, get the ring.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._keyboard = True
        self._ring = QRectF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def target(self) -> QWidget | None:
        """The control that the ring is around, None while it is hidden."""
        return self._target if self.isVisible() else None

    def watch_input(self) -> None:
        """Tell keyboard from pointer by the events that reach the window from the system."""
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        mine = now is not None and now.window() is self.window()
        ringed = mine and (
            isinstance(now, (QAbstractButton, QSlider))
            or (now is not None and now.property("ring") is not None)
        )
        self._follow(now if ringed else None)
        if now is not None and mine and self._keyboard:
            # Later: a page that was just built has not been laid out.
            QTimer.singleShot(0, self, partial(_reveal, now))

    def _follow(self, target: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):  # a page that was taken away may be gone
                widget.removeEventFilter(self)
        self._target, self._watched = target, []
        step = target
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.window():
            if kind in (QEvent.Type.Show, QEvent.Type.Resize):
                self.watch_input()
                self._place()
        elif kind == QEvent.Type.KeyPress:
            self._input_by(keyboard=True)
        elif kind in _POINTER:
            self._input_by(keyboard=False)
        elif kind in _MOVES:
            self._place()
        return False

    def _input_by(self, *, keyboard: bool) -> None:
        if keyboard != self._keyboard:
            self._keyboard = keyboard
            self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not self._keyboard or not target.isVisible():
            self.hide()
            return
        if any(widget.property("covered") for widget in self._watched if isValid(widget)):
            self.hide()  # something stands in front of the page
            return
        ring = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        ring.adjust(-_REACH, -_REACH, _REACH, _REACH)
        seen = ring.intersected(self._clip(target))
        self.setVisible(not seen.isEmpty())
        self.setGeometry(seen)
        self._ring = QRectF(ring.translated(-seen.topLeft()))
        self.raise_()
        self.update()

    def _clip(self, target: QWidget) -> QRect:
        """What of the window can show the ring: not outside of a scroll area."""
        clip = self.window().rect()
        step = target.parentWidget()
        while step is not None and step is not self.window():
            area = step.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is step:
                here = QRect(step.mapTo(self.window(), QPoint(0, 0)), step.size())
                clip = clip.intersected(here.adjusted(-_REACH, 0, _REACH, 0))
            step = area
        return clip

    def _radius(self) -> float:
        target = self._target
        if target is None:
            return 0.0
        if (own := target.property("ring")) is not None:
            return float(own)
        if target.property("kind") == "chip":
            return stylesheet.control_height(theme.scale()) / 2 + 4
        large = target.property("large") is True
        return tokens.RADIUS["large" if large else "control"] + 5

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2.5))
        radius = self._radius()
        painter.drawRoundedRect(self._ring.adjusted(2, 2, -2, -2), radius, radius)
        painter.end()
