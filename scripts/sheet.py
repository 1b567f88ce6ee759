"""Draws all exercises into docs/figures-light.png and docs/figures-dark.png (`make sheet`).

The files are kept small: two thirds of what `spasmfree sheet` draws, in fewer colours.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from small_png import small_png

from spasmfree.app.sheet import THEMES, entries
from spasmfree.core import content
from spasmfree.resources import read, resource
from spasmfree.ui.figure.sheet import as_png

DOCS = Path(__file__).parents[1] / "docs"
WIDTH = 1400  # pixels: twice what a page of documents has room for
MOST_BYTES = 300_000


def main() -> int:
    """Draw both."""
    application = QGuiApplication(sys.argv[:1])
    catalogue = content.parse(read(resource("exercises.json")))
    for theme in THEMES:
        drawn = QImage.fromData(as_png(entries(catalogue), (theme,)))
        small = drawn.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        (DOCS / f"figures-{theme}.png").write_bytes(small_png(small, MOST_BYTES))
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
