"""Draws figures from eight sides for docs/look/figure.md; `--all OUT` draws every form into OUT."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from small_png import small_png

from spasmfree.body.pose_file import parse
from spasmfree.body.shape import Build
from spasmfree.body.solver import Solver
from spasmfree.resources import read, resource
from spasmfree.ui import tokens
from spasmfree.ui.figure.palette import Tone, palette
from spasmfree.ui.figure.picture import Picture, Shown

OUT = Path(__file__).parents[1] / "docs" / "look"
SIDES = 8
SIZE = (216, 162)  # no smaller: then a picture has no guides
SHOWN = Shown(ghost=True, way=True, guides=True)
A_SHEET = 8  # figures


class Look(NamedTuple):
    """How the figures of a sheet look."""

    theme: str
    tone: Tone
    build: Build


PLAIN, OTHER = Look("light", "medium", Build.SLIM), Look("dark", "dark", Build.BROAD)
SHEETS: dict[str, tuple[Look, tuple[str, ...]]] = {
    "figure-light": (
        PLAIN, ("side-lying-hip-abduction", "clamshell", "quad-stretch-standing", "glute-bridge"),
    ),
    "figure-dark": (
        OTHER,
        (
            "hip-flexor-half-kneeling", "hamstring-heel-dig", "wall-press-hip-abduction",
            "rest-90-90",
        ),
    ),
    "figure-wrong": (
        PLAIN,
        (
            "side-lying-hip-abduction-wrong", "standing-hip-abduction-wrong", "glute-bridge-wrong",
            "hamstring-curl-prone-wrong",
        ),
    ),
}  # fmt: skip


def main() -> int:
    """Draw the sheets."""
    application = QGuiApplication(sys.argv[:1])
    poses = parse(read(resource("poses.json")))
    sheets, out = SHEETS, OUT
    if sys.argv[1:2] == ["--all"]:
        out, names = Path(sys.argv[2]), list(poses)
        sheets = {
            f"{look.theme}-{start:02}": (look, tuple(names[start : start + A_SHEET]))
            for look in (PLAIN, OTHER)
            for start in range(0, len(names), A_SHEET)
        }
    out.mkdir(parents=True, exist_ok=True)
    for name, (look, shown) in sheets.items():
        width, height = SIZE
        ground = QColor(tokens.THEMES[look.theme]["stage"])
        sheet = QImage(SIDES * width, len(shown) * height, QImage.Format.Format_RGB32)
        sheet.fill(ground)
        painter = QPainter(sheet)
        for row, pose in enumerate(shown):
            solver = Solver(poses[pose], look.build)
            picture = Picture(solver, palette(look.theme, look.tone))
            view = solver.pose.view
            for side in range(SIDES):
                azimuth = view.azimuth + side * 360 / SIDES
                camera = picture.camera(*SIZE, azimuth, view.elevation)
                painter.save()
                painter.translate(side * width, row * height)
                painter.setClipRect(0, 0, width, height)
                picture.paint(painter, camera, 1.0, SHOWN)
                painter.restore()
        painter.end()
        (out / f"{name}.png").write_bytes(small_png(sheet))
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
