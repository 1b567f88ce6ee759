"""Published sources, folded away until somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from spasmfree.core.exercises import Source
from spasmfree.core.words import tr
from spasmfree.ui.parts import Button, button, column, holder, label, row


class Sources(QWidget):
    """A line to press; the list below it is made when it is first wanted."""

    def __init__(self, sources: Sequence[Source], identifier: str, name: str = "") -> None:
        """`name` says what the sources are for, where a page has several such lines."""
        super().__init__()
        self._sources = sources
        self._list: QWidget | None = None
        self._fold = button(
            tr("Sources"), "link", "chevron", name=name or None, identifier=identifier
        )
        self._fold.setAccessibleDescription(tr("Hidden"))
        self._fold.clicked.connect(self._toggle)
        self._column = column(row(self._fold, "stretch"))
        self.setLayout(self._column)

    def _toggle(self) -> None:
        if self._list is None:
            self._list = self._add_list()
        shown = self._list.isHidden()
        self._list.setVisible(shown)
        self._fold.set_icon("chevron-down" if shown else "chevron")
        self._fold.setAccessibleDescription(tr("Shown") if shown else tr("Hidden"))

    def _add_list(self) -> QWidget:
        opens = [_open(source) for source in self._sources]
        lines = (
            row((label(source.title, "small", "text2", wrap=True), 1), 16, each)
            for source, each in zip(self._sources, opens, strict=True)
        )
        made = holder(column(*lines, gap=4))
        made.hide()
        self._column.addWidget(made)
        before: QWidget = self._fold
        for each in opens:  # made late, they would otherwise come after the whole window
            self.setTabOrder(before, each)
            before = each
        return made


def _open(source: Source) -> Button:
    made = button(tr("Open"), "link", name=tr("Open {title} in the browser", title=source.title))
    made.setToolTip(source.url)
    made.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(source.url)))
    return made
