"""Line icons: one SVG file each, coloured by a token and drawn at the screen's own resolution."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from spasmfree.resources import resource
from spasmfree.ui import theme


def pixmap(name: str, tone: str, size: int = 20, gap: int = 0) -> QPixmap:
    """The icon in the colour of the token `tone`, with `gap` empty pixels at its right.

    The gap is for buttons: a style sheet knows no space between icon and text.
    Raises KnownError when there is no such icon.
    """
    screen = QGuiApplication.primaryScreen()
    return _drawn(name, theme.colour(tone).name(), size, gap, screen.devicePixelRatio())


def icon(
    name: str, tone: str, size: int = 20, checked_tone: str | None = None, gap: int = 0
) -> QIcon:
    """As `pixmap`, for a button; `checked_tone` colours the icon of a checked one."""
    made = QIcon(pixmap(name, tone, size, gap))
    if checked_tone:
        made.addPixmap(pixmap(name, checked_tone, size, gap), QIcon.Mode.Normal, QIcon.State.On)
    made.addPixmap(pixmap(name, "text3", size, gap), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """The icon of the program's window."""
    return QIcon(str(resource("icons/spasmfree.svg")))


def icon_size(size: int, gap: int = 0) -> QSize:
    """The size to give a button for an icon made with the same `size` and `gap`."""
    return QSize(size + gap, size)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int, gap: int, ratio: float) -> QPixmap:
    renderer = _renderer(name, colour)
    made = QPixmap(round((size + gap) * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
