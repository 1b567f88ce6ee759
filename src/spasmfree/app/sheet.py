"""`spasmfree sheet`: all exercises drawn on one sheet, made without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from spasmfree.app import offscreen
from spasmfree.app.poses import built_in
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Catalogue, SideMode
from spasmfree.core.words import tr
from spasmfree.storage import atomic

if TYPE_CHECKING:
    from spasmfree.ui.figure.sheet import Entry

ENDINGS = (".svg", ".png", ".pdf")
THEMES = ("light", "dark")


def make(target: Path, themes: Sequence[str], catalogue: Catalogue, folder: Path) -> None:
    """Write a sheet in these themes; `folder` is that of the person's data. Raises KnownError."""
    ending = target.suffix.lower()
    if ending not in ENDINGS and not atomic.is_folder(target):
        raise KnownError(
            tr(
                "A sheet is a picture or a document; let the name {file} end in .svg, .png or "
                ".pdf.",
                file=target,
            )
        )
    atomic.check_folder(target)
    offscreen.check()
    atomic.write(target, offscreen.painted(lambda: _drawn(ending, themes, catalogue)), folder)


def _drawn(ending: str, themes: Sequence[str], catalogue: Catalogue) -> bytes:
    from spasmfree.ui.figure import sheet

    paint = {".svg": sheet.as_svg, ".pdf": sheet.as_pdf}.get(ending, sheet.as_png)
    return paint(entries(catalogue), themes)


def entries(catalogue: Catalogue) -> Sequence[Entry]:
    """All exercises in the order of the catalogue."""
    from spasmfree.ui.figure.sheet import Entry

    poses = built_in()
    return [
        Entry(poses[one.id], one.name, one.side_mode is SideMode.EACH)
        for one in catalogue.exercises.values()
    ]
