"""A quiet line at the head of the window: something the person should know, and nothing to do."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.parts import Align, Glyph, button, label, row

PASSING_MS = 15_000  # long enough to be read from the mat


class NoticeBar(QFrame):
    """Hidden until `say`; the newest sentence that stays replaces the one before."""

    shows = Signal(str)  # the sentence that is to be read, "" for none

    def __init__(self) -> None:
        super().__init__()
        self._passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passing.timeout.connect(self._next)
        self._waiting: deque[str] = deque()  # passing ones, each is read in its turn
        self._aside = False
        self.setProperty("kind", "strip")
        self._words = label("", "body", "notice", wrap=True, identifier="notice.words")
        close = button("", "icon", "cross", name=tr("Close"), identifier="notice.close")
        close.clicked.connect(self._next)
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
        if passing and self.words():
            if self._passing.isActive() and sentence not in (self.words(), *self._waiting):
                self._waiting.append(sentence)
            return
        self._show(sentence, passing=passing)

    def _show(self, sentence: str, *, passing: bool) -> None:
        if passing:
            self._passing.start()
        else:
            self._passing.stop()
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence) and not self._aside)
        self.shows.emit(sentence)

    def _next(self) -> None:
        """What stood here was read or closed."""
        waiting = self._waiting.popleft() if self._waiting else ""
        self._show(waiting, passing=bool(waiting))

    def step_aside(self, *, aside: bool) -> None:
        """Leave it to somebody else to show what is to be read."""
        self._aside = aside
        self.setVisible(bool(self.words()) and not aside)

    def read_out(self, title: str) -> bool:
        """Who reads the session turned cannot read the dialog that opens over it, so much they can.

        "" when it has closed; false where the dialog itself can be read.
        """
        if self._aside:
            self.shows.emit(title or self.words())
        return self._aside

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
        if self.words() == sentence:
            self._next()

    def words(self) -> str:
        return self._words.text()
