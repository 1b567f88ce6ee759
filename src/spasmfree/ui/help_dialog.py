"""Help: how to get around, and the sheet of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.dialog import Dialog
from spasmfree.ui.painted import text_width
from spasmfree.ui.parts import Align, button, label, row


def session_keys() -> tuple[tuple[str, str], ...]:
    """Keys of a running session and what they do."""
    return (
        (
            tr("Space, Enter, Page Down"),
            tr("The large button: go on, pause, resume, or rep done. So is a click beside it."),
        ),
        (tr("Held for a second"), tr("It hurts: stop at once")),
        (tr("Then"), tr("A short press goes to the next choice, a second takes it.")),
        (tr("P or Esc"), tr("Pause")),
        (tr("Left"), tr("Back: do this set again; once more: the set before")),
        (tr("Right"), tr("Skip this set")),
        (tr("D"), tr("Skip this side")),
        (tr("E"), tr("Skip this exercise")),
        (tr("H"), tr("It hurts: stop at once")),
        (tr("F"), tr("Finish early")),
        (tr("L"), tr("Change the weight or the band, in a rest")),
        (tr("+ and \u2212"), tr("Rest 10\u00a0seconds longer or shorter")),
        (tr("Ctrl+Z"), tr("Undo a skip or a finish")),
        (
            tr("Media keys"),
            tr("Play: the large button. Next: skip this set. Previous: back. Stop: it hurts."),
        ),
        (tr("F11"), tr("Floor mode: the whole screen, and of the letters only P")),
        (tr("F9 and F10"), tr("In floor mode: turned for who lies on the left, or the right side")),
    )


def window_keys() -> tuple[tuple[str, str], ...]:
    """Keys that work on every page."""
    return (
        (tr("Ctrl+1 to Ctrl+5"), tr("Today, Exercises, Progress, Diary, Learn")),
        (tr("Ctrl+,"), tr("Settings")),
        (tr("Ctrl+E"), tr("Export")),
        (tr("Ctrl+Z"), tr("Undo, while the line at the foot offers it")),
        (tr("Tab"), tr("Next control; Space or Enter presses it")),
        (tr("F1"), tr("This help")),
        (tr("Ctrl+Q"), tr("Quit")),
    )


def _sheet(keys: tuple[tuple[str, str], ...], wide: int) -> QWidget:
    """Keys and what they do; `wide` is the width of the column of keys in pixels."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for line, (key, does) in enumerate(keys):
        name = label(key, "strong")
        name.setMinimumWidth(wide)
        grid.addWidget(name, line, 0, Align.AlignTop)
        grid.addWidget(label(does, "body", "text2", wrap=True), line, 1)
    return made


class HelpDialog(Dialog):
    """Opened with F1."""

    def __init__(self, over: QWidget) -> None:
        close = button(tr("Close"), "primary", identifier="help.close")
        names = [key for key, _ in (*session_keys(), *window_keys())]
        wide = round(max(text_width(name, theme.px(15), 600) for name in names)) + 2
        super().__init__(
            over,
            tr("Help and keys"),
            label(
                tr(
                    "Press Start on Today, lie down, and follow the sounds and the large words. "
                    "Every rep is kept as soon as it is done."
                ),
                wrap=True,
            ),
            20,
            label(tr("In a session"), "heading"),
            8,
            _sheet(session_keys(), wide),
            20,
            label(tr("Everywhere"), "heading"),
            8,
            _sheet(window_keys(), wide),
            buttons=row("stretch", close),
        )
        close.clicked.connect(self.reject)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
