"""From one year of the calendar to another: two buttons, Page Up and Page Down."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from spasmfree.core.words import tr
from spasmfree.core.year import Year
from spasmfree.ui.chart_card import ChartCard
from spasmfree.ui.parts import button
from spasmfree.ui.year_view import YearView


class YearTurns(QObject):
    """Belongs to the card of the calendar; seen only where there is more than one year."""

    wanted = Signal(int)  # how many years back

    def __init__(self, card: ChartCard, view: YearView) -> None:
        super().__init__(card)
        self._card, self._year = card, Year((), 0)
        self._earlier = button(
            tr("Earlier"),
            "link",
            name=tr("A year earlier, Page Up"),
            identifier="progress.year.earlier",
        )
        self._later = button(
            tr("Later"),
            "link",
            name=tr("A year later, Page Down"),
            identifier="progress.year.later",
        )
        for made in (self._later, self._earlier):
            card.add_to_head(made)
        self._earlier.clicked.connect(lambda: self._turn(1))
        self._later.clicked.connect(lambda: self._turn(-1))
        view.turned.connect(self._turn)

    def show_year(self, year: Year) -> None:
        """The year that is on screen."""
        self._year = year
        for made, there in ((self._earlier, year.earlier), (self._later, year.back > 0)):
            made.setVisible(year.earlier or year.back > 0)
            made.setEnabled(there)

    def _turn(self, by: int) -> None:
        if self._year.earlier if by > 0 else self._year.back > 0:
            self.wanted.emit(self._year.back + by)
            self._card.say_days()
