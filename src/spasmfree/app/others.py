"""Another session than the one that Today offers: what there is, and which one is wanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.gentle_day import GentleDay
from spasmfree.app.parts import Parts
from spasmfree.core.others import others
from spasmfree.ui.others_dialog import OthersDialog


class OtherSessions(QObject):
    """Asks, and says which program the person wants to begin; remembers nothing."""

    session_wanted = Signal(str)  # program id

    def __init__(self, parts: Parts, gentle: GentleDay, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._gentle = parts, gentle

    def ask(self, over: QWidget, offered: str, eases: Callable[[], bool]) -> None:
        """Ask in front of `over`, without the program with the id `offered`.

        `eases` says whether training begins easier now, after time away.
        """
        rule = self._gentle.rule()
        found = others(self._parts.tailor(), offered, rule=rule, easier=eases())
        dialog = OthersDialog(over, found)
        dialog.session_wanted.connect(self.session_wanted)
        dialog.open()
