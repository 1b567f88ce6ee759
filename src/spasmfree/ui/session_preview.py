"""Shows what a session will be before it starts: order, doses, changes, what to have ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spasmfree.core import browse, changes, formats, timeline
from spasmfree.core.change import dose_words
from spasmfree.core.changes import Changes
from spasmfree.core.exercises import Catalogue
from spasmfree.core.fixed_words import if_easy_words
from spasmfree.core.load_choice import LoadChoice
from spasmfree.core.tailor import Tailored, Tailoring
from spasmfree.core.timeline import Timeline
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.figure_view import Still
from spasmfree.ui.layouts import Item, column, row, rule
from spasmfree.ui.needs import needs
from spasmfree.ui.parts import Align, Button, button, card, label
from spasmfree.ui.session_asking import Asking
from spasmfree.ui.tokens import Mode


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One exercise of the session."""

    exercise: str
    name: str
    dose: str
    position: str
    instead_of: str = ""  # name of the exercise of the program; "" where it is that
    load: LoadChoice | None = None  # where there is something to choose
    if_easy: bool = False  # only for who found it easy before (decisions D30)


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything the preview says."""

    title: str
    minutes: int
    changes: Changes
    lines: tuple[PreviewLine, ...]
    have_ready: str  # "" when nothing is needed
    left_out: str = ""  # names of exercises that nothing stands in for
    early: str = ""  # what is said of a stretch in the first days of an episode
    gentler: bool = False  # the gentle session is offered instead


def preview_of(
    title: str,
    tailored: Tailoring,
    planned: Timeline,
    catalogue: Catalogue,
    loads: Mapping[str, LoadChoice] | None = None,
) -> Preview:
    """What to say about a session of these exercises; `loads` are by exercise."""
    exercises = [catalogue.exercises[item.exercise] for item in tailored.items]
    keys = [key for exercise in exercises for key in exercise.equipment]
    ready = formats.listed(browse.equipment_names(catalogue, keys))
    return Preview(
        title,
        timeline.minutes(planned),
        changes.count(planned),
        tuple(_line_of(each, catalogue, loads or {}) for each in tailored.exercises),
        formats.capital(ready),
        formats.listed(catalogue.exercises[key].name for key in tailored.left_out),
    )


def _line_of(one: Tailored, catalogue: Catalogue, loads: Mapping[str, LoadChoice]) -> PreviewLine:
    exercise = catalogue.exercises[one.done.exercise]
    asked = catalogue.exercises[one.asked.exercise]
    return PreviewLine(
        exercise.id,
        exercise.name,
        dose_words(one.done),
        catalogue.positions[exercise.position].name,
        "" if asked.id == exercise.id else asked.name,
        loads.get(exercise.id),
        if_easy=one.done.if_easy,
    )


class PreviewScreen(Asking):
    """The last screen before the clock runs."""

    started = Signal()
    left = Signal()  # not now: nothing has begun
    change_wanted = Signal(int)  # the place of an exercise, from 0
    gentler_wanted = Signal()  # the gentle session instead
    load_wanted = Signal(str)  # exercise id: its load is to be chosen

    def __init__(self, position_of: Callable[[str], str]) -> None:
        """`position_of` maps the id of an exercise to that of its position, for the figure."""
        super().__init__()
        self._position_of = position_of
        self._preview = Preview("", 0, Changes(0, 0), (), "")
        self._at_once = False
        self._changes: list[Button] = []
        self._loads: dict[str, list[Button]] = {}  # by exercise
        self._back_to: Button | None = None  # where the keyboard was when a load was wanted

    def show_preview(self, preview: Preview, *, changed: int | None = None) -> None:
        """`changed` is the place of the exercise that was changed just now; it keeps the focus."""
        self._preview, self._at_once = preview, changed is not None
        self.rebuild()
        if changed is not None and changed < len(self._changes):
            self._changes[changed].setFocus(Qt.FocusReason.OtherFocusReason)

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        said = self._preview
        start = button(tr("Start"), "primary", large=True, identifier="session.primary")
        start.setMinimumWidth(theme.px(180))
        start.clicked.connect(self.started)
        leave = button(tr("Not now"), "quiet")
        leave.clicked.connect(self.left)
        gap = 14 if tight else 20
        body = (
            label(said.title, "display", wrap=True),
            4,
            label(formats.minutes(said.minutes), "lead", "text2"),
            gap // 2,
            *needs(said.changes, said.have_ready, narrow=mode == "narrow"),
            gap,
            *self._early(gap),
        )
        start.setAccessibleDescription(said.early)
        lines = partial(self._lines, narrow=mode == "narrow", tight=tight)
        if self._at_once:
            return self.framed(mode, start, leave, body=(*body, *lines()), tight=tight)
        return self.framed(mode, start, leave, body=body, tight=tight, later=(lines,))

    def _early(self, gap: int) -> list[Item]:
        """What the method says of stretches in the first days of an episode."""
        said = self._preview
        if not said.early:
            return []
        words = label(said.early, "body", wrap=True, identifier="preview.early")
        if not said.gentler:
            return [card(words, pad=16), gap]
        gentle = button(tr("Take the gentle session"), identifier="preview.gentler")
        gentle.clicked.connect(self.gentler_wanted)
        return [card(words, 10, row(gentle, "stretch"), pad=16), gap]

    def _lines(self, *, narrow: bool, tight: bool) -> list[Item]:
        self._changes, self._loads, self._back_to = [], {}, None
        lines: list[Item] = []
        for number, line in enumerate(self._preview.lines, 1):
            lines += [rule()] if lines else []
            lines.append(self._line(number, line, narrow=narrow, tight=tight))
        if not self._preview.left_out:
            return [card(*lines, pad=8)]
        words = tr(
            "Left out, because you cannot do it or have nothing for it: {exercises}",
            exercises=self._preview.left_out,
        )
        return [card(*lines, pad=8), 10, label(words, "small", "text2", wrap=True)]

    def show_load(self, choice: LoadChoice) -> None:
        """Another load was chosen for an exercise."""
        key = choice.exercise.id
        lines = tuple(
            replace(line, load=choice) if line.exercise == key else line
            for line in self._preview.lines
        )
        self._preview = replace(self._preview, lines=lines)
        for control in self._loads.get(key, ()):
            control.setText(choice.words)
            control.setAccessibleName(choice.words)

    def take_focus(self) -> None:
        """Back to the load that was chosen by key, else to the button that goes on."""
        if self._back_to is None:
            super().take_focus()
        else:
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _load(self, choice: LoadChoice) -> Button:
        key = choice.exercise.id
        made = button(choice.words, icon="edit", identifier=f"preview.load.{key}")
        made.setAccessibleDescription(choice.exercise.name)
        # A click leaves Space to the button that goes on.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(partial(self._want_load, key, made))
        self._loads.setdefault(key, []).append(made)
        return made

    def _want_load(self, exercise: str, pressed: Button) -> None:
        self._back_to = pressed if pressed.hasFocus() else None
        self.load_wanted.emit(exercise)

    def _line(self, number: int, line: PreviewLine, *, narrow: bool, tight: bool) -> QHBoxLayout:
        figure = FigureStage(self._position_of, 72, 44 if tight else 52, radius=10)
        figure.show_figure(Still(line.exercise))
        place = label(str(number), "strong", "text2", align=Align.AlignCenter)
        place.setFixedWidth(theme.px(20))
        dose = label(line.dose, "body", "text2", wrap=narrow)
        asked: list[Item] = [dose if narrow else row("stretch", dose)]
        if line.load is not None:
            asked += [6, _aligned(self._load(line.load), narrow=narrow)]
        words = column(
            "stretch",
            label(line.name, "strong", wrap=True),
            2,
            label(_below(line), "small", "text2", wrap=True),
            *((2, label(if_easy_words(), "smallstrong", wrap=True)) if line.if_easy else ()),
            *((2, *asked) if narrow else ()),
            "stretch",
        )
        change = self._change(number, line)
        ends = (change,) if narrow else (column("stretch", *asked, "stretch"), change)
        return row(place, figure, (words, 1), *ends, margins=(8, 6, 4, 6), gap=12)

    def _change(self, number: int, line: PreviewLine) -> Button:
        change = button(
            tr("Change"),
            "quiet",
            name=tr("Change {exercise}", exercise=line.name),
            identifier=f"preview.change.{number}",
        )
        change.clicked.connect(partial(self.change_wanted.emit, number - 1))
        self._changes.append(change)
        return change


def _aligned(control: QWidget, *, narrow: bool) -> QHBoxLayout:
    """Below the words of a narrow window, else at the right."""
    return row(control, "stretch") if narrow else row("stretch", control)


def _below(line: PreviewLine) -> str:
    if not line.instead_of:
        return line.position
    return tr("{position}, instead of: {name}", position=line.position, name=line.instead_of)
