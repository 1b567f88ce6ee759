"""A running session turned by a quarter, to be read by somebody who lies on their side.

A painted view of its own, in front of the screens: those stay where they are, upright, for keys,
presses and screen readers (docs/decisions/0009).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from spasmfree.core.fixed_words import stop_signs
from spasmfree.core.session import Primary, State
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.painted import Align, fitting, paint_text
from spasmfree.ui.session_exit import MOST_FIGURES
from spasmfree.ui.session_lead import show_lead
from spasmfree.ui.session_words import Moment, hurt_place, phase_word, still_of
from spasmfree.ui.session_work import CountedRing, show_count
from spasmfree.ui.side_word import SideWord

_EDGE = 0.05  # all sizes are shares of the shorter side of the window


class Choices(Protocol):
    """What there is to choose after "it hurts"."""

    def offers(self) -> Sequence[tuple[str, bool]]:
        """What each choice says, and whether a hold would take it."""


class TurnedView(QWidget):
    """Paints what a person needs to go on, and leaves out what only a hand could press."""

    def __init__(
        self, position_of: Callable[[str], str], choices: Choices, parent: QWidget
    ) -> None:
        """`position_of` maps the id of an exercise to that of its position, for the figure."""
        super().__init__(parent)
        self._choices = choices
        self._moment: Moment | None = None
        self._side = ""
        self.caption = self.notice = ""
        self._ring, self._word = CountedRing(), SideWord(centred=True)
        self._figure = FigureStage(position_of, on_stage=False)
        self._ways = [FigureStage(position_of, on_stage=False) for _ in range(MOST_FIGURES)]
        for way in self._ways:
            way.ready.connect(self.update)
        # They are only painted with, and belong to this view.
        for part in (self._ring, self._word, self._figure, *self._ways):
            part.setParent(self)
            part.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.signals.changed.connect(self.update)
        self.hide()

    def side(self) -> str:
        """The side of the body that it is turned for, left or right; "" for upright."""
        return self._side

    def turn_to(self, side: str) -> None:
        """Turn it for who lies on this side; "" for upright, where it is not needed."""
        self._side = side
        self._place()

    def show_caption(self, words: str) -> None:
        """What is being spoken, where that is to be read; "" for nothing."""
        self.caption = words
        self.update()

    def show_notice(self, sentence: str) -> None:
        """What the window has to say besides; "" for nothing."""
        self.notice = sentence
        self.update()

    def show_moment(self, moment: Moment | None) -> None:
        """Paint the session as it is now; None while something else is asked."""
        self._moment = moment
        self._place()
        self.update()

    def _place(self) -> None:
        self.setVisible(bool(self._side) and self._moment is not None)
        if self.isVisible():
            self.raise_()
        page = self.parentWidget()
        if page is not None and page.property("covered") != self.isVisible():
            page.setProperty("covered", self.isVisible())  # the ring of the keyboard hides

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.fillRect(self.rect(), theme.colour("surface"))
        if self._side == "left":
            painter.translate(0, self.height())
            painter.rotate(-90)
        else:
            painter.translate(self.width(), 0)
            painter.rotate(90)
        if self._moment is not None:
            _Page(painter, self.height(), self.width()).paint(self._moment, self)
        painter.end()

    def paint_ring(self, page: _Page, moment: Moment) -> None:
        """The number, in the middle of the page."""
        size = round(page.short * 0.5)
        self._ring.set_size(size)
        if moment.session.leading and moment.session.state is not State.COUNTDOWN:
            show_lead(self._ring, moment)
        else:
            show_count(self._ring, moment)
        page.put(self._ring.draw, size, size)

    def paint_side(self, page: _Page, moment: Moment) -> None:
        """What works."""
        self._word.set_size(round(page.short * 0.1))
        self._word.resize(round(page.room), self._word.height())
        self._word.set_words(moment.limb, moment.side)
        high = self._word.height()
        page.put(lambda p: self._word.draw(p, round(page.room), high), page.room, high)

    def paint_figure(self, page: _Page, moment: Moment) -> None:
        """The figure in what room is left."""
        high = page.left()
        if high > page.short * 0.12:
            self._figure.show_figure(still_of(moment))
            self._figure.resize(round(page.room), round(high))
            page.put(lambda p: self._figure.draw(p, round(page.room), round(high)), page.room, high)

    def paint_ways_up(self, page: _Page, moment: Moment) -> None:
        """The postures on the way up, side by side in what room is left."""
        stills, high = moment.getting_up_shown, page.left()
        wide = page.room / len(stills)
        if high <= page.short * 0.12:
            return

        def draw(painter: QPainter) -> None:
            for place, still in enumerate(stills):
                figure = self._ways[place]
                figure.show_figure(still)
                figure.resize(round(wide), round(high))
                painter.save()
                painter.translate(place * wide, 0)
                figure.draw(painter, round(wide), round(high))
                painter.restore()

        page.put(draw, page.room, high)

    def choices(self) -> Sequence[tuple[str, bool]]:
        return self._choices.offers()


class _Page:
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

    def put(self, draw: Callable[[QPainter], object], width: float, height: float) -> None:
        """Let something of this size paint itself in the middle."""
        self._painter.save()
        self._painter.translate((self._width - width) / 2, self._top)
        draw(self._painter)
        self._painter.restore()
        self._top += height

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

    def paint(self, moment: Moment, view: TurnedView) -> None:
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

    def _moving(self, moment: Moment, view: TurnedView) -> None:
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

    def _paused(self, moment: Moment, view: TurnedView) -> None:
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

    def _hurt(self, moment: Moment, view: TurnedView) -> None:
        # One sentence a line: together they would break in the middle of the second.
        self.text(_hint(moment).replace(". ", ".\n"), 0.046, "text2", foot=True)
        self.line(tr("Stopped"), 0.125)
        self.text(hurt_place(moment), 0.042, "text2")
        self.gap(0.03)
        self.text(stop_signs(), 0.05, "danger", 600)
        self.gap(0.04)
        for words, marked in view.choices():
            self.choice(words, marked=marked)

    def _getting_up(self, moment: Moment, view: TurnedView) -> None:
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
