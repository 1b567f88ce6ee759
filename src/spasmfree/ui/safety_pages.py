"""The fixed pages about warning signs: the gate, the signs to look up, and where to go.

The signs are those of the warning-sign gate in docs/decisions (D26): nothing is weighed, nothing
is ticked, and only the version of the text and the day are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from spasmfree.core.fixed_words import disclaimer
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.page import Page
from spasmfree.ui.painted import Mark
from spasmfree.ui.parts import Align, bullet, button, column, frame, glyph, holder, label, row
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.tokens import Mode

_WIDE = 960


def _no_judge() -> str:
    return tr("SpasmFree cannot judge these signs. Somebody who can examine you can.")


def _each_episode() -> str:
    return tr(
        "Your back went, and that is kept. A new episode can be something new, so these signs come "
        "before anything else."
    )


def emergency_signs() -> tuple[str, ...]:
    """Signs that need help at once (group A)."""
    return (
        tr(
            "New or worse in the last two weeks: trouble starting, stopping or feeling the flow "
            "of urine, or leaking it; leaking stool or not feeling it"
        ),
        tr(
            "Numbness or an odd feeling around genitals, back passage or inner thighs, also when "
            "wiping; changed sexual feeling or function"
        ),
        tr("Weak or unsteady legs, or pain running into both legs"),
        tr(
            "Sudden severe tummy or back pain with faintness, clammy or pale skin, a fast "
            "heartbeat or a throbbing in the belly"
        ),
        tr("Pain that began with a hard fall, crash or blow"),
        tr("Chest pain, breathlessness or collapse with the back pain"),
    )


def soon_signs() -> tuple[str, ...]:
    """Signs that need help on the same or the next day (group B)."""
    return (
        tr(
            "Fever, shivers or feeling ill; a recent infection, operation or injection in the "
            "spine; a weak immune system; injected drugs"
        ),
        tr(
            "Even a light knock with thin bones, long use of steroid tablets, or at an older age; "
            "a new change in the shape of the back; pain at one bony point"
        ),
        tr("A foot that drops, or leg weakness or numbness that gets worse"),
    )


def ask_first_signs() -> tuple[str, ...]:
    """Signs to ask about before using the exercises (group C)."""
    return (
        tr(
            "Ever had cancer; weight loss without trying; pain that never eases, also at night or "
            "lying down; being very tired"
        ),
        tr(
            "Back pain for more than 3\u00a0months that began before 45 and wakes you at night or "
            "is better with movement, or arthritis, psoriasis or heel pain with it"
        ),
        tr(
            "First back pain under 18 or after about 50; pregnancy; a recent operation on spine, "
            "hip or knee; tummy, kidney or urinary signs; no better after 6\u00a0weeks"
        ),
    )


def _group(title: str, lines: Sequence[str], kind: str, *, halved: bool = False) -> QFrame:
    """One card; `halved` sets its lines in two columns that are about as long."""
    sign = "stop" if kind == "danger" else "speak"
    head = row(
        (glyph(sign, kind, theme.px(20)), 0, Align.AlignTop),
        (label(title, "heading", kind, wrap=True), 1),
        gap=10,
    )
    lists = [
        holder(column(*(bullet(line, tone=kind) for line in part), "stretch", gap=5))
        for part in (_halves(lines) if halved else (lines,))
    ]
    bullets = row(*((part, 1) for part in lists), gap=24)
    return frame(kind, column(head, 10, bullets, "stretch", margins=(20, 16, 20, 18)))


def _urgent_signs(*, stacked: bool) -> QFrame:
    title = tr("Get help now if any of this applies")
    return _group(title, emergency_signs(), "danger", halved=not stacked)


def _other_signs(*, stacked: bool) -> QLayout:
    soon = _group(tr("See a doctor today or tomorrow"), soon_signs(), "notice")
    first = _group(tr("Ask a health professional first"), ask_first_signs(), "notice")
    if stacked:
        return column(soon, first, gap=14)
    return row((soon, 1), (first, 1), gap=14)


def _halves(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The lines in order, cut where both parts have about as much to read."""
    cut = min(
        range(1, len(lines)),
        key=lambda at: abs(sum(map(len, lines[:at])) - sum(map(len, lines[at:]))),
    )
    return lines[:cut], lines[cut:]


def _brand() -> QWidget:
    return holder(row(Mark(), 10, label(tr("SpasmFree"), "heading"), "stretch"))


