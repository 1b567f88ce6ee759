"""The way between the pages: a column of names, or a rail where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QToolButton

from spasmfree.core.words import tr
from spasmfree.ui import icons, theme
from spasmfree.ui.layouts import Item, box, clear
from spasmfree.ui.painted import Mark
from spasmfree.ui.parts import button, column, label, row, stop_at
from spasmfree.ui.tokens import Mode

PAGES = ("today", "exercises", "progress", "diary", "learn", "settings")


def page_name(page: str) -> str:
    """The name of a page as it stands in the navigation."""
    return {
        "today": tr("Today"),
        "exercises": tr("Exercises"),
        "progress": tr("Progress"),
        "diary": tr("Diary"),
        "learn": tr("Learn"),
        "settings": tr("Settings"),
    }[page]


class _RailButton(QToolButton):
    """An icon over its word."""

    def __init__(self, icon: str, words: str, kind: str = "rail") -> None:
        super().__init__()
        self._icon = icon
        self.setProperty("kind", kind)
        self.setText(words)
        self.setCheckable(kind == "rail")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(22, 22))
        self._follow_theme()
        theme.signals.changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        tone = "text2" if self.isCheckable() else "flare"
        self.setIcon(icons.icon(self._icon, tone, 22, "on_soft" if self.isCheckable() else None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Navigation(QFrame):
    """Today, Exercises, Progress, Diary, Learn; at the foot "My back just went", and Settings."""

    chosen = Signal(str)  # the page the person pressed
    flare_pressed = Signal()  # "My back just went", or the episode that is open

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "nav")
        self.setAccessibleName(tr("Pages"))
        self._shape: tuple[bool, float] | None = None
        self._page = PAGES[0]
        self._buttons: dict[str, QAbstractButton] = {}
        self._group: QButtonGroup | None = None
        self._flare: QAbstractButton | None = None
        self._flare_words = ""
        self._column = column()
        self.setLayout(self._column)

    def set_mode(self, mode: Mode) -> None:
        """Show the column or the rail."""
        shape = (mode in ("narrow", "compact"), theme.scale())
        if shape == self._shape:
            return
        self._shape = shape
        focused = any(made.hasFocus() for made in self._buttons.values())
        flared = self._flare is not None and self._flare.hasFocus()
        clear(self._column)
        self._buttons = {page: self._entry(page, rail=shape[0]) for page in PAGES}
        self._flare = self._flare_button(rail=shape[0])
        self._group = QButtonGroup(self)
        for made in self._buttons.values():
            self._group.addButton(made)
            made.setAutoExclusive(True)  # to screen readers one of several, not a box to tick
        if shape[0]:
            self._lay_rail()
        else:
            self._lay_column()
        self.show_page(self._page)
        if focused or flared:
            here = self._flare if flared else self._buttons[self._page]
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_flare(self, words: str) -> None:
        """Say which episode is open, such as "Episode, day 2"; "" when none is."""
        self._flare_words = words
        if self._flare is not None:
            rail = isinstance(self._flare, QToolButton)
            self._flare.setText(_in_two_lines(self._said()) if rail else self._said())
            self._flare.setAccessibleName(self._said())

    def _said(self) -> str:
        return self._flare_words or tr("My back just went")

    def _flare_button(self, *, rail: bool) -> QAbstractButton:
        words = self._said()
        made: QAbstractButton
        if rail:
            made = _RailButton("flare", _in_two_lines(words), "flarerail")
        else:
            made = button(words, "flare", "flare")
        made.setAccessibleName(words)
        made.setAccessibleIdentifier("nav.flare")
        made.clicked.connect(self.flare_pressed)
        return made

    def show_page(self, page: str) -> None:
        """Mark `page` as the one on screen."""
        self._page = page
        if page in self._buttons:
            self._buttons[page].setChecked(True)
            stop_at(self._buttons[page], self._buttons.values())

    def entry(self, page: str) -> QAbstractButton:
        return self._buttons[page]

    def _entry(self, page: str, *, rail: bool) -> QAbstractButton:
        made = (
            _RailButton(page, page_name(page))
            if rail
            else button(page_name(page), "nav", page, checkable=True)
        )
        made.setAccessibleName(page_name(page))
        made.setAccessibleIdentifier(f"nav.{page}")
        # Screen readers toggle an entry without a click.
        made.toggled.connect(lambda on: self._pressed(page) if on else None)
        return made

    def _pressed(self, page: str) -> None:
        if page != self._page:
            self._page = page
            self.chosen.emit(page)

    def _lay_rail(self) -> None:
        assert self._flare is not None
        entries: list[Item] = [self._buttons[page] for page in PAGES]
        self._column.setContentsMargins(8, 10, 8, 8)
        self._fill([*entries[:-1], "stretch", self._flare, entries[-1]], gap=1)
        self.setFixedWidth(96 if theme.scale() <= 1.2 else 108)

    def _lay_column(self) -> None:
        assert self._flare is not None
        entries: list[Item] = [self._buttons[page] for page in PAGES]
        head = row(4, Mark(), 10, label(tr("SpasmFree"), "heading"), "stretch")
        self._column.setContentsMargins(16, 22, 16, 16)
        self._fill([head, 24, *entries[:-1], "stretch", self._flare, 14, entries[-1]])
        self.setFixedWidth(max(232, theme.px(232), self._flare.sizeHint().width() + 32))

    def _fill(self, items: list[Item], gap: int = 4) -> None:
        margins = self._column.contentsMargins()
        around = (margins.left(), margins.top(), margins.right(), margins.bottom())
        box(self._column, *items, margins=around, gap=gap)


def _in_two_lines(words: str) -> str:
    """Words broken near their middle, for a rail that is too narrow for them."""
    blanks = [place for place, sign in enumerate(words) if sign == " "]
    if not blanks:
        return words
    cut = min(blanks, key=lambda place: abs(2 * place + 1 - len(words)))
    return words[:cut] + "\n" + words[cut + 1 :]
