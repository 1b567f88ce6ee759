"""The first start: which days, and who keeps the time of the reps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.page import Page
from spasmfree.ui.painted import Mark
from spasmfree.ui.parts import button, card, column, frame, holder, label, row, segments
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.safety_pages import GatePage, WarningPage
from spasmfree.ui.tokens import Mode
from spasmfree.ui.weekdays import WeekdayChips

__all__ = ["ChoicesPage", "GatePage", "WarningPage", "pace_names", "pace_words"]

PRESET_DAYS = (0, 2, 4)
PACES = ("paced", "rep", "set")
_WIDE = 720


def pace_names() -> tuple[str, ...]:
    """The names of the paces, in the order of `PACES`."""
    return (tr("Paced"), tr("Rep by rep"), tr("Set by set"))


def pace_words(pace: str) -> str:
    """What a pace means."""
    return {
        "paced": tr("Sounds and large words lead each rep. You touch nothing while you move."),
        "rep": tr("By hand: you press Space or the large button after each rep."),
        "set": tr("By hand: you do the whole set, then press once."),
    }[pace]


class ChoicesPage(Responsive):
    """Two questions with answers chosen already; one press passes both."""

    done = Signal(object, str)  # weekdays: tuple[int, ...], 0 for Monday; pace: paced, rep, set

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[int, ...] = PRESET_DAYS
        self._pace = PACES[0]

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        compact = mode in ("narrow", "compact")
        gap = 14 if tight else 20
        page = Page(
            "stretch",
            row(Mark(), 10, label(tr("SpasmFree"), "heading"), "stretch"),
            gap,
            label(tr("Two choices"), "display"),
            6,
            label(tr("You can change both at any time in Settings."), "lead", "text2", wrap=True),
            gap,
            self._days_card(stacked=mode == "narrow"),
            gap,
            self._pace_card(stretch=mode == "narrow"),
            "stretch",
            compact=compact,
            wide=_WIDE,
        )
        side = 24 if compact else 40
        foot = self._foot(stacked=mode == "narrow")
        return holder(column((page, 1), frame("bar", row((foot, 1), margins=(side, 12, side, 12)))))

    def _days_card(self, *, stacked: bool) -> QWidget:
        chips = WeekdayChips(self._days, stacked=stacked)
        chips.changed.connect(self._choose_days)
        self._hint = label("", "small", "text2", wrap=True, identifier="start.days_hint")
        return card(label(tr("Which days suit you?"), "heading"), 12, chips, 10, self._hint)

    def _pace_card(self, *, stretch: bool) -> QWidget:
        names = tr("Who keeps the time of the reps?")
        choice = segments(
            pace_names(),
            PACES.index(self._pace),
            stretch=stretch,
            name=names,
            identifier="start.pace",
        )
        choice.chosen.connect(self._choose_pace)
        self._meaning = label(pace_words(self._pace), "small", "text2", wrap=True)
        return card(
            label(names, "heading", wrap=True), 12, row(choice, "stretch"), 10, self._meaning
        )

    def _foot(self, *, stacked: bool) -> QWidget:
        self._go = button(tr("Go on"), "primary", large=True, identifier="start.go_on")
        self._go.setMinimumWidth(theme.px(160))
        self._go.clicked.connect(self._go_on)
        skip = button(
            tr("Skip: Mon, Wed, Fri, paced"), "quiet", large=True, identifier="start.skip"
        )
        skip.clicked.connect(self._skip)
        self._show_days()
        self.first_focus = self._go
        foot = holder(
            column(self._go, skip, gap=8) if stacked else row(self._go, skip, "stretch", gap=12)
        )
        foot.setMaximumWidth(theme.px(_WIDE))
        return foot

    def _choose_days(self, days: tuple[int, ...]) -> None:
        self._days = days
        self._show_days()

    def _show_days(self) -> None:
        self._go.setEnabled(bool(self._days))
        self._hint.setText(
            tr("The starter plan is made for three days with a free day between them.")
            if self._days
            else tr("Choose at least one day.")
        )

    def _choose_pace(self, index: int) -> None:
        self._pace = PACES[index]
        self._meaning.setText(pace_words(self._pace))

    def _go_on(self) -> None:
        self.done.emit(self._days, self._pace)

    def _skip(self) -> None:
        self.done.emit(PRESET_DAYS, PACES[0])
