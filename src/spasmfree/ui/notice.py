"""A quiet line at the head of the window: something the person should know, and nothing to do."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame

from spasmfree.core.words import tr
from spasmfree.ui.parts import Align, Glyph, button, label, row


class NoticeBar(QFrame):
    """Hidden until `say`; the newest sentence replaces the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self._words = label("", "body", "notice", wrap=True, identifier="notice.words")
        close = button("", "icon", "cross", name=tr("Close"), identifier="notice.close")
        close.clicked.connect(self.hide)
        self.setLayout(
            row(
                Glyph("speak", "notice", 20),
                (self._words, 1),
                (close, 0, Align.AlignVCenter),
                margins=(24, 4, 12, 4),
                gap=12,
            )
        )
        self.hide()

    def say(self, sentence: str) -> None:
        """Show `sentence` and tell it to screen readers."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def words(self) -> str:
        return self._words.text()
