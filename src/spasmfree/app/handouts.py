"""A program on paper, from the window: asks, paints it in turns, and writes it on a thread."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.paper_file import PaperFile
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
        self._files = PaperFile(parts.folder, self._beside, self)

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
            painting = in_pieces(shown, Paper(paper), poses)
            self._files.make(painting, target, self._written)

        self._beside.start(built_in, go_on, "spasmfree-poses", daemon=True)

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
