"""Fields of the diary's dialogs: a number, a day, one of several, a note; each with its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QLayout,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.parts import column, label


class _OnlyWhenFocused(QObject):
    """Leaves the wheel to the page: scrolling past a field must not change it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        wheel = event.type() == QEvent.Type.Wheel
        if wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def leave_wheel_to_page(field: QWidget) -> None:
    """Let the wheel change `field` only while it has the focus."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_OnlyWhenFocused(field))


_INSET = 10  # px before the text of a spin box, whose padding the style sheet cannot set


def _named(field: QWidget, name: str, identifier: str) -> None:
    field.setAccessibleName(name)
    field.setAccessibleIdentifier(identifier)
    leave_wheel_to_page(field)


def labelled(name: str, field: QWidget) -> QLayout:
    """The field below its name."""
    return column(label(name, "strong", wrap=True), 6, field)


def number_field(
    name: str, value: int, most: int, *, least: int = 0, suffix: str = "", identifier: str = ""
) -> QSpinBox:
    """A whole number from `least` to `most`; `suffix` is the unit with its space."""
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    made.setSuffix(suffix)
    made.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
    made.lineEdit().setTextMargins(_INSET, 0, 0, 0)
    _named(made, name, identifier)
    return made


def maybe_number_field(name: str, value: int | None, most: int, *, identifier: str) -> QSpinBox:
    """A whole number from 0 to `most`, or none: its lowest value says that it is not told."""
    made = number_field(name, -1 if value is None else value, most, least=-1, identifier=identifier)
    made.setSpecialValueText(tr("Not told"))
    return made


def chosen_number(field: QSpinBox) -> int | None:
    """The number in a `maybe_number_field`."""
    return None if field.value() < 0 else field.value()


def day_field(name: str, day: str, today: str, *, identifier: str) -> QDateEdit:
    """A day up to `today`; both ISO. Arrow keys change the part at the cursor."""
    made = QDateEdit(QDate.fromString(day, Qt.DateFormat.ISODate))
    # The words around it are English, whatever the desktop speaks (docs/decisions/0003).
    made.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    made.setDisplayFormat("d MMMM yyyy, dddd")
    made.setMaximumDate(QDate.fromString(today, Qt.DateFormat.ISODate))
    made.lineEdit().setTextMargins(_INSET, 0, 0, 0)
    _named(made, name, identifier)
    return made


def later_day_field(name: str, day: str, today: str, *, identifier: str) -> QDateEdit:
    """A day from `today` on; both ISO."""
    made = day_field(name, day, day, identifier=identifier)
    made.clearMaximumDate()
    made.setMinimumDate(QDate.fromString(today, Qt.DateFormat.ISODate))
    return made


def chosen_day(field: QDateEdit) -> str:
    """The day in a `day_field` or `later_day_field`, ISO."""
    return field.date().toString(Qt.DateFormat.ISODate)


def choice_field(
    name: str, choices: Sequence[tuple[str, str]], current: str, *, identifier: str
) -> QComboBox:
    """One of several; `choices` are (id, words), `current` is an id."""
    made = QComboBox()
    for key, words in choices:
        made.addItem(words, key)
    made.setCurrentIndex(max(0, made.findData(current)))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    _named(made, name, identifier)
    return made


def note_field(text: str, *, identifier: str) -> QPlainTextEdit:
    """A note of a few lines; Tab goes on to the next field."""
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setPlaceholderText(tr("Anything you want to remember"))
    made.setFixedHeight(theme.px(84))
    made.setAccessibleName(tr("Note"))
    made.setAccessibleIdentifier(identifier)
    return made
