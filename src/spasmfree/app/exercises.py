"""Exercises: the catalogue with the minutes each takes alone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.parts import Parts
from spasmfree.core import layout, practice
from spasmfree.core.browse import ExercisesState
from spasmfree.core.timeline import minutes
from spasmfree.ui.exercises_page import ExercisesPage


class Exercises(QObject):
    """Fills the page and says which exercise the person wants to practise."""

    practise_wanted = Signal(str)  # exercise id

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._page: ExercisesPage | None = None

    def build(self) -> QWidget:
        """The page, filled."""
        self._page = ExercisesPage()
        self._page.practise_wanted.connect(self.practise_wanted)
        self.refresh()
        return self._page

    def refresh(self) -> None:
        """Show the minutes that the person's choices give."""
        if self._page is None:
            return
        catalogue = self._parts.catalogue
        choices = practice.choices(self._parts.store.person())
        taken = {
            exercise.id: minutes(
                layout.build([practice.prescription(exercise)], catalogue, choices)
            )
            for exercise in catalogue.exercises.values()
        }
        self._page.show_state(ExercisesState(catalogue, taken))
