"""What stands on a handout: blocks that know their height before they are painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QTransform

from spasmfree.core.handout import Handout, HandoutExercise
from spasmfree.ui.figure_view import posture_of
from spasmfree.ui.paper_words import APART, LINE, MIDDLE, MM, RIGHT, Block, Pen, Run, Words, stacked
from spasmfree.ui.stand_in import Posture, bounds, outline

PICTURE_WIDE, PICTURE_HIGH, _PICTURE_GAP = 38 * MM, 29 * MM, 6 * MM
_BOX, _BOX_GAP, _WEEK_GAP = 14 * MM, 2.2 * MM, 7 * MM


def head(shown: Handout, pen: Pen) -> Block:
    """The name of the program and why it is as it is."""
    return stacked((pen.words((shown.title, "title")), 0.8), (pen.words((shown.why, "body")), 3.5))


def head_again(shown: Handout, pen: Pen) -> Block:
    """The name alone, on the pages after the first."""
    return stacked((pen.words((shown.title, "name")), 3.5))


def exercise(shown: HandoutExercise, number: int, pen: Pen) -> Block:
    """One exercise: the picture at the left, its words beside it."""
    inset = PICTURE_WIDE + _PICTURE_GAP
    width = pen.width - inset
    titled = _titled(shown, number, pen, width)
    cue: tuple[Run, ...] = ((shown.cue_title, "strong"), (APART, "body"), (shown.cue, "body"))
    said = stacked(
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
    name = pen.words((f"{number}", "name"), (APART, "name"), (shown.name, "name"), width=width)
    counted: list[Run] = [(APART, "body"), (shown.counted, "body")] if shown.counted else []
    dose = pen.words((shown.dose, "dose"), *counted, width=width, align=RIGHT)
    room = 0.8 * MM
    if name.wide + 5 * MM + dose.wide > width:
        pen.crowded = True
        return stacked((name, 0.0), (dose, 0.8))
    rise = max(name.rise, dose.rise)

    def draw(x: float, y: float) -> None:
        name.draw(x, y + rise - name.rise)
        dose.draw(x, y + rise - dose.rise)

    return Block(max(name.height, dose.height) + room, draw)


def _seen(shown: HandoutExercise, pen: Pen) -> Block:
    """The picture, and what is needed below it."""
    picture = _figure(shown, pen) or _outline(shown, pen)
    things = pen.words((shown.equipment, "small"), width=PICTURE_WIDE, align=MIDDLE)
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
        pen.line(x, y + floor, x + PICTURE_WIDE, y + floor, LINE)

    return Block(floor, draw)


def _picture(pen: Pen, posture: Posture, body: float, foot: QPointF) -> None:
    """The outline of a posture, `body` being the height of a body, its middle over `foot`."""
    place = QTransform.fromTranslate(foot.x(), foot.y())
    place.scale(body, body)
    place.translate(-bounds(posture).center().x(), 0.0)
    edge = QPen(Qt.GlobalColor.black, LINE)
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
    names = [pen.words((day, "small"), width=side, align=MIDDLE) for day in shown.days]
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
