"""Draws the small picture of every exercise into resources/figures, for each theme.

The first window shows them without loading what draws the figures (decisions D24).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

from PySide6.QtGui import QGuiApplication

from spasmfree.body.pose_file import parse
from spasmfree.resources import read, resource
from spasmfree.ui.figure.small import small_picture
from spasmfree.ui.tokens import THEMES

OUT = Path(__file__).parents[1] / "resources" / "figures"


def main() -> int:
    """Draw all of them."""
    application = QGuiApplication(sys.argv[:1])
    poses = parse(read(resource("poses.json")))
    for theme in THEMES:
        folder = OUT / theme
        folder.mkdir(parents=True, exist_ok=True)
        for pose in poses.values():
            if pose.id == pose.of:
                small_picture(pose, theme).save(str(folder / f"{pose.id}.png"), "PNG", 0)  # type: ignore[call-overload]  # 0: the smallest file
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
