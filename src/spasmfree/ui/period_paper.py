"""The page for a physiotherapist as PDF: black on white, over as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPagedPaintDevice, QPainter

from spasmfree.core.handout import Paper
from spasmfree.core.period_page import PeriodPage
from spasmfree.ui.fonts import need_font
from spasmfree.ui.paper_chart import chart
from spasmfree.ui.paper_table import PICTURE_HIGH, PICTURE_WIDE, Flowing, table
from spasmfree.ui.paper_words import (
    DPI,
    EDGE,
    MM,
    SIDE,
    Block,
    Drawn,
    Foot,
    Pen,
    foot,
    pdf_writer,
    stacked,
)

if TYPE_CHECKING:
    from spasmfree.body.pose import Pose

_GAP = 3.2 * MM  # between parts
_DOTS = 3.0  # units along a pixel of a figure: 400 pixels an inch
_CHART_GAP = 8 * MM
_DAY = 27 * MM  # the column of the day of a note
_FACTS_IN_ROW = 3
_PIECE = 700  # characters of a note that stay together; a longer one goes over pages


def as_pdf(shown: PeriodPage, paper: Paper, poses: Mapping[str, Pose]) -> bytes:
    """The page as the content of a file. Needs a QGuiApplication; raises KnownError.

    `poses` are those of the figures by id of the exercise.
    """
    return [*in_pieces(shown, paper, poses)][-1]


def in_pieces(shown: PeriodPage, paper: Paper, poses: Mapping[str, Pose]) -> Iterator[bytes]:
    """As `as_pdf`, in pieces of some 10 ms: b"" after each but the last, which is the content."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = pdf_writer(buffer, paper, shown.title)
    for _ in painted(shown, poses, writer):
        yield b""
    yield bytes(buffer.data().data())


def painted(
    shown: PeriodPage, poses: Mapping[str, Pose], device: QPagedPaintDevice
) -> Iterator[None]:
    """Paint it on the pages of a file or a printer, in pieces of some 10 ms. Raises KnownError."""
    need_font()
    figures: dict[str, Drawn] = {}
    yield from _made(shown, poses, figures)
    painter = QPainter(device)
    try:
        scale = device.logicalDpiX() / DPI
        painter.scale(scale, scale)
        pen = Pen(painter, {}, figures)
        pen.width, high = device.width() / scale - 2 * SIDE, device.height() / scale
        pages = _spread(_parts(shown, pen), _room(shown, pen, high))
        for number, page in enumerate(pages, 1):
            yield
            if number > 1:
                device.newPage()
            for block, y in page:
                block.draw(SIDE, EDGE + y)
            last = foot(_foot(shown), pen, number, len(pages))
            last.draw(SIDE, high - EDGE - last.height)
        yield
    finally:
        painter.end()  # Qt does not bear a device that goes before its painter


def _made(
    shown: PeriodPage, poses: Mapping[str, Pose], figures: dict[str, Drawn]
) -> Iterator[None]:
    """Make the figures of all tables, one in a piece."""
    from spasmfree.ui.figure.paper import SmallPaperFigure

    for name in (name for each in shown.tables for name in each.pictures if name in poses):
        if name not in figures:
            figures[name] = SmallPaperFigure(poses[name], PICTURE_WIDE, PICTURE_HIGH, _DOTS)
            yield


def _foot(shown: PeriodPage) -> Foot:
    return Foot(shown.not_reviewed, shown.disclaimer)


def _room(shown: PeriodPage, pen: Pen, high: float) -> float:
    """The height of a page between its edges and over its foot."""
    return high - 2 * EDGE - foot(_foot(shown), pen, 1, 1).height - _GAP


def _spread(parts: Iterable[Flowing], room: float) -> list[list[tuple[Block, float]]]:
    """Blocks with where they stand, page by page; nothing is cut in two."""
    pages: list[list[tuple[Block, float]]] = [[]]
    y = 0.0
    for part in parts:
        if pages[-1] and y + part.block.height > room:
            pages.append([])
            y = 0.0
            if part.again is not None:
                pages[-1].append((part.again, y))
                y += part.again.height
        pages[-1].append((part.block, y))
        y += part.block.height
    return pages


