"""The figure on a page: drawn once what draws it is loaded, a calm outline before that."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QMargins,
    QMarginsF,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QShowEvent,
)
from PySide6.QtWidgets import QToolTip

from spasmfree.core import formats
from spasmfree.core.words import tr
from spasmfree.ui import motion, theme
from spasmfree.ui.figure_view import Carried, Drawing, Still, Turn, drawings, posture_of, turns
from spasmfree.ui.own_picture import own_pictures, paint_own
from spasmfree.ui.painted import Painted
from spasmfree.ui.side_word import Side
from spasmfree.ui.thumbnail import paint_thumbnail

FRAME_MS = 33  # of a figure that moves by itself: 30 pictures a second
PREPARE_MS = 15  # after the small picture: room for what else the window has to do
LATE_MS = 16  # a picture that takes longer makes turning jerky
_SMALL = 90  # pixels of height: a small picture is enough, and it costs nothing
_LEAST = 36  # pixels of height: below, nothing could be made out
_DEGREES_PER_PIXEL = 0.5  # that a drag turns the figure
_DEGREES_PER_KEY = 15.0
_AROUND = QMarginsF(8, 8, 8, 8)  # what stays free around a picture of the person's own
_NEAR = QMargins(6, 6, 6, 6)  # how far the pointer goes with the name of a muscle beside it


class FigureStage(Painted):
    """The figure on a rounded stage. It is turned by dragging, or by the arrow keys with Shift."""

    turned = Signal()  # by the person
    ready = Signal()  # it can be drawn now, which somebody else may paint

    def __init__(
        self,
        position_of: Callable[[str], str],
        width: int | None = None,
        height: int | None = None,
        *,
        radius: int = 16,
        on_stage: bool = True,
        turns: bool = False,
        muscle_names: Mapping[str, str] | None = None,
    ) -> None:
        """`position_of` maps the id of an exercise to that of its position.

        With `muscle_names`, by id, a muscle that is lit up says its name under the pointer.
        """
        super().__init__(width, height)
        self._position_of, self._radius, self._on_stage = position_of, radius, on_stage
        self._muscle_names = muscle_names or {}
        self._still, self._turn = Still(""), Turn()
        self._held: QPointF | None = None
        self._stands = self._drawn = self._late = False
        self._gone_ms = 0  # of going round by itself, before it stood still
        self._clock = QElapsedTimer()
        self._round = QTimer(self, interval=FRAME_MS)
        self._round.timeout.connect(self._go_round)
        # Making it ready and painting it are turns of their own.
        self._next = QTimer(self, interval=PREPARE_MS, singleShot=True)
        self._next.timeout.connect(self._prepare)
        self.setAccessibleName(tr("Figure"))
        self._turns = turns
        if turns:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("ring", radius)
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.setToolTip(tr("Drag to turn the figure, double-click to turn it back."))
        self._tell_muscles()
        drawings.arrived.connect(self._dress)
        motion.signals.changed.connect(self._let_go_round)
        motion.signals.changed.connect(self.update)

    def show_figure(self, still: Still) -> None:
        another = still.exercise != self._still.exercise
        if another:
            self._turn = turns.of(_exercise_of(still)) if self._turns else Turn()
            self._make_ready(still)
        self._change(still)
        if another:
            self._tell_muscles()
        self._let_go_round()

    def _make_ready(self, still: Still) -> None:
        """Another form of the exercise takes the place of one that is drawn without a blink."""
        drawing = drawings.drawing
        if drawing is not None and drawing.knows(still.exercise):
            before = self._still
            if before.exercise and _exercise_of(before) == _exercise_of(still):
                drawing.prepare(still)

    def _dress(self) -> None:
        """In another body, without a blink where it is drawn already."""
        drawing, pose = drawings.drawing, self._still.exercise
        if self._drawn and self.isVisible() and drawing is not None and drawing.knows(pose):
            drawing.prepare(self._still)
        self._tell_muscles()
        self.update()

    def turn(self) -> Turn:
        """How far it is turned from its best side."""
        return self._turn

    def show_from(self, preset: str) -> None:
        """Look at it from one of PRESETS; "" for its best side."""
        drawing, exercise = drawings.drawing, self._still.exercise
        if drawing is not None and drawing.knows(exercise):
            self._take(drawing.preset(exercise, preset) if preset else Turn())

    def stand_still(self, *, still: bool) -> None:
        """Stop one that moves by itself where it is, or let it go on."""
        self._stands = still
        self._let_go_round()

    def _change(self, still: Still) -> None:
        """Paint again only where that looks different: a hold of half a minute is one picture."""
        before, self._still = self.look(), still
        if self.look() != before:
            self.update()

    def look(self) -> tuple[str, Side, Carried, int, float]:
        """What can be seen of the still."""
        drawing, still = drawings.drawing, self._still
        if drawing is None or not drawing.knows(still.exercise):
            return still.exercise, still.side, still.carried, 0, 0.0
        place = drawing.step(still) if self._in_steps() else drawing.place(still)
        return still.exercise, still.side, still.carried, place, still.glow

    def _in_steps(self) -> bool:
        """Whether numbered pictures stand for the movement."""
        return motion.reduced() and self._still.moves

    def _let_go_round(self) -> None:
        """It moves only where somebody sees it."""
        goes = self._still.by_itself and not self._stands and not motion.reduced()
        if goes and self.isVisible():
            if not self._round.isActive():
                self._gone_ms = self._still.ms
                self._clock.start()
                self._round.start()
        else:
            self._round.stop()

    def _go_round(self) -> None:
        if drawings.drawing is None:
            return
        handle = self.window().windowHandle()
        # Not every desktop tells that a minimised window is not on screen.
        exposed = handle is not None and handle.isExposed() and not self.window().isMinimized()
        if exposed and not self.visibleRegion().isEmpty():
            self._change(self._still._replace(ms=self._gone_ms + self._clock.elapsed()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._let_go_round()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._round.stop()

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        area = QRectF(0, 0, width, height)
        if self._on_stage and theme.name() != "contrast":
            path = QPainterPath()
            path.addRoundedRect(area, self._radius, self._radius)
            painter.fillPath(path, theme.colour("stage"))
            if self._turn.close:  # then it goes on beyond the edges
                painter.setClipPath(path)
        if height < _LEAST:
            return
        drawing, exercise = drawings.drawing, self._still.exercise
        live = height > _SMALL or self._still.plain  # the small picture lights muscles
        if drawing is not None and drawing.knows(exercise) and live:
            if drawing.is_ready(self._still):
                self._draw_live(painter, drawing, area.size())
                return
            self._next.start()
        shown = _exercise_of(self._still)
        self._drawn = False
        if self._still.plain:
            return
        if (own := own_pictures.of(shown)) is not None:
            paint_own(painter, area.marginsRemoved(_AROUND), own)
            return
        posture = posture_of(self._position_of(shown))
        paint_thumbnail(painter, area, shown, posture, mirrored=self._still.side == "right")

    def _draw_live(self, painter: QPainter, drawing: Drawing, size: QSizeF) -> None:
        """While the figure is turned, pictures that come late become simpler ones."""
        took = QElapsedTimer()
        took.start()
        if self._in_steps():
            drawing.paint_steps(painter, size, self._still, self._turn)
        else:
            drawing.paint(painter, size, self._still, self._turn, quick=self._late)
        self._drawn = True
        if self._held is not None and took.elapsed() > LATE_MS:
            self._late = True

    def _prepare(self) -> None:
        drawing, exercise = drawings.drawing, self._still.exercise
        if drawing is None or not drawing.knows(exercise):
            return
        if drawing.is_ready(self._still):
            self.update()
            self.ready.emit()
        else:
            drawing.prepare(self._still)
            self._next.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._turns and event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        moved = event.position() - self._held
        self._held = event.position()
        self._turn_by(-moved.x() * _DEGREES_PER_PIXEL, moved.y() * _DEGREES_PER_PIXEL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._turns and self._held is not None:
            self._held = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self._take(self._turn)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._turns:
            self._turn_back()
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _KEYS.get(event.key())
        if self._turns and shifted and step is not None:
            self._turn_by(step[0] * _DEGREES_PER_KEY, step[1] * _DEGREES_PER_KEY)
        elif self._turns and event.key() == Qt.Key.Key_Home:
            self._turn_back()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Its keys are its own while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._turns and shifted and event.key() in _KEYS:
                event.accept()
                return True
        if isinstance(event, QHelpEvent) and (name := self._muscle_at(event.pos())):
            near = QRect(event.pos(), QSize(1, 1)).marginsAdded(_NEAR)
            QToolTip.showText(event.globalPos(), name, self, near)
            return True
        return super().event(event)

    def _muscle_at(self, place: QPoint) -> str:
        """The name of the muscle under the pointer, "" for none and for many pictures."""
        drawing, still = drawings.drawing, self._still
        if drawing is None or not self._drawn or not self._muscle_names or self._in_steps():
            return ""
        size = QSizeF(self.width(), self.height())
        found = drawing.muscle_at(size, still, self._turn, QPointF(place))
        return formats.capital(self._muscle_names.get(found, found))

    def _tell_muscles(self) -> None:
        """For who has no pointer, or no eyes for it."""
        drawing, pose = drawings.drawing, self._still.exercise
        known = drawing is not None and drawing.knows(pose)
        lit = drawing.muscles(pose) if drawing is not None and known else ()
        names = formats.listed(self._muscle_names[key] for key in lit if key in self._muscle_names)
        told = tr("Lit up: {muscles}.", muscles=names) if names else ""
        turn = _turn_words() if self._turns else ""
        self.setAccessibleDescription(" ".join(text for text in (told, turn) if text))

    def _turn_by(self, around: float, over: float) -> None:
        """Turn it the way a finger goes; the other side is painted as a mirror image."""
        drawing, exercise = drawings.drawing, self._still.exercise
        if drawing is not None and drawing.knows(exercise):
            way = -around if self._still.side == "right" else around
            wanted = self._turn._replace(
                around=self._turn.around + way, over=self._turn.over + over
            )
            self._take(drawing.limited(exercise, wanted))

    def _turn_back(self) -> None:
        self._take(Turn())

    def _take(self, turn: Turn) -> None:
        self._turn = turn
        if self._held is None:
            self._late = False
            turns.keep(_exercise_of(self._still), turn)
        self.update()
        self.turned.emit()


def _turn_words() -> str:
    return tr("Shift and the arrow keys turn the figure, Home turns it back.")


def _exercise_of(still: Still) -> str:
    drawing, pose = drawings.drawing, still.exercise
    return drawing.exercise_of(pose) if drawing is not None and drawing.knows(pose) else pose


# The figure turns the way the arrow points, its front towards it.
_KEYS: Mapping[int, tuple[float, float]] = {
    Qt.Key.Key_Left: (1.0, 0.0),
    Qt.Key.Key_Right: (-1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}
