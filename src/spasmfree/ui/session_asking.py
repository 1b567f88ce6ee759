"""What is asked before and after a session: a page with the way on in a bar that is always seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from spasmfree.ui import theme
from spasmfree.ui.layouts import Item, column, frame, holder, row
from spasmfree.ui.page import Page
from spasmfree.ui.parts import Button
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.score_row import ScoreRow
from spasmfree.ui.session_commands import PressGuard
from spasmfree.ui.tokens import Mode

WIDE = 720  # of questions, at 100 % text


class Asking(Responsive):
    """A page whose large button has the focus when it appears, so that one key passes it."""

    def __init__(self) -> None:
        super().__init__()
        self._onward: Button | None = None
        self._guard: PressGuard | None = None
        self._by_pointer = False  # how the last number was pressed

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_focus()

    def guard(self, guard: PressGuard) -> None:
        """Let `guard` watch the button that goes on."""
        self._guard = guard

    def take_focus(self) -> None:
        """Put the focus on the button that goes on."""
        if self._onward is not None:
            self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """As a press on the button that goes on."""
        if self._onward is not None:
            self._onward.click()

    def framed(
        self,
        mode: Mode,
        onward: Button,
        *others: QWidget,
        body: tuple[Item, ...],
        tight: bool,
        later: Sequence[Callable[[], Sequence[Item]]] = (),
    ) -> QWidget:
        """The page: `body` and what is made `later` scroll, the buttons stay below them."""
        self._onward = onward
        if self._guard is not None:
            self._guard.watch(onward)
        narrow = mode in ("narrow", "compact")
        side = 24 if narrow else 40
        page = Page("stretch", *body, "stretch", compact=tight, wide=WIDE)
        if later:
            page.add_later(*later)
        buttons = row(onward, *others, "stretch", gap=12)
        foot = holder(buttons)
        foot.setMaximumWidth(theme.px(WIDE))
        return holder(column((page, 1), frame("bar", row((foot, 1), margins=(side, 12, side, 12)))))

    def score(self, name: str, low: str, high: str, value: int | None, identifier: str) -> ScoreRow:
        """A question. After an answer by pointer Space goes on, and takes nothing back."""
        made = ScoreRow(name, low, high, value, identifier)
        for number in range(11):
            made.tap(number).pressed.connect(self._note_pointer)
        made.chosen.connect(self._leave_row)
        return made

    def _note_pointer(self) -> None:
        self._by_pointer = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

    def _leave_row(self) -> None:
        if self._by_pointer:
            self.take_focus()
