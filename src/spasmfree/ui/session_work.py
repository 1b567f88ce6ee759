"""The screen while the person moves: number, word, side, and nothing that is not needed now."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from spasmfree.core.session import COUNTDOWN_MS, Primary, Session, State
from spasmfree.core.timeline import Kind, Pace
from spasmfree.core.words import tr
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.painted import Align
from spasmfree.ui.ring import Ring
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_parts import MomentScreen
from spasmfree.ui.session_words import (
    Moment,
    next_up,
    phase_word,
    primary_words,
    still_of,
)

RING_WIDTH, RING_HEIGHT = 0.36, 0.50  # of the window


class CountedRing(Ring):
    """The ring with the count of reps told apart from it, for screen readers."""

    def __init__(self) -> None:
        super().__init__(100, identifier="session.remaining")
        self._rep = QLabel(self)
        self._rep.setAccessibleIdentifier("session.rep")

    def tell_rep(self, words: str) -> None:
        """Tell the count in words; the number that is seen stands in the ring."""
        if words != self._rep.accessibleName():
            self._rep.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.width() // 2
        self._rep.setGeometry((self.width() - side) // 2, (self.height() - side) // 2, side, side)


def show_count(ring: CountedRing, moment: Moment) -> None:
    """Put what is left, or the reps, of the work under way into the ring."""
    session, now = moment.session, moment.now
    if session.state is State.COUNTDOWN:
        left = session.remaining(now) or 0
        ring.show_time(left, COUNTDOWN_MS)
        ring.set_number(str(ceil(left / 1000)), tr("seconds"))
    elif moment.planned.is_hold:
        left = session.remaining(now) or 0
        ring.show_time(left, session.length or left)
        ring.set_number(str(ceil(left / 1000)), tr("seconds"))
    elif moment.pace is Pace.SET:
        ring.show_reps(0, session.target_reps)
        ring.set_number(str(session.target_reps), tr("reps"))
    else:
        ring.show_reps(session.reps, session.target_reps, rep_part(session, now))
        ring.set_number(str(moment.rep), tr("of {n}", n=session.target_reps))
    ring.tell_rep(moment.rep_words)


def rep_part(session: Session, now: int) -> float:
    """How much of the rep under way has passed, 0 to 1; the gap after it does not count."""
    phases, index = session.timeline.phases, session.index
    if phases[index].kind is Kind.GAP or phases[index].ms is None:
        return 0.0
    first = last = index
    while phases[first - 1].rep == phases[index].rep and phases[first - 1].kind is not Kind.GAP:
        first -= 1
    while not phases[last].last_of_rep:
        last += 1
    before = sum(phase.ms or 0 for phase in phases[first:index])
    after = sum(phase.ms or 0 for phase in phases[index + 1 : last + 1])
    total = before + (session.length or 0) + after
    return min(1.0, (before + session.elapsed(now)) / total) if total else 0.0


class WorkScreen(MomentScreen):
    """Reps and holds, and the 3 s before they go on."""

    def __init__(self, position_of: Callable[[str], str]) -> None:
        """`position_of` maps the id of an exercise to that of its position, for the figure."""
        super().__init__()
        self._exercise = self.words(0.046, identifier="session.exercise")
        self._set = self.words(0.046, "text2", 400, Align.AlignRight, "session.set")
        self._reminder = self.words(0.043, "text2", 400)
        self._figure = FigureStage(position_of, on_stage=False, turns=True)
        self._side = self.side_word(0.095)
        self._lie = self.text(0.046, "text2", identifier="session.position")
        self._ring = CountedRing()
        self._phase = self.words(0.115, align=Align.AlignHCenter, identifier="session.phase")
        self._next = self.text(0.041, "text2")
        self._pause = self.control(tr("Pause"), "plain", "pause", "session.pause")
        self._hurts = self.control(tr("It hurts"), "danger", "stop", "session.hurts")
        self._primary = self.control(tr("Pause"), "primary", "pause", "session.primary")
        self.asks(Command.PAUSE, self._pause)
        self.asks(Command.HURTS, self._hurts)
        self.asks(Command.PRIMARY, self._primary)
        self._primary.be_one_button()
        self._lay_out()

    def _lay_out(self) -> None:
        seen = column(self._reminder, (self._figure, 1))
        body = QGridLayout()
        body.setSpacing(0)
        body.addWidget(holder(seen), 0, 0)
        body.addWidget(self._ring, 0, 2, Align.AlignCenter)
        body.addWidget(self._side, 1, 0)
        body.addWidget(self._phase, 1, 2)
        body.addWidget(self._lie, 2, 0)
        body.addWidget(self.gap(0.03), 0, 1)
        body.setRowStretch(0, 1)
        body.setColumnStretch(0, 11)
        body.setColumnStretch(2, 8)
        foot = row(
            (self._next, 1),
            self.gap(0.02),
            self._pause,
            self.gap(0.02),
            self._hurts,
            self.gap(0.02),
            self._primary,
        )
        head = row((self._exercise, 3), (self._set, 2))
        self.setLayout(column(head, (body, 1), self.gap(0.02), foot))

    def size_for(self, width: int, height: int) -> None:
        lost = (self._whole - height) / 4  # letters stay as they are, the ring gives way
        self._ring.set_size(round(min(width * RING_WIDTH, height * RING_HEIGHT - lost)))

    def figure(self) -> QWidget:
        return self._figure

    def first(self) -> QWidget:
        return self._primary

    def late(self, command: Command) -> Command | None:
        """As everywhere; the large button said Pause unless there was another one for that."""
        said_pause = command is Command.PRIMARY and self._pause.isHidden()
        return Command.PAUSE if said_pause else super().late(command)

    def show_moment(self, moment: Moment) -> None:
        session = moment.session
        self._exercise.set_text(moment.exercise.name)
        self._set.set_text(moment.work_words)
        self._reminder.set_text(moment.reminder)
        if self._side.text() != moment.limb:
            self._side.set_words(moment.limb, moment.side)
        self._lie.set_text(moment.lie)
        self._next.set_text(next_up(moment))
        self._phase.set_text(phase_word(moment))
        self._figure.show_figure(still_of(moment))
        show_count(self._ring, moment)
        self._pause.setVisible(session.primary is not Primary.PAUSE)
        self._primary.say(*primary_words(moment))
