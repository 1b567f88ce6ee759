"""Shows a mistake of ours as a report that can be copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.parts import button, label, row

MOST_SHOWN = 20_000  # characters; laying out a line of a million takes minutes


class ReportDialog(Dialog):
    """What went wrong, in full; closing it goes on where the person was."""

    def __init__(self, over: QWidget, report: str, log: str) -> None:
        """`log` is the path of the file that holds the report too."""
        self._report = report
        text = QPlainTextEdit(report[-MOST_SHOWN:])
        text.setReadOnly(True)
        text.setMinimumHeight(200)
        text.setTabChangesFocus(True)
        text.setAccessibleName(tr("Report"))
        copy = button(tr("Copy the report"), "secondary", identifier="report.copy")
        copy.clicked.connect(self._copy)
        close = button(tr("Go on"), "primary", identifier="report.close")
        close.clicked.connect(self.accept)
        super().__init__(
            over,
            tr("Something in SpasmFree went wrong"),
            label(
                tr("What you did so far is kept. You can go on, and send the report to us."),
                wrap=True,
            ),
            12,
            text,
            8,
            label(tr("It is also in {file}.", file=log), "small", "text2", wrap=True),
            buttons=row(copy, "stretch", close, gap=12),
        )
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
