"""Pictures of a figure that moves by itself, kept from its first round for all others.

The first picture of a loop is kept whole, of each other the part that differs from it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, QSizeF
from PySide6.QtGui import QImage, QPainter

MOST_BYTES = 64 * 1024 * 1024  # of all loops together
_LOOPS = 4  # looked at from one place each; the one looked at longest ago goes first
_PIXEL = 4  # bytes

_Pixels = npt.NDArray[np.uint32]


class _Part(NamedTuple):
    """A part of a picture and where it is, in device pixels."""

    image: QImage
    area: QRect


@dataclass
class _Loop:
    whole: QImage | None = None
    seen: QRect = field(default_factory=QRect)  # the part of it that has anything in it
    parts: dict[int, _Part] = field(default_factory=dict)  # by place
    bytes: int = 0


class Loops:
    """Keeps pictures by what they are of (`key`) and their place in the loop."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._loops: OrderedDict[Hashable, _Loop] = OrderedDict()
        self._scratch = QImage()

    @property
    def bytes(self) -> int:
        """What all pictures take."""
        return sum(loop.bytes for loop in self._loops.values())

    def paint(
        self,
        painter: QPainter,
        size: QSizeF,
        key: Hashable,
        place: int,
        draw: Callable[[QPainter], None],
    ) -> None:
        """Paint what `draw` paints in a rectangle of this size, from memory where it is there.

        A loop is kept from its second picture on: one that is turned is another one each time.
        """
        ratio = float(painter.device().devicePixelRatio())
        key = (key, size.width(), size.height(), ratio)
        loop = self._loops.get(key)
        if loop is None:
            self._loops[key] = _Loop()
            while len(self._loops) > _LOOPS:
                self._loops.popitem(last=False)
            draw(painter)
            return
        self._loops.move_to_end(key)
        if place not in loop.parts:
            self._keep(loop, place, self._drawn(size, ratio, draw))
        if place in loop.parts:
            _show(painter, loop, loop.parts[place], ratio)
        else:
            draw(painter)

    def _drawn(self, size: QSizeF, ratio: float, draw: Callable[[QPainter], None]) -> QImage:
        """A transparent image with nothing but that picture, until the next one is drawn."""
        wanted = (size * ratio).toSize()
        if self._scratch.size() != wanted:
            self._scratch = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
        self._scratch.setDevicePixelRatio(ratio)
        self._scratch.fill(0)
        painter = QPainter(self._scratch)
        draw(painter)
        painter.end()
        self._scratch.setDevicePixelRatio(1.0)
        return self._scratch

    def _keep(self, loop: _Loop, place: int, picture: QImage) -> None:
        """Keep what is new in a picture, where there is room for it."""
        pixels, first = _pixels(picture), loop.whole is None
        area = _differing(pixels if loop.whole is None else pixels != _pixels(loop.whole))
        needed = (picture.sizeInBytes() if first else 0) + area.width() * area.height() * _PIXEL
        while self.bytes + needed > self._most and len(self._loops) > 1:
            self._loops.popitem(last=False)
        if self.bytes + needed > self._most:
            return
        loop.bytes += needed
        if first:
            loop.whole, loop.seen = picture.copy(), area
        loop.parts[place] = _Part(picture.copy(area), area)


def _pixels(image: QImage) -> _Pixels:
    flat = np.frombuffer(image.constBits(), np.uint32)
    return flat.reshape(image.height(), image.bytesPerLine() // _PIXEL)[:, : image.width()]


def _differing(marked: npt.NDArray[np.generic]) -> QRect:
    """The part of a picture in which anything is marked; at least one pixel."""
    rows, columns = np.flatnonzero(marked.any(1)), np.flatnonzero(marked.any(0))
    if not len(rows):
        return QRect(0, 0, 1, 1)
    left, top = int(columns[0]), int(rows[0])
    return QRect(left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)


def _show(painter: QPainter, loop: _Loop, part: _Part, ratio: float) -> None:
    """Paint a part, and around it what the first picture of the loop has there."""
    assert loop.whole is not None
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    for strip in _around(loop.seen, part.area):
        painter.drawImage(strip.topLeft(), loop.whole, strip)
    painter.drawImage(part.area.topLeft(), part.image)
    painter.restore()


def _around(whole: QRect, part: QRect) -> list[QRect]:
    """What is left of a rectangle without another one: above, below, beside."""
    left, top, right, bottom = whole.left(), whole.top(), whole.right(), whole.bottom()
    inner = whole & part
    if inner.isEmpty():
        return [whole]
    strips = (
        QRect(QPoint(left, top), QPoint(right, inner.top() - 1)),
        QRect(QPoint(left, inner.bottom() + 1), QPoint(right, bottom)),
        QRect(QPoint(left, inner.top()), QPoint(inner.left() - 1, inner.bottom())),
        QRect(QPoint(inner.right() + 1, inner.top()), QPoint(right, inner.bottom())),
    )
    return [strip for strip in strips if strip.isValid()]
