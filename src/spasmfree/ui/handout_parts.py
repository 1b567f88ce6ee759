"""What stands on a handout: blocks that know their height before they are painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
    QTransform,
)

from spasmfree.core.handout import Handout, HandoutExercise, page_words
from spasmfree.ui.figure_view import posture_of
from spasmfree.ui.stand_in import Posture, bounds, outline

if TYPE_CHECKING:
    from spasmfree.ui.figure.paper import PaperFigure

DPI = 1200
MM = DPI / 25.4  # one millimetre

# Points and weight.
_TYPE = {
    "title": (26.0, 600),
    "name": (16.0, 600),
    "dose": (18.0, 600),
    "body": (12.0, 400),
    "strong": (12.0, 600),
    "small": (9.5, 400),
    "smallstrong": (9.5, 600),
}
# A ligature is one sign, and who searches the file for its letters would not find them.
_JOINED = ("liga", "clig", "dlig", "calt")
_LEAD = 1.06  # of the font's own height of a line
_APART = "\u2002"  # between a run-in head and what it heads

_HAIR, _LINE = 0.18 * MM, 0.4 * MM  # widths of lines
PICTURE_WIDE, PICTURE_HIGH, _PICTURE_GAP = 38 * MM, 29 * MM, 6 * MM
_BOX, _BOX_GAP, _WEEK_GAP = 14 * MM, 2.2 * MM, 7 * MM
_LEFT, _MIDDLE, _RIGHT = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignRight,
)

Run = tuple[str, str]  # the text and its role


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height; `draw` takes its left and top in the painter's units."""

    height: float
    draw: Callable[[float, float], None]


class Pen:
    """A painter, the width of a sheet in its units, and the fonts."""

    def __init__(
        self, painter: QPainter, fonts: dict[str, QFont], figures: Mapping[str, PaperFigure]
    ) -> None:
        """`fonts` are shared by all that try a size: Qt takes long to make one ready.

        `figures` are those of the exercises that have one, by id.
        """
        self.painter, self._fonts, self.figures = painter, fonts, figures
        self.width = 0.0
        self.crowded = False  # a dose had no room beside its name

    def font(self, role: str) -> QFont:
        """The system's font in the size and weight of a role."""
        if role not in self._fonts:
            size, weight = _TYPE[role]
            made = QFont(QGuiApplication.font().family())
            made.setPointSizeF(size)
            made.setWeight(QFont.Weight(weight))
            for feature in _JOINED:
                made.setFeature(QFont.Tag.fromString(feature), 0)
            self._fonts[role] = made
        return self._fonts[role]

    def words(
        self, *runs: Run, width: float | None = None, align: Qt.AlignmentFlag = _LEFT
    ) -> Words:
        """Text in the whole width of the sheet or the one given."""
        return Words(runs, self.width if width is None else width, self, align)

    def line(self, x1: float, y1: float, x2: float, y2: float, wide: float = _HAIR) -> None:
        """A black line."""
        self.painter.setPen(QPen(Qt.GlobalColor.black, wide))
        self.painter.drawLine(QLineF(x1, y1, x2, y2))

    def rule(self, x: float, y: float) -> None:
        """A hairline across the sheet."""
        self.line(x, y, x + self.width, y)

    def box(self, area: QRectF, radius: float) -> None:
        """An empty frame."""
        self.painter.setPen(QPen(Qt.GlobalColor.black, _LINE))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(area, radius, radius)


class Words:
    """Text in one or more fonts, wrapped into a width."""

    def __init__(
        self, runs: Sequence[Run], width: float, pen: Pen, align: Qt.AlignmentFlag
    ) -> None:
        self._painter = pen.painter
        self._layout = QTextLayout(
            "".join(text for text, _ in runs), pen.font(runs[0][1]), pen.painter.device()
        )
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(runs, pen))
        self.height = self.wide = self.rise = 0.0  # rise: from the top to the first base line
        self._lay(width)

    def _lay(self, width: float) -> None:
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height))
            self.rise = self.rise or line.ascent()
            self.height += line.height() * _LEAD
            self.wide = max(self.wide, line.naturalTextWidth())
        self._layout.endLayout()

    def draw(self, x: float, y: float) -> None:
        """Paint it in black with its left and top there."""
        self._painter.setPen(Qt.GlobalColor.black)
        self._layout.draw(self._painter, QPointF(x, y))


