"""The weights and bands a person has, in Settings: they are what a session offers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from spasmfree.core import formats, load_words
from spasmfree.core.loads import MOST_GRAMS, MOST_WEIGHTS, Gear
from spasmfree.core.vocabulary import Band
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.parts import Button, button, clear, column, label, row, rule

_IN_A_ROW = 4


class GearCard(QFrame):
    """Tells each change at once. A weight is typed in the person's unit and kept in grams."""

    changed = Signal(object)  # Gear

    def __init__(self, gear: Gear, *, narrow: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._gear, self._in_a_row = gear, 2 if narrow else _IN_A_ROW
        self._owned = QVBoxLayout()
        self._owned.setSpacing(8)
        self._field = QLineEdit()
        self._field.setFixedWidth(theme.px(110))
        self._field.setAccessibleName(tr("Another weight"))
        self._field.setAccessibleIdentifier("settings.weight")
        self._field.returnPressed.connect(self._add)
        self._unit = label("", "body", "text2")
        add = button(tr("Add"), icon="plus", identifier="settings.weight.add")
        add.clicked.connect(self._add)
        self._trouble = label("", "small", "notice", wrap=True)
        self._trouble.hide()
        typed = row(self._field, self._unit, add, "stretch", gap=10)
        self.setLayout(
            column(
                label(tr("Your ankle weights"), "heading"),
                2,
                label(_weights_hint(), "small", "text2", wrap=True),
                12,
                self._owned,
                typed,
                self._trouble,
                16,
                rule(),
                16,
                label(tr("Your bands"), "heading"),
                2,
                label(_bands_hint(), "small", "text2", wrap=True),
                12,
                row(*self._bands(), "stretch", gap=8),
                margins=(24, 24, 24, 24),
            )
        )
        self._show_weights()

    def show_units(self, units: str) -> None:
        """Tell and take weights in another unit; what was typed and not added goes."""
        self._gear = replace(self._gear, units=units)
        self._field.clear()
        self._show_trouble("")
        self._show_weights()

    def _bands(self) -> list[Button]:
        made = []
        for band, name in load_words.band_words().items():
            chip = button(
                name,
                "chip",
                checkable=True,
                checked=band in self._gear.bands,
                identifier=f"settings.band.{band.value}",
            )
            chip.setAccessibleDescription(tr("Your bands"))
            chip.toggled.connect(partial(self._choose_band, band))
            made.append(chip)
        return made

    def _show_weights(self) -> None:
        clear(self._owned)
        weights = [self._weight(grams) for grams in self._gear.weights]
        for at in range(0, len(weights), self._in_a_row):
            self._owned.addLayout(row(*weights[at : at + self._in_a_row], "stretch", gap=8))
        for each in weights:
            each.show()  # Qt would do so later, and count no height for it until then
        if weights:
            self._owned.addSpacing(10)
        pounds = self._gear.units == "lb"
        self._unit.setText(tr("lb") if pounds else tr("kg"))
        self._field.setPlaceholderText(formats.number(1 if pounds else 0.5))

    def _weight(self, grams: int) -> Button:
        words = formats.load(grams, self._gear.units)
        made = button(
            words,
            icon="cross",
            name=tr("Take away {weight}", weight=words),
            identifier=f"settings.weight.{grams}",
        )
        made.setToolTip(tr("Take away {weight}", weight=words))
        made.clicked.connect(partial(self._take_away, grams))
        return made

    def _add(self) -> None:
        gear = self._gear
        grams = load_words.grams_of(self._field.text(), gear.units)
        if grams is None:
            self._show_trouble(_typing_hint(gear.units))
        elif len(gear.weights) == MOST_WEIGHTS and grams not in gear.weights:
            self._show_trouble(
                tr("{n}\u00a0weights are the most. Take one away first.", n=MOST_WEIGHTS)
            )
        else:
            self._field.clear()
            self._show_trouble("")
            self._tell(weights=tuple(sorted({*gear.weights, grams})))
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self, grams: int) -> None:
        self._show_trouble("")
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(weights=tuple(each for each in self._gear.weights if each != grams))

    def _choose_band(self, band: Band, has: bool) -> None:  # noqa: FBT001 - a Qt slot
        others = {each for each in self._gear.bands if each != band}
        bands = others | {band.value} if has else others
        self._gear = replace(self._gear, bands=tuple(sorted(bands)))
        self.changed.emit(self._gear)

    def _tell(self, weights: tuple[int, ...]) -> None:
        if weights != self._gear.weights:
            self._gear = replace(self._gear, weights=weights)
            self._show_weights()
            self.changed.emit(self._gear)

    def _show_trouble(self, words: str) -> None:
        self._trouble.setText(words)
        self._field.setAccessibleDescription(words)
        self._trouble.setVisible(bool(words))


def _weights_hint() -> str:
    return tr(
        "For one ankle. Two that are worn together on one ankle count as one weight of their sum."
    )


def _bands_hint() -> str:
    return tr("How strong they are. Exercises that take a band offer the ones you choose here.")


def _typing_hint(units: str) -> str:
    if units == "lb":
        return tr("Write a number up to {most}, such as 1 or 2.5.", most=MOST_GRAMS // 454)
    return tr("Write a number up to {most}, such as 0.5 or 1.25.", most=MOST_GRAMS // 1000)
