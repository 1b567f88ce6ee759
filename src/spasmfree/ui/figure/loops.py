"""Pictures of a figure that moves by itself, kept from its first round for all others.

The first picture of a loop is kept whole, of each other the parts that differ from it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, QSizeF
from PySide6.QtGui import QImage, QPainter

MOST_BYTES = 64 * 1024 * 1024  # of all loops together
_LOOPS = 4  # looked at from one place each; the one looked at longest ago goes first
_PIXEL = 4  # bytes
_BAND = 16  # rows that a part has at most: one for all of a slanting body would hold little new

_Pixels = npt.NDArray[np.uint32]


class _Part(NamedTuple):
    """A part of a picture and where it is, in device pixels."""

    image: QImage
    area: QRect


@dataclass
class _Loop:
    whole: QImage | None = None
    pictures: dict[int, Sequence[_Part]] = field(default_factory=dict)  # what is new, by place
    bytes: int = 0


class Loops:
    """Keeps pictures by what they are of (`key`) and their place in the loop."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._loops: OrderedDict[Hashable, _Loop] = OrderedDict()
        self._scratch = QImage()
        self._shown = QImage()  # the picture that was shown last, to be made into the next one
        self._of: tuple[_Loop, Sequence[_Part]] | None = None  # whose it is, and its parts

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
        if place not in loop.pictures:
            self._keep(loop, place, self._drawn(size, ratio, draw))
        if place in loop.pictures:
            self._show(painter, loop, loop.pictures[place], ratio)
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
        areas = [] if loop.whole is None else _differing(pixels != _pixels(loop.whole))
        needed = sum(area.width() * area.height() for area in areas) * _PIXEL
        needed += picture.sizeInBytes() if first else 0
        while self.bytes + needed > self._most and len(self._loops) > 1:
            self._loops.popitem(last=False)
        if self.bytes + needed > self._most:
            return
        loop.bytes += needed
        if first:
            loop.whole = picture.copy()
        loop.pictures[place] = [_Part(picture.copy(area), area) for area in areas]

    def _show(self, painter: QPainter, loop: _Loop, parts: Sequence[_Part], ratio: float) -> None:
        """Put what is new into the first picture, and paint that as one.

        Parts that are painted one by one have seams where the painter stands between two pixels.
        """
        assert loop.whole is not None
        before: Sequence[_Part] = ()
        if self._of is not None and self._of[0] is loop:
            before = self._of[1]
        else:
            self._shown = loop.whole.copy()
        if before is not parts:
            own = QPainter(self._shown)
            own.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            for part in before:
                own.drawImage(part.area, loop.whole, part.area)
            for part in parts:
                own.drawImage(part.area, part.image)
            own.end()
        self._of = loop, parts
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(QPoint(), self._shown)
        painter.restore()


def _pixels(image: QImage) -> _Pixels:
    flat = np.frombuffer(image.constBits(), np.uint32)
    return flat.reshape(image.height(), image.bytesPerLine() // _PIXEL)[:, : image.width()]


def _differing(marked: npt.NDArray[np.generic]) -> list[QRect]:
    """The parts of a picture in which anything is marked, from its head to its foot."""
    found = []
    for top in range(0, len(marked), _BAND):
        band = marked[top : top + _BAND]
        columns = np.flatnonzero(band.any(0))
        if len(columns):
            left, wide = int(columns[0]), int(columns[-1] - columns[0]) + 1
            found.append(QRect(left, top, wide, len(band)))
    return found
