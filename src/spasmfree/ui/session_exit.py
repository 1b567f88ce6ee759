"""The last screen on the floor: how to get up from where the person is (decisions D31)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_parts import MomentScreen
from spasmfree.ui.session_words import Moment, undo_words


class ExitScreen(MomentScreen):
    """It stays until a press; finishing early can still be taken back."""

    def __init__(self) -> None:
        super().__init__()
        self._title = self.words(0.115, identifier="session.phase")
        self._head = self.words(0.056, "accent")
        self._head.set_text(tr("Getting up"))
        self._how = self.text(0.066, identifier="session.position")
        self._undo = self.control("", "plain", "undo", "session.undo")
        self._primary = self.control(tr("Go on"), "primary", "play", "session.primary")
        self.asks(Command.UNDO, self._undo)
        self.asks(Command.PRIMARY, self._primary)
        self._primary.be_one_button()
        words = holder(
            column(
                "stretch",
                self._title,
                self.gap(0.06),
                self._head,
                self.gap(0.01),
                self._how,
                "stretch",
            )
        )
        self.sized(lambda u: words.setMaximumWidth(round(u * 1.25)))
        foot = row(self._undo, "stretch", self._primary)
        self.setLayout(column((row((words, 1)), 1), self.gap(0.02), foot))

    def first(self) -> QWidget:
        return self._primary

    def show_moment(self, moment: Moment) -> None:
        session = moment.session
        self._title.set_text(tr("Stopped") if session.ledger.stopped else tr("Well done"))
        self._how.set_text(moment.getting_up)
        self._undo.setVisible(session.can_undo)
        self._undo.say(undo_words(session))
