"""The small picture of an exercise, as a file that was drawn ahead (decisions D24)."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from spasmfree.core.errors import KnownError
from spasmfree.resources import resource
from spasmfree.ui import theme
from spasmfree.ui.stand_in import Posture, paint_posture

SIZE = 120, 90
TWICE = 2  # the files are that much larger, for fine screens
_FINE = 0.75  # of its size: a picture that is painted smaller is shrunk first
_SHRUNK = 200  # pictures that are kept so, of some 10 KB


@cache
def _file(exercise: str, theme_name: str) -> QPixmap | None:
    try:
        found = QPixmap(str(resource(f"figures/{theme_name}/{exercise}.png")))
    except KnownError:  # an exercise of the person's own
        return None
    return None if found.isNull() else found


def load(exercise: str) -> None:
    """Read the picture of the present theme now, so that painting it does not have to."""
    _file(exercise, theme.name())


def has_thumbnail(exercise: str) -> bool:
    """Whether there is a small picture of this exercise."""
    return _file(exercise, theme.name()) is not None


def paint_thumbnail(
    painter: QPainter, area: QRectF, exercise: str, posture: Posture, *, mirrored: bool = False
) -> None:
    """Paint it as large as the area allows; the outline of a posture where there is none."""
    picture = _file(exercise, theme.name())
    if picture is None:
        paint_posture(painter, area, posture, mirrored=mirrored)
        return
    scale = min(area.width() / picture.width(), area.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    place = QRectF(area.center().x() - width / 2, area.center().y() - height / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if scale < _FINE:
        ratio = float(painter.device().devicePixelRatio())
        picture = _shrunk(exercise, theme.name(), round(width * ratio), round(height * ratio))
    whole = QRectF(0, 0, picture.width(), picture.height())
    if mirrored:
        painter.drawPixmap(place, picture.transformed(_MIRROR), whole)
    else:
        painter.drawPixmap(place, picture, whole)


@lru_cache(_SHRUNK)
def _shrunk(exercise: str, theme_name: str, width: int, height: int) -> QPixmap:
    """The picture at a fraction of its size; scaled while painting it would lose thin lines."""
    picture = _file(exercise, theme_name)
    assert picture is not None
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


_MIRROR = QTransform(-1, 0, 0, 1, 0, 0)
