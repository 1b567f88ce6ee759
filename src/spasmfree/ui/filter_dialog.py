"""Chooses what the list of exercises is filtered by; each press holds at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spasmfree.core import finding
from spasmfree.core.exercises import Catalogue
from spasmfree.core.finding import Facet, Filters
from spasmfree.core.words import tr
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.flow import Flow
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import Button, button, column, label, row


class FilterDialog(Dialog):
    """Done, Escape and Close leave everything as it is chosen."""

    changed = Signal(object)  # Filters

    def __init__(
        self, over: QWidget, catalogue: Catalogue, wanted: Filters, favourites: frozenset[str]
    ) -> None:
        self._catalogue, self._wanted, self._favourites = catalogue, wanted, favourites
        self._chips: dict[tuple[Facet, str], Button] = {}
        self._count = label("", "body", "text2", wrap=True, identifier="filters.count")
        self._clear = button(tr("Clear filters"), "link", identifier="filters.clear")
        done = button(tr("Done"), "primary", identifier="filters.done")
        groups: list[Item] = []
        for facet in Facet:
            groups += [self._group(facet), 18]
        super().__init__(
            over,
            tr("Filters"),
            *groups[:-1],
            buttons=row(self._clear, 16, (self._count, 1), 16, done),
            detail=tr("Each row that you choose from narrows the list."),
        )
        self._clear.clicked.connect(self._clear_all)
        done.clicked.connect(self.accept)
        self._tell_count()
        next(iter(self._chips.values())).setFocus()

    def _group(self, facet: Facet) -> Item:
        chips = []
        for choice in finding.choices(self._catalogue, facet):
            key = (facet, choice.id)
            chip = button(
                choice.name,
                "chip",
                checkable=True,
                checked=key in self._wanted.chosen,
                identifier=f"filters.{facet}.{choice.id}",
            )
            chip.setAccessibleDescription(finding.facet_title(facet))
            chip.toggled.connect(partial(self._choose, facet, choice.id))
            self._chips[key] = chip
            chips.append(chip)
        return column(label(finding.facet_title(facet), "strong"), 8, Flow(chips))

    def _choose(self, facet: Facet, key: str, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._wanted = self._wanted.with_choice(facet, key, on=on)
        self._tell_count()
        self.changed.emit(self._wanted)

    def _clear_all(self) -> None:
        for chip in self._chips.values():
            chip.setChecked(False)

    def _tell_count(self) -> None:
        self._count.setText(finding.count_words(self._catalogue, self._wanted, self._favourites))
        self._clear.setEnabled(bool(self._wanted.chosen))
