"""The method in short cards, what its grades mean, warning signs, and About."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QWidget

from spasmfree.core import lessons as words
from spasmfree.core.fixed_words import disclaimer, not_reviewed
from spasmfree.core.lessons import Finding, Lesson, Lessons
from spasmfree.core.vocabulary import Grade
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.grade_mark import grade_line
from spasmfree.ui.layouts import Item
from spasmfree.ui.page import Page
from spasmfree.ui.parts import Align, button, card, column, frame, holder, label, row
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.sources import Sources
from spasmfree.ui.tokens import Mode

# Pixels at 100 % text: no line of a card is longer than can be read with ease.
_WIDTH = {"narrow": 820, "compact": 820, "normal": 1020, "wide": 1200}
_PAD, _BETWEEN = 24, 20  # in a card, and between two
_NAMES = 170  # where the names of the layers stand beside them


class LearnPage(Responsive):
    """Shows the lessons; the way to the warning signs stays at its foot."""

    signs_wanted = Signal()

    def __init__(self, lessons: Lessons, version: str) -> None:
        """`version` is that of the program, for About."""
        super().__init__()
        self._lessons, self._version = lessons, version
        self._mode: Mode = "normal"

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        self._mode = mode
        gap = 16 if self._single() else _BETWEEN
        lessons = tuple(self._lessons.lessons.values())
        makers: list[Callable[[], Sequence[Item]]] = [
            lambda: [_legend(stacked=mode == "narrow"), gap],
            *(partial(self._cards, lessons[at : at + 2], gap) for at in range(0, len(lessons), 2)),
            self._about,
        ]
        at_once = self._has_focus()  # which is to be found again
        page = Page(
            label(tr("Learn"), "display"),
            4,
            label(_introduction(), "lead", "text2", wrap=True),
            gap,
            *([item for make in makers for item in make()] if at_once else []),
            compact=self._single(),
            wide=_WIDTH[mode],
        )
        if not at_once:
            page.add_later(*makers)
        return holder(column((page, 1), self._bar()))

    def _single(self) -> bool:
        """Whether the cards stand in one column."""
        return self._mode in ("narrow", "compact")

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _cards(self, lessons: tuple[Lesson, ...], gap: int) -> list[Item]:
        cards = [self._card(lesson) for lesson in lessons]
        if self._single():
            return [item for each in cards for item in (each, gap)]
        return [row(*((each, 1) for each in cards), gap=gap), gap]

    def _card(self, lesson: Lesson) -> QFrame:
        found: list[Item] = []
        for finding in lesson.studies:
            found += [10, self._finding(finding, named=finding is lesson.studies[0])]
        layers = column(
            label(lesson.title, "heading", wrap=True),
            12,
            self._layer(_name(tr("The idea")), lesson.idea),
            6,
            *found,
            16,
            self._layer(_name(tr("What we do")), lesson.practice),
            "stretch",
            *self._sources(lesson),
            margins=(_PAD, _PAD, _PAD, 12),
        )
        return frame("card", layers)

    def _finding(self, finding: Finding, *, named: bool) -> QLayout:
        """What studies say and how sure that is; the layer is `named` at its first finding."""
        name: list[Item] = [_name(tr("What studies say")), 4] if named else []
        return self._layer(holder(column(*name, grade_line(finding.grade))), finding.text)

    def _layer(self, name: QWidget, text: str) -> QLayout:
        """A name over its text, or beside it where a card is wide."""
        said = label(text, wrap=True)
        if self._mode != "compact":
            return column(name, 3, said)
        beside = holder(column(name, margins=(0, 2, 0, 0)), theme.px(_NAMES))
        return row((beside, 0, Align.AlignTop), (said, 1), gap=16)

    def _sources(self, lesson: Lesson) -> list[Item]:
        sources = words.sources(self._lessons, lesson)
        if not sources:
            return [12]
        name = tr("Sources of “{title}”", title=lesson.title)
        return [8, Sources(sources, f"learn.sources.{lesson.id}", name)]

    def _bar(self) -> QFrame:
        signs = button(tr("Warning signs"), icon="stop", identifier="learn.signs")
        signs.clicked.connect(self.signs_wanted)
        why = label(
            tr("A pain that is new or different? Read these first."), "body", "text2", wrap=True
        )
        inner = holder(row(signs, 16, (why, 1)))
        inner.setMaximumWidth(theme.px(_WIDTH[self._mode]))
        side = 24 if self._single() else 40
        return frame("bar", row((inner, 1), margins=(side, 10, side, 10)))

    def _about(self) -> list[Item]:
        app = (
            disclaimer(),
            not_reviewed(),
            tr(
                "Nothing leaves your computer: no account, no network. A source opens in your "
                "browser when you press Open."
            ),
        )
        origin = (
            tr(
                "The method is put together after a published question-and-answer on back spasms "
                "by Mitchell T. Yass, PT, who is not involved in this app."
            ),
            tr(
                "SpasmFree {version} is free software: code and content are under the MIT "
                "licence, without warranty.",
                version=self._version,
            ),
        )
        parts = [
            column(*(label(each, wrap=True) for each in said), "stretch", gap=8)
            for said in (app, origin)
        ]
        if self._single():
            lines: QLayout = column(*parts, gap=8)
        else:  # in line with the cards above
            lines = row(*((each, 1) for each in parts), gap=_BETWEEN + 2 * _PAD)
        return [card(label(tr("About"), "heading"), 10, lines, pad=_PAD)]


def _introduction() -> str:
    return tr("How the method sees it, what studies say, and what we do with it.")


def _name(text: str) -> QWidget:
    return label(text, "smallstrong", "text2")


def _legend(*, stacked: bool) -> QFrame:
    """What the grades mean, and whose they are."""
    ours = tr(
        "They say how well studies back an idea. The grading is our own choice; most studies were "
        "read as summaries, not in full."
    )
    about = column(
        label(tr("What the grades mean"), "strong", wrap=True),
        2,
        label(ours, "small", "text2", wrap=True),
        "stretch",
    )
    first, second, third, fourth = (_explained(grade) for grade in Grade)
    if stacked:
        lay: QLayout = column(about, first, second, third, fourth, gap=10)
    else:
        pairs = column(
            row((first, 1), (second, 1), gap=20), row((third, 1), (fourth, 1), gap=20), gap=10
        )
        lay = row((about, 3), (pairs, 5), gap=32)
    lay.setContentsMargins(_PAD, 16, _PAD, 16)
    return frame("stage", lay)


def _explained(grade: Grade) -> QWidget:
    meaning = label(words.grade_meaning(grade), "small", "text2", wrap=True)
    return holder(column(grade_line(grade), meaning, "stretch", gap=2))
