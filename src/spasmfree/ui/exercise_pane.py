"""The instruction pane: one exercise from its name to its sources, and a bar to practise it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QWidget

from spasmfree.core import browse
from spasmfree.core.exercises import Exercise
from spasmfree.core.words import tr
from spasmfree.ui import theme, tokens
from spasmfree.ui.exercise_figure import ExerciseFigure, carried_of
from spasmfree.ui.grade_mark import grade_line
from spasmfree.ui.layouts import Item
from spasmfree.ui.page import Page
from spasmfree.ui.parts import (
    Align,
    Button,
    bullet,
    button,
    column,
    frame,
    glyph,
    holder,
    label,
    row,
)
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.sources import Sources

_STAGE: dict[tokens.Mode, int] = {"narrow": 230, "compact": 230, "normal": 272, "wide": 380}
_WIDE = 820  # of the text, at 100 % text
_LINE = 530  # of a line that is read: 75 characters, at 100 % text
_BESIDE = 360  # of a pane that has room for a name and its mark in one line, at 100 % text


class ExercisePane(Responsive):
    """Shows one exercise of an ExercisesState."""

    practise_wanted = Signal(str)  # exercise id
    train_anyway_wanted = Signal()  # although a session was stopped today because it hurt
    exercise_wanted = Signal(str)  # id of an easier or harder one
    favourite_marked = Signal(str, bool)  # exercise id, and whether it is one now
    list_wanted = Signal()  # back to the list, in the narrow layout

    def __init__(self) -> None:
        super().__init__()
        self._state: browse.ExercisesState | None = None
        self._exercise = ""
        self._shown_form = ""  # id of the pose that is shown; "" for the usual form
        self._mark: Button | None = None
        self._top: QBoxLayout | None = None  # name and mark

    def show_exercise(self, state: browse.ExercisesState, exercise: str) -> None:
        """Show the exercise with this id, from its top; a mark alone moves nothing."""
        before, self._state = self._state, state
        same = before is not None and before._replace(favourites=state.favourites) == state
        if same and exercise == self._exercise:
            self._show_mark()
        else:
            if exercise != self._exercise:
                self._shown_form = ""
            self._exercise = exercise
            self.rebuild()

    def build(self, mode: tokens.Mode, *, tight: bool) -> QWidget:
        if self._state is None or not self._exercise:
            return QWidget()
        exercise = self._state.catalogue.exercises[self._exercise]
        narrow, compact = mode == "narrow", mode in ("narrow", "compact")
        back: list[Item] = [self._back(), 4] if narrow else []
        side = 24 if compact else 32
        first = self.content() is None
        page = Page(
            *back,
            self._head(exercise, compact=compact),
            14,
            self._figure(exercise, _STAGE[mode]),
            20,
            *([] if first else [*self._reading(exercise, compact=compact), *self._why(exercise)]),
            compact=compact,
            wide=_WIDE,
            margins=(side, side - 4, side, 20),
        )
        if first:
            page.add_later(
                lambda: self._reading(exercise, compact=compact), lambda: self._why(exercise)
            )
        return holder(column((page, 1), self._bar(exercise, side)))

    def _figure(self, exercise: Exercise, height: int) -> ExerciseFigure:
        assert self._state is not None
        muscles = self._state.catalogue.muscles
        carried = carried_of(self._state.loads.get(exercise.id))
        made = ExerciseFigure(exercise, height, muscles, self._shown_form, carried)
        made.form_chosen.connect(self._keep_form)
        return made

    def _keep_form(self, pose: str) -> None:
        """For when the pane is laid out anew."""
        self._shown_form = pose

    def _head(self, exercise: Exercise, *, compact: bool) -> QLayout:
        """Name and summary, and the mark of a favourite."""
        mark = button(tr("Favourite"), "link", checkable=True, identifier="exercise.favourite")
        mark.clicked.connect(lambda on: self.favourite_marked.emit(exercise.id, on))
        self._mark = mark
        self._show_mark()
        name = label(exercise.name, "title" if compact else "display", wrap=True)
        self._top = row((name, 1), (mark, 0, Align.AlignTop | Align.AlignLeft))
        self._fit_top()
        return column(
            self._top,
            4,
            _to_read(label(exercise.summary, "body", "text2", wrap=True)),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_top()

    def _fit_top(self) -> None:
        """The mark goes below the name where the two have no room side by side."""
        if self._top is not None:
            beside = self.width() >= theme.px(_BESIDE)
            ways = QBoxLayout.Direction
            self._top.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
            self._top.setSpacing(12 if beside else 0)

    def _show_mark(self) -> None:
        if self._mark is not None and self._state is not None:
            on = self._exercise in self._state.favourites
            self._mark.setChecked(on)
            self._mark.set_icon("star-on" if on else "star")

    def _reading(self, exercise: Exercise, *, compact: bool) -> list[Item]:
        """How, what goes wrong, easier and harder, when to stop."""
        return [
            _two(_how(exercise), _slips(exercise), compact=compact),
            22,
            *self._levels(exercise, compact=compact),
            _stop(exercise),
            22,
        ]

    def _levels(self, exercise: Exercise, *, compact: bool) -> list[Item]:
        """The easier forms, and the ladder of harder ones in its order."""
        easier = [
            self._form(browse.easier_words(form), "\u2022", form.exercise)
            for form in exercise.easier
        ]
        harder = [
            self._form(rung.text, str(number), rung.exercise)
            for number, rung in enumerate(exercise.harder, 1)
        ]
        lists = [
            # A line with a button is higher, and has its room above it already.
            column(label(title, "heading"), 0 if forms[0].exercise else 8, *lines, gap=6)
            for title, forms, lines in (
                (tr("Easier"), exercise.easier, easier),
                (tr("Harder, step by step"), exercise.harder, harder),
            )
            if lines
        ]
        if not lists:
            return []
        if len(lists) == 1:
            return [lists[0], 22]
        return [_two(lists[0], lists[1], compact=compact), 22]

    def _form(self, text: str, mark: str, other: str | None) -> QLayout:
        """One line, and where the form is another exercise the way to it."""
        line = bullet(text, mark)
        if other is None or self._state is None:
            return line
        name = self._state.catalogue.exercises[other].name
        show = button(tr("Show"), "link", name=tr("Show {exercise}", exercise=name))
        show.clicked.connect(lambda: self.exercise_wanted.emit(other))
        first = QFontMetrics(theme.role_font("body")).height()  # its line, level with the button
        line.setContentsMargins(0, max(0, (show.sizeHint().height() - first) // 2), 0, 0)
        return row((_top(line), 1), (show, 0, Align.AlignTop), gap=8)

    def _back(self) -> QLayout:
        back = button(tr("All exercises"), "link", "left", identifier="exercise.back")
        back.clicked.connect(self.list_wanted)
        self.first_focus = back
        return row(back, "stretch")

    def _bar(self, exercise: Exercise, side: int) -> QFrame:
        assert self._state is not None
        words: QWidget
        if self._state.rule and exercise.role.strengthens:
            words = label(self._state.rule, "small", "text2", wrap=True)
            press = button(tr("Train anyway"), "link", identifier="exercise.train_anyway")
            press.clicked.connect(self.train_anyway_wanted)
        else:
            words = self._takes(exercise)
            press = button(tr("Practise this"), "primary", "play", identifier="exercise.practise")
            press.clicked.connect(lambda: self.practise_wanted.emit(exercise.id))
        inner = holder(row((words, 1), 16, press))
        inner.setMaximumWidth(theme.px(_WIDE))
        return frame("bar", row((inner, 1), margins=(side, 10, side, 10)))

    def _takes(self, exercise: Exercise) -> QWidget:
        assert self._state is not None
        catalogue, minutes = self._state.catalogue, self._state.minutes.get(exercise.id, 0)
        return holder(
            column(
                label(browse.dose_words(exercise.dose, exercise.side_mode), "strong", wrap=True),
                label(
                    browse.practice_words(catalogue, exercise, minutes), "small", "text2", wrap=True
                ),
            )
        )

    def _why(self, exercise: Exercise) -> list[Item]:
        """Why, what studies say, and who says the rest."""
        assert self._state is not None
        catalogue = self._state.catalogue
        sources = [catalogue.sources[key] for key in exercise.sources if key in catalogue.sources]
        parts: list[Item] = [
            label(tr("Why"), "heading"),
            8,
            label(exercise.why, wrap=True),
            20,
            label(tr("What studies say"), "heading"),
            8,
            grade_line(exercise.grade, browse.grade_words(exercise.grade)),
            6,
            _list_of(browse.study_words(exercise)),
        ]
        if sources:
            name = tr("Sources of “{title}”", title=exercise.name)
            parts += [4, Sources(sources, "exercise.sources", name), 12]
        else:
            parts.append(20)
        parts += [label(tr("Who says so"), "heading"), 8]
        for who, said in browse.whose_words(exercise):
            parts += [label(who, "smallstrong", "text2"), 4, _list_of(said), 10]
        return [_to_read(holder(column(*parts)))]


def _two(left: QLayout, right: QLayout, *, compact: bool) -> QLayout:
    if compact:
        return column(left, 20, right)
    return row((_top(left), 1), (_top(right), 1), gap=32)


def _top(content: QLayout) -> QWidget:
    return holder(column(content, "stretch"))


def _how(exercise: Exercise) -> QLayout:
    steps = [bullet(step.text, str(n)) for n, step in enumerate(exercise.steps, 1)]
    return column(label(tr("How"), "heading"), 8, *steps, gap=6)


def _slips(exercise: Exercise) -> QLayout:
    slips = [
        row(
            (glyph("cross", "danger", theme.px(18)), 0, Align.AlignTop),
            (
                holder(
                    column(
                        label(slip.text, wrap=True),
                        label(slip.recruits, "small", "text2", wrap=True),
                    )
                ),
                1,
            ),
            gap=8,
        )
        for slip in exercise.mistakes
    ]
    return column(label(tr("Common slips"), "heading"), 8, *slips, gap=8)


def _list_of(said: Sequence[str]) -> QLayout:
    return column(*(bullet(text) for text in said), gap=4)


def _to_read(text: QWidget) -> QLayout:
    """A text in lines that are no longer than the eye can follow."""
    text.setMaximumWidth(theme.px(_LINE))
    return row((text, 1000), "stretch")  # all of the width up to that


def _stop(exercise: Exercise) -> QFrame:
    return frame(
        "danger",
        row(
            (glyph("stop", "danger", theme.px(20)), 0, Align.AlignTop),
            (
                holder(
                    column(
                        label(tr("When to stop"), "strong", "danger"),
                        _to_read(label(exercise.stop, wrap=True)),
                    )
                ),
                1,
            ),
            margins=(16, 12, 16, 12),
            gap=10,
        ),
    )
