"""A program on A4 or Letter as PDF: black on white, with text that can be searched and selected.

It is painted as large as one page allows. What needs more goes on over further pages; an exercise
is never cut in two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import (
    QFont,
    QPainter,
)

from spasmfree.core.handout import Handout, Paper
from spasmfree.ui.fonts import need_font
from spasmfree.ui.handout_parts import (
    PICTURE_HIGH,
    PICTURE_WIDE,
    boxes,
    exercise,
    head,
    head_again,
    stop_signs,
)
from spasmfree.ui.paper_words import EDGE, MM, SIDE, Block, Foot, Pen, foot, pdf_writer

if TYPE_CHECKING:
    from spasmfree.body.pose import Pose

_SCALES = (0.84, 0.88, 0.92, 0.96, 1.0, 1.08, 1.16)  # smaller is not read from a metre away
_ROOMY = 1.0  # where one page is not enough
_GAP, _WIDE_GAP = 2.0 * MM, 6.0 * MM  # above and below an exercise, at least and at most
_TAIL_GAP = 3.5 * MM


def as_pdf(shown: Handout, paper: Paper, poses: Mapping[str, Pose]) -> bytes:
    """The handout as the content of a file. Needs a QGuiApplication; raises KnownError.

    `poses` are those of the figures by id of the exercise.
    """
    return [*in_pieces(shown, paper, poses)][-1]


def in_pieces(shown: Handout, paper: Paper, poses: Mapping[str, Pose]) -> Iterator[bytes]:
    """As `as_pdf`, in pieces of some 10 ms: b"" after each but the last, which is the content.

    A window can look at its events between them.
    """
    from spasmfree.ui.figure.paper import paper_figure

    need_font()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = pdf_writer(buffer, paper, shown.title)
    painter = QPainter(writer)
    fonts: dict[str, QFont] = {}
    figures = {}
    try:
        for each in shown.exercises:
            yield b""
            if each.id in poses:
                figures[each.id] = paper_figure(poses[each.id], PICTURE_WIDE, PICTURE_HIGH)
        yield b""
        size = QSizeF(writer.width(), writer.height())
        sheets = _fitting(shown, lambda: Pen(painter, fonts, figures), size)
        for number in range(len(sheets.pages)):
            yield b""
            if number:
                writer.newPage()
            for _ in sheets.drawn(number):
                yield b""
        yield b""
    finally:
        painter.end()  # Qt does not bear a writer that goes before its painter
    yield bytes(buffer.data().data())


@dataclass(frozen=True, slots=True)
class _Page:
    head: Block
    exercises: Sequence[Block]
    tail: Sequence[Block]  # what follows the last exercise

    def height(self) -> float:
        """What it takes at the least, without its foot."""
        blocks = (self.head, *self.exercises, *self.tail)
        gaps = 2 * _GAP * len(self.exercises) + _TAIL_GAP * len(self.tail)
        return sum(block.height for block in blocks) + gaps


def _fitting(shown: Handout, new_pen: Callable[[], Pen], paper: QSizeF) -> _Sheets:
    """On one page, as large as that allows and each dose has room beside its name; or on several.

    Where a name or a dose is too long for that in any size, it goes on the next line.
    """

    @cache
    def sheets(scale: float) -> _Sheets:
        return _Sheets(shown, new_pen(), paper, scale)

    def is_crowded(scale: float) -> bool:
        return len(sheets(scale).pages) > 1 or sheets(scale).crowded

    def is_long(scale: float) -> bool:
        return len(sheets(scale).pages) > 1

    for is_too_large in is_crowded, is_long:
        fitting = bisect_left(_SCALES, True, key=is_too_large)
        if fitting:
            return sheets(_SCALES[fitting - 1])
    return sheets(_ROOMY)


class _Sheets:
    """A handout laid out for one size of paper at one scale."""

    def __init__(self, shown: Handout, pen: Pen, paper: QSizeF, scale: float) -> None:
        self._shown, self._pen, self._scale = shown, pen, scale
        self._left, self._top = SIDE / scale, EDGE / scale
        self._bottom = paper.height() / scale - self._top
        pen.width = paper.width() / scale - 2 * self._left
        self._room = self._bottom - self._top - foot(_foot(shown), pen, 1, 1).height - _TAIL_GAP
        self.pages = self._spread()
        self.crowded = pen.crowded

    def _spread(self) -> Sequence[_Page]:
        """Over as few pages as it takes, with about as many exercises on each."""
        blocks = [exercise(each, n, self._pen) for n, each in enumerate(self._shown.exercises, 1)]
        number = len(self._filled(blocks, len(blocks)))
        least = -(-len(blocks) // number)
        spread = (self._filled(blocks, most) for most in range(least, len(blocks) + 1))
        return next(pages for pages in spread if len(pages) == number)

    def _filled(self, blocks: Sequence[Block], most: int) -> list[_Page]:
        """Pages with at most `most` exercises each; the last one has the tail."""
        pages = [_Page(head(self._shown, self._pen), (), ())]
        for block in blocks:
            longer = _Page(pages[-1].head, (*pages[-1].exercises, block), ())
            if len(longer.exercises) <= most and longer.height() <= self._room:
                pages[-1] = longer
            else:
                pages.append(_Page(head_again(self._shown, self._pen), (block,), ()))
        tail = (stop_signs(self._shown, self._pen), boxes(self._shown, self._pen))
        last = _Page(pages[-1].head, pages[-1].exercises, tail)
        if last.height() <= self._room:
            pages[-1] = last
        else:
            pages.append(_Page(head_again(self._shown, self._pen), (), tail))
        return pages

    def drawn(self, number: int) -> Iterator[None]:
        """Paint one of the pages, from 0, on the page that the painter is at, piece by piece."""
        self._pen.painter.resetTransform()
        self._pen.painter.scale(self._scale, self._scale)
        page = self.pages[number]
        spare = self._room - page.height()
        gap = min(_WIDE_GAP, _GAP + spare / max(1, 2 * len(page.exercises)))
        y = self._top
        page.head.draw(self._left, y)
        y += page.head.height
        for block in page.exercises:
            self._pen.rule(self._left, y)
            block.draw(self._left, y + gap)
            y += block.height + 2 * gap
            yield
        last = foot(_foot(self._shown), self._pen, number + 1, len(self.pages))
        y = self._bottom - last.height
        last.draw(self._left, y)
        for block in reversed(page.tail):
            y -= block.height + _TAIL_GAP
            block.draw(self._left, y)


def _foot(shown: Handout) -> Foot:
    return Foot(shown.not_reviewed, shown.disclaimer, shown.notes)
