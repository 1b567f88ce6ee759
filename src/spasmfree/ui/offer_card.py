"""What is offered about the plan: one sentence with its rule, to be taken or left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from spasmfree.core.offers import Move, Offer
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.parts import Align, Button, Glyph, button, column, label, row


class OfferCard(QFrame):
    """A quiet card; nothing changes unless one of its buttons is pressed."""

    answered = Signal(bool)  # taken, or left for now

    def __init__(self, offer: Offer, pad: int, *, row_of_buttons: bool) -> None:
        super().__init__()
        self.setProperty("kind", "soft")
        self.setAccessibleName(offer.sentence)
        icon = "ease" if offer.move is Move.EASIER else "progress"
        words = label(offer.sentence, "body", "on_soft", wrap=True, identifier="today.offer")
        mark = Glyph(icon, "on_soft", theme.px(20))
        buttons = self._buttons(offer)
        below = row(*buttons, "stretch", gap=8) if row_of_buttons else column(*buttons, gap=8)
        said = column(words, 12, below)
        self.setLayout(
            row((mark, 0, Align.AlignTop), (said, 1), margins=(pad, 16, pad, 16), gap=12)
        )

    def _buttons(self, offer: Offer) -> list[Button]:
        if offer.taken:
            back = button(tr("As in the program"), identifier="today.offer_leave")
            back.clicked.connect(lambda: self.answered.emit(False))
            return [back]
        names = {
            Move.EASIER: tr("Begin easier"),
            Move.STANDARD: tr("Begin standard"),
            Move.MAINTENANCE: tr("Begin maintenance"),
        }
        take = button(names[offer.move], identifier="today.offer_take")
        take.clicked.connect(lambda: self.answered.emit(True))
        leave = button(tr("Not now"), "quiet", identifier="today.offer_leave")
        leave.clicked.connect(lambda: self.answered.emit(False))
        return [take, leave]
