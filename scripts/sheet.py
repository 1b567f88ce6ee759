"""Draws all exercises into docs/figures-light.png and docs/figures-dark.png (`make sheet`).

The files are kept small: two thirds of what `spasmfree sheet` draws, in 256 colours.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, qRgb

from spasmfree.app.sheet import THEMES, entries
from spasmfree.body.rotation import Array
from spasmfree.core import content
from spasmfree.resources import read, resource
from spasmfree.ui.figure.sheet import as_png

DOCS = Path(__file__).parents[1] / "docs"
WIDTH = 1400  # pixels: twice what a page of documents has room for
COLOURS = 256
BITS = 5  # of each colour that tell two of them apart


def main() -> int:
    """Draw both."""
    application = QGuiApplication(sys.argv[:1])
    catalogue = content.parse(read(resource("exercises.json")))
    for theme in THEMES:
        drawn = QImage.fromData(as_png(entries(catalogue), (theme,)))
        small = drawn.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        few = fewer_colours(small.convertToFormat(QImage.Format.Format_RGB32))
        few.save(str(DOCS / f"figures-{theme}.png"), "PNG", 0)  # type: ignore[call-overload]  # 0: the smallest file
    del application
    return 0


def fewer_colours(image: QImage) -> QImage:
    """The image in 256 of its colours; each other pixel takes the nearest of them."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    colours = pixels[..., 2::-1].astype(int)
    coarse = (colours >> (8 - BITS)) @ np.array((1 << 2 * BITS, 1 << BITS, 1))
    count = np.bincount(coarse.ravel(), minlength=1 << 3 * BITS)
    sums = [
        np.bincount(coarse.ravel(), colours[..., band].ravel(), len(count)) for band in range(3)
    ]
    used = np.flatnonzero(count)
    means = np.column_stack(sums)[used] / count[used, None]
    kept = _chosen(means, np.sqrt(count[used]))
    nearest = ((means[:, None] - kept) ** 2).sum(2).argmin(1)
    table = np.zeros(len(count), np.uint8)
    table[used] = nearest
    numbers = table[coarse]
    made = QImage(image.width(), image.height(), QImage.Format.Format_Indexed8)
    made.setColorTable([qRgb(*map(round, colour)) for colour in kept.tolist()])
    lines = np.frombuffer(made.bits(), np.uint8).reshape(made.height(), made.bytesPerLine())
    lines[:, : made.width()] = numbers
    return made


def _chosen(colours: Array, weight: Array) -> Array:
    """One colour after the other: that which is missed most, being far from all and often there."""
    kept = [int(weight.argmax())]
    beside = np.full(len(colours), np.inf)
    for _ in range(min(COLOURS, len(colours)) - 1):
        beside = np.minimum(beside, ((colours - colours[kept[-1]]) ** 2).sum(1))
        kept.append(int((beside * weight).argmax()))
    found: Array = colours[kept]
    return found


if __name__ == "__main__":
    raise SystemExit(main())
