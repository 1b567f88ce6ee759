"""Asks on the morning after a session how the back is: one row of taps, then one number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from spasmfree.core.morning import Morning
from spasmfree.core.record import Felt
from spasmfree.core.words import tr
from spasmfree.ui.parts import Align, Button, button, column, label, row
from spasmfree.ui.score_row import ScoreRow


class MorningCard(QFrame):
    """An answer is kept with its press; the cross puts the question aside."""

    felt = Signal(object)  # a Felt
    scored = Signal(object)  # 0 to 10
    left = Signal()

    def __init__(self, morning: Morning, *, narrow: bool) -> None:
        super().__init__()
        self.setProperty("kind", "soft")
        name = tr("Leave it out")
        close = button("", "icon", "cross", name=name, identifier="morning.leave")
        close.clicked.connect(self.left)
        if morning.felt is not None:
            self.first = self._score(close)
        else:
            self.first = self._felt(close, narrow=narrow)

    def _felt(self, close: Button, *, narrow: bool) -> Button:
        title = label(
            tr("How is your back this morning?"), "strong", "on_soft", wrap=True,
            identifier="morning.question",
        )  # fmt: skip
        words = column(title, 2, label(tr("After yesterday's session"), "small", "on_soft"))
        names = {
            Felt.BETTER: tr("Better"),
            Felt.SAME: tr("Same"),
            Felt.WORSE: tr("Worse"),
        }
        taps = []
        for felt, said in names.items():
            tap = button(said, identifier=f"morning.{felt.value}")
            tap.setAccessibleDescription(tr("How is your back this morning?"))
            tap.clicked.connect(lambda _=False, felt=felt: self.felt.emit(felt))
            taps.append(tap)
        if narrow:
            head = row((words, 1), (close, 0, Align.AlignTop))
            below = row(*((tap, 1) for tap in taps), gap=8)
            self.setLayout(column(head, 8, below, margins=(16, 10, 10, 14)))
        else:
            self.setLayout(row((words, 1), *taps, close, margins=(20, 12, 12, 12), gap=8))
        return taps[0]

    def _score(self, close: Button) -> Button:
        scores = ScoreRow(tr("Pain this morning"), tr("none"), tr("worst"), None, "morning.score")
        scores.chosen.connect(self.scored)
        self.setLayout(
            row((scores, 1), (close, 0, Align.AlignTop), margins=(20, 12, 12, 14), gap=8)
        )
        return scores.tap(0)
