"""One button for a whole session: it tells a short press from a long one (product: one button).

A key, the pointer and a media key are the same button. What a press means is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

HOLD_MS = 1_000
BOUNCE_MS = 40  # nobody lets go and presses again so soon: a held key repeats (our choice)


class OneButton(QObject):
    """Two presses within 200 ms are one; so is what a held key repeats."""

    pressed = Signal()  # at once
    tapped = Signal()  # let go within a second
    held = Signal()  # for a second; letting go of it then says nothing

    def __init__(
        self, steady: Callable[[], int], lets: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """`steady` is real time in ms; `lets` says whether a press now is no double one."""
        super().__init__(parent)
        self._steady, self._lets = steady, lets
        self._since: int | None = None  # when it was pressed, None while it is not down
        self._let_go: int | None = None  # when it was last let go
        self._was = 0  # when the press began that was last let go
        self._tapped = self._held = False  # whether that was said of this press
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def is_down(self) -> bool:
        """Whether a press that counts goes on."""
        return self._since is not None

    def down(self) -> None:
        """It goes down, or says again that it is down."""
        if self._since is not None:
            return
        now = self._steady()
        if self._let_go is not None and now - self._let_go < BOUNCE_MS:
            # As it was before: what was said of this press is not said again.
            self._since = self._was
            self._timer.start(max(0, self._was + HOLD_MS - now))
        elif self._lets():
            self._since, self._tapped, self._held = now, False, False
            self._timer.start(HOLD_MS)
            self.pressed.emit()
        self._let_go = None

    def up(self) -> None:
        """It is let go."""
        if self._since is None:
            return
        self.look()  # the second may be over, and the timer late
        self._timer.stop()
        self._was, self._since, self._let_go = self._since, None, self._steady()
        if not (self._tapped or self._held):
            self._tapped = True
            self.tapped.emit()

    def tap(self) -> None:
        """A press of a button that cannot be held, such as a media key."""
        self.down()
        self.up()
        self._let_go = None

    def forget(self) -> None:
        """The window is not told when it is let go: nothing comes of the press any more."""
        self._timer.stop()
        self._since = self._let_go = None

    def look(self) -> None:
        """Whether the second is over."""
        if self._since is None:
            return
        left = self._since + HOLD_MS - self._steady()
        if left > 0:
            self._timer.start(left)
        elif not self._held:
            self._held = True
            self.held.emit()
