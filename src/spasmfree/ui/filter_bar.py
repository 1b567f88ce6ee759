"""What stands above the list of exercises: the search, the filters, and what is in force."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from spasmfree.core import finding
from spasmfree.core.exercises import Catalogue
from spasmfree.core.finding import Filters
from spasmfree.core.words import tr
from spasmfree.ui import icons, theme
from spasmfree.ui.flow import Flow
from spasmfree.ui.parts import Align, button, column, holder, label, row


def _lens() -> int:
    return theme.px(18)


class SearchField(QLineEdit):
    """A field with a lens; Down goes on to the list, Escape empties it."""

    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search exercises"))
        self.setAccessibleName(tr("Search exercises"))
        self.setAccessibleIdentifier("exercise.search")
        self._fit()
        theme.signals.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setTextMargins(_lens() + 8, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawPixmap(
            12, (self.height() - _lens()) // 2, icons.pixmap("search", "text2", _lens())
        )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Makes Filters of what the person types and presses."""

    changed = Signal()
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._catalogue: Catalogue | None = None
        self._owned: frozenset[str] = frozenset()
        self._wanted = Filters()
        self._search = SearchField()
        self._favourites = button(
            tr("Favourites"), "chip", "star", checkable=True, identifier="exercise.favourites"
        )
        self._more = button(
            tr("Filters"), "chip", "filter", checkable=True, identifier="exercise.filters"
        )
        self._count = label("", "smallstrong", "text2", wrap=True)
        self._names = label("", "small", "text2", wrap=True)
        clear = button(tr("Clear filters"), "link", identifier="exercise.clear_filters")
        said = column("stretch", self._count, self._names, "stretch")
        self._in_force = holder(
            row((holder(said), 1), 12, (clear, 0, Align.AlignTop), margins=(0, 4, 0, 0))
        )
        chips = Flow((self._favourites, self._more))
        self.setLayout(column(self._search, 8, chips, self._in_force))
        self._search.textChanged.connect(lambda text: self._take(replace(self._wanted, query=text)))
        self._search.left_downwards.connect(self.left_downwards)
        self._favourites.toggled.connect(
            lambda on: self._take(replace(self._wanted, favourites=on))
        )
        self._more.clicked.connect(self._open)
        clear.clicked.connect(self.clear)
        self._show()

    def wanted(self) -> Filters:
        """What is searched for and filtered by."""
        return self._wanted

    def show_catalogue(self, catalogue: Catalogue, favourites: frozenset[str]) -> None:
        """What there is to filter, and the ids of the person's favourites."""
        self._catalogue, self._owned = catalogue, favourites
        self._show()

    def clear(self) -> None:
        """Let everything through, and leave the keyboard at the search."""
        self._take(Filters())
        self._search.clear()
        self._search.setFocus()

    def _take(self, wanted: Filters) -> None:
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        wanted, number = self._wanted, len(self._wanted.chosen)
        self._favourites.setChecked(wanted.favourites)
        self._favourites.set_icon("star-on" if wanted.favourites else "star")
        words = tr("Filters: {n}", n=number) if number else tr("Filters")
        self._more.setText(words)
        self._more.setAccessibleName(words)
        self._more.setChecked(bool(number))
        self._in_force.setVisible(wanted.in_force and self._catalogue is not None)
        if self._catalogue is not None:
            names = finding.chosen_words(self._catalogue, wanted)
            self._count.setText(finding.count_words(self._catalogue, wanted, self._owned))
            self._names.setText(names)
            self._names.setVisible(bool(names))
            self._more.setAccessibleDescription(names)

    def _open(self) -> None:
        self._more.setChecked(bool(self._wanted.chosen))  # the press has turned it over
        if self._catalogue is None:
            return
        from spasmfree.ui.filter_dialog import FilterDialog  # not everybody filters

        dialog = FilterDialog(self, self._catalogue, self._wanted, self._owned)
        dialog.changed.connect(self._take)
        dialog.open()
