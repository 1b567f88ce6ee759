"""Paints a file in turns of the window's events, and writes it on a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from spasmfree.core.errors import KnownError
from spasmfree.storage import atomic
from spasmfree.system.beside import Beside

Told = Callable[[Path | str], None]  # where the file is, or the sentence that says why not


class PaperFile(QObject):
    """One at a time, or several: each knows whom to tell.

    What painting needs belongs to Qt, and nothing of that may be on a thread
    (docs/decisions/0006); how long the disk takes, nobody knows.
    """

    def __init__(self, folder: Path, beside: Beside, parent: QObject) -> None:
        """`folder` is the person's data folder: a file in it is for them alone."""
        super().__init__(parent)
        self._folder, self._beside = folder, beside

    def make(self, painting: Iterator[bytes], target: Path, told: Told) -> None:
        """Paint a piece in each turn of events, and have the whole written.

        `painting` gives b"" after each piece, and at last the content.
        """
        try:
            content = next(painting)
        except KnownError as error:
            told(str(error))
            return
        if not content:
            QTimer.singleShot(0, self, partial(self.make, painting, target, told))
            return
        work = partial(_write, target, content, self._folder)
        self._beside.start(work, told, "spasmfree-paper")


def _write(target: Path, content: bytes, folder: Path) -> Path | str:
    try:
        atomic.write(target, content, folder)
    except KnownError as error:
        return str(error)
    return target
