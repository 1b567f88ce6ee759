"""The window: navigation, one page, and the modes that cover both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from spasmfree.core.words import tr
from spasmfree.ui import icons, theme
from spasmfree.ui.floor import unit
from spasmfree.ui.focus_ring import FocusRing
from spasmfree.ui.full_screen import FullScreen
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.navigation import PAGES, Navigation
from spasmfree.ui.notice import NoticeBar
from spasmfree.ui.responsive import Responsive

if TYPE_CHECKING:
    from spasmfree.ui.toast import Toast

SMALLEST = (720, 480)
USUAL = QSize(1280, 800)
_AROUND = QSize(16, 64)  # what the frame of a window takes of the screen, and a little more


class MainWindow(QMainWindow):
    """Builds a page when it is first shown; a cover takes the whole window and the page keys."""

    page_opening = Signal(str)  # a page that was built before is about to be shown
    page_shown = Signal(str)
    export_wanted = Signal()
    help_wanted = Signal()
    undo_wanted = Signal()  # where no message offers it
    floor_wanted = Signal()  # floor mode, or out of it
    turn_wanted = Signal(str)  # to be read lying on this side, left or right

    def __init__(self, pages: Mapping[str, Callable[[], QWidget]]) -> None:
        """`pages` holds a builder for each page of the navigation."""
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self._builders, self._built = pages, dict[str, QWidget]()
        self._page = ""
        self._cover: QWidget | None = None
        self._kept: QWidget | None = None
        self._toast: Toast | None = None
        self.full_screen = FullScreen(self)
        self.setWindowTitle(tr("SpasmFree"))
        self.setWindowIcon(icons.application_icon())
        self.setMinimumSize(*SMALLEST)
        self.resize(USUAL.boundedTo(self.screen().availableSize() - _AROUND))
        self._build()
        self._add_keys()
        theme.signals.changed.connect(self._show_mode)

    def _build(self) -> None:
        self._navigation = Navigation()
        self._navigation.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        self._shell = holder(row(self._navigation, (self._stack, 1)))
        self._whole = QStackedWidget()
        self._whole.addWidget(self._shell)
        self._notice = NoticeBar()
        self.setCentralWidget(holder(column(self._notice, (self._whole, 1))))
        self._ring = FocusRing(self)

    def _add_keys(self) -> None:
        self._page_keys: list[QShortcut] = []
        for number, page in enumerate(PAGES[:-1], 1):
            self._page_keys.append(self._key(f"Ctrl+{number}", partial(self.show_page, page)))
        self._page_keys.append(self._key("Ctrl+,", lambda: self.show_page("settings")))
        self._page_keys.append(self._key("Ctrl+E", self.export_wanted.emit))
        self._page_keys.append(self._key("Ctrl+Z", self._take_back))
        self._key("Ctrl+Q", self.close)
        self._key("F1", self._help)
        self._key("F11", self.floor_wanted.emit)
        self._key("F9", partial(self.turn_wanted.emit, "left"))
        self._key("F10", partial(self.turn_wanted.emit, "right"))

    def _key(self, keys: str, act: Callable[[], object]) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self)
        made.activated.connect(act)
        return made

    def _help(self) -> None:
        self.help_wanted.emit()
        from spasmfree.ui.help_dialog import HelpDialog

        HelpDialog(self).open()

    def navigation(self) -> Navigation:
        return self._navigation

    def page(self) -> str:
        """The id of the page on screen, or under the cover."""
        return self._page

    def show_page(self, page: str) -> None:
        """Show a page, building it if it was never shown."""
        if page not in self._builders:
            return
        if page not in self._built:
            self._built[page] = self._builders[page]()
            self._stack.addWidget(self._built[page])
        else:
            self.page_opening.emit(page)
        self._page = page
        self._navigation.show_page(page)
        self._stack.setCurrentWidget(self._built[page])
        focused = self.focusWidget()
        if focused is not None and self._navigation.isAncestorOf(focused):
            self._navigation.entry(page).setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(page)

    def built(self, page: str) -> QWidget | None:
        """The widget of a page, None while it was never shown."""
        return self._built.get(page)

    def keep_cover(self, widget: QWidget) -> None:
        """Make `widget`, which will cover the window often, a part of it for good.

        To come and go would take Qt 20 ms each time.
        """
        self._kept = widget
        self._whole.addWidget(widget)

    def cover(self, widget: QWidget) -> None:
        """Let `widget` take the whole window; it replaces a cover that is there.

        A cover that is replaced or taken away is hidden and left to whoever holds it.
        """
        if self._toast is not None:
            self._toast.dismiss()  # it would lie over the buttons at the foot
        before, self._cover = self._cover, widget
        if widget is not self._kept:
            self._whole.addWidget(widget)
        self._whole.setCurrentWidget(widget)
        if before is not widget:
            self._put_away(before)  # not sooner: the focus would wander into the page below
        self._enable_page_keys(on=False)
        if widget.focusWidget() is None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Take the cover away and show the page under it, with the focus where it was."""
        focused = self._shell.focusWidget()
        before, self._cover = self._cover, None
        self._put_away(before)
        self._whole.setCurrentWidget(self._shell)
        self._enable_page_keys(on=True)
        if not self.isVisible():
            return
        if focused is None or not focused.isVisible():
            focused = self._home()
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _home(self) -> QWidget:
        """Where the keyboard begins on the page that is shown."""
        page = self._built.get(self._page)
        home = page.home if isinstance(page, Responsive) else None
        return home or self._navigation.entry(self._page)

    def covered(self) -> QWidget | None:
        return self._cover

    def _put_away(self, cover: QWidget | None) -> None:
        if cover is not None and cover is not self._kept:
            self._whole.removeWidget(cover)
            cover.hide()
            cover.setParent(None)

    def _enable_page_keys(self, *, on: bool) -> None:
        for key in self._page_keys:
            key.setEnabled(on)

    def toast(self, words: str, undo: Callable[[], object] | None = None) -> Toast:
        """Say what was done; `undo` is called when the person takes it back."""
        if self._toast is not None:
            self._toast.dismiss()
        from spasmfree.ui.toast import Toast

        made = Toast(self, words, undo=undo is not None)
        if undo is not None:
            made.undone.connect(undo)
        made.closed.connect(self._toast_closed)
        self._toast = made
        made.appear()
        return made

    def _take_back(self) -> None:
        if self._toast is not None:
            self._toast.take_back()
        else:
            self.undo_wanted.emit()

    def _toast_closed(self) -> None:
        self._toast = None

    def notice(self, sentence: str) -> None:
        """Tell something quietly in one line at the head of the window, until it is closed."""
        self._notice.say(sentence)

    def notice_bar(self) -> NoticeBar:
        return self._notice

    def take_notice_back(self, sentence: str) -> None:
        """Hide a notice that is true no more."""
        self._notice.take_back(sentence)

    def passing_notice(self, sentence: str) -> None:
        """The same for what is only to be known: it goes by itself."""
        self._notice.say(sentence, passing=True)

    def come_forward(self) -> None:
        """Bring the window to the front, or ask for attention where that is not allowed."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def geometry_state(self) -> str:
        """Size and place of the window as text, for `restore`."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore(self, geometry: str, page: str) -> None:
        """Take up the size and page of the last time; what is not valid is left out."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        self.show_page(page if page in self._builders else PAGES[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_mode()

    def showEvent(self, event: QShowEvent) -> None:
        self._show_mode()
        super().showEvent(event)
        if self.focusWidget() is None and self._cover is None and self._page:
            self._navigation.entry(self._page).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_mode(self) -> None:
        self._navigation.set_mode(theme.mode(self.width()))
        self._notice.set_large(unit(self.width(), self.height()) if self.full_screen.is_on() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nothing else wanted, as with the focus on a notice, belongs to the cover."""
        if self._cover is not None:
            self._cover.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._cover is not None:
            self._cover.keyReleaseEvent(event)
        else:
            super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()
