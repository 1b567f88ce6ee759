"""The screens between sets: the rest, and what to do to be in place for the next set."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spasmfree.core.breath import breath
from spasmfree.core.changes import Turning
from spasmfree.core.exercises import Side
from spasmfree.core.fixed_words import if_easy_words
from spasmfree.core.session import Session
from spasmfree.core.timeline import Kind
from spasmfree.core.words import tr
from spasmfree.ui import motion
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.floor import unit
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.painted import Align
from spasmfree.ui.ring import Ring
from spasmfree.ui.session_commands import Command
from spasmfree.ui.session_parts import MARGIN, MomentScreen
from spasmfree.ui.session_words import (
    Moment,
    countable,
    phase_word,
    primary_words,
    still_of,
    undo_words,
)

LEAST_RING = 0.312  # of the window's height: its number has 14 % then, captions or not


def lead_total(session: Session) -> int:
    """How long the whole lead is, the phase it is in with what was added or taken."""
    phases = session.timeline.phases
    before = phases[session.planned.first_phase : session.index]
    after = phases[session.index + 1 : session.planned.first_work]
    return (session.length or 0) + sum(phase.ms or 0 for phase in (*before, *after))


def show_lead(ring: Ring, moment: Moment) -> None:
    """Put what is left until the work begins into the ring; a change of side has its colour."""
    session, side = moment.session, moment.planned.side
    left = session.lead_remaining(moment.now)
    turns = session.turning is Turning.SIDE and side is not Side.BOTH
    ring.set_tone(f"{side.value}_mark" if turns else "accent")
    ring.show_time(left, lead_total(session))
    ring.set_number(str(ceil(left / 1000)), tr("seconds"))


class LeadScreen(MomentScreen):
    """What all screens between sets have: the countdown, the next set, and the controls."""

    def __init__(self, position_of: Callable[[str], str]) -> None:
        """`position_of` maps the id of an exercise to that of its position, for the figure."""
        super().__init__()
        self._phase = self.words(0.115, identifier="session.phase")
        self._ring = self.ring()
        self._side = self.side_word(0.095)
        self._figure = FigureStage(position_of, on_stage=False, turns=True)
        self._less = self.asks(
            Command.REST_LESS, self.control(tr("\u221210\u00a0s"), identifier="session.rest_less")
        )
        self._more = self.asks(
            Command.REST_MORE, self.control(tr("+10\u00a0s"), identifier="session.rest_more")
        )
        self._pause = self.asks(
            Command.PAUSE, self.control(tr("Pause"), "plain", "pause", "session.pause")
        )
        self._hurts = self.asks(
            Command.HURTS, self.control(tr("It hurts"), "danger", "stop", "session.hurts")
        )
        self._primary = self.asks(
            Command.PRIMARY, self.control(tr("Go on"), "primary", "play", "session.primary")
        )
        self._primary.be_one_button()
        self._undo = self.asks(
            Command.UNDO, self.control(tr("Undo"), "link", "undo", "session.undo")
        )
        self._correct = self.asks(
            Command.CORRECT,
            self.control(tr("Correct the count"), "link", "edit", "session.correct"),
        )
        self._load = self.asks(
            Command.LOAD, self.control("", "plain", "edit", identifier="session.load")
        )
        self._load.setAccessibleDescription(tr("Press to change it"))
        self._strap = self.words(0.046, align=Align.AlignHCenter, identifier="session.strap")
        self._skip = self.asks(
            Command.SKIP_EXERCISE,
            self.control(
                tr("Skip this exercise"), "link", "right", identifier="session.skip_exercise"
            ),
        )
        self._if_easy = self.text(0.046, weight=600, identifier="session.if_easy")
        self._less.setAccessibleName(tr("10\u00a0seconds less"))
        self._more.setAccessibleName(tr("10\u00a0seconds more"))

    def foot(self) -> QHBoxLayout:
        """The row of controls."""
        made = row(self._less, self._more, "stretch", self._pause, self._hurts, self._primary)
        self.sized(lambda u: made.setSpacing(round(u * 0.02)))
        return made

    def size_for(self, width: int, height: int) -> None:
        """In a narrow window and a wide font the row of controls goes without two icons."""
        spare = (self._pause, self._hurts)
        for control in spare:
            control.show_icon(shown=True)
        self._primary.say(tr("I am ready"))
        row_of = (self._less, self._more, *spare, self._primary)
        u = unit(width, self._whole)
        needed = sum(control.sizeHint().width() for control in row_of) + round(u * 0.02 * 5)
        if needed > width - 2 * round(u * MARGIN):
            for control in spare:
                control.show_icon(shown=False)

    def extras(self) -> QVBoxLayout:
        """Undo while there is something to undo, else the correction of the set just done.

        Beside it the way past a move that is only for who found it easy.
        """
        return column(self._if_easy, row(self._undo, self._correct, self._skip, "stretch", gap=16))

    def load(self) -> QVBoxLayout:
        """What the coming set is done with, below the countdown; empty where nothing is worn."""
        self._load_gap, self._strap_gap = self.gap(0.02), self.gap(0.01)
        button = row("stretch", (self._load, 20), "stretch")
        return column(self._load_gap, button, self._strap_gap, self._strap)

    def _show_load(self, moment: Moment) -> None:
        load, strap = moment.load, moment.strap
        self._load.setVisible(load is not None)
        if load is not None:
            self._load.say(load.words)
        self._strap.set_text(strap)
        for part in (self._strap_gap, self._strap):
            part.setVisible(bool(strap))
        self._load_gap.setVisible(load is not None or bool(strap))

    def figure(self) -> QWidget:
        return self._figure

    def first(self) -> QWidget:
        return self._primary

    def show_moment(self, moment: Moment) -> None:
        session = moment.session
        self._show_load(moment)
        left = session.lead_remaining(moment.now)
        self._ring.show_time(left, lead_total(session))
        self._phase.set_text(phase_word(moment))
        if self._side.text() != moment.limb:
            self._side.set_words(moment.limb, moment.side)
        self._figure.show_figure(still_of(moment))
        self._primary.say(*primary_words(moment))
        undoable = session.can_undo
        self._undo.setVisible(undoable)
        self._undo.say(undo_words(session))
        self._if_easy.set_text(if_easy_words())
        for part in (self._if_easy, self._skip):
            part.setVisible(moment.planned.if_easy)
        self._correct.setVisible(not undoable and session.ledger.worked in countable(session))


class RestScreen(LeadScreen):
    """A rest on the same side, with the number as the largest thing."""

    def __init__(self, position_of: Callable[[str], str]) -> None:
        super().__init__(position_of)
        self._exercise = self.words(0.046, "text2", 400, identifier="session.exercise")
        self._set = self.words(0.062, identifier="session.set")
        self._lie = self.text(0.046, "text2", identifier="session.position")
        self._breath = self.text(0.041, "text2", identifier="session.breath")
        self._breath.setAlignment(Align.AlignHCenter)
        self._breath.set_text(
            tr(
                "Breathe with it if you like: "
                "4\u00a0s\u00a0in, 6\u00a0s\u00a0out (our\u00a0choice)."
            )
        )
        left = column(
            "stretch",
            (row("stretch", self._ring, "stretch"), 0),
            self.gap(0.015),
            self._breath,
            self.load(),
            "stretch",
        )
        right = column(
            self._phase,
            self.gap(0.02),
            self._exercise,
            self._set,
            self._side,
            self._lie,
            self.gap(0.015),
            (self._figure, 1),
            self.extras(),
        )
        columns = row((holder(left), 9), self.gap(0.05), (holder(right), 10))
        self.setLayout(column((columns, 1), self.gap(0.03), self.foot()))

    def size_for(self, width: int, height: int) -> None:
        super().size_for(width, height)
        self._ring.set_size(round(min(width * 0.36, height * 0.52)))

    def show_moment(self, moment: Moment) -> None:
        super().show_moment(moment)
        session = moment.session
        left, elapsed = session.lead_remaining(moment.now), session.elapsed(moment.now)
        self._ring.set_number(str(ceil(left / 1000)), tr("seconds"))
        self._ring.show_breath(None if motion.reduced() else breath(elapsed))
        self._breath.setVisible(not motion.reduced())
        self._exercise.set_text(moment.exercise.name)
        self._set.set_text(moment.set_words)
        self._lie.set_text(moment.turn)


class TurnScreen(LeadScreen):
    """A new exercise or the other side: how to be in place, in words before the number."""

    def __init__(self, position_of: Callable[[str], str]) -> None:
        super().__init__(position_of)
        self._exercise = self.text(0.050, weight=600, identifier="session.exercise")
        self._set = self.words(0.046, "text2", 400, identifier="session.set")
        self._lie = self.text(0.046, identifier="session.position")
        self._works = self.words(0.046, "text2", 400)
        left = column(
            "stretch",
            self._phase,
            self.gap(0.02),
            self._exercise,
            self._set,
            self.gap(0.03),
            self._lie,
            self.gap(0.02),
            self._side,
            self._works,
            self.gap(0.015),
            "stretch",
            self.extras(),
        )
        right = column(
            (row("stretch", self._ring, "stretch"), 0),
            self.load(),
            self.gap(0.02),
            (self._figure, 1),
        )
        columns = row((holder(left), 12), self.gap(0.03), (holder(right), 9))
        self.setLayout(column((columns, 1), self.gap(0.03), self.foot()))

    def size_for(self, width: int, height: int) -> None:
        super().size_for(width, height)
        size = max(min(width * 0.24, height * 0.32), self._whole * LEAST_RING)
        self._ring.set_size(round(size))

    def show_moment(self, moment: Moment) -> None:
        super().show_moment(moment)
        session, side = moment.session, moment.planned.side
        turns = session.turning is Turning.SIDE and side is not Side.BOTH
        self._ring.set_tone(f"{side.value}_mark" if turns else "accent")
        self._ring.set_number(str(ceil(session.lead_remaining(moment.now) / 1000)))
        self._exercise.set_text(moment.exercise.name)
        self._set.set_text(moment.set_words)
        self._lie.set_text(moment.turn)
        self._works.set_text(tr("is next"))
        # Where a move is not for everybody, that takes the room of this line.
        self._works.setVisible(side is not Side.BOTH and not moment.planned.if_easy)


def is_plain_rest(session: Session) -> bool:
    """Whether nothing but waiting is asked: the same exercise, and the body stays as it is."""
    return session.phase.kind is Kind.REST and session.turning is Turning.NONE
