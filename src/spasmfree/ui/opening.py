"""What is on screen before the program's own window is: why that takes a while, or a question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from spasmfree.core.backup_words import Copy
from spasmfree.core.words import tr
from spasmfree.ui import icons, theme
from spasmfree.ui.announce import announcements
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.layouts import Item, column, row
from spasmfree.ui.painted import Mark
from spasmfree.ui.parts import button, card, label

_WIDE, _HIGH = 780, 480  # at 100 % text


class Opening(QWidget):
    """A calm window with a sentence; it goes by itself and not by its close button."""

    def __init__(self, title: str = "", sentence: str = "") -> None:
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.CustomizeWindowHint
            | Qt.WindowType.WindowTitleHint,
        )
        self.setWindowTitle(tr("SpasmFree"))
        self.setWindowIcon(icons.application_icon())
        self._words = tr("{title} {sentence}", title=title, sentence=sentence) if title else ""
        self.setAccessibleName(self._words or tr("SpasmFree"))
        said: list[Item] = []
        if title:
            said = [label(title, "title", wrap=True), 8]
            said.append(label(sentence, "lead", "text2", wrap=True))
        self.setLayout(
            column(
                row(Mark(), 10, label(tr("SpasmFree"), "heading"), "stretch"),
                "stretch",
                *said,
                "stretch",
                margins=(40, 32, 40, 40),
            )
        )
        self.resize(theme.px(_WIDE), theme.px(_HIGH))

    def show_now(self) -> None:
        """Put it on screen, and tell a screen reader."""
        self.show()
        if self._words:
            announcements.say(self, self._words)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # what goes on behind it is whole or not at all, and soon over


class DamagedDialog(Dialog):
    """Offers the newest good copy in the place of a damaged history."""

    def __init__(self, over: QWidget, file: str, copy: Copy) -> None:
        use = button(tr("Use this backup"), "primary", identifier="damaged.use")
        leave = button(tr("Quit"), identifier="damaged.quit")
        super().__init__(
            over,
            tr("Your history is damaged"),
            card(
                column(
                    label(tr("The newest good backup"), "smallstrong", "text2"),
                    2,
                    label(copy.when, "strong", wrap=True, identifier="damaged.when"),
                    2,
                    label(copy.holds, wrap=True, identifier="damaged.holds"),
                ),
                pad=16,
            ),
            14,
            label(
                tr(
                    "What was noted after it is not in it. The damaged file is kept beside it "
                    "under a name with today's date."
                ),
                wrap=True,
            ),
            buttons=row("stretch", leave, use, gap=10),
            detail=tr("{file} cannot be read as a whole.", file=file),
        )
        use.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        use.setFocus()
