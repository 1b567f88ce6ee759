"""Settings' card of backups: when the last was made, one now, one put back; delete everything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from spasmfree.core.words import tr
from spasmfree.ui.flow import Flow
from spasmfree.ui.parts import button, column, label, row, rule


class BackupCard(QFrame):
    """Says what there is; each button leads on to a dialog that says what it will do."""

    now_wanted = Signal()
    restore_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, last: str, *, some: bool) -> None:
        """`last` says when the last backup was made; `some` is whether there are any."""
        super().__init__()
        self.setProperty("kind", "card")
        now = button(tr("Back up now"), icon="export", identifier="settings.backup_now")
        now.clicked.connect(self.now_wanted)
        restore = button(tr("Restore a backup"), icon="undo", identifier="settings.restore")
        restore.setEnabled(some)
        restore.clicked.connect(self.restore_wanted)
        delete = button(tr("Delete everything"), "stoplink", "bin", identifier="settings.delete")
        delete.clicked.connect(self.delete_wanted)
        self._said = label(last, "body", "text2", wrap=True, identifier="settings.backup_said")
        rules = tr(
            "One is made every week in the data folder, and before a new version changes the "
            "history. The last 8 are kept."
        )
        self.setLayout(
            column(
                label(tr("Backups"), "heading"),
                4,
                label(rules, "small", "text2", wrap=True),
                8,
                self._said,
                10,
                Flow((now, restore), gap=10),
                12,
                rule(),
                6,
                row(delete, "stretch"),
                margins=(24, 20, 24, 14),
            )
        )
