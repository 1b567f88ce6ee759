"""A program on paper, from the window: asks, paints it in turns, and writes it on a thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.parts import Parts
from spasmfree.app.poses import built_in
from spasmfree.app.report import check_name
from spasmfree.core import days
from spasmfree.core.errors import KnownError
from spasmfree.core.handout import Handout, Paper, own
from spasmfree.core.load_choice import kept_ids
from spasmfree.core.loads import REMEMBERED_DAYS
from spasmfree.core.words import tr
from spasmfree.storage import atomic
from spasmfree.system.beside import Beside
from spasmfree.ui.handout import in_pieces
from spasmfree.ui.handout_dialog import HandoutDialog

if TYPE_CHECKING:
    from spasmfree.body.pose import Pose


class Handouts(QObject):
    """Makes the handout of a program whenever one is wanted; remembers nothing."""

    told = Signal(str)  # where the file is, or why there is none

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._dialog: HandoutDialog | None = None
        self._beside = Beside(self)

    def ask(self, over: QWidget, program_id: str) -> None:
        """Ask where the handout of this program goes, in front of `over`."""
        if self._dialog is not None:
            return
        program = self._parts.catalogue.programs[program_id]
        dialog = HandoutDialog(over, program.id, program.name)
        dialog.handout_wanted.connect(partial(self._make, program.id))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _make(self, program_id: str, paper: str, path: str) -> None:
        """Begin with the file."""
        try:
            target = atomic.named(path)
            check_name(target)
            shown = self._handout(program_id)
        except KnownError as error:
            self._written(str(error))
            return

        def go_on(poses: Mapping[str, Pose]) -> None:
            self._go_on(in_pieces(shown, Paper(paper), poses), target)

        self._beside.start(built_in, go_on, "spasmfree-poses", daemon=True)

    def _go_on(self, painting: Iterator[bytes], target: Path) -> None:
        """Paint a piece in each turn of events, and have the whole written.

        What painting needs belongs to Qt, and nothing of that may be on a thread
        (docs/decisions/0006); how long the disk takes, nobody knows.
        """
        try:
            content = next(painting)
        except KnownError as error:
            self._written(str(error))
            return
        if not content:
            QTimer.singleShot(0, self, partial(self._go_on, painting, target))
            return
        work = partial(_write, target, content, self._parts.folder)
        self._beside.start(work, self._written, "spasmfree-handout")

    def _handout(self, program_id: str) -> Handout:
        parts = self._parts
        program = parts.catalogue.programs[program_id]
        today, tailor = parts.today(), parts.tailor()
        wanted = kept_ids((item.exercise for item in tailor.items(program)), parts.catalogue)
        history = parts.store.last_loads(wanted, days.add(today, -REMEMBERED_DAYS))
        return own(program, tailor, parts.store.plan(), today, history)

    def _written(self, told: Path | str) -> None:
        """Told where the file is, or why there is none."""
        if isinstance(told, Path):
            if self._dialog is not None:
                self._dialog.accept()
            self.told.emit(tr("Saved to {file}.", file=told))
        elif self._dialog is not None:
            self._dialog.fail(told)
        else:
            self.told.emit(told)

    def _forget(self) -> None:
        self._dialog = None


def _write(target: Path, content: bytes, folder: Path) -> Path | str:
    """The file that was written, or the sentence that says why not."""
    try:
        atomic.write(target, content, folder)
    except KnownError as error:
        return str(error)
    return target
