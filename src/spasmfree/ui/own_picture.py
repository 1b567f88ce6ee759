"""The person's own pictures of exercises that have no pose: looked at before they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from spasmfree.core import own_picture

_MOST = QSize(1600, 1200)  # pixels that are kept of one


class OwnPictures:
    """Read when they are first asked for. What cannot be shown is as if it were not there."""

    def __init__(self) -> None:
        self._files: Mapping[str, Path] = {}
        self._read: dict[str, QImage] = {}

    def load(self, files: Mapping[str, Path]) -> None:
        """Take the files of pictures, by the id of their exercise."""
        self._files, self._read = files, {}

    def of(self, exercise: str) -> QImage | None:
        """The picture of an exercise, None where there is none."""
        if exercise not in self._files:
            return None
        if exercise not in self._read:
            self._read[exercise] = _image(self._files[exercise])
        found = self._read[exercise]
        return None if found.isNull() else found


own_pictures = OwnPictures()


def paint_own(painter: QPainter, area: QRectF, picture: QImage) -> None:
    """Paint it in the middle, as large as the area allows."""
    size = picture.size().toSizeF().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(area.topLeft(), size)
    place.moveCenter(area.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, picture)


def _image(file: Path) -> QImage:
    try:
        with file.open("rb") as stream:
            data = stream.read(own_picture.MOST_BYTES + 1)
    except OSError:
        return QImage()
    if own_picture.fault(file.name, data):
        return QImage()
    if own_picture.kind_of(file.name) == "svg":
        return _drawn(data)
    found = QImage.fromData(data)
    if found.width() <= _MOST.width() and found.height() <= _MOST.height():
        return found
    smooth = Qt.TransformationMode.SmoothTransformation
    return found.scaled(_MOST, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _drawn(data: bytes) -> QImage:
    renderer = QSvgRenderer(QByteArray(data))
    size = renderer.defaultSize().scaled(_MOST, Qt.AspectRatioMode.KeepAspectRatio)
    if not renderer.isValid() or size.isEmpty():
        return QImage()
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image
