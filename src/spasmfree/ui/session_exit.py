"""The last screen on the floor: how to get up from where the person is (decisions D31)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_parts import MomentScreen
from spasmfree.ui.session_words import Moment, undo_words

MOST_FIGURES = 3  # postures on the way up


class ExitScreen(MomentScreen):
    """It stays until a press; finishing early can still be taken back."""

    def __init__(self, position_of: Callable[[str], str]) -> None:
        """`position_of` maps the id of an exercise to that of its position, for the figures."""
        super().__init__()
        self._figures = [FigureStage(position_of, on_stage=False) for _ in range(MOST_FIGURES)]
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
        shown = holder(column(*((figure, 1) for figure in self._figures)))
        foot = row(self._undo, "stretch", self._primary)
        body = row((words, 10), self.gap(0.03), (shown, 7))
        self.setLayout(column((body, 1), self.gap(0.02), foot))

    def first(self) -> QWidget:
        return self._primary

    def show_moment(self, moment: Moment) -> None:
        session = moment.session
        self._title.set_text(tr("Stopped") if session.ledger.stopped else tr("Well done"))
        self._how.set_text(moment.getting_up)
        stills = moment.getting_up_shown
        for place, figure in enumerate(self._figures):
            figure.setVisible(place < len(stills))
            if place < len(stills):
                figure.show_figure(stills[place])
        self._undo.setVisible(session.can_undo)
        self._undo.say(undo_words(session))