class _FixedPage(Responsive):
    """A page whose answers stand in a bar at its foot, never below the fold."""

    def _framed(self, mode: Mode, page: Page, answers: list[QWidget]) -> QWidget:
        side = 24 if mode in ("narrow", "compact") else 40
        stacked = mode == "narrow"
        lay = column(*answers, gap=10) if stacked else row(*answers, "stretch", gap=14)
        foot = holder(lay)
        foot.setMaximumWidth(theme.px(_WIDE))
        bar = frame("bar", row((foot, 1), margins=(side, 12, side, 12)))
        return holder(column((page, 1), bar))


class GatePage(_FixedPage):
    """Shown at the first start and whenever its text changes; both answers weigh the same."""

    accepted = Signal()
    something = Signal()

    def __init__(self, *, flare: bool = False) -> None:
        """In a `flare` it says why it is there again."""
        super().__init__()
        self._flare = flare

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        none = button(
            tr("None of this applies to me today"), large=True, identifier="safety.accept"
        )
        none.clicked.connect(self.accepted)
        some = button(tr("Something here applies"), large=True, identifier="safety.something")
        some.clicked.connect(self.something)
        gap = 12 if tight else 20
        page = Page(
            "stretch",
            _brand(),
            gap,
            label(tr("Check this first") if self._flare else tr("Before you start"), "display"),
            6,
            label(
                _each_episode() if self._flare else disclaimer(),
                "body" if tight else "lead",
                "text2",
                wrap=True,
            ),
            gap,
            _urgent_signs(stacked=mode == "narrow"),
            14,
            _other_signs(stacked=mode == "narrow"),
            14,
            label(
                tr(
                    "Nothing you choose here is stored, only that this text was shown. It comes "
                    "back when it changes, and once in each episode."
                ),
                "small",
                "text2",
                wrap=True,
            ),
            "stretch",
            compact=mode in ("narrow", "compact"),
            wide=_WIDE,
        )
        framed = self._framed(mode, page, [none, some])
        self.first_focus = none
        return framed


class SignsPage(_FixedPage):
    """The signs of the gate, to be looked up at any time."""

    back = Signal()
    something = Signal()

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        again = button(tr("Back"), large=True, identifier="signs.back")
        again.clicked.connect(self.back)
        some = button(tr("Something here applies"), large=True, identifier="signs.something")
        some.clicked.connect(self.something)
        stacked = mode == "narrow"
        page = Page(
            label(tr("Warning signs"), "display"),
            6,
            label(_no_judge(), "body" if tight else "lead", "text2", wrap=True),
            12 if tight else 20,
            compact=mode in ("narrow", "compact"),
            wide=_WIDE,
        )
        page.add_later(
            lambda: [_urgent_signs(stacked=stacked), 14], lambda: [_other_signs(stacked=stacked)]
        )
        framed = self._framed(mode, page, [again, some])
        self.first_focus = again
        return framed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)


class WarningPage(_FixedPage):
    """The fixed page for "Something here applies": where to go, for each group of signs."""

    back = Signal()
    quit_wanted = Signal()

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        again = button(tr("Back to the questions"), large=True, identifier="safety.back")
        again.clicked.connect(self.back)
        leave = button(tr("Quit"), large=True, identifier="safety.quit")
        leave.clicked.connect(self.quit_wanted)
        page = Page(
            "stretch",
            _brand(),
            12 if tight else 24,
            label(tr("Get help first"), "display"),
            6,
            label(_no_judge(), "lead", "text2", wrap=True),
            20,
            *self._advice(),
            "stretch",
            compact=mode in ("narrow", "compact"),
            wide=_WIDE,
        )
        framed = self._framed(mode, page, [again, leave])
        self.first_focus = again
        return framed

    def _advice(self) -> list[QFrame | int]:
        now = _group(
            tr("Now: ring the emergency number or go to an emergency department"),
            (
                tr("for trouble with urine or stool, or numbness around genitals or inner thighs"),
                tr("for weak or unsteady legs, or pain running into both legs"),
                tr("for sudden severe pain with faintness, chest pain or breathlessness"),
                tr("for pain that began with a hard fall, crash or blow"),
            ),
            "danger",
        )
        soon = _group(
            tr("Today or tomorrow: see a doctor"),
            (
                tr("for fever, shivers or feeling ill, or a recent infection or operation"),
                tr("for a knock with thin bones, or a new change in the shape of the back"),
                tr("for a foot that drops, or leg weakness or numbness that gets worse"),
            ),
            "notice",
        )
        first = _group(
            tr("Before you exercise: ask a health professional"),
            (
                tr("for everything else on the page, and whenever you are unsure"),
                tr("Take the list with you. The exercises can wait."),
            ),
            "notice",
        )
        return [now, 14, soon, 14, first]
