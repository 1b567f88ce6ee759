"""Tables on paper: columns as wide as they need, rows that stay whole, the head on each page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spasmfree.core.period_page import Table
from spasmfree.ui.paper_words import MM, Block, Drawn, Pen, Words, stacked

PICTURE_WIDE, PICTURE_HIGH = 17 * MM, 11 * MM
_GAP = 3.5 * MM  # between columns
_ROOM = 0.9 * MM  # above and below the words of a row
_ENDLESS = 1e9
_TOGETHER = 6  # rows: a table of no more stays on one page


@dataclass(frozen=True, slots=True)
class Flowing:
    """A block that follows another, and what stands above it at the top of a page."""

    block: Block
    again: Block | None = None


def table(shown: Table, pen: Pen, figures: Mapping[str, Drawn]) -> list[Flowing]:
    """The table in parts that stay whole; its title stays with its first row."""
    title = stacked((pen.words((shown.title, "strong")), 1.0))
    if not shown.rows:
        nothing = stacked((pen.words((shown.nothing, "small")), 0.0))
        return [Flowing(_above(title, nothing))]
    inset = PICTURE_WIDE + _GAP if any(shown.pictures) else 0.0
    widths = _widths(shown, pen, pen.width - inset)
    head = _row(shown.header, widths, pen, inset, role="smallstrong")
    groups = [_group(shown, rows, widths, pen, inset, figures) for rows in _groups(shown)]
    whole = len(groups) if len(groups) <= _TOGETHER else 1
    first = title
    for block in (head, *groups[:whole]):
        first = _above(first, block)
    return [Flowing(first), *(Flowing(group, head) for group in groups[whole:])]


def _groups(shown: Table) -> list[list[int]]:
    """The numbers of rows that stay together: those of one exercise."""
    found: list[list[int]] = []
    for number in range(len(shown.rows)):
        if shown.pictures and not shown.pictures[number] and found:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _group(
    shown: Table,
    rows: Sequence[int],
    widths: Sequence[float],
    pen: Pen,
    inset: float,
    figures: Mapping[str, Drawn],
) -> Block:
    lines = [_row(shown.rows[number], widths, pen, inset, role="small") for number in rows]
    figure = figures.get(shown.pictures[rows[0]]) if shown.pictures else None
    least = figure.height + 2 * _ROOM if figure is not None else 0.0
    high = max(least, sum(line.height for line in lines))

    def draw(x: float, y: float) -> None:
        pen.rule(x, y)
        if figure is not None:
            middle = x + (PICTURE_WIDE - figure.width) / 2
            figure.paint(pen.painter, middle, y + (high - figure.height) / 2)
        for line in lines:
            line.draw(x, y)
            y += line.height

    return Block(high, draw)


def _row(cells: Sequence[str], widths: Sequence[float], pen: Pen, inset: float, role: str) -> Block:
    words = [
        pen.words((cell, role), width=width) for cell, width in zip(cells, widths, strict=True)
    ]

    def draw(x: float, y: float) -> None:
        x += inset
        for each, width in zip(words, widths, strict=True):
            each.draw(x, y + _ROOM)
            x += width + _GAP

    return Block(max(each.height for each in words) + 2 * _ROOM, draw)


def _widths(shown: Table, pen: Pen, room: float) -> list[float]:
    """What each column needs; where that is too much the widest ones give way, all alike."""

    def wide(text: str, role: str) -> float:
        words: Words = pen.words((text, role), width=_ENDLESS)
        return words.wide

    needed = []
    for place, name in enumerate(shown.header):
        cells = (wide(row[place], "small") for row in shown.rows)
        needed.append(max(wide(name, "smallstrong"), *cells) + 0.5 * MM)
    left, open_ = room - _GAP * (len(needed) - 1), sorted(needed)
    for place, width in enumerate(open_):
        share = left / (len(open_) - place)
        if width > share:
            return [min(each, share) for each in needed]
        left -= width
    needed[-1] += left
    return needed


def _above(first: Block, second: Block) -> Block:
    def draw(x: float, y: float) -> None:
        first.draw(x, y)
        second.draw(x, y + first.height)

    return Block(first.height + second.height, draw)
