"""A page that is laid out anew when the window's mode or the text size changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from spasmfree.ui import theme
from spasmfree.ui.tokens import Mode

TIGHT = 700  # px: a window lower than this has smaller gaps


class Responsive(QWidget):
    """Calls `build` for the first time when it is shown, and again for another mode or text size.

    Whatever has the focus keeps it where its accessible identifier is found again.
    """

    first_focus: QWidget | None = None
    """Set by `build` on pages that take the whole window: where the keyboard begins."""

    home: QWidget | None = None
    """Where the keyboard begins when the page comes out from under a cover."""

    def __init__(self) -> None:
        super().__init__()
        self._shape: tuple[Mode, bool, float] | None = None
        self._content: QWidget | None = None
        self._held: QAbstractButton | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        # Later: the press that changed the theme may still be moving the focus about.
        theme.signals.changed.connect(self._reshape, Qt.ConnectionType.QueuedConnection)

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        """Make the content for a layout mode; `tight` asks for smaller gaps in a low window."""
        raise NotImplementedError

    def mode_at(self, width: int) -> Mode:
        """The layout in a window of `width` pixels."""
        return theme.mode(width)

    def rebuild(self) -> None:
        """Make the content again, because what it shows has changed."""
        self._shape = None
        self._reshape()

    def content(self) -> QWidget | None:
        return self._content

    def showEvent(self, event: QShowEvent) -> None:
        self._reshape(force=True)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reshape()

    def _reshape(self, *, force: bool = False) -> None:
        if not force and not self.isVisible():
            return
        window = self.window()
        shape = (self.mode_at(window.width()), window.height() < TIGHT, theme.scale())
        if shape == self._shape or (not force and self._waits_for_release()):
            return
        self._shape = shape
        focused = self._focused()
        old, self.first_focus = self._content, None
        self._content = self.build(shape[0], tight=shape[1])
        self._outer.addWidget(self._content)
        self._content.show()
        if old is not None:
            self._outer.removeWidget(old)
            old.hide()
            old.deleteLater()
            self._outer.activate()  # else the page would scroll to where the focus is not yet
        if focused:
            self._refocus(*focused)
        elif self.first_focus is not None:
            self.first_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _waits_for_release(self) -> bool:
        """A button that is held down stays until it is let go, or the press would be lost."""
        for held in self._content.findChildren(QAbstractButton) if self._content else ():
            if held.isDown():
                if held is not self._held:
                    self._held = held
                    # Queued: the press is heard before what it was meant for is gone.
                    held.released.connect(self._let_go, Qt.ConnectionType.QueuedConnection)
                return True
        return False

    def _let_go(self) -> None:
        self._reshape()

    def _focused(self) -> tuple[str, int] | None:
        """What has the focus: the nearest identifier above it, and its place below that."""
        focused = QApplication.focusWidget()
        step = focused
        while focused is not None and step is not None and self.isAncestorOf(step):
            if identifier := step.accessibleIdentifier():
                return identifier, _family(step).index(focused)
            step = step.parentWidget()
        return None

    def _refocus(self, identifier: str, place: int) -> None:
        for widget in self._content.findChildren(QWidget) if self._content else ():
            if widget.accessibleIdentifier() == identifier:
                family = _family(widget)
                again = family[place] if place < len(family) else widget
                again.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self.home is not None:  # what had the focus is gone with what it was for
            self.home.setFocus(Qt.FocusReason.OtherFocusReason)


def _family(widget: QWidget) -> list[QWidget]:
    return [widget, *widget.findChildren(QWidget)]
