"""Asks where the picture of a chart is to be written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.save_dialog import SaveDialog, Saving


class PictureDialog(SaveDialog):
    """One press of Save takes what is preset."""

    def __init__(self, over: QWidget, chart: str, kind: str, today: str) -> None:
        """`kind` is png or svg; `today` is the ISO day that the proposed name carries."""
        detail = (
            tr("A picture that stays sharp at any size. Nothing leaves this computer.")
            if kind == "svg"
            else tr("A picture for letters and web pages. Nothing leaves this computer.")
        )
        kinds = tr("SVG pictures (*.svg)") if kind == "svg" else tr("PNG pictures (*.png)")
        name = f"spasmfree-{chart}-{today}.{kind}"
        super().__init__(
            over, tr("Save this chart"), Saving("picture", name, kind, kinds), detail=detail
        )
