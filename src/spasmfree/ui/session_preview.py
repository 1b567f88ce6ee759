"""Shows what a session will be before it starts: order, doses, changes, what to have ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spasmfree.core import browse, changes, formats, timeline
from spasmfree.core.changes import Changes
from spasmfree.core.exercises import Catalogue, Prescription
from spasmfree.core.timeline import Timeline
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.figure_view import FigurePlaceholder
from spasmfree.ui.layouts import Item, column, row, rule
from spasmfree.ui.needs import needs
from spasmfree.ui.parts import Align, button, card, label
from spasmfree.ui.session_asking import Asking
from spasmfree.ui.tokens import Mode


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One exercise of the session."""

    exercise: str
    name: str
    dose: str
    position: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything the preview says."""

    title: str
    minutes: int
    changes: Changes
    lines: tuple[PreviewLine, ...]
    have_ready: str  # "" when nothing is needed


def preview_of(
    title: str, items: tuple[Prescription, ...], planned: Timeline, catalogue: Catalogue
) -> Preview:
    """What to say about a session of these items."""
    exercises = [catalogue.exercises[item.exercise] for item in items]
    lines = tuple(
        PreviewLine(
            exercise.id,
            exercise.name,
            browse.dose_words(item, item.side_mode),
            catalogue.positions[exercise.position].name,
        )
        for item, exercise in zip(items, exercises, strict=True)
    )
    keys = [key for exercise in exercises for key in exercise.equipment]
    ready = formats.listed(browse.equipment_names(catalogue, keys))
    return Preview(
        title,
        timeline.minutes(planned),
        changes.count(planned),
        lines,
        formats.capital(ready),
    )


class PreviewScreen(Asking):
    """The last screen before the clock runs."""

    started = Signal()
    left = Signal()  # not now: nothing has begun

    def __init__(self, position_of: Callable[[str], str]) -> None:
        """`position_of` maps the id of an exercise to that of its position, for the figure."""
        super().__init__()
        self._position_of = position_of
        self._preview = Preview("", 0, Changes(0, 0), (), "")

    def show_preview(self, preview: Preview) -> None:
        self._preview = preview
        self.rebuild()

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        said = self._preview
        start = button(tr("Start"), "primary", large=True, identifier="session.primary")
        start.setMinimumWidth(theme.px(180))
        start.clicked.connect(self.started)
        leave = button(tr("Not now"), "quiet")
        leave.clicked.connect(self.left)
        lines: list[Item] = []
        for number, line in enumerate(said.lines, 1):
            lines += [rule()] if lines else []
            lines.append(self._line(number, line, tight=tight))
        gap = 14 if tight else 20
        body = (
            label(said.title, "display", wrap=True),
            4,
            label(formats.minutes(said.minutes), "lead", "text2"),
            gap // 2,
            *needs(said.changes, said.have_ready, narrow=mode == "narrow"),
            gap,
            card(*lines, pad=8),
        )
        return self.framed(mode, start, leave, body=body, tight=tight)

    def _line(self, number: int, line: PreviewLine, *, tight: bool) -> QHBoxLayout:
        figure = FigurePlaceholder(self._position_of, 72, 44 if tight else 52, radius=10)
        figure.show_figure(line.exercise, "out", 0.0, "left")
        place = label(str(number), "strong", "text2", align=Align.AlignCenter)
        place.setFixedWidth(theme.px(20))
        words = column(
            "stretch",
            label(line.name, "strong", wrap=True),
            2,
            label(line.position, "small", "text2", wrap=True),
            "stretch",
        )
        dose = label(line.dose, "body", "text2", align=Align.AlignRight | Align.AlignVCenter)
        return row(place, figure, (words, 1), dose, margins=(8, 6, 8, 6), gap=12)
