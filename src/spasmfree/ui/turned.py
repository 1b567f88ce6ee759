"""A running session turned by a quarter, to be read by somebody who lies on their side.

A painted view of its own, in front of the screens: those stay where they are, upright, for keys,
presses and screen readers (docs/decisions/0009).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from spasmfree.core.session import State
from spasmfree.ui import theme
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.session_exit import MOST_FIGURES
from spasmfree.ui.session_lead import show_lead
from spasmfree.ui.session_words import Moment, still_of
from spasmfree.ui.session_work import CountedRing, show_count
from spasmfree.ui.side_word import SideWord
from spasmfree.ui.turned_page import TurnedPage, words_of


class Choices(Protocol):
    """What there is to choose after "it hurts"."""

    def offers(self) -> Sequence[tuple[str, bool]]:
        """What each choice says, and whether a hold would take it."""


class TurnedView(QWidget):
    """Paints what a person needs to go on, and leaves out what only a hand could press.

    The picture is kept. While somebody moves, only the end of the ring's arc and the figure are
    painted into it again, the figure upright: to turn it then is a matter of moving pixels.
    """

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
        for figure in (self._figure, *self._ways):
            figure.ready.connect(self.paint_anew)
        # They are only painted with, and belong to this view.
        for part in (self._ring, self._word, self._figure, *self._ways):
            part.setParent(self)
            part.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.signals.changed.connect(self.paint_anew)
        self._image, self._fresh = QImage(), False
        self._words: tuple[object, ...] = ()  # what the picture shows besides ring and figure
        self._ring_at, self._figure_at = QPoint(), QRect()  # on the page as the person sees it
        self.hide()

    def side(self) -> str:
        """The side of the body that it is turned for, left or right; "" for upright."""
        return self._side

    def turn_to(self, side: str) -> None:
        """Turn it for who lies on this side; "" for upright, where it is not needed."""
        self._side = side
        self._place()
        self.paint_anew()

    def show_caption(self, words: str) -> None:
        """What is being spoken, where that is to be read; "" for nothing."""
        if words != self.caption:
            self.caption = words
            self.paint_anew()

    def show_notice(self, sentence: str) -> None:
        """What the window has to say besides; "" for nothing."""
        self.notice = sentence
        self.paint_anew()

    def show_moment(self, moment: Moment | None) -> None:
        """Paint the session as it is now; None while something else is asked."""
        self._moment = moment
        self._place()
        if moment is None or not self.isVisible():
            return
        words = words_of(moment)
        if words and words == self._words and self._fresh:
            self._mend(moment)
        else:
            self._words = words
            self.paint_anew()

    def paint_anew(self) -> None:
        """All of it, when it is seen next."""
        self._fresh = False
        self.update()

    def _place(self) -> None:
        self.setVisible(bool(self._side) and self._moment is not None)
        if self.isVisible():
            self.raise_()
        page = self.parentWidget()
        if page is not None and page.property("covered") != self.isVisible():
            page.setProperty("covered", self.isVisible())  # the ring of the keyboard hides

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._fresh:
            self._paint_page()
        painter = QPainter(self)
        painter.drawImage(QPoint(), self._image)  # of which what is asked for is shown
        painter.end()

    def _paint_page(self) -> None:
        ratio = self.devicePixelRatioF()
        self._image = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(ratio)
        self._image.fill(theme.colour("surface"))
        self._figure_at = QRect()
        if self._moment is not None:
            painter = self._painter()
            TurnedPage(painter, self.height(), self.width()).paint(self._moment, self)
            painter.end()
            self._paint_figure()
        self._fresh = True

    def _painter(self) -> QPainter:
        """Paints into the picture on the page as the person sees it."""
        painter = QPainter(self._image)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if self._side == "left":
            painter.translate(0, self.height())
            painter.rotate(-90)
        else:
            painter.translate(self.width(), 0)
            painter.rotate(90)
        return painter

    def _here(self, area: QRect) -> QRect:
        """Where in this view a part of the page is."""
        across, down = area.x(), area.y()
        if self._side == "left":
            corner = QPoint(down, self.height() - across - area.width())
        else:
            corner = QPoint(self.width() - down - area.height(), across)
        return QRect(corner, area.size().transposed())

    def _mend(self, moment: Moment) -> None:
        """Time has passed, and nothing that is to be read has changed."""
        self._feed_ring(moment)
        changed = self._ring.take_changed()
        if not changed.isEmpty():
            area = changed.translated(self._ring_at)
            painter = self._painter()
            painter.setClipRect(area)
            painter.fillRect(area, theme.colour("surface"))
            painter.translate(self._ring_at)
            self._ring.draw(painter, QRectF(changed))
            painter.end()
            self.update(self._here(area))
        if not self._figure_at.isEmpty():
            before = self._figure.look()
            self._figure.show_figure(still_of(moment))
            if self._figure.look() != before:
                self._paint_figure()
                self.update(self._here(self._figure_at))

    def _paint_figure(self) -> None:
        area, ratio = self._figure_at, self._image.devicePixelRatio()
        if area.isEmpty():
            return
        upright = QImage(area.size() * ratio, QImage.Format.Format_RGB32)
        upright.setDevicePixelRatio(ratio)
        upright.fill(theme.colour("surface"))
        own = QPainter(upright)
        self._figure.draw(own, area.width(), area.height())
        own.end()
        turned = upright.transformed(QTransform().rotate(-90 if self._side == "left" else 90))
        turned.setDevicePixelRatio(ratio)
        painter = QPainter(self._image)
        painter.drawImage(self._here(area).topLeft(), turned)
        painter.end()

    def _feed_ring(self, moment: Moment) -> None:
        if moment.session.leading and moment.session.state is not State.COUNTDOWN:
            show_lead(self._ring, moment)
        else:
            show_count(self._ring, moment)

    def paint_ring(self, page: TurnedPage, moment: Moment) -> None:
        """The number, in the middle of the page."""
        size = round(page.short * 0.5)
        self._ring.set_size(size)
        self._feed_ring(moment)
        self._ring.take_changed()
        self._ring_at = page.put(self._ring.draw, size, size)

    def paint_side(self, page: TurnedPage, moment: Moment) -> None:
        """What works."""
        self._word.set_size(round(page.short * 0.1))
        self._word.resize(round(page.room), self._word.height())
        self._word.set_words(moment.limb, moment.side)
        high = self._word.height()
        page.put(lambda p: self._word.draw(p, round(page.room), high), page.room, high)

    def paint_figure(self, page: TurnedPage, moment: Moment) -> None:
        """The figure in what room is left."""
        high = page.left()
        if high > page.short * 0.12:
            self._figure.show_figure(still_of(moment))
            self._figure.resize(round(page.room), round(high))
            corner = page.put(lambda _: None, page.room, high)
            self._figure_at = QRect(corner, self._figure.size())

    def paint_ways_up(self, page: TurnedPage, moment: Moment) -> None:
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
