"""What the voice says, to be read at the foot of the session's screens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from spasmfree.ui import theme
from spasmfree.ui.layouts import column
from spasmfree.ui.session_parts import FloorLabel

SHARE = 0.042  # of the letters, of u
ANNOUNCED = 2  # lines, for the longest announcement


class Caption(QWidget):
    """Hidden unless it is wanted. The line stays until the next one, for who looks up late."""

    def __init__(self) -> None:
        super().__init__()
        self._words = FloorLabel(SHARE, "text", 600, identifier="session.caption")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._wanted = False
        self._sizes = (0.0, 0)
        self._lines = ANNOUNCED
        self.setLayout(column(self._words))
        theme.signals.changed.connect(self._size_again)
        self.hide()

    def begin(self, *, on: bool) -> None:
        """A session begins, with or without captions."""
        self._wanted = on
        self._words.set_text("")

    def leave(self) -> None:
        """No session is shown."""
        self._wanted = False
        self.hide()

    def allow(self, lines: int) -> None:
        """How many lines the screen above leaves room for; 0 for none."""
        shown = self._wanted and lines > 0
        if lines and lines != self._lines:
            self._lines = lines
            self._size_again()
        self.setVisible(shown)

    def taken(self) -> int:
        """The height that it takes from the screen above, in pixels."""
        return 0 if self.isHidden() else self.sizeHint().height()

    def show_words(self, text: str) -> None:
        """The line that is being spoken."""
        if self._wanted:
            self._words.set_text(text)

    def words(self) -> str:
        """The line that is shown, "" where none is wanted."""
        return self._words.text()

    def set_unit(self, u: float, side: int) -> None:
        """Size it for a window; `side` is the margin at its sides."""
        self._sizes = (u, side)
        self._size_again()

    def _size_again(self) -> None:
        u, side = self._sizes
        if not u:
            return
        self._words.set_unit(u)
        height = QFontMetrics(theme.font(u * SHARE, 600)).lineSpacing() * self._lines
        self._words.setFixedHeight(height)
        self.layout().setContentsMargins(side, 0, side, round(u * 0.02))  # type: ignore[union-attr]  # set above