def _formats(runs: Sequence[Run], pen: Pen) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for text, role in runs:
        part = QTextLayout.FormatRange()
        part.start, part.length = start, len(text.encode("utf-16-le")) // 2  # as Qt counts
        part.format = QTextCharFormat()
        part.format.setFont(pen.font(role))
        found.append(part)
        start += part.length
    return found


def head(shown: Handout, pen: Pen) -> Block:
    """The name of the program and why it is as it is."""
    return _stacked((pen.words((shown.title, "title")), 0.8), (pen.words((shown.why, "body")), 3.5))


def head_again(shown: Handout, pen: Pen) -> Block:
    """The name alone, on the pages after the first."""
    return _stacked((pen.words((shown.title, "name")), 3.5))


def exercise(shown: HandoutExercise, number: int, pen: Pen) -> Block:
    """One exercise: the picture at the left, its words beside it."""
    inset = PICTURE_WIDE + _PICTURE_GAP
    width = pen.width - inset
    titled = _titled(shown, number, pen, width)
    cue: tuple[Run, ...] = ((shown.cue_title, "strong"), (_APART, "body"), (shown.cue, "body"))
    said = _stacked(
        (pen.words((shown.place, "body"), width=width), 0.9),
        (pen.words(*cue, width=width), 0.9),
        (pen.words((shown.stop, "body"), width=width), 0.0),
    )
    seen = _seen(shown, pen)
    high = max(seen.height, titled.height + said.height)

    def draw(x: float, y: float) -> None:
        seen.draw(x, y + (high - seen.height) / 2)
        titled.draw(x + inset, y)
        said.draw(x + inset, y + titled.height)

    return Block(high, draw)


def _titled(shown: HandoutExercise, number: int, pen: Pen, width: float) -> Block:
    """Name and dose on one base line, or below one another where they are too long for that."""
    name = pen.words((f"{number}", "name"), (_APART, "name"), (shown.name, "name"), width=width)
    counted: list[Run] = [(_APART, "body"), (shown.counted, "body")] if shown.counted else []
    dose = pen.words((shown.dose, "dose"), *counted, width=width, align=_RIGHT)
    room = 0.8 * MM
    if name.wide + 5 * MM + dose.wide > width:
        pen.crowded = True
        return _stacked((name, 0.0), (dose, 0.8))
    rise = max(name.rise, dose.rise)

    def draw(x: float, y: float) -> None:
        name.draw(x, y + rise - name.rise)
        dose.draw(x, y + rise - dose.rise)

    return Block(max(name.height, dose.height) + room, draw)


def _seen(shown: HandoutExercise, pen: Pen) -> Block:
    """The picture, and what is needed below it."""
    picture = _figure(shown, pen) or _outline(shown, pen)
    things = pen.words((shown.equipment, "small"), width=PICTURE_WIDE, align=_MIDDLE)
    room = 1.2 * MM

    def draw(x: float, y: float) -> None:
        picture.draw(x, y)
        things.draw(x, y + picture.height + room)

    return Block(picture.height + (room + things.height if shown.equipment else 0.0), draw)


def _figure(shown: HandoutExercise, pen: Pen) -> Block | None:
    figure = pen.figures.get(shown.id)
    if figure is None:
        return None

    def draw(x: float, y: float) -> None:
        figure.paint(pen.painter, x + (PICTURE_WIDE - figure.width) / 2, y)

    return Block(figure.height, draw)


def _outline(shown: HandoutExercise, pen: Pen) -> Block:
    """How one lies or stands, for an exercise that nobody drew."""
    posture = posture_of(shown.position)
    box = bounds(posture)
    body = min(PICTURE_WIDE / max(1.08, box.width()), PICTURE_HIGH / box.height())
    floor = body * box.height()

    def draw(x: float, y: float) -> None:
        _picture(pen, posture, body, QPointF(x + PICTURE_WIDE / 2, y + floor))
        pen.line(x, y + floor, x + PICTURE_WIDE, y + floor, _LINE)

    return Block(floor, draw)


