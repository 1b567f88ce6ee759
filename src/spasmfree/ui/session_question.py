"""Asks for the pain before a session; going on without a number is an answer too."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.parts import button, label
from spasmfree.ui.session_asking import Asking
from spasmfree.ui.tokens import Mode


class QuestionScreen(Asking):
    """The first screen of a session."""

    passed = Signal()  # `pain()` has the answer
    left = Signal()  # not now: nothing has begun

    def __init__(self) -> None:
        super().__init__()
        self._pain: int | None = None

    def pain(self) -> int | None:
        """0 to 10, None when it was left out."""
        return self._pain

    def ask(self) -> None:
        """Ask anew."""
        self._pain = None
        self.rebuild()

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        pain = self.score(tr("Pain now"), tr("none"), tr("worst"), self._pain, "pain.before")
        pain.chosen.connect(self._keep)
        onward = button(tr("Go on"), "primary", large=True, identifier="session.primary")
        onward.setMinimumWidth(theme.px(180))
        onward.clicked.connect(self.passed)
        leave = button(tr("Not now"), "quiet")
        leave.clicked.connect(self.left)
        body = (
            label(tr("How is your back now?"), "display", wrap=True),
            8,
            label(tr("You can leave it out and just go on."), "lead", "text2", wrap=True),
            32,
            pain,
        )
        return self.framed(mode, onward, leave, body=body, tight=tight)

    def _keep(self, pain: int | None) -> None:
        self._pain = pain
