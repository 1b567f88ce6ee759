"""A quiet line at the head of the window: something the person should know, and nothing to do."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.parts import Align, Glyph, button, label, row

PASSING_MS = 15_000  # long enough to be read from the mat


class NoticeBar(QFrame):
    """Hidden until `say`; the newest sentence that stays replaces the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passing.timeout.connect(self.hide)
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

    def say(self, sentence: str, *, passing: bool = False) -> None:
        """Show `sentence` and tell it to screen readers.

        One that is only to be known goes by itself (`passing`), and is not written over one that
        asks for a remedy, which stays.
        """
        from spasmfree.ui.announce import announcements  # not for the start

        announcements.say(self, sentence)
        if passing and self.isVisible() and not self._passing.isActive():
            return
        if passing:
            self._passing.start()
        else:
            self._passing.stop()
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def set_large(self, unit: float) -> None:
        """Letters to be read from the floor, as shares of `unit`; 0 for those of a page."""
        wanted = ""
        if unit:
            ink = theme.colour("text").name()  # that of a notice has less than 7 to 1
            wanted = f"font-size: {round(unit * 0.042)}px; color: {ink}"
        if self._words.styleSheet() != wanted:
            self._words.setStyleSheet(wanted)

    def take_back(self, sentence: str) -> None:
        """Hide `sentence` when it is the one that stands here: it is true no more."""
        if self._words.text() == sentence:
            self.hide()

    def words(self) -> str:
        return self._words.text()
