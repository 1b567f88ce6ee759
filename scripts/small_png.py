"""Keeps the files of pictures small, for the other scripts here."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from PySide6.QtGui import QImage

MOST_BYTES = 150_000  # of a picture in docs


def small_png(image: QImage, most: int = MOST_BYTES) -> bytes:
    """The image as PNG of at most `most` bytes, in as many colours as that allows."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size, row = plain.size().toTuple(), plain.bytesPerLine()
    whole = Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", row)
    found = _png(whole)
    for colours in (256, 128, 64, 32):
        if len(found) <= most:
            break
        found = _png(whole.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE))
    return found


def _png(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
