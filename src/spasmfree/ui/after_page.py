"""After a session: what was done, how to get up, and questions that can all be passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QWidget

from spasmfree.core.rows import Answers
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.layouts import Item, column, frame, row
from spasmfree.ui.parts import Align, button, card, glyph, label
from spasmfree.ui.session_asking import Asking
from spasmfree.ui.tokens import Mode


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was done, and what stands beside it."""

    text: str
    beside: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What the page says before it asks."""

    title: str
    facts: tuple[Fact, ...]
    getting_up: str


class _Note(QPlainTextEdit):
    """Tells when the person goes on from it, to whatever else."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class AfterPage(Asking):
    """Each answer is told when it is given; no answer is the start of each question."""

    answered = Signal(object)  # Answers: all that are given now
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._summary = Summary("", (), "")
        self._answers = self._told = Answers()
        self._fresh = True  # not laid out since it was asked
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)

    def ask(self, summary: Summary) -> None:
        """Show a session that has just ended; nothing is answered yet."""
        self._summary = summary
        self._answers = self._told = Answers()
        self._fresh = True
        self.rebuild()

    def tell(self) -> None:
        """Tell what is answered by now, also a note that is being written."""
        if self._answers != self._told:
            self._told = self._answers
            self.answered.emit(self._answers)

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        gap = 14 if tight else 20
        done = button(tr("Done"), "primary", large=True, identifier="summary.done")
        done.setMinimumWidth(theme.px(180))
        done.clicked.connect(self._finish)
        # The name of the way on before, in and after a session: here it passes the questions.
        skip = button(tr("Skip the questions"), "quiet", identifier="session.primary")
        skip.clicked.connect(self._finish)
        body: tuple[Item, ...] = (
            label(self._summary.title, "display", wrap=True),
            10 if tight else 14,
            _facts(self._summary.facts, narrow=mode == "narrow"),
            gap,
            _getting_up(self._summary.getting_up),
            14,
        )
        asked = partial(self._questions, gap, 20 if tight else 24)
        if not self._fresh:
            # At once, so that the focus finds its way back to the question it was on.
            return self.framed(mode, done, skip, body=(*body, asked()), tight=tight)
        self._fresh = False
        return self.framed(mode, done, skip, body=body, tight=tight, later=[lambda: [asked()]])

    def _questions(self, gap: int, pad: int) -> QFrame:
        none, most = tr("none"), tr("worst")
        given = self._answers
        worst = self.score(tr("Worst pain during"), none, most, given.worst, "pain.worst")
        now = self.score(tr("Pain now"), none, most, given.after, "pain.after")
        effort = self.score(tr("Effort"), tr("easy"), tr("all I had"), given.effort, "effort")
        worst.chosen.connect(lambda score: self._answer(worst=score))
        now.chosen.connect(lambda score: self._answer(after=score))
        effort.chosen.connect(lambda score: self._answer(effort=score))
        note = _Note(given.note)
        note.setPlaceholderText(tr("Note, if you like"))
        note.setAccessibleName(tr("Note"))
        note.setAccessibleIdentifier("session.note")
        note.setTabChangesFocus(True)
        note.setFixedHeight(theme.px(64))
        note.textChanged.connect(lambda: self._take(note=note.toPlainText()))
        note.left.connect(self.tell)
        return card(worst, gap, now, gap, effort, gap, note, pad=pad)

    def _answer(self, **given: object) -> None:
        self._take(**given)
        self.tell()

    def _take(self, **given: object) -> None:
        self._answers = replace(self._answers, **given)  # type: ignore[arg-type]

    def _finish(self) -> None:
        self.tell()
        self.done.emit()


def _facts(facts: Sequence[Fact], *, narrow: bool) -> QHBoxLayout:
    blocks = [
        column(label(fact.text, "heading"), label(fact.beside, "small", "text2")) for fact in facts
    ]
    return row(*blocks, "stretch", gap=24 if narrow else 40)


def _getting_up(words: str) -> QFrame:
    said = column(label(tr("Getting up"), "heading", "on_soft"), 2, label(words, wrap=True))
    return frame(
        "soft",
        row(
            (glyph("ease", "on_soft", theme.px(22)), 0, Align.AlignTop),
            (said, 1),
            margins=(20, 14, 20, 14),
            gap=12,
        ),
    )
