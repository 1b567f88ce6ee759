"""The first page: what is due now, why, what it takes, and one large button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from spasmfree.core import days, formats
from spasmfree.core.today import TodayState, plan_waits
from spasmfree.core.week import DayState, WeekDay
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.amount import Amount
from spasmfree.ui.bars import AimBar
from spasmfree.ui.layouts import Item
from spasmfree.ui.lineup import LineUp
from spasmfree.ui.needs import needs
from spasmfree.ui.page import Page
from spasmfree.ui.parts import (
    Align,
    Button,
    button,
    card,
    column,
    holder,
    label,
    row,
    rule,
)
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.stylesheet import control_height
from spasmfree.ui.tokens import Mode
from spasmfree.ui.week import Day, Week

_STAGE: dict[Mode, int] = {"narrow": 112, "compact": 112, "normal": 148, "wide": 196}
_COLUMNS = (19, 10)  # shares of the program's card and the week's
_ONE_ROW = 760  # px of the window at 100 % text: below it the buttons stand in two rows
_TWO_COLUMNS = 1250  # px of the window at 100 % text: below it the week goes under the program


class TodayPage(Responsive):
    """Shows a TodayState."""

    start_wanted = Signal()
    short_wanted = Signal()
    elsewhere_wanted = Signal()  # "Done without the app"
    handout_wanted = Signal()
    others_wanted = Signal()  # another session than the one that is offered
    train_anyway_wanted = Signal()
    settings_wanted = Signal()
    offer_answered = Signal(bool)  # taken, or left for now
    felt = Signal(object)  # the Felt of the morning
    scored = Signal(object)  # the pain of the morning, 0 to 10
    morning_left = Signal()  # it is not asked again
    rest_wanted = Signal()  # the rest alone, in an episode
    over_wanted = Signal()  # the episode is over
    score_wanted = Signal()  # tell how it is now
    signs_wanted = Signal()
    details_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: TodayState | None = None

    def show_state(self, state: TodayState) -> None:
        """Show `state`."""
        if state != self._state:
            self._state = state
            self.rebuild()

    def mode_at(self, width: int) -> Mode:
        """The columns and the row of buttons need more than the modes alone promise."""
        mode = super().mode_at(width)
        if mode == "compact" and width < theme.px(_ONE_ROW):
            return "narrow"
        return "compact" if mode == "normal" and width < theme.px(_TWO_COLUMNS) else mode

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        state = self._state
        if state is None:
            return QWidget()
        one_column = mode in ("narrow", "compact")
        pad = 20 if one_column else 24
        title = _title(state)
        self.home = None
        main = self._main(state, mode, pad, tight=tight)
        if one_column:
            edge = theme.mode(self.window().width()) in ("narrow", "compact")
            offer = self._offer(state, pad, row_of_buttons=True, gap=16)
            # In a narrow window Start stays above the fold.
            order = [main, 16, *offer] if mode == "narrow" else [*offer, main, 16]
            below = self._beside(state, pad, 16)
            asked = self._morning(state, narrow=mode == "narrow", gap=14)
            return Page(title, 14 if edge else 20, *asked, *order, *below, compact=edge)
        offer = self._offer(state, pad, row_of_buttons=False, gap=20)
        beside = [*offer, *self._beside(state, pad, 20)]
        columns = row(
            (holder(column(main, "stretch")), _COLUMNS[0]),
            (holder(column(*beside, "stretch")), _COLUMNS[1]),
            gap=20,
        )
        asked = self._morning(state, narrow=False, gap=20)
        return Page(
            title, 20, *asked, columns, compact=tight, wide=1200 if mode == "wide" else 1020
        )

    def _beside(self, state: TodayState, pad: int, gap: int) -> list[Item]:
        """What stands beside or below the session: the week, or what is told of an episode."""
        if state.flare is None:
            return [_week(state, pad)]
        from spasmfree.ui.today_flare import EpisodeCard, training_card  # mostly there is none

        told = EpisodeCard(state.flare, pad)
        told.over_wanted.connect(self.over_wanted)
        told.score_wanted.connect(self.score_wanted)
        told.signs_wanted.connect(self.signs_wanted)
        told.details_wanted.connect(self.details_wanted)
        if not state.flare.rule:
            return [told, gap, _week(state, pad)]
        return [told, gap, training_card(state.flare, pad, self._anyway(), self._elsewhere())]

    def _ease(self, state: TodayState, mode: Mode, *, tight: bool) -> QFrame:
        from spasmfree.ui.today_flare import EaseCard

        made = EaseCard(state, mode, tight=tight)
        made.start_wanted.connect(self.start_wanted)
        made.rest_wanted.connect(self.rest_wanted)
        made.others_wanted.connect(self.others_wanted)
        self.home = made.start
        if self.content() is None:
            self.first_focus = made.start
        return made

    def _main(self, state: TodayState, mode: Mode, pad: int, *, tight: bool) -> QFrame:
        if state.rule:
            return self._stopped(state, pad)
        if state.nothing:
            return self._nothing(state, pad)
        if state.eases:
            return self._ease(state, mode, tight=tight)
        return self._program(state, mode, tight=tight)

    def _program(self, state: TodayState, mode: Mode, *, tight: bool) -> QFrame:
        narrow, compact = mode == "narrow", mode in ("narrow", "compact")
        gap = 12 if compact or tight else 18
        figures: list[Item] = [
            LineUp(state.lineup, _STAGE["compact" if tight else mode], names_below=not narrow)
        ]
        if narrow:
            named = (f"{n} {each.name}" for n, each in enumerate(state.lineup, 1))
            names = "   ".join(each.replace(" ", "\u00a0") for each in named)
            figures += [8, label(names, "small", "text2", wrap=True)]
        others, handout = self._others(), self._handout()
        least = 130 if narrow else 170 if compact else 200
        go = self._go(state, others if narrow else None, least=least)
        if narrow or (compact and state.offer):
            # Start stays above the fold.
            takes = needs(state.changes, state.have_ready, narrow=narrow)
            links = row(handout, "stretch") if narrow else row(others, 28, handout, "stretch")
            more: list[Item] = [*takes, *_plan_rule(state, 12), 4, links]
            return card(_head(state), gap, go, gap, *figures, gap, rule(), gap, *more, pad=20)
        # A link is higher than a line of words; each of the two stands level with its line.
        higher = max(
            0, control_height(theme.scale()) - QFontMetrics(theme.role_font("body")).height()
        )
        low = higher // 2
        takes = needs(state.changes, state.have_ready, narrow=False, gap=higher)
        words = holder(column(*takes, "stretch", margins=(0, low, 0, 0)))
        beside = row((words, 1), gap=20)
        made = card(
            _head(state), *_plan_rule(state, 2), gap, *figures, gap, rule(), max(4, gap - low),
            beside, max(4, gap + 2 - low), go, pad=20 if compact else 28,
        )  # fmt: skip
        # Last, so that Tab comes to Start first.
        right = Align.AlignRight
        beside.addLayout(column((others, 0, right), (handout, 0, right), "stretch"))
        return made

    def _go(self, state: TodayState, below: Button | None, *, least: int) -> QLayout:
        """The buttons in one row; in two where a link stands `below` them."""
        start = button(tr("Start"), "primary", "play", large=True, identifier="today.start")
        start.setMinimumWidth(theme.px(least))
        start.setAccessibleDescription(
            tr("{program}, {n}\u00a0min", program=state.program, n=state.minutes)
        )
        start.clicked.connect(self.start_wanted)
        self.home = start
        if self.content() is None:
            self.first_focus = start
        short = button(
            tr("Short: {n}\u00a0min", n=state.short_minutes), large=True, identifier="today.short"
        )
        short.setToolTip(tr("One set of each exercise and side"))
        short.clicked.connect(self.short_wanted)
        other = self._elsewhere()
        if below is not None:
            links = row(other, 28, below, "stretch")
            return column(row((start, 1), short, gap=12), links, gap=8)
        return row(start, short, "stretch", other, gap=12)

    def _anyway(self) -> Button:
        made = button(tr("Train anyway"), "link", identifier="today.train_anyway")
        made.clicked.connect(self.train_anyway_wanted)
        return made

    def _elsewhere(self) -> Button:
        other = button(tr("Done without the app"), "link", identifier="today.elsewhere")
        other.clicked.connect(self.elsewhere_wanted)
        return other

    def _handout(self) -> Button:
        made = button(tr("Print or save this program"), "link", identifier="today.handout")
        made.clicked.connect(self.handout_wanted)
        return made

    def _others(self) -> Button:
        made = button(tr("Another session"), "link", identifier="today.other")
        made.clicked.connect(self.others_wanted)
        return made

    def _offer(self, state: TodayState, pad: int, *, row_of_buttons: bool, gap: int) -> list[Item]:
        """The card with what is offered, and `gap` pixels below it."""
        if state.offer is None:
            return []
        from spasmfree.ui.offer_card import OfferCard  # mostly there is none

        made = OfferCard(state.offer, pad, row_of_buttons=row_of_buttons)
        made.answered.connect(self._answer)
        return [made, gap]

    def _morning(self, state: TodayState, *, narrow: bool, gap: int) -> list[Item]:
        """The question about yesterday's session, and `gap` pixels below it."""
        if state.morning is None:
            return []
        from spasmfree.ui.morning_card import MorningCard  # mostly there is none

        made = MorningCard(state.morning, narrow=narrow)
        made.felt.connect(self.felt)
        made.scored.connect(self.scored)
        made.left.connect(self.morning_left)
        return [made, gap]

    def _answer(self, taken: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.offer_answered.emit(taken)
        if self.home is not None:  # the buttons that were pressed are gone
            self.home.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing(self, state: TodayState, pad: int) -> QFrame:
        settings = button(tr("Open Settings"), "primary", identifier="today.settings")
        settings.clicked.connect(self.settings_wanted)
        self.home = settings
        return card(
            label(state.program, "title", wrap=True),
            4,
            label(state.nothing, wrap=True),
            16,
            row(settings, 28, self._elsewhere(), "stretch"),
            row(self._others(), "stretch"),
            pad=pad,
        )

    def _stopped(self, state: TodayState, pad: int) -> QFrame:
        anyway = self._anyway()
        return card(
            label(tr("Training"), "heading"),
            4,
            label(state.why, wrap=True),
            8,
            label(state.rule, "body", "text2", wrap=True),
            10,
            row(self._others(), "stretch"),
            row(anyway, 28, self._elsewhere(), "stretch"),
            pad=pad,
        )


def _title(state: TodayState) -> QLayout:
    words: list[Item] = [
        label(state.date, "body", "text2"),
        2,
        label(state.title, "display", wrap=True, identifier="today.title"),
    ]
    if state.eases:
        words += [4, label(plan_waits(), "body", "text2", wrap=True)]
    elif state.first_day and not state.rule:
        hint = tr("Press Start, put the screen where you see it from the mat, and follow along.")
        words += [4, label(hint, "body", "text2", wrap=True)]
    return column(*words)


def _head(state: TodayState) -> QLayout:
    return column(
        row(
            (label(state.program, "title", wrap=True), 1, Align.AlignTop),
            (Amount(str(state.minutes), tr("min")), 0, Align.AlignTop),
            gap=16,
        ),
        4,
        label(state.why, "body", "text2", wrap=True),
    )


def _plan_rule(state: TodayState, above: int) -> tuple[Item, ...]:
    """Which plan the day stands in, `above` pixels below what comes before."""
    if not state.plan_rule:
        return ()
    words = label(state.plan_rule, "body", "text2", wrap=True, identifier="today.rule")
    return (above, words)


def _week(state: TodayState, pad: int) -> QFrame:
    head = row(
        label(tr("This week"), "heading"),
        "stretch",
        label(state.week_words, "small", "text2", identifier="today.week"),
    )
    days_of_week = Week([_day(each) for each in state.week])
    bars = [AimBar(each) for each in state.bars]
    items: list[Item] = [head, 16, days_of_week, 14, rule(), 18, column(*bars, gap=theme.px(17))]
    if any(each.line is not None for each in state.bars):
        words = tr("The line is where today's session takes you.")
        items += [14, label(words, "small", "text2", wrap=True)]
    return card(*items, pad=pad)


def _day(day: WeekDay) -> Day:
    return Day(
        formats.weekday_short(days.weekday(day.day)),
        done=day.state is DayState.DONE,
        planned=day.state is DayState.PLANNED,
        paused=day.state is DayState.PAUSED,
        today=day.is_today,
    )
