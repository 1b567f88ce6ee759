"""What a page and what draws figures say to each other, and the views that are remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QPointF, QSizeF, Signal
from PySide6.QtGui import QPainter

from spasmfree.core.loads import BARE, Load
from spasmfree.core.vocabulary import PositionId
from spasmfree.ui.side_word import Side
from spasmfree.ui.stand_in import Posture

PRESETS = ("side", "front", "top", "feet")  # places to look from, as `Drawing.preset` knows them

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


class Carried(NamedTuple):
    """What makes the exercise heavier, and how that is said."""

    load: Load = BARE
    words: str = ""


NOTHING = Carried()


class Still(NamedTuple):
    """What a figure shows: an exercise somewhere in its rep, or going round by itself."""

    exercise: str  # id of a pose: that of the exercise, of an easier form or of a mistake
    phase: str = ""  # out, hold, back, gap; anything else is the start
    progress: float = 0.0  # of the phase, 0 to 1
    ms: int = 0  # of the phase; of the whole, where it goes round by itself
    side: Side = "left"  # the working side
    by_itself: bool = False
    carried: Carried = NOTHING
    glow: float = 0.0  # of the level to stop at, 0 to 1
    plain: bool = False  # only the body: no muscle is lit, nothing shows where to go

    @property
    def moves(self) -> bool:
        """Whether it stands for a movement, and not only for its start."""
        return self.by_itself or bool(self.phase)


class Turn(NamedTuple):
    """How far the figure is turned away from its best side, in degrees around and over it."""

    around: float = 0.0
    over: float = 0.0
    close: bool = False  # near the feet


class Body(NamedTuple):
    """What the figure's body is like."""

    tone: str = "light"  # light | medium | dark
    build: str = "slim"  # slim | broad


class Form(NamedTuple):
    """One way an exercise can be shown."""

    pose: str  # id
    easier: str = ""  # id of the easier form that it is; "" for none
    mistake: int | None = None  # the place of the slip it shows in the list of the exercise


class Drawing(Protocol):
    """What draws figures, once it is loaded."""

    def knows(self, exercise: str) -> bool:
        """Whether there is a pose of this exercise."""

    def exercise_of(self, pose: str) -> str:
        """The id of the exercise that a pose shows."""

    def forms(self, exercise: str) -> Sequence[Form]:
        """The ways this exercise can be shown, the usual one first; empty without a pose."""

    def preset(self, exercise: str, name: str) -> Turn:
        """The turn that shows it from one of PRESETS."""

    def place(self, still: Still) -> int:
        """Where in its movement the figure is: two stills of one place look the same."""

    def step(self, still: Still) -> int:
        """Which of the numbered pictures the session is at; -1 for none."""

    def is_ready(self, still: Still) -> bool:
        """Whether it can be painted at once."""

    def prepare(self, still: Still) -> None:
        """Make ready what painting it needs; takes some 20 ms."""

    def paint(
        self, painter: QPainter, size: QSizeF, still: Still, turn: Turn, *, quick: bool = False
    ) -> None:
        """Paint the figure in a rectangle of this size at the painter's origin.

        `quick` leaves out what takes long and is missed least while the figure is turned.
        """

    def paint_steps(self, painter: QPainter, size: QSizeF, still: Still, turn: Turn) -> None:
        """Paint a numbered picture of every turning point of the movement instead."""

    def muscles(self, exercise: str) -> Sequence[str]:
        """The ids of the muscles that are lit up, each once, the one meant first."""

    def muscle_at(self, size: QSizeF, still: Still, turn: Turn, at: QPointF) -> str:
        """The id of the muscle at a point of what `paint` paints there, "" for none."""

    def limited(self, exercise: str, turn: Turn) -> Turn:
        """The nearest turn from which this exercise can be seen."""


class _Drawings(QObject):
    """Where what draws figures is put when it is loaded."""

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None
        self.body = Body()


drawings = _Drawings()


class Turns:
    """From where the person looks at each exercise; kept with what this device remembers."""

    def __init__(self) -> None:
        self._kept: dict[str, Turn] = {}

    def load(self, degrees: Mapping[str, tuple[int, int]]) -> None:
        """Take what was kept: by exercise the degrees around and over its best side."""
        self._kept = {key: Turn(*angles) for key, angles in degrees.items()}

    def of(self, exercise: str) -> Turn:
        """The turn of an exercise; that of its best side where it was never turned."""
        return self._kept.get(exercise, Turn())

    def keep(self, exercise: str, turn: Turn) -> None:
        """Remember it, or forget that the exercise was turned."""
        if turn == Turn():
            self._kept.pop(exercise, None)
        else:
            self._kept[exercise] = turn

    def degrees(self) -> dict[str, tuple[int, int]]:
        """What `load` takes. A look at the feet from near is kept as one from afar."""
        found = {key: (round(turn.around), round(turn.over)) for key, turn in self._kept.items()}
        return {key: angles for key, angles in found.items() if any(angles)}


turns = Turns()


def provide(drawing: Drawing | None) -> None:
    """Let every figure on screen be drawn from now on; None: by an outline again."""
    drawings.drawing = drawing
    drawings.arrived.emit()


def wear(body: Body) -> None:
    """Let every figure that is drawn have this body from now on."""
    if body != drawings.body:
        drawings.body = body
        drawings.arrived.emit()


class FigureView(Protocol):
    """What a page needs of the figure; implemented by a widget."""

    def show_figure(self, still: Still) -> None:
        """Show this."""


def posture_of(position: str) -> Posture:
    """The stand-in's posture for the id of a position; on the back for one it does not know."""
    return _POSTURES.get(position, "back")