def _picture(pen: Pen, posture: Posture, body: float, foot: QPointF) -> None:
    """The outline of a posture, `body` being the height of a body, its middle over `foot`."""
    place = QTransform.fromTranslate(foot.x(), foot.y())
    place.scale(body, body)
    place.translate(-bounds(posture).center().x(), 0.0)
    edge = QPen(Qt.GlobalColor.black, _LINE)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.painter.setPen(edge)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.painter.drawPath(place.map(outline(posture)))


def stop_signs(shown: Handout, pen: Pen) -> Block:
    """What ends a session at once, in a frame."""
    pad = 2.4 * MM
    words = _even((shown.stop_signs, "strong"), pen.width - 2 * pad, pen)
    high = words.height + 2 * pad

    def draw(x: float, y: float) -> None:
        pen.box(QRectF(x, y, pen.width, high), 1.5 * MM)
        words.draw(x + pad, y + pad)

    return Block(high, draw)


def _even(run: Run, width: float, pen: Pen) -> Words:
    """A text whose lines are of about one length, so that no word is left over for the last."""
    words = pen.words(run, width=width)
    for share in (0.9, 0.8):
        narrower = pen.words(run, width=width * share)
        if narrower.height > words.height:
            break
        words = narrower
    return words


def boxes(shown: Handout, pen: Pen) -> Block:
    """A box for each session of each week, large enough to tick with a thick pen."""
    title = pen.words((shown.boxes, "strong"))
    in_row = 4 if len(shown.days) <= 4 else 2
    share = (pen.width + _WEEK_GAP) / in_row
    week = _week(shown, pen, share - _WEEK_GAP)
    rows, top, room = -(-shown.weeks // in_row), title.height + 1.0 * MM, 2.0 * MM

    def draw(x: float, y: float) -> None:
        title.draw(x, y)
        for n in range(shown.weeks):
            line, place = divmod(n, in_row)
            week.draw(x + place * share, y + top + line * (week.height + room))

    return Block(top + rows * week.height + (rows - 1) * room, draw)


def _week(shown: Handout, pen: Pen, width: float) -> Block:
    label = pen.words((shown.week, "small"))
    step = min(_BOX + _BOX_GAP, (width + _BOX_GAP) / len(shown.days))
    side = step - _BOX_GAP
    names = [pen.words((day, "small"), width=side, align=_MIDDLE) for day in shown.days]
    below = max(name.height for name in names) + 0.5 * MM if any(shown.days) else 0.0
    top = label.height + 1.8 * MM

    def draw(x: float, y: float) -> None:
        label.draw(x, y)
        base = y + label.rise + 0.5 * MM
        pen.line(x + label.wide + 1.5 * MM, base, x + width, base)
        for n, name in enumerate(names):
            at = x + n * step
            pen.box(QRectF(at, y + top, side, side), 0.8 * MM)
            name.draw(at, y + top + side + 0.5 * MM)

    return Block(top + side + below, draw)


def foot(shown: Handout, pen: Pen, page: int, pages: int) -> Block:
    """How to read the page, and what it is not."""
    number = pen.words((page_words(page, pages) if pages > 1 else "", "small"), align=_RIGHT)
    what: tuple[Run, ...] = (
        (shown.not_reviewed, "smallstrong"), (_APART, "small"), (shown.disclaimer, "small")
    )  # fmt: skip
    # The room of the number is left free on every page, so that all feet are of one height.
    beside = pen.width - pen.words((page_words(88, 88), "small")).wide - 4 * MM
    notes = ((pen.words((note, "small"), width=beside), 0.4) for note in shown.notes)
    stacked = _stacked(*notes, (pen.words(*what), 0.0))
    room = 1.6 * MM

    def draw(x: float, y: float) -> None:
        pen.rule(x, y)
        number.draw(x, y + room)
        stacked.draw(x, y + room)

    return Block(stacked.height + room, draw)


def _stacked(*lines: tuple[Words, float]) -> Block:
    """Words below one another, each with the room in millimetres that follows it."""

    def draw(x: float, y: float) -> None:
        for words, room in lines:
            words.draw(x, y)
            y += words.height + room * MM

    return Block(sum(words.height + room * MM for words, room in lines), draw)
