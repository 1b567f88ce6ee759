"""Changes one exercise of a session: a lower dose, a rest of one's own, or another exercise."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from spasmfree.core.change import LONGEST_REST_S, Change, Choice
from spasmfree.core.settings import OwnDose
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.fields import choice_field, labelled, number_field
from spasmfree.ui.layouts import Item, holder
from spasmfree.ui.parts import button, label, row

_MOST = 1800  # until the limits of an exercise are set
_FIELD = 92  # px at 100 % text: four beside each other


class ChangeDialog(Dialog):
    """Save remembers it; Cancel, Escape and Close leave all as it is."""

    kept = Signal(object, object)  # a Choice, and the OwnDose its fields hold
    taken_back = Signal()  # as in the program again

    def __init__(self, over: QWidget, shown: Change) -> None:
        self._shown = shown
        self._exercise = choice_field(
            tr("Exercise"),
            [(each.exercise, each.name) for each in shown.choices],
            shown.choices[shown.chosen].exercise,
            identifier="change.exercise",
        )
        self._needs = label("", "small", "text2", wrap=True)
        self._sets = number_field(tr("Sets"), 1, _MOST, least=1, identifier="change.sets")
        self._reps = number_field(tr("Reps"), 1, _MOST, least=1, identifier="change.reps")
        seconds = "\u00a0s"
        self._hold = number_field(
            tr("Hold"), 1, _MOST, least=1, suffix=seconds, identifier="change.hold"
        )
        self._rest = number_field(tr("Rest"), 0, _MOST, suffix=seconds, identifier="change.rest")
        self._places = {
            field: holder(labelled(field.accessibleName(), field))
            for field in (self._sets, self._reps, self._hold, self._rest)
        }
        for field in self._places:
            field.setFixedWidth(theme.px(_FIELD))
        super().__init__(
            over,
            shown.title,
            *self._body(),
            buttons=self._buttons(),
            detail=_usual(shown),
        )
        self._show(shown.choices[shown.chosen])
        self._exercise.currentIndexChanged.connect(self._choose)
        (self._exercise if len(shown.choices) > 1 else self._sets).setFocus()

    def _body(self) -> list[Item]:
        swap: list[Item] = [labelled(tr("Exercise"), self._exercise), 4, self._needs, 16]
        if len(self._shown.choices) == 1:
            swap = []
        hint = tr(
            "Sets, reps and holds can be lowered; a rest can be longer, too. It is remembered for "
            "later sessions."
        )
        return [
            *swap,
            row(*self._places.values(), "stretch", gap=12),
            8,
            label(hint, "small", "text2", wrap=True),
        ]

    def _buttons(self) -> QHBoxLayout:
        words = tr("As in the program") if self._shown.in_program else tr("As usual")
        back = button(words, "link", identifier="change.take_back")
        back.clicked.connect(self._take_back)
        cancel = button(tr("Cancel"), identifier="change.cancel")
        cancel.clicked.connect(self.reject)
        save = button(tr("Save"), "primary", identifier="change.save")
        save.clicked.connect(self._save)
        return row(back, "stretch", cancel, save, gap=10)

    def _choice(self) -> Choice:
        return self._shown.choices[self._exercise.currentIndex()]

    def _choose(self) -> None:
        self._show(self._choice())
        self.fit()

    def _show(self, choice: Choice) -> None:
        """The numbers and limits of one exercise."""
        usual, own = choice.usual, choice.own
        self._needs.setText(choice.needs)
        _fill(self._sets, own.sets, usual.sets)
        _fill(self._reps, own.reps, usual.reps)
        _fill(self._hold, own.hold_s or 1, usual.hold_s or 1)
        _fill(self._rest, own.rest_set_s, max(LONGEST_REST_S, own.rest_set_s))
        for field, there in (
            (self._reps, choice.has_reps),
            (self._hold, choice.has_hold),
            (self._rest, choice.has_rest),
        ):
            self._places[field].setVisible(there)

    def _save(self) -> None:
        choice = self._choice()
        told = OwnDose(
            sets=self._sets.value(),
            reps=self._reps.value() if choice.has_reps else None,
            hold_s=self._hold.value() if choice.has_hold else None,
            rest_s=self._rest.value() if choice.has_rest else None,
        )
        self.accept()
        self.kept.emit(choice, told)

    def _take_back(self) -> None:
        self.accept()
        self.taken_back.emit()


def _usual(shown: Change) -> str:
    if shown.in_program:
        return tr("In the program: {dose}", dose=shown.dose)
    return tr("Usual: {dose}", dose=shown.dose)


def _fill(field: QSpinBox, value: int, most: int) -> None:
    field.setMaximum(most)
    field.setValue(value)
