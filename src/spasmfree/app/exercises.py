"""Exercises: the catalogue with the minutes each takes alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.gentle_day import GentleDay
from spasmfree.app.parts import Parts
from spasmfree.core import days, favourites, layout, practice
from spasmfree.core.browse import ExercisesState
from spasmfree.core.exercises import Prescription
from spasmfree.core.load_choice import LoadChoice, kept_ids, last_done, loadable
from spasmfree.core.loads import REMEMBERED_DAYS
from spasmfree.core.timeline import minutes
from spasmfree.ui.exercises_page import ExercisesPage


class Exercises(QObject):
    """Fills the page and says which exercise the person wants to practise."""

    practise_wanted = Signal(str)  # exercise id
    anyway_wanted = Signal()  # the person wants to train although strengthening waits

    def __init__(self, parts: Parts, gentle: GentleDay, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._gentle = parts, gentle
        self._page: ExercisesPage | None = None

    def build(self) -> QWidget:
        """The page, filled."""
        self._page = ExercisesPage()
        self._page.practise_wanted.connect(self.practise_wanted)
        self._page.train_anyway_wanted.connect(self.anyway_wanted)
        self._page.favourite_marked.connect(self._mark)
        self.refresh()
        return self._page

    def refresh(self) -> None:
        """Show the minutes that the person's choices give, and whether strengthening waits."""
        if self._page is None:
            return
        catalogue = self._parts.catalogue
        tailor = self._parts.tailor()
        choices = practice.choices(tailor.person)
        alone = {each.id: tailor.alone(each).items for each in catalogue.exercises.values()}
        taken = {
            key: minutes(layout.build(items, catalogue, choices)) for key, items in alone.items()
        }
        loads = self._loads([item for items in alone.values() for item in items])
        rule = self._gentle.rule()
        kept = favourites.known(tailor.person.favourites, catalogue)
        self._page.show_state(ExercisesState(catalogue, taken, rule, kept, loads))

    def _loads(self, items: Sequence[Prescription]) -> Mapping[str, LoadChoice]:
        """With what each exercise was last done; nothing is looked up for who has nothing."""
        parts, gear = self._parts, self._parts.store.person().gear
        wanted = kept_ids(loadable(items, parts.catalogue, gear), parts.catalogue)
        if not wanted:
            return {}
        history = parts.store.last_loads(wanted, days.add(parts.today(), -REMEMBERED_DAYS))
        return last_done(items, parts.catalogue, gear, history)

    def _mark(self, exercise: str, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        store, catalogue = self._parts.store, self._parts.catalogue
        person = store.person()
        kept = favourites.marked(person.favourites, exercise, catalogue, on=on)
        store.save_person(replace(person, favourites=kept))
        self.refresh()
