"""How a page shows the figure: drawn once what draws it is loaded, a calm outline before that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QShowEvent

from spasmfree.core.vocabulary import PositionId
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.painted import Painted
from spasmfree.ui.side_word import Side
from spasmfree.ui.stand_in import Posture
from spasmfree.ui.thumbnail import paint_thumbnail

FRAME_MS = 33  # of a figure that moves by itself: 30 pictures a second
PREPARE_MS = 15  # after the small picture: room for what else the window has to do
_SMALL = 90  # pixels of height: a small picture is enough, and it costs nothing
_DEGREES_PER_PIXEL = 0.5  # that a drag turns the figure
_DEGREES_PER_KEY = 15.0

_POSTURES: dict[str, Posture] = {
    PositionId.SUPINE: "back",
    PositionId.LEGS_UP: "legs-up",
    PositionId.SIDE_LYING: "side",
    PositionId.SIDE_LYING_WALL: "side",
    PositionId.PRONE: "front",
    PositionId.BED_EDGE: "bed",
    PositionId.HALF_KNEELING: "kneeling",
    PositionId.SITTING: "sitting",
    PositionId.STANDING: "standing",
    PositionId.STANDING_ONE_LEG: "standing",
    PositionId.STANDING_WALL: "wall",
    PositionId.WALKING: "walking",
}


class Still(NamedTuple):
    """What a figure shows: an exercise somewhere in its rep, or going round by itself."""

    exercise: str  # id
    phase: str = "out"  # out, hold, back, gap; anything else is the start
    progress: float = 0.0  # of the phase, 0 to 1
    ms: int = 0  # of the phase; of the whole, where it goes round by itself
    side: Side = "left"  # the working side
    by_itself: bool = False


class Turn(NamedTuple):
    """How far the figure is turned away from its best side, in degrees around and over it."""

    around: float = 0.0
    over: float = 0.0


class Drawing(Protocol):
    """What draws figures, once it is loaded."""

    def knows(self, exercise: str) -> bool:
        """Whether there is a pose of this exercise."""

    def place(self, still: Still) -> int:
        """Where in its movement the figure is: two stills of one place look the same."""

    def is_ready(self, exercise: str) -> bool:
        """Whether it can be painted at once."""

    def prepare(self, exercise: str) -> None:
        """Make ready what painting it needs; takes some 20 ms."""

    def paint(self, painter: QPainter, size: QSizeF, still: Still, turn: Turn) -> None:
        """Paint the figure in a rectangle of this size at the painter's origin."""

    def limited(self, exercise: str, turn: Turn) -> Turn:
        """The nearest turn from which this exercise can be seen."""


class _Drawings(QObject):
    """Where what draws figures is put when it is loaded."""

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None


drawings = _Drawings()


def provide(drawing: Drawing | None) -> None:
    """Let every figure on screen be drawn from now on; None: by an outline again."""
    drawings.drawing = drawing
    drawings.arrived.emit()


class FigureView(Protocol):
    """What a page needs of the figure; implemented by a widget."""

    def show_figure(self, still: Still) -> None:
        """Show this."""


def posture_of(position: str) -> Posture:
    """The stand-in's posture for the id of a position; on the back for one it does not know."""
    return _POSTURES.get(position, "back")


class FigureStage(Painted):
    """The figure on a rounded stage. It is turned by dragging, or by the arrow keys with Shift."""

    def __init__(
        self,
        position_of: Callable[[str], str],
        width: int | None = None,
        height: int | None = None,
        *,
        radius: int = 16,
        on_stage: bool = True,
        turns: bool = False,
    ) -> None:
        """`position_of` maps the id of an exercise to that of its position."""
        super().__init__(width, height)
        self._position_of, self._radius, self._on_stage = position_of, radius, on_stage
        self._still, self._turn = Still(""), Turn()
        self._held: QPointF | None = None
        self._clock = QElapsedTimer()
        self._round = QTimer(self, interval=FRAME_MS)
        self._round.timeout.connect(self._go_round)
        self.setAccessibleName(tr("Figure"))
        self._turns = turns
        if turns:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("ring", radius)
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.setToolTip(tr("Drag to turn the figure, double-click to turn it back."))
            self.setAccessibleDescription(
                tr("Shift and the arrow keys turn the figure, Home turns it back.")
            )
        drawings.arrived.connect(self.update)

    def show_figure(self, still: Still) -> None:
        if still.exercise != self._still.exercise:
            self._turn = Turn()
        self._change(still)
        self._let_go_round()

    def _change(self, still: Still) -> None:
        """Paint again only where that looks different: a hold of half a minute is one picture."""
        before, self._still = self._look(), still
        if self._look() != before:
            self.update()

    def _look(self) -> tuple[str, Side, int]:
        """What can be seen of the still."""
        drawing, still = drawings.drawing, self._still
        known = drawing is not None and drawing.knows(still.exercise)
        return still.exercise, still.side, drawing.place(still) if drawing and known else 0

    def _let_go_round(self) -> None:
        """It moves only where somebody sees it."""
        if self._still.by_itself and self.isVisible():
            if not self._round.isActive():
                self._clock.start()
                self._round.start()
        else:
            self._round.stop()

    def _go_round(self) -> None:
        if drawings.drawing is None:
            return
        window = self.window().windowHandle()
        if window is not None and window.isExposed() and not self.visibleRegion().isEmpty():
            self._change(self._still._replace(ms=self._clock.elapsed()))

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
        drawing, exercise = drawings.drawing, self._still.exercise
        if drawing is not None and drawing.knows(exercise) and height > _SMALL:
            if drawing.is_ready(exercise):
                drawing.paint(painter, area.size(), self._still, self._turn)
                return
            QTimer.singleShot(PREPARE_MS, self, self._prepare)  # in a turn of its own
        posture = posture_of(self._position_of(exercise))
        paint_thumbnail(painter, area, exercise, posture, mirrored=self._still.side == "right")

    def _prepare(self) -> None:
        if drawings.drawing is not None and drawings.drawing.knows(self._still.exercise):
            drawings.drawing.prepare(self._still.exercise)
            QTimer.singleShot(PREPARE_MS, self, self.update)  # painting it is a turn of its own too

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
        self._held = None
        if self._turns:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
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
        return super().event(event)

    def _turn_by(self, around: float, over: float) -> None:
        drawing = drawings.drawing
        wanted = Turn(self._turn.around + around, self._turn.over + over)
        if drawing is not None and drawing.knows(self._still.exercise):
            self._turn = drawing.limited(self._still.exercise, wanted)
            self.update()

    def _turn_back(self) -> None:
        self._turn = Turn()
        self.update()


_KEYS: Mapping[
    int, tuple[float, float]
] = {  # the figure turns the way the arrow points, its front towards it
    Qt.Key.Key_Left: (1.0, 0.0),
    Qt.Key.Key_Right: (-1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}
