"""Black words and lines on a page: blocks that know their height before they are painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from PySide6.QtCore import QIODevice, QLineF, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from spasmfree.core.handout import Paper, page_words
from spasmfree.core.words import tr

DPI = 1200
MM = DPI / 25.4  # one millimetre
HAIR, LINE = 0.18 * MM, 0.4 * MM  # widths of lines
SIDE, EDGE = 13 * MM, 12 * MM  # margins, which are more than printers leave out
_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
LEFT, MIDDLE, RIGHT = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignRight,
)

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
APART = "\u2002"  # between a run-in head and what it heads

Run = tuple[str, str]  # the text and its role


def usual_paper() -> Paper:
    """The paper that is usual where this computer is set up to be."""
    american = QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if QLocale.system().measurementSystem() == american else Paper.A4


def pdf_writer(out: QIODevice, paper: Paper, title: str) -> QPdfWriter:
    """Writes a PDF file in units of DPI, without margins of its own."""
    made = QPdfWriter(out)
    made.setResolution(DPI)
    made.setPageSize(QPageSize(_SIZES[paper]))
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    made.setTitle(title)
    made.setCreator(tr("SpasmFree"))
    return made


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height; `draw` takes its left and top in the painter's units."""

    height: float
    draw: Callable[[float, float], None]


class Drawn(Protocol):
    """A figure of a known size."""

    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its upper left there."""


class Foot(NamedTuple):
    """What stands at the foot of every page."""

    not_reviewed: str
    disclaimer: str
    notes: tuple[str, ...] = ()  # how to read the page


class Pen:
    """A painter, the width of a sheet in its units, and the fonts."""

    def __init__(
        self, painter: QPainter, fonts: dict[str, QFont], figures: Mapping[str, Drawn]
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
            made.setPixelSize(round(size * DPI / 72))  # whatever the device takes for an inch
            made.setWeight(QFont.Weight(weight))
            for feature in _JOINED:
                made.setFeature(QFont.Tag.fromString(feature), 0)
            self._fonts[role] = made
        return self._fonts[role]

    def words(
        self, *runs: Run, width: float | None = None, align: Qt.AlignmentFlag = LEFT
    ) -> Words:
        """Text in the whole width of the sheet or the one given."""
        return Words(runs, self.width if width is None else width, self, align)

    def line(self, x1: float, y1: float, x2: float, y2: float, wide: float = HAIR) -> None:
        """A black line."""
        self.painter.setPen(QPen(Qt.GlobalColor.black, wide))
        self.painter.drawLine(QLineF(x1, y1, x2, y2))

    def rule(self, x: float, y: float) -> None:
        """A hairline across the sheet."""
        self.line(x, y, x + self.width, y)

    def box(self, area: QRectF, radius: float) -> None:
        """An empty frame."""
        self.painter.setPen(QPen(Qt.GlobalColor.black, LINE))
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


def stacked(*lines: tuple[Words, float]) -> Block:
    """Words below one another, each with the room in millimetres that follows it."""

    def draw(x: float, y: float) -> None:
        for words, room in lines:
            words.draw(x, y)
            y += words.height + room * MM

    return Block(sum(words.height + room * MM for words, room in lines), draw)


def foot(shown: Foot, pen: Pen, page: int, pages: int) -> Block:
    """How to read the page, and what it is not."""
    number = pen.words((page_words(page, pages) if pages > 1 else "", "small"), align=RIGHT)
    what: tuple[Run, ...] = (
        (shown.not_reviewed, "smallstrong"), (APART, "small"), (shown.disclaimer, "small")
    )  # fmt: skip
    # The room of the number is left free on every page, so that all feet are of one height.
    beside = pen.width - pen.words((page_words(88, 88), "small")).wide - 4 * MM
    notes = ((pen.words((note, "small"), width=beside), 0.4) for note in shown.notes)
    wide = pen.width if shown.notes else beside  # the number stands beside the first line
    words = stacked(*notes, (pen.words(*what, width=wide), 0.0))
    room = 1.6 * MM

    def draw(x: float, y: float) -> None:
        pen.rule(x, y)
        number.draw(x, y + room)
        words.draw(x, y + room)

    return Block(words.height + room, draw)
