"""Asks where a file is to be written; what else to ask stands above that."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDir, QFileInfo, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import button, label, row, set_tone


@dataclass(frozen=True, slots=True)
class Saving:
    """What a dialog saves."""

    part: str  # the first part of its identifiers, such as "export"
    name: str  # the file's proposed name, in the folder of documents
    suffix: str  # "csv"
    kind: str  # such as "CSV files (*.csv)"


class SaveDialog(Dialog):
    """One press of Save takes what is preset.

    It stays open until it is accepted or the person leaves, so that a file which cannot be
    written can be given another name.
    """

    save_wanted = Signal(str)  # the file's path

    def __init__(
        self,
        over: QWidget,
        title: str,
        saving: Saving,
        *above: Item,
        detail: str,
        also: QWidget | None = None,
    ) -> None:
        """`also` is another button, at the left of the usual ones."""
        self._saving, self._also = saving, also
        self._named = False  # the person has chosen a name of their own
        self._writing = False
        self._path = QLineEdit(_in_documents(saving.name))
        self._path.setAccessibleName(tr("File"))
        self._path.setAccessibleIdentifier(f"{saving.part}.path")
        self._browse = button(
            tr("Choose"), "secondary", "folder", identifier=f"{saving.part}.choose"
        )
        self._said = label("", "small", "text2", wrap=True, identifier=f"{saving.part}.said")
        where: list[Item] = [
            16,
            label(tr("File"), "strong"),
            6,
            row((self._path, 1), self._browse, gap=8),
            6,
            self._said,
        ]
        super().__init__(over, title, 8, *above, *where, buttons=self._buttons(), detail=detail)
        self._path.textEdited.connect(self._take_name)
        self._path.textChanged.connect(self._warn)
        self._path.returnPressed.connect(self._save.click)
        self._browse.clicked.connect(self._choose_file)
        self._save.clicked.connect(self._wish)
        self._warn()
        self._save.setFocus()

    def _buttons(self) -> QHBoxLayout:
        part = self._saving.part
        self._save = button(tr("Save"), "primary", identifier=f"{part}.save")
        cancel = button(tr("Cancel"), "secondary", identifier=f"{part}.cancel")
        cancel.clicked.connect(self.reject)
        also: list[Item] = [] if self._also is None else [self._also]
        return row(*also, "stretch", cancel, self._save, gap=12)

    def fail(self, sentence: str) -> None:
        """Say why the file could not be written."""
        self._writing = False
        set_tone(self._said, "danger")
        self._said.setText(sentence)
        self._path.setFocus()

    def propose(self, saving: Saving) -> None:
        """Another kind of file, and another name for it, unless the person has chosen one."""
        self._saving = saving
        if not self._named:
            self._path.setText(_in_documents(saving.name))

    def _take_name(self) -> None:
        self._named = True

    def _warn(self) -> None:
        """Say when a file of that name is there already."""
        there = QFileInfo(self._path.text().strip()).isFile()
        set_tone(self._said, "text2")
        self._said.setText(
            tr("There is a file with this name. Saving replaces it.") if there else ""
        )
        self._save.setEnabled(bool(self._path.text().strip()))

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, tr("Save as"), self._path.text(), self._saving.kind)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(self._saving.suffix)
        # The warning under the field says that a file is there; Save is pressed after it.
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
        chooser.fileSelected.connect(self._take_path)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _take_path(self, path: str) -> None:
        self._named = True
        self._path.setText(QDir.toNativeSeparators(path))

    def _wish(self) -> None:
        """Ask for the file, once: a second press while it is written asks for nothing."""
        if self._writing:
            return
        self._writing = True
        set_tone(self._said, "text2")
        self._said.setText(tr("Writing the file."))
        self.save_wanted.emit(self._path.text().strip())


def _in_documents(name: str) -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = QStandardPaths.writableLocation(place)
    return QDir.toNativeSeparators(QDir(folder).filePath(name))
