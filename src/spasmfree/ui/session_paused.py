"""The paused screen: all the rare commands, because nobody who moves can use them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spasmfree.core.exercises import Side
from spasmfree.core.words import tr
from spasmfree.ui.floor import FloorKind
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_parts import MomentScreen, SessionButton
from spasmfree.ui.session_words import Moment, countable, primary_words, undo_words


class PausedScreen(MomentScreen):
    """Resume and "it hurts" at the left, everything else at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._title = self.words(0.115, identifier="session.phase")
        self._exercise = self.words(0.043, "text2", 400, identifier="session.exercise")
        self._place = self.words(0.043, "text2", 400, identifier="session.set")
        self._side = self.side_word(0.085)
        self._long = self.text(0.043)
        self._resume = self._grows(Command.PRIMARY, tr("Resume"), "play", "primary", "primary")
        self._resume.be_one_button()
        self._hurts = self._grows(Command.HURTS, tr("It hurts"), "stop", "hurts", "danger")
        self._undo = self._grows(Command.UNDO, tr("Undo"), "undo", "undo")
        self._less = self._grows(Command.REST_LESS, tr("\u221210\u00a0s"), None, "rest_less")
        self._more = self._grows(Command.REST_MORE, tr("+10\u00a0s"), None, "rest_more")
        self._less.setAccessibleName(tr("10\u00a0seconds less"))
        self._more.setAccessibleName(tr("10\u00a0seconds more"))
        self._back = self._grows(Command.BACK, tr("Redo this set"), "roll", "back")
        self._skip_side = self._grows(Command.SKIP_SIDE, tr("Skip this side"), "right", "skip_side")
        self._correct = self._grows(Command.CORRECT, tr("Correct the count"), "edit", "correct")
        self._finish = self._grows(Command.FINISH, tr("Finish early"), "check", "finish")
        self._flare = self._grows(Command.FLARE, tr("My back just went"), "flare", "flare")
        self._lay_out()

    def _grows(
        self,
        command: Command,
        text: str,
        icon: str | None,
        identifier: str,
        kind: FloorKind = "plain",
    ) -> SessionButton:
        named = f"session.{identifier}" if identifier else ""
        return self.asks(command, self.control(text, kind, icon, named, grow=True))

    def _lay_out(self) -> None:
        self._undo_gap = self.gap(0.02)
        self._rest = holder(row((self._less, 1), self.gap(0.02), (self._more, 1)))
        left = column(
            "stretch",
            self._title,
            self.gap(0.01),
            self._exercise,
            self._place,
            self._side,
            self._long,
            self.gap(0.024),
            self._resume,
            self.gap(0.02),
            self._hurts,
            self.gap(0.02),
            self._rest,
            self._undo_gap,
            self._undo,
            "stretch",
        )
        set_ = self._grows(Command.SKIP_SET, tr("Skip this set"), "right", "skip_set")
        exercise = self._grows(
            Command.SKIP_EXERCISE, tr("Skip this exercise"), "right", "skip_exercise"
        )
        right = column("stretch")
        for control in (
            self._back,
            set_,
            self._skip_side,
            exercise,
            self._correct,
            self._finish,
            self._flare,
        ):
            right.addWidget(control)
        right.addStretch(1)
        self.sized(lambda u: right.setSpacing(round(u * 0.022)))
        columns = row((holder(left), 11), self.gap(0.08), (holder(right), 10))
        self.setLayout(column((columns, 1)))

    def first(self) -> QWidget:
        return self._resume

    def show_moment(self, moment: Moment) -> None:
        session = moment.session
        long = session.paused_long(moment.now)
        self._title.set_text(tr("Paused"))
        self._exercise.set_text(moment.exercise.name)
        self._place.set_text(moment.place)
        self._side.set_words(moment.limb, moment.side)
        self._long.set_text(
            tr("Paused for more than 30\u00a0minutes. Go on, or keep as partial what is done.")
        )
        self._long.setVisible(long)
        self._resume.say(*primary_words(moment))
        self._finish.say(tr("Keep as partial") if long else tr("Finish early"))
        self._rest.setVisible(session.leading and not long)
        self._undo.setVisible(session.can_undo)
        self._undo_gap.setVisible(session.can_undo and session.leading and not long)
        self._undo.say(undo_words(session))
        begun = not session.leading and (session.reps > 0 or session.elapsed(moment.now) > 0)
        self._back.say(tr("Redo this set") if begun else tr("Back to the set before"))
        self._skip_side.setVisible(moment.planned.side is not Side.BOTH)
        self._correct.setVisible(bool(countable(session)))