def _parts(shown: PeriodPage, pen: Pen) -> Iterator[Flowing]:
    yield Flowing(
        stacked((pen.words((shown.title, "title")), 0.8), (pen.words((shown.when, "body")), 3.5))
    )
    yield from map(Flowing, _facts(shown.facts, pen))
    yield Flowing(_space(_GAP))
    yield Flowing(_charts(shown, pen))
    for each in shown.tables:
        yield Flowing(_space(_GAP))
        yield from table(each, pen, pen.figures)
    yield Flowing(_space(_GAP))
    yield from _notes(shown, pen)
    yield Flowing(_space(_GAP))
    words = [(pen.words((text, "small")), 0.4) for text in shown.definitions]
    yield Flowing(stacked((pen.words((shown.definitions_title, "strong")), 1.0), *words))


def _space(high: float) -> Block:
    return Block(high, lambda *_: None)


def _facts(facts: Sequence[tuple[str, str]], pen: Pen) -> Iterator[Block]:
    """Each fact with its number above it, some in a row."""
    share = pen.width / _FACTS_IN_ROW
    for start in range(0, len(facts), _FACTS_IN_ROW):
        cells = [
            stacked(
                (pen.words((value, "name"), width=share), 0.0),
                (pen.words((name, "small"), width=share), 1.6),
            )
            for name, value in facts[start : start + _FACTS_IN_ROW]
        ]
        yield _beside(cells, share)


def _charts(shown: PeriodPage, pen: Pen) -> Block:
    width = (pen.width - _CHART_GAP) / 2
    both = _beside([chart(each, pen, width) for each in shown.charts], width + _CHART_GAP)
    if not shown.marked:
        return both
    marked = stacked((pen.words((shown.marked, "small")), 0.0))

    def draw(x: float, y: float) -> None:
        both.draw(x, y)
        marked.draw(x, y + both.height + 0.8 * MM)

    return Block(both.height + 0.8 * MM + marked.height, draw)


def _beside(blocks: Sequence[Block], step: float) -> Block:
    def draw(x: float, y: float) -> None:
        for number, block in enumerate(blocks):
            block.draw(x + number * step, y)

    return Block(max(block.height for block in blocks), draw)


def _notes(shown: PeriodPage, pen: Pen) -> Iterator[Flowing]:
    """Day and words; a long note goes on over pages."""
    title = stacked((pen.words((shown.notes_title, "strong")), 1.0))
    lines = [
        _note(day if not number else "", piece, pen)
        for day, text in shown.notes
        for number, piece in enumerate(_pieces(text))
    ]
    if not lines:
        lines = [stacked((pen.words((shown.no_notes, "small")), 0.0))]
    first = lines[0]

    def draw(x: float, y: float) -> None:
        title.draw(x, y)
        first.draw(x, y + title.height)

    yield Flowing(Block(title.height + first.height, draw))
    yield from map(Flowing, lines[1:])


def _note(day: str, text: str, pen: Pen) -> Block:
    date = pen.words((day or " ", "smallstrong"), width=_DAY)
    words = pen.words((text, "small"), width=pen.width - _DAY)

    def draw(x: float, y: float) -> None:
        date.draw(x, y)
        words.draw(x + _DAY, y)

    return Block(max(date.height, words.height) + 0.8 * MM, draw)


def _pieces(text: str) -> Iterator[str]:
    """The text in parts of at most _PIECE characters, between words where it has any."""
    for line in text.splitlines():
        rest = line.strip()
        while len(rest) > _PIECE:
            end = rest.rfind(" ", 0, _PIECE) + 1 or _PIECE
            yield rest[:end].rstrip()
            rest = rest[end:]
        if rest:
            yield rest
