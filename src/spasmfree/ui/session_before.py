"""Before a session: the question, the preview, and what may still be changed there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from spasmfree.core import days, flare, layout
from spasmfree.core.change import Choice, as_in_program, changed
from spasmfree.core.exercises import Program, Side
from spasmfree.core.load_choice import by_exercise
from spasmfree.core.loads import NO_GEAR, Load
from spasmfree.core.settings import OwnDose, PersonSettings
from spasmfree.core.tailor import Tailor
from spasmfree.ui.session_gear import with_last_loads, with_load, with_loads_of
from spasmfree.ui.session_needs import Needs
from spasmfree.ui.session_page import SessionPage
from spasmfree.ui.session_preview import Preview, preview_of
from spasmfree.ui.session_records import Wanted, wanted_practice, wanted_program


class Before(QObject):
    """Makes what is wanted, again whenever something about it was changed."""

    started = Signal(object)  # the Wanted that is to begin
    left = Signal()

    def __init__(self, needs: Needs, page: SessionPage, parent: QObject) -> None:
        super().__init__(parent)
        self._needs, self._page = needs, page
        self._make: Callable[[], Wanted] | None = None  # again, after something was changed
        self._wanted: Wanted | None = None
        self._gear = NO_GEAR
        page.question.passed.connect(self._preview)
        page.question.left.connect(self.left)
        page.preview.started.connect(self._start)
        page.preview.change_wanted.connect(self._ask_change)
        page.preview.left.connect(self.left)
        page.preview.gentler_wanted.connect(self._take_gentler)
        page.preview.load_wanted.connect(self._open_load)

    def begin(self, program: Program, *, short: bool, easier: bool) -> None:
        """Ask and preview a program; `short` is one set of each, `easier` after time away."""
        self._ask(lambda: wanted_program(program, self._tailor(), short=short, easier=easier))

    def practise(self, exercise: str) -> None:
        """Ask and preview one exercise (its id) alone."""
        found = self._needs.catalogue.exercises[exercise]
        self._ask(lambda: wanted_practice(found, self._tailor()))

    def choose_load(self, exercise: str, side: Side, load: Load) -> None:
        """For the session that is about to begin; nothing happens where none is."""
        if self._wanted is not None:
            self._wanted = with_load(self._wanted, exercise, side, load)
            loads = by_exercise(self._wanted.choices.loads, self._needs.catalogue, self._gear)
            self._page.preview.show_load(loads[exercise])

    def show_again(self) -> None:
        """Show the preview once more, as it was."""
        self._page.show_asking(self._page.preview)

    def _tailor(self) -> Tailor:
        return Tailor(self._needs.catalogue, self._needs.person())

    def _ask(self, make: Callable[[], Wanted]) -> None:
        self._make, self._wanted = make, self._with_loads(make())
        self._page.question.ask()
        self._page.show_asking(self._page.question)
        self._needs.sound().prepare()

    def _with_loads(self, wanted: Wanted) -> Wanted:
        """Looks into the history once, before the question: the preview has enough to build."""
        needs = self._needs
        person, wall = needs.person(), needs.clock.wall()
        today = days.day_of(wall.utc_ms, wall.offset_min, person.day_start_min)
        self._gear = person.gear
        return with_last_loads(wanted, needs.catalogue, needs.store, self._gear, today)

    def _preview(self) -> None:
        if self._wanted is not None:
            self._wanted = self._with_loads(self._wanted)
            self._page.preview.show_preview(self._previewed(self._wanted))
            self._page.show_asking(self._page.preview)

    def _previewed(self, wanted: Wanted) -> Preview:
        catalogue = self._needs.catalogue
        planned = layout.lay_out(wanted.resolved(catalogue), wanted.choices)
        loads = by_exercise(wanted.choices.loads, catalogue, self._gear)
        said = preview_of(wanted.title, wanted.tailored, planned, catalogue, loads)
        stretched = flare.stretches((line.exercise for line in said.lines), catalogue)
        if not (stretched and self._needs.early()):
            return said
        offered = bool(self._gentler().tailored.items)
        return replace(said, early=flare.early_words(), gentler=offered)

    def _gentler(self) -> Wanted:
        program = self._needs.catalogue.programs[flare.EASE_PROGRAM]
        return wanted_program(program, self._tailor(), short=False, easier=False)

    def _take_gentler(self) -> None:
        """The gentle session, with the score that was told already."""
        self._make, self._wanted = self._gentler, self._gentler()
        self._preview()

    def _ask_change(self, place: int) -> None:
        """Ask what to change about one exercise; what is kept holds for later sessions too."""
        if self._wanted is None:
            return
        from spasmfree.ui.change_dialog import ChangeDialog  # rarely wanted

        shown = self._wanted.changeable(place, self._tailor())
        aliases = self._needs.catalogue.aliases

        def keep(choice: Choice, told: OwnDose) -> None:
            self._keep(changed(self._needs.person(), shown, choice, told, aliases), place)

        def take_back() -> None:
            self._keep(as_in_program(self._needs.person(), shown, aliases), place)

        dialog = ChangeDialog(self._page, shown)
        dialog.kept.connect(keep)
        dialog.taken_back.connect(take_back)
        dialog.open()

    def _keep(self, person: PersonSettings, place: int) -> None:
        """Keep what was changed and show the session as it is now."""
        self._needs.store.save_person(person)
        before = self._wanted
        if self._make is not None and before is not None:
            self._wanted = self._with_loads(with_loads_of(self._make(), before))
            self._page.preview.show_preview(self._previewed(self._wanted), changed=place)

    def _open_load(self, exercise: str) -> None:
        if self._wanted is not None:
            loads = by_exercise(self._wanted.choices.loads, self._needs.catalogue, self._gear)
            if exercise in loads:  # not when a preview that has gone is pressed
                self._page.open_load(loads[exercise])

    def _start(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.started.emit(wanted)
