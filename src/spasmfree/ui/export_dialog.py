"""Asks what to export, how far back and where to."""

from __future__ import annotations

from PySide6.QtCore import QDir, QFileInfo, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from spasmfree.core.progress import Span, span_names
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import button, label, row, segments, set_tone

TABLES = ("sets", "sessions", "pain")


class ExportDialog(Dialog):
    """One press of Save takes what is preset.

    It stays open until `done` is called or the person leaves, so that a file which cannot be
    written can be given another name.
    """

    export_wanted = Signal(str, str, str)  # sets | sessions | pain, a Span's value, the file's path

    def __init__(self, over: QWidget, span: Span, today: str) -> None:
        """`today` is the ISO day that the proposed name carries."""
        self._today = today
        self._named = False  # the person has chosen a name of their own
        self._writing = False
        self._table = segments(
            (tr("Sets"), tr("Sessions"), tr("Pain")),
            name=tr("What to export"),
            identifier="export.table",
            stretch=True,
        )
        self._span = segments(
            span_names(),
            list(Span).index(span),
            name=tr("How far back"),
            identifier="export.range",
            stretch=True,
        )
        self._path = QLineEdit(self._proposal())
        self._path.setAccessibleName(tr("File"))
        self._path.setAccessibleIdentifier("export.path")
        self._browse = button(tr("Choose"), "secondary", "folder", identifier="export.choose")
        self._said = label("", "small", "text2", wrap=True, identifier="export.said")
        super().__init__(
            over,
            tr("Export as CSV"),
            *self._items(),
            buttons=self._buttons(),
            detail=tr("A file that spreadsheets open. Nothing leaves this computer."),
        )
        self._table.chosen.connect(self._propose)
        self._path.textEdited.connect(self._take_name)
        self._path.textChanged.connect(self._warn)
        self._path.returnPressed.connect(self._save.click)
        self._browse.clicked.connect(self._choose_file)
        self._save.clicked.connect(self._wish)
        self._warn()
        self._save.setFocus()

    def _items(self) -> list[Item]:
        return [
            8,
            label(tr("What"), "strong"),
            6,
            self._table,
            16,
            label(tr("How far back"), "strong"),
            6,
            self._span,
            16,
            label(tr("File"), "strong"),
            6,
            row((self._path, 1), self._browse, gap=8),
            6,
            self._said,
        ]

    def _buttons(self) -> QHBoxLayout:
        self._save = button(tr("Save"), "primary", identifier="export.save")
        cancel = button(tr("Cancel"), "secondary", identifier="export.cancel")
        cancel.clicked.connect(self.reject)
        return row("stretch", cancel, self._save, gap=12)

    def fail(self, sentence: str) -> None:
        """Say why the file could not be written."""
        self._writing = False
        set_tone(self._said, "danger")
        self._said.setText(sentence)
        self._path.setFocus()

    def _proposal(self) -> str:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(place)
        name = f"spasmfree-{TABLES[self._table.current()]}-{self._today}.csv"
        return QDir.toNativeSeparators(QDir(folder).filePath(name))

    def _propose(self) -> None:
        if not self._named:
            self._path.setText(self._proposal())

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
        chooser = QFileDialog(self, tr("Save as"), self._path.text(), tr("CSV files (*.csv)"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("csv")
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
        table = TABLES[self._table.current()]
        span = list(Span)[self._span.current()]
        self.export_wanted.emit(table, span.value, self._path.text().strip())
