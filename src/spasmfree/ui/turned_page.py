"""The page of a session as somebody reads it who lies on the side (ui/turned.py)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter

from spasmfree.core.fixed_words import stop_signs
from spasmfree.core.session import Primary, State
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.painted import Align, fitting, paint_text
from spasmfree.ui.session_words import Moment, hurt_place, phase_word

_EDGE = 0.05  # all sizes are shares of the shorter side of the window


class Parts(Protocol):
    """What the page consists of besides words; each paints itself where the page has come to."""

    caption: str  # what is being spoken, "" for nothing
    notice: str  # what the window has to say besides

    def paint_ring(self, page: TurnedPage, moment: Moment) -> None:
        """The number, in the middle of the page."""

    def paint_side(self, page: TurnedPage, moment: Moment) -> None:
        """What works."""

    def paint_figure(self, page: TurnedPage, moment: Moment) -> None:
        """The figure in what room is left."""

    def paint_ways_up(self, page: TurnedPage, moment: Moment) -> None:
        """The postures on the way up, side by side in what room is left."""

    def choices(self) -> Sequence[tuple[str, bool]]:
        """What each choice after "it hurts" says, and whether a hold would take it."""


class TurnedPage:
    """Paints downwards on a page that stands upright for the person."""

    def __init__(self, painter: QPainter, width: int, height: int) -> None:
        self._painter, self._width, self._height = painter, width, height
        self.short = float(min(width, height))
        self.room = width - 2 * _EDGE * self.short
        self._top = _EDGE * self.short
        self._foot = height - _EDGE * self.short

    def left(self) -> float:
        """Height that is left."""
        return self._foot - 0.03 * self.short - self._top

    def put(self, draw: Callable[[QPainter], object], width: float, height: float) -> QPoint:
        """Let something of this size paint itself in the middle; where that is."""
        corner = QPoint(round((self._width - width) / 2), round(self._top))
        self._painter.save()
        self._painter.translate(corner)
        draw(self._painter)
        self._painter.restore()
        self._top += height
        return corner

    def line(self, words: str, share: float, tone: str = "text", weight: int = 600) -> None:
        """One line that shrinks to its width."""
        size = fitting(words, self.short * share, weight, self.room)
        high = self.short * share * 1.25
        area = QRectF(_EDGE * self.short, self._top, self.room, high)
        paint_text(self._painter, area, words, size, weight, tone, Align.AlignCenter)
        self._top += high

    def text(
        self, words: str, share: float, tone: str = "text", weight: int = 400, *, foot: bool = False
    ) -> None:
        """Words that wrap; at the foot of the page they leave the room above them."""
        self._painter.setFont(theme.font(self.short * share, weight))
        flags = int(Qt.TextFlag.TextWordWrap) | int(Align.AlignHCenter)
        area = QRectF(_EDGE * self.short, self._top, self.room, self._height)
        high = self._painter.boundingRect(area, flags, words).height()
        if foot:
            self._foot -= high
            area.moveTop(self._foot)
        else:
            self._top += high
        area.setHeight(high)
        paint_text(self._painter, area, words, self.short * share, weight, tone, Align(flags))

    def gap(self, share: float) -> None:
        self._top += self.short * share

    def choice(self, words: str, *, marked: bool) -> None:
        """One of several; the marked one is what a hold takes."""
        high = self.short * 0.16
        area = QRectF(_EDGE * self.short, self._top, self.room, high)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(theme.colour("accent" if marked else "control"))
        self._painter.drawRoundedRect(area, high * 0.2, high * 0.2)
        if not marked:
            inner = area.adjusted(2, 2, -2, -2)
            self._painter.setBrush(theme.colour("surface"))
            self._painter.drawRoundedRect(inner, high * 0.2, high * 0.2)
        pad = self.short * 0.03
        area.adjust(pad, 0, -pad, 0)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Align.AlignVCenter | Align.AlignLeft)
        tone = "on_accent" if marked else "text"
        paint_text(self._painter, area, words, self.short * 0.048, 600, tone, Align(flags))
        self._top += high
        self.gap(0.025)

    def paint(self, moment: Moment, view: Parts) -> None:
        state = moment.session.state
        if view.notice:
            self.text(view.notice, 0.042, "text", 600)
            self.gap(0.02)
        if state is State.HURT:
            self._hurt(moment, view)
        elif state is State.PAUSED:
            self._paused(moment, view)
        elif state in (State.EXIT, State.OVER):
            self._getting_up(moment, view)
        else:
            self._moving(moment, view)

    def _moving(self, moment: Moment, view: Parts) -> None:
        self.text(_hint(moment), 0.042, "text2", foot=True)
        if view.caption:
            self.text(view.caption, 0.046, "text", 600, foot=True)
        self.line(moment.exercise.name, 0.052)
        self.line(moment.work_words, 0.044, "text2", 400)
        self.gap(0.015)
        view.paint_ring(self, moment)
        self.gap(0.01)
        self.line(phase_word(moment), 0.125)
        view.paint_side(self, moment)
        self.text(moment.turn if moment.session.leading else moment.lie, 0.05, "text2")
        if moment.strap:
            self.line(moment.strap, 0.05)
        self.gap(0.02)
        view.paint_figure(self, moment)

    def _paused(self, moment: Moment, view: Parts) -> None:
        self.text(_hint(moment), 0.042, "text2", foot=True)
        self.gap(0.1)
        self.line(tr("Paused"), 0.125)
        self.gap(0.04)
        self.line(moment.exercise.name, 0.052)
        self.line(moment.place, 0.046, "text2", 400)
        self.gap(0.03)
        view.paint_side(self, moment)
        self.text(moment.lie, 0.05, "text2")
        self.gap(0.02)
        view.paint_figure(self, moment)

    def _hurt(self, moment: Moment, view: Parts) -> None:
        # One sentence a line: together they would break in the middle of the second.
        self.text(_hint(moment).replace(". ", ".\n"), 0.046, "text2", foot=True)
        self.line(tr("Stopped"), 0.125)
        self.text(hurt_place(moment), 0.042, "text2")
        self.gap(0.03)
        self.text(stop_signs(), 0.05, "danger", 600)
        self.gap(0.04)
        for words, marked in view.choices():
            self.choice(words, marked=marked)

    def _getting_up(self, moment: Moment, view: Parts) -> None:
        self.text(_hint(moment), 0.05, "text2", foot=True)
        stopped = moment.session.ledger.stopped
        self.gap(0.06)
        self.line(tr("Stopped") if stopped else tr("Well done"), 0.125)
        self.gap(0.06)
        self.line(tr("Getting up"), 0.056, "accent")
        self.gap(0.02)
        self.text(moment.getting_up, 0.064)
        self.gap(0.03)
        view.paint_ways_up(self, moment)


def _hint(moment: Moment) -> str:
    """What the one button does now."""
    session = moment.session
    if session.state is State.HURT:
        return tr("Short press: next choice. Hold one second: take it.")
    words = {
        Primary.PAUSE: tr("Press: pause. Hold one second: it\u00a0hurts."),
        Primary.RESUME: tr("Press: go on. Hold one second: it\u00a0hurts."),
        Primary.GO_ON: tr("Press: go on. Hold one second: it\u00a0hurts."),
        Primary.REP_DONE: tr("Press: done. Hold one second: it\u00a0hurts."),
        Primary.LEAVE: tr("Press: go on."),
    }
    return words.get(session.primary, "")


def words_of(moment: Moment) -> tuple[object, ...]:
    """All that is to be read beside a ring that moves; nothing where no time passes."""
    session = moment.session
    if session.state not in (State.RUNNING, State.COUNTDOWN):
        return ()
    return (
        _hint(moment),
        moment.exercise.name,
        moment.work_words,
        phase_word(moment),
        moment.limb,
        moment.side,
        moment.turn if session.leading else moment.lie,
        moment.strap,
    )
