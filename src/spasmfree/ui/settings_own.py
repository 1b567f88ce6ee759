"""What a person has and can do, in Settings: a tick for each thing and each position."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout

from spasmfree.core.own import Tick
from spasmfree.ui.parts import column, label


class TickCard(QFrame):
    """Tells each change at once; all is ticked until the person says otherwise."""

    changed = Signal(str, bool)  # id, whether it is there

    def __init__(
        self,
        title: str,
        hint: str,
        ticks: Sequence[Tick],
        missing: Collection[str],
        *,
        columns: int,
        identifier: str,
    ) -> None:
        """`identifier` comes before the id of each tick, as in "settings.have.mat"."""
        super().__init__()
        self.setProperty("kind", "card")
        self._ticks, self._missing = ticks, set(missing)
        self._boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        rows = -(-len(ticks) // columns)
        for place, tick in enumerate(ticks):
            grid.addWidget(self._box(tick, identifier), place % rows, place // rows)
        for number in range(columns):
            grid.setColumnStretch(number, 1)
        head = label(title, "heading")
        words = label(hint, "small", "text2", wrap=True)
        self.setLayout(column(head, 2, words, 10, grid, margins=(24, 24, 24, 20)))

    def _box(self, tick: Tick, identifier: str) -> QCheckBox:
        box = QCheckBox(tick.name)
        self._boxes[tick.id] = box
        box.setAccessibleIdentifier(f"{identifier}.{tick.id}")
        self._show(tick)
        box.toggled.connect(partial(self._tell, tick.id))
        return box

    def _show(self, tick: Tick) -> None:
        """Tick a box or not; who cannot do the whole cannot do its part."""
        box, whole = self._boxes[tick.id], tick.part_of not in self._missing
        box.blockSignals(True)
        box.setChecked(whole and tick.id not in self._missing)
        box.blockSignals(False)
        box.setEnabled(whole)

    def _tell(self, key: str, has: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._missing = self._missing - {key} if has else self._missing | {key}
        for tick in self._ticks:
            if tick.part_of == key:
                self._show(tick)
        self.changed.emit(key, has)
