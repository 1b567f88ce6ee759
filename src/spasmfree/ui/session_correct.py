"""The screen that corrects a count: which set of this session, and how many reps it really had."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from spasmfree.core.commands import MOST_REPS
from spasmfree.core.words import tr, trn
from spasmfree.ui.layouts import column, holder, row
from spasmfree.ui.painted import Align
from spasmfree.ui.session_parts import FloorScreen
from spasmfree.ui.session_words import Moment, countable

_MORE = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Up)
_LESS = (Qt.Key.Key_Minus, Qt.Key.Key_Down)


class CorrectScreen(FloorScreen):
    """Opens at the set that was worked last."""

    kept = Signal(int, int)  # index of the set, reps
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._sets: tuple[int, ...] = ()
        self._counts: list[int] = []
        self._at = 0
        self._title = self.words(0.085, identifier="session.phase")
        self._title.set_text(tr("Correct the count"))
        self._name = self.words(0.046, align=Align.AlignHCenter, identifier="correct.set")
        self._number = self.words(0.23, align=Align.AlignHCenter, identifier="correct.number")
        self._earlier = self.control("", "plain", "left", "correct.earlier")
        self._later = self.control("", "plain", "right", "correct.later")
        self._less = self.control("", "plain", "minus", "correct.less")
        self._more = self.control("", "plain", "plus", "correct.more")
        self._cancel = self.control(tr("Cancel"), identifier="correct.cancel")
        self._primary = self.control("", "primary", "check", "session.primary")
        self._earlier.setAccessibleName(tr("Earlier set"))
        self._later.setAccessibleName(tr("Later set"))
        self._less.setAccessibleName(tr("One less"))
        self._more.setAccessibleName(tr("One more"))
        self._earlier.clicked.connect(lambda: self._go(-1))
        self._later.clicked.connect(lambda: self._go(1))
        self._less.clicked.connect(lambda: self._add(-1))
        self._more.clicked.connect(lambda: self._add(1))
        self._cancel.clicked.connect(self.cancelled)
        self._primary.clicked.connect(self._keep)
        self._lay_out()

    def _lay_out(self) -> None:
        sets = row(self._earlier, self.gap(0.02), (self._name, 1), self.gap(0.02), self._later)
        count = row(
            "stretch",
            self._less,
            self.gap(0.02),
            (self._number, 2),
            self.gap(0.02),
            self._more,
            "stretch",
        )
        body = holder(column(sets, self.gap(0.04), count))
        self.sized(lambda u: body.setMaximumWidth(round(u * 1.4)))
        foot = row(self._cancel, "stretch", self._primary)
        self.setLayout(
            column(self._title, "stretch", row("stretch", (body, 20), "stretch"), "stretch", foot)
        )

    def first(self) -> QWidget:
        return self._primary

    def open_at(self, moment: Moment) -> None:
        """Offer the sets that can be corrected now; there is at least one."""
        session = moment.session
        self._sets = countable(session)
        self._names = tuple(moment.name(index) for index in self._sets)
        self._counts = [session.ledger.sets[index].standing.reps for index in self._sets]
        worked = session.ledger.worked
        self._at = self._sets.index(worked) if worked in self._sets else len(self._sets) - 1
        self._show()

    def _go(self, step: int) -> None:
        self._at = min(max(0, self._at + step), len(self._sets) - 1)
        self._show()

    def _add(self, step: int) -> None:
        self._counts[self._at] = min(max(0, self._counts[self._at] + step), MOST_REPS)
        self._show()

    def _show(self) -> None:
        count = self._counts[self._at]
        self._name.set_text(self._names[self._at])
        self._number.set_text(str(count))
        self._primary.say(trn("Keep {n} rep", "Keep {n} reps", count))
        self._earlier.setEnabled(self._at > 0)
        self._later.setEnabled(self._at < len(self._sets) - 1)

    def _keep(self) -> None:
        self.kept.emit(self._sets[self._at], self._counts[self._at])

    def press(self, event: QKeyEvent) -> None:
        """A key that no control took."""
        key = event.key()
        if key in _MORE or key in _LESS:
            self._add(1 if key in _MORE else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(1 if key == Qt.Key.Key_Right else -1)
        elif event.isAutoRepeat():
            return
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
