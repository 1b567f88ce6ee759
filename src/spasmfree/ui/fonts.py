"""Whether there is a font to paint words with."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QGuiApplication

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr


def need_font() -> None:
    """Raises KnownError where there is none: Qt would end the process."""
    if not QFontMetricsF(QGuiApplication.font()).inFont("A"):
        raise KnownError(
            tr(
                "There is no font on this computer; install one with: "
                "sudo apt-get install -y --no-install-recommends fonts-dejavu-core"
            )
        )
