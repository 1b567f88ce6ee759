"""What a page shows while it has nothing to show: one sentence and one button that leads on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame

from spasmfree.ui import theme
from spasmfree.ui.painted import Painted
from spasmfree.ui.parts import Align, button, column, label, row
from spasmfree.ui.stand_in import Posture, paint_posture


class _Drawing(Painted):
    def __init__(self, posture: Posture) -> None:
        super().__init__(height=theme.px(110))
        self._posture = posture

    def draw(self, painter: QPainter, width: int, height: int) -> None:
        paint_posture(painter, QRectF(0, 0, width, height), self._posture)


class EmptyState(QFrame):
    """A card for an empty page."""

    pressed = Signal()

    def __init__(
        self,
        sentence: str,
        press: str,
        *,
        posture: Posture = "back",
        identifier: str = "",
    ) -> None:
        """`sentence` says what will be here, `press` names the button that leads on."""
        super().__init__()
        self.setProperty("kind", "card")
        on = button(press, "primary", identifier=identifier)
        on.clicked.connect(self.pressed)
        self.setLayout(
            column(
                _Drawing(posture),
                8,
                label(sentence, "heading", wrap=True, align=Align.AlignCenter),
                16,
                row("stretch", on, "stretch"),
                margins=(24, 20, 24, 24),
            )
        )
