"""Offers to go on with a session that was interrupted, to keep it as it is, or to discard it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.session import Session, State
from spasmfree.core.words import tr, trn
from spasmfree.ui.layouts import Item, column
from spasmfree.ui.parts import button, card, label
from spasmfree.ui.session_asking import Asking
from spasmfree.ui.session_words import Moment
from spasmfree.ui.tokens import Mode


class RecoverPage(Asking):
    """Each answer is one press; discarding says beforehand what it throws away."""

    resumed = Signal()
    kept = Signal()
    discarded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place, self._counts, self._lost = "", "", ""
        self._can_resume = False
        self._waits = ""

    def offer(self, moment: Moment, *, can_resume: bool, waits: str = "") -> None:
        """Show a session that was read back. Only on its own day can it be resumed (D15).

        `waits` is the rule by which training cannot go on now, "" where there is none.
        """
        self._waits = waits
        self._place = _place(moment)
        self._counts = _counts(moment)
        self._lost = _lost(moment.session)
        self._can_resume = can_resume
        self.rebuild()

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        keep = button(
            tr("Keep as partial"),
            "secondary" if self._can_resume else "primary",
            large=True,
            identifier="recover.keep",
        )
        keep.clicked.connect(self.kept)
        discard = button(tr("Discard"), "stoplink", identifier="recover.discard")
        discard.clicked.connect(self.discarded)
        said = (
            tr("Go on where it stopped, or keep what is done as it is.")
            if self._can_resume
            else self._waits
            or tr("It began on another day and cannot go on. You can keep what is done.")
        )
        where: list[Item] = [label(self._place, "heading", wrap=True)]
        if self._counts:
            where += [2, label(self._counts, "body", "text2", wrap=True)]
        body: tuple[Item, ...] = (
            label(tr("A session was interrupted"), "display", wrap=True),
            8,
            label(said, "lead", "text2", wrap=True),
            14 if tight else 24,
            card(*where),
            14 if tight else 24,
            column(label(self._lost, "body", "text2", wrap=True), discard),
        )
        if not self._can_resume:
            return self.framed(mode, keep, body=body, tight=tight)
        resume = button(tr("Resume"), "primary", "play", large=True, identifier="recover.resume")
        resume.clicked.connect(self.resumed)
        return self.framed(mode, resume, keep, body=body, tight=tight)


def _place(moment: Moment) -> str:
    if moment.session.state in (State.EXIT, State.OVER):
        return tr("Every set was done or skipped.")
    return moment.name(moment.session.set_index)


def _counts(moment: Moment) -> str:
    session = moment.session
    if session.state in (State.EXIT, State.OVER):
        return ""
    result = session.ledger.sets[session.set_index].standing
    if moment.planned.is_hold:
        return tr(
            "{held} of {planned}\u00a0s were held.",
            held=result.hold_ms // 1000,
            planned=session.ledger.target_hold_ms(session.timeline, session.set_index) // 1000,
        )
    return trn(
        "{n} of {planned} reps was done.",
        "{n} of {planned} reps were done.",
        result.reps,
        planned=session.target_reps,
    )


def _lost(session: Session) -> str:
    """What discarding throws away: all that was done."""
    results = [result.standing for result in session.ledger.sets]
    sets = sum(1 for result in results if result.done)
    counted = zip(session.timeline.sets, results, strict=True)
    reps = sum(result.reps for planned, result in counted if not planned.is_hold)
    if not sets:
        return tr("Discard throws this session away. Nothing of it is done yet.")
    if not reps:
        return trn("Discard throws away {n} set.", "Discard throws away {n} sets.", sets)
    return tr(
        "Discard throws away {sets} with {reps}.",
        sets=trn("{n} set", "{n} sets", sets),
        reps=trn("{n} rep", "{n} reps", reps),
    )
