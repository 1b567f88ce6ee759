"""The pages before anything else: warning signs, and the two choices."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.parts import Parts
from spasmfree.core.gate import GATE_VERSION
from spasmfree.core.plan import default_plan
from spasmfree.core.timeline import Pace


class FirstStart(QObject):
    """Says which page covers the window until all is answered."""

    cover_wanted = Signal(QWidget)
    finished = Signal()  # there was nothing to ask
    chosen = Signal()  # the last of what is asked here is answered
    quit_wanted = Signal()

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts

    def is_answered(self) -> bool:
        """Whether there is nothing left to ask."""
        return self._passed_gate() and bool(self._parts.store.plan())

    def begin(self) -> None:
        """Show what is not answered yet (decisions D26), or say at once that all is."""
        if self.is_answered():
            self.finished.emit()
        elif self._passed_gate():
            self._ask_choices()
        else:
            self._ask_gate()

    def _passed_gate(self) -> bool:
        return self._parts.store.person().gate_version == GATE_VERSION

    def _ask_gate(self) -> None:
        from spasmfree.ui.safety_pages import GatePage

        page = GatePage()
        page.accepted.connect(self._accept)
        page.something.connect(self._warn)
        self.cover_wanted.emit(page)

    def _warn(self) -> None:
        from spasmfree.ui.safety_pages import WarningPage

        page = WarningPage()
        page.back.connect(self._ask_gate)
        page.quit_wanted.connect(self.quit_wanted)
        self.cover_wanted.emit(page)

    def _accept(self) -> None:
        """Keep that the text was shown and when, and nothing else."""
        store, today = self._parts.store, self._parts.today()
        store.save_person(replace(store.person(), gate_version=GATE_VERSION, gate_day=today))
        self.begin()

    def _ask_choices(self) -> None:
        from spasmfree.ui.start_pages import ChoicesPage

        page = ChoicesPage()
        page.done.connect(self._choose)
        self.cover_wanted.emit(page)

    def _choose(self, weekdays: tuple[int, ...], pace: str) -> None:
        parts = self._parts
        parts.store.save_person(replace(parts.store.person(), pace=Pace(pace)))
        parts.store.save_plan(default_plan(parts.today(), weekdays, parts.new_id))
        self.chosen.emit()
