"""Says at the foot of the window what was just done, and offers to undo it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from spasmfree.core.words import tr
from spasmfree.ui.announce import announcements
from spasmfree.ui.parts import Align, Glyph, button, label, row

LIFETIME_MS = 10_000
_ABOVE_FOOT = 24


class Toast(QFrame):
    """Stays until it is dismissed or for ten seconds; it never takes the focus."""

    undone = Signal()
    closed = Signal()  # after undoing, too

    def __init__(
        self, over: QWidget, words: str, *, undo: bool, lifetime_ms: int = LIFETIME_MS
    ) -> None:
        super().__init__(over)
        self.setProperty("kind", "toast")
        self.setAccessibleName(words)
        self._undoable = undo
        said = label(words, "body", "on_inverse", identifier="toast.words")
        close = button("", "undo", "cross", name=tr("Close"), identifier="toast.close")
        close.clicked.connect(self.dismiss)
        parts = row(Glyph("check", "on_inverse", 20), said, 12, margins=(16, 6, 8, 6), gap=10)
        if undo:
            self._undo = button(tr("Undo"), "undo", identifier="toast.undo")
            self._undo.clicked.connect(self.take_back)
            parts.addWidget(self._undo)
        parts.addWidget(close, 0, Align.AlignVCenter)
        self.setLayout(parts)
        self._timer = QTimer(self, singleShot=True, interval=lifetime_ms)
        self._timer.timeout.connect(self.expire)
        over.installEventFilter(self)

    def appear(self) -> None:
        """Show it and tell screen readers."""
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announcements.say(self, self.accessibleName())

    def lifetime(self) -> int:
        """How long it stays, in milliseconds."""
        return self._timer.interval()

    def expire(self) -> None:
        """What happens when its time is over."""
        self.dismiss()

    def dismiss(self) -> None:
        """Take it away without undoing."""
        self._timer.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def take_back(self) -> None:
        """Undo what was done, where that is offered."""
        if self._undoable:
            self.undone.emit()
            self.dismiss()

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        self.adjustSize()
        width = min(self.width(), over.width() - 32)
        self.resize(width, self.height())
        self.move((over.width() - width) // 2, over.height() - self.height() - _ABOVE_FOOT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
