"""Corrects a session of the diary: day, pain, effort, note, and what was done in each set."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLayout, QSpinBox, QWidget

from spasmfree.core.diary import SessionDetail, felt_names, minutes
from spasmfree.core.diary_edit import MOST_MINUTES, MOST_REPS, MOST_SECONDS, Edit, count_of, is_hold
from spasmfree.core.exercises import Side
from spasmfree.core.loads import Load
from spasmfree.core.record import Felt, SessionKind, SessionRecord, SetRecord
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.chips import Chips
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.fields import (
    choice_field,
    chosen_day,
    day_field,
    labelled,
    note_field,
    number_field,
)
from spasmfree.ui.layouts import Item
from spasmfree.ui.parts import button, column, label, row, rule
from spasmfree.ui.score_row import ScoreRow

SetFields = tuple[QSpinBox, QComboBox | None]  # what was done of a set, and with what
_SIDES = {Side.LEFT: "left", Side.RIGHT: "right"}


class EditDialog(Dialog):
    """Save keeps what the fields hold; Cancel, Escape and Close keep nothing."""

    saved = Signal(object)  # an Edit

    def __init__(self, over: QWidget, detail: SessionDetail, today: str) -> None:
        session = detail.session
        self._day = day_field(tr("Day"), session.day, today, identifier="edit.day")
        self._ask(session)
        self._note = note_field(session.note, identifier="edit.note")
        self._counts = [
            number_field(
                name,
                count_of(each),
                MOST_SECONDS if is_hold(each) else MOST_REPS,
                suffix="\u00a0s" if is_hold(each) else "",
                identifier=f"edit.set.{each.place}",
            )
            for each, name in zip(detail.sets, detail.set_names, strict=True)
        ]
        self._loads = [
            _load_field(each, name, choices)
            for each, name, choices in zip(
                detail.sets, detail.set_names, detail.set_loads, strict=True
            )
        ]
        self._detail = detail
        self._minutes = _minutes_field(session)
        save = button(tr("Save"), "primary", identifier="edit.save")
        cancel = button(tr("Cancel"), identifier="edit.cancel")
        super().__init__(
            over,
            tr("Edit {session}", session=detail.title),
            *self._body(detail),
            buttons=row("stretch", cancel, save, gap=10),
            detail=detail.when,
        )
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self._save)
        self._day.setFocus()

    def _ask(self, session: SessionRecord) -> None:
        """The fields for what was told before, after and on the next morning."""
        none, worst = tr("none"), tr("worst")
        self._before = ScoreRow(
            tr("Pain before"), none, worst, session.pain_before, "edit.pain_before"
        )
        self._worst = ScoreRow(
            tr("Worst pain during"), none, worst, session.pain_worst, "edit.pain_worst"
        )
        self._after = ScoreRow(tr("Pain after"), none, worst, session.pain_after, "edit.pain_after")
        self._felt = Chips(
            tr("Next morning"),
            {key.value: words for key, words in felt_names().items()},
            session.felt_next_morning or "",
            "edit.felt",
        )
        self._morning = ScoreRow(
            tr("Pain next morning"), none, worst, session.pain_next_morning, "edit.pain_morning"
        )
        self._effort = ScoreRow(
            tr("Effort"), tr("easy"), tr("all I had"), session.effort, "edit.effort"
        )

    def _body(self, detail: SessionDetail) -> list[Item]:
        items: list[Item] = [labelled(tr("Day"), self._day), 18]
        if self._minutes is not None:
            items += [labelled(tr("How long"), self._minutes), 18]
        if detail.sets:
            items += [label(tr("What was done"), "heading"), 8, *self._sets(detail), 14]
        asked = (self._before, self._worst, self._after, self._effort, self._felt, self._morning)
        for each in asked:
            items += [each, 18]
        return [*items, labelled(tr("Note"), self._note)]

    def _sets(self, detail: SessionDetail) -> list[Item]:
        """Below the name of each exercise one row of fields a side."""
        items: list[Item] = []
        rows: dict[tuple[str, Side], list[SetFields]] = {}
        names: dict[str, str] = {}
        fields = zip(self._counts, self._loads, strict=True)
        for each, pair, name in zip(detail.sets, fields, detail.exercise_names, strict=True):
            rows.setdefault((each.exercise, each.side), []).append(pair)
            names[each.exercise] = name
        for exercise, name in names.items():
            items += [rule(), 8, label(name, "strong", wrap=True), 4]
            for side in Side:
                if found := rows.get((exercise, side)):
                    items += [_side_row(side, found), 14 if _loaded(found) else 6]
        return items

    def _save(self) -> None:
        detail = self._detail
        edit = Edit(
            day=chosen_day(self._day),
            pain_before=self._before.value(),
            pain_worst=self._worst.value(),
            pain_after=self._after.value(),
            pain_next_morning=self._morning.value(),
            felt_next_morning=Felt(self._felt.current()) if self._felt.current() else None,
            effort=self._effort.value(),
            note=self._note.toPlainText().strip(),
            counts=tuple(field.value() for field in self._counts),
            minutes=None if self._minutes is None else self._minutes.value(),
            loads=tuple(
                each.load if field is None else choices[field.currentIndex()][0]
                for each, field, choices in zip(
                    detail.sets, self._loads, detail.set_loads, strict=True
                )
            ),
        )
        self.accept()
        self.saved.emit(edit)


def _minutes_field(session: SessionRecord) -> QSpinBox | None:
    """How long it took; the app itself measured every session that was done with it."""
    if session.kind is not SessionKind.ELSEWHERE:
        return None
    return number_field(
        tr("Minutes"),
        minutes(session),
        MOST_MINUTES,
        least=1,
        suffix="\u00a0min",
        identifier="edit.minutes",
    )


def _load_field(
    each: SetRecord, name: str, choices: tuple[tuple[Load, str], ...]
) -> QComboBox | None:
    """What a set was done with, where there is something to choose."""
    if not choices:
        return None
    numbered = [(str(number), words) for number, (_, words) in enumerate(choices)]
    current = [load for load, _ in choices].index(each.load)
    return choice_field(
        tr("{set}, load", set=name),
        numbered,
        str(current),
        identifier=f"edit.load.{each.place}",
    )


def _side_row(side: Side, fields: list[SetFields]) -> QLayout:
    """The fields of one side, three or four sets beside each other and the rest below."""
    words = {Side.LEFT: tr("Left"), Side.RIGHT: tr("Right"), Side.BOTH: tr("Both")}
    name = label(words[side], "small", _SIDES.get(side))
    name.setFixedWidth(theme.px(48))
    wide, most = (112, 3) if _loaded(fields) else (92, 4)
    sets = [column(*_of_width(pair, wide), gap=4) for pair in fields]
    lines = [row(*sets[at : at + most], "stretch", gap=8) for at in range(0, len(sets), most)]
    return row(name, (column(*lines, gap=6), 1), gap=8)


def _loaded(fields: list[SetFields]) -> bool:
    return any(load is not None for _, load in fields)


def _of_width(fields: SetFields, wide: int) -> list[Item]:
    shown: list[Item] = []
    for field in fields:
        if field is not None:
            field.setFixedWidth(theme.px(wide))
            shown.append(field)
    return shown
