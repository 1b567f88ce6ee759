"""All charts of the page of progress: made and filled one in a turn of events, linked in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from types import ModuleType

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from spasmfree.core.chart import Chart
from spasmfree.core.progress import CHARTS, ProgressState
from spasmfree.core.year import level_words
from spasmfree.ui import theme
from spasmfree.ui.chart_card import HEIGHT, ChartCard
from spasmfree.ui.chart_legend import (
    Entry,
    entries_of,
    episode_entry,
    level_entry,
    pause_entry,
    pause_square_entry,
    row_entry,
)
from spasmfree.ui.tokens import Mode
from spasmfree.ui.year_turns import YearTurns
from spasmfree.ui.year_view import YearView

YEAR = "year"
ALL = (YEAR, *CHARTS)


@dataclass(slots=True)
class Memory:
    """What outlives a change of the layout."""

    views: dict[str, QWidget] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)  # charts that are shown as a table
    hows: set[str] = field(default_factory=set)  # charts whose counting is explained
    library: ModuleType | None = None  # spasmfree.ui.charts, when it is there
    lacking: bool = False  # it cannot be loaded


class ChartBoard(QWidget):
    """A card for each chart. What is on screen is filled first, the rest a turn of events each.

    Filling all at once would hold the window up (decisions D19).
    """

    chosen = Signal(str, str)  # chart, exercise
    save_wanted = Signal(str, str)  # chart, png | svg
    copied = Signal()
    done = Signal()  # everything that can be drawn is drawn

    def __init__(self, mode: Mode, memory: Memory) -> None:
        super().__init__()
        self._mode, self._memory = mode, memory
        self._state: ProgressState | None = None
        self._turns: YearTurns | None = None
        self.cards: dict[str, ChartCard] = {}
        self._shown: dict[str, tuple[object, ...]] = {}  # by chart: what it was made of
        self._todo: list[Callable[[], None]] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16 if mode in ("narrow", "compact") else 20)
        self._columns = 1 if mode in ("narrow", "compact") else 2
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)

    def show_state(self, state: ProgressState) -> None:
        """Show `state` in all cards."""
        self._state = state
        later = []
        for id_, card in self.cards.items():
            if self._shown.get(id_) == self._made_of(id_, state):
                continue
            if card.visibleRegion().isEmpty():
                later.append(partial(self._fill, id_))
            else:
                self._fill(id_)
        # What was to be done before is done with this state too.
        self._todo = [partial(self._make, id_) for id_ in ALL if id_ not in self.cards]
        self._todo += [*self._plots(), *later]
        if self._todo:
            self._turn.start()

    @staticmethod
    def _made_of(id_: str, state: ProgressState) -> tuple[object, ...]:
        return (state.year,) if id_ == YEAR else state.key(id_)

    def _plots(self) -> list[Callable[[], None]]:
        """Making the plots that can be made and are not there."""
        if self._memory.library is None:
            return []
        lacking = (id_ for id_, card in self.cards.items() if card.view is None)
        return [partial(self._add_plot, id_) for id_ in lacking]

    def is_ready(self) -> bool:
        """Whether everything that can be drawn is drawn."""
        return not self._todo and len(self.cards) == len(ALL)

    def library_loaded(self, library: ModuleType) -> None:
        """Draw what has been waiting for the chart library."""
        self._memory.library = library
        self._todo += self._plots()
        self._turn.start()

    def library_missing(self) -> None:
        """Show tables where there would be charts."""
        self._memory.lacking = True
        for id_, card in self.cards.items():
            if id_ != YEAR:
                card.give_up()

    def release(self) -> None:
        """Let go of what draws, because another board is about to take its place."""
        self._turn.stop()
        self._todo = []
        for card in self.cards.values():
            card.let_go()

    def _next(self) -> None:
        if self._todo:
            self._todo.pop(0)()
        if not self._todo:
            self._turn.stop()
            if self.is_ready() and (self._memory.library is not None or self._memory.lacking):
                self.done.emit()

    def _make(self, id_: str) -> None:
        """The card of one chart, filled, with what draws it when that can be had now."""
        card = ChartCard(id_, None if id_ == YEAR else theme.px(HEIGHT[self._mode]))
        self.cards[id_] = card
        card.chosen.connect(partial(self.chosen.emit, id_))
        card.save_wanted.connect(partial(self.save_wanted.emit, id_))
        card.copied.connect(self.copied)
        card.table_shown.connect(partial(self._remember, self._memory.tables, id_))
        card.how_shown.connect(partial(self._remember, self._memory.hows, id_))
        card.read.connect(partial(self._link, id_))
        self._place(id_, card)
        if id_ == YEAR:
            self._put_year(card)
        elif self._memory.lacking:
            card.give_up()
        self._fill(id_)
        if id_ != YEAR:
            self._add_plot(id_, now=id_ in self._memory.views)
        if id_ in self._memory.tables:
            card.show_table(shown=True)
        if id_ in self._memory.hows:
            card.explain(shown=True)

    def _put_year(self, card: ChartCard) -> None:
        view = self._memory.views.setdefault(YEAR, YearView())
        assert isinstance(view, YearView)
        card.put(view)
        self._turns = YearTurns(card, view)
        self._turns.wanted.connect(lambda back: self.chosen.emit(YEAR, str(back)))

    def _place(self, id_: str, card: ChartCard) -> None:
        if id_ == YEAR:
            self._grid.addWidget(card, 0, 0, 1, self._columns)
        else:
            place = CHARTS.index(id_)
            row, column = 1 + place // self._columns, place % self._columns
            alone = place == len(CHARTS) - 1 and column == 0
            self._grid.addWidget(card, row, column, 1, self._columns if alone else 1)
        card.show()

    def _add_plot(self, id_: str, *, now: bool = True) -> None:
        """Put the plot into a card; a new one is made in a turn of its own."""
        card, library = self.cards[id_], self._memory.library
        if id_ == YEAR or library is None or card.view is not None:
            return
        if not now:
            self._todo.append(partial(self._add_plot, id_))
            self._turn.start()
            return
        if id_ not in self._memory.views:
            self._memory.views[id_] = library.TimePlot()
        card.put(self._memory.views[id_])
        self._draw(id_)

    def _fill(self, id_: str) -> None:
        """Show the numbers of one chart."""
        state = self._state
        if state is None:
            return
        chart = state.year.chart() if id_ == YEAR else state.chart(id_)
        self._shown[id_] = self._made_of(id_, state)
        if chart is None:
            self.cards[id_].wait()
        else:
            self.cards[id_].show_chart(chart, self._legend(id_, chart, state))
            self._draw(id_)

    def _draw(self, id_: str) -> None:
        card, state = self.cards[id_], self._state
        if card.view is None or card.chart is None or state is None:
            return
        if isinstance(card.view, YearView):
            card.view.show_year(state.year)
            if self._turns is not None:
                self._turns.show_year(state.year)
        elif not card.chart.nothing:
            card.view.show_chart(  # type: ignore[attr-defined]  # the library is not known here
                card.chart, state.window, state.episodes, state.pauses
            )

    def _legend(self, id_: str, chart: Chart, state: ProgressState) -> list[Entry]:
        first, last = state.window.first, state.window.last
        if id_ == YEAR:
            first, last = chart.slots[0].first, chart.slots[-1].last
            found = [level_entry(level, level_words(level)) for level in range(1, 5)]
        else:
            found = entries_of(chart.series)
            if chart.row is not None:
                found.append(row_entry(chart.row.name))
        if any(s.first <= last and s.last >= first for s in state.episodes):
            found.append(episode_entry())
        if any(s.first <= last and s.last >= first for s in state.pauses):
            found.append(pause_square_entry() if id_ == YEAR else pause_entry())
        return found

    def _link(self, id_: str, index: int) -> None:
        """Mark on every other chart the days that one of them reads out."""
        if id_ == YEAR:
            return
        chart = self.cards[id_].chart
        stretch = chart.slots[index] if chart is not None and index >= 0 else None
        for other, card in self.cards.items():
            if other not in (id_, YEAR) and card.view is not None:
                card.view.mark_days(stretch)  # type: ignore[attr-defined]

    def _remember(self, among: set[str], id_: str, shown: bool) -> None:  # noqa: FBT001
        if shown:
            among.add(id_)
        else:
            among.discard(id_)
