"""What Today shows in an episode: the gentle session, what can be told, and why training waits."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame

from spasmfree.core.flare import FlareState
from spasmfree.core.today import TodayState
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.amount import Amount
from spasmfree.ui.layouts import Item
from spasmfree.ui.lineup import LineUp
from spasmfree.ui.parts import Align, Button, button, card, column, label, row, rule
from spasmfree.ui.tokens import Mode

_STAGE: dict[Mode, int] = {"narrow": 150, "compact": 170, "normal": 220, "wide": 280}


class EaseCard(QFrame):
    """The gentle session, with one large figure so that the page says at once what to do."""

    start_wanted = Signal()
    rest_wanted = Signal()
    others_wanted = Signal()

    def __init__(self, state: TodayState, mode: Mode, *, tight: bool) -> None:
        super().__init__()
        assert state.flare is not None
        self.setProperty("kind", "card")
        compact = mode in ("narrow", "compact")
        gap, pad = (12, 20) if compact or tight else (18, 28)
        self.start = button(tr("Start"), "primary", "play", large=True, identifier="today.start")
        self.start.setMinimumWidth(theme.px(130 if mode == "narrow" else 180))
        self.start.setAccessibleDescription(
            tr("{program}, {n}\u00a0min", program=state.program, n=state.minutes)
        )
        self.start.clicked.connect(self.start_wanted)
        others = button(tr("Another session"), "link", identifier="today.other")
        others.clicked.connect(self.others_wanted)
        buttons: list[Item] = [self.start]
        if state.flare.rest_minutes:
            words = tr("Just the rest: {n}\u00a0min", n=state.flare.rest_minutes)
            rest = button(words, large=True, identifier="today.rest")
            rest.clicked.connect(self.rest_wanted)
            buttons.append(rest)
        go = column(*buttons, gap=10) if mode == "narrow" else row(*buttons, "stretch", gap=12)
        head = row(
            (label(state.program, "title", wrap=True), 1, Align.AlignTop),
            (Amount(str(state.minutes), tr("min")), 0, Align.AlignTop),
            gap=16,
        )
        stage = LineUp(state.lineup[:1], _STAGE["compact" if tight else mode], names_below=False)
        why = label(state.why, "body", "text2", wrap=True)
        self.setLayout(
            column(
                head, 4, why, gap, stage, gap, go, 6, row(others, "stretch"),
                margins=(pad, pad - 4, pad, pad - 8),
            )
        )  # fmt: skip


class EpisodeCard(QFrame):
    """What can be said about the episode; nothing of it has to be."""

    over_wanted = Signal()
    score_wanted = Signal()
    signs_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, flare: FlareState, pad: int) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        details = tr("Add details") if flare.bare else tr("Change details")
        links = (
            self._link(tr("It is over"), "check", "today.flare_over", self.over_wanted),
            self._link(tr("How is it now?"), "note", "today.flare_score", self.score_wanted),
            self._link(tr("Warning signs"), "stop", "today.flare_signs", self.signs_wanted),
            self._link(details, "edit", "today.flare_details", self.details_wanted),
        )
        words = label(flare.words, "heading", "flare", identifier="today.flare")
        self.setLayout(
            column(words, 6, rule(), 6, column(*links, gap=2), margins=(pad, pad - 4, pad, pad - 8))
        )

    def _link(self, words: str, icon: str, identifier: str, wanted: SignalInstance) -> Button:
        made = button(words, "link", icon, identifier=identifier)
        made.clicked.connect(wanted)
        return made


def training_card(flare: FlareState, pad: int, anyway: Button, elsewhere: Button) -> QFrame:
    """Why training waits, and the way to it for who wants it all the same."""
    return card(
        label(tr("Training"), "heading"),
        4,
        label(flare.rule, "body", "text2", wrap=True),
        8,
        column(row(anyway, "stretch"), row(elsewhere, "stretch")),
        pad=pad,
    )
