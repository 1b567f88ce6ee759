"""The screen after "it hurts": one fixed line, and the safe choice first (decisions D29)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spasmfree.core.fixed_words import stop_signs
from spasmfree.core.words import tr
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_parts import MomentScreen, SessionButton
from spasmfree.ui.session_words import Moment, hurt_place, leave_out_words


class HurtsScreen(MomentScreen):
    """Nothing is taken by time: it stays until one of the choices is made."""

    def __init__(self) -> None:
        super().__init__()
        self._title = self.words(0.115, identifier="session.phase")
        self._title.set_text(tr("Stopped"))
        self._place = self.text(0.041, "text2", identifier="session.exercise")
        self._rule = self.text(0.047, "danger", 600)
        self._rule.set_text(stop_signs())
        self._stop = self.control(tr("Stop here"), "primary", "stop", "hurts.stop", grow=True)
        self._easier = self.control("", "plain", None, "hurts.easier", grow=True)
        self._leave = self.control("", "plain", None, "hurts.skip_side", grow=True)
        self.asks(Command.STOP_HERE, self._stop)
        self.asks(Command.EASIER, self._easier)
        self.asks(Command.LEAVE_OUT, self._leave)
        for choice in self._choices():
            choice.be_one_button(pointer=False)
        self._easier_gap = self.gap(0.025)
        self._how = self.text(0.041, "text2")
        self._how.set_text(tr("Short press: next choice. Hold one second: take it."))
        self._column = holder(
            column(
                "stretch",
                self._title,
                self.gap(0.01),
                self._place,
                self.gap(0.045),
                self._rule,
                self.gap(0.045),
                self._stop,
                self.gap(0.025),
                self._easier,
                self._easier_gap,
                self._leave,
                self.gap(0.035),
                self._how,
                "stretch",
            )
        )
        self.sized(lambda u: self._column.setMaximumWidth(round(u * 1.25)))
        self.setLayout(column((row((self._column, 1)), 1)))

    def _choices(self) -> tuple[SessionButton, ...]:
        return (self._stop, self._easier, self._leave)

    def first(self) -> QWidget:
        return self._stop

    def _offered(self) -> list[SessionButton]:
        return [choice for choice in self._choices() if not choice.isHidden()]

    def marked(self) -> SessionButton:
        """The choice that has the focus, the safe one where none has it."""
        return next((choice for choice in self._offered() if choice.hasFocus()), self._stop)

    def offers(self) -> list[tuple[str, bool]]:
        """What each choice says, and whether it is marked."""
        marked = self.marked()
        return [(choice.text(), choice is marked) for choice in self._offered()]

    def move_on(self) -> str:
        """Mark the next choice, after the last one the first again; what it says."""
        offered = self._offered()
        after = offered[(offered.index(self.marked()) + 1) % len(offered)]
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        return after.text()

    def take(self) -> None:
        """Take the choice that is marked."""
        self.marked().click()

    def show_moment(self, moment: Moment) -> None:
        self._place.set_text(hurt_place(moment))
        easier = moment.easier
        self._easier.setVisible(easier is not None)
        self._easier_gap.setVisible(easier is not None)
        if easier is not None:
            self._easier.say(tr("It was mild: easier, {form}", form=easier.text))
        self._leave.say(leave_out_words(moment))
