"""What can be seen of a widget with a figure, as numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtGui import QImage

from spasmfree.ui.figure_view import drawings


def ready(widget):
    """Wait until what is drawn is ready; that happens in a turn of events of its own."""
    drawing, exercise = drawings.drawing, widget._still.exercise
    if drawing is not None and drawing.knows(exercise):
        deadline = QDeadlineTimer(5_000)
        while not drawing.is_ready(widget._still) and not deadline.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def seen(widget):
    """The pixels of a widget once it is drawn: rows, columns, blue green red."""
    widget.grab()
    ready(widget)
    return pixels(widget.grab().toImage())


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4).astype(int)


def colours(picture):
    return len(np.unique(picture.reshape(-1, 4), axis=0))


def differing(first, second, levels=40):
    """The share of pixels that differ by more than so many levels in any colour."""
    return (np.abs(first - second).max(2) > levels).mean()
