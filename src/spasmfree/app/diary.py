"""Diary: the sessions that were kept, and what a person changes about them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.parts import Parts
from spasmfree.core import days, diary, layout, practice
from spasmfree.core.diary import DiaryState
from spasmfree.core.diary_edit import Elsewhere, elsewhere_record
from spasmfree.core.plan import due
from spasmfree.core.record import SessionRecord, SetRecord
from spasmfree.core.timeline import Timeline, minutes
from spasmfree.core.words import tr
from spasmfree.ui.diary_add_dialog import AddDialog
from spasmfree.ui.diary_page import DiaryPage


class Diary(QObject):
    """Fills the page, and keeps edits, deletions and sessions done elsewhere."""

    today_wanted = Signal()
    kept = Signal(str)  # what to say
    deleted = Signal(str, object)  # what to say, and the callable that takes it back

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._page: DiaryPage | None = None
        self._ended = False

    def build(self) -> QWidget:
        """The page, filled."""
        page = DiaryPage(self._done)
        page.open_wanted.connect(self._open)
        page.delete_wanted.connect(self._delete)
        page.edited.connect(self._keep)
        page.added.connect(self.keep_elsewhere)
        page.today_wanted.connect(self.today_wanted)
        self._page = page
        self.refresh()
        return page

    def refresh(self) -> None:
        """Show what is true now."""
        if self._page is not None:
            self._page.show_state(self._state())

    def ask_elsewhere(self, over: QWidget) -> None:
        """Ask for a session done without the app, in front of `over`."""
        dialog = AddDialog(over, self.programs(), self.preset(), self._parts.today())
        dialog.added.connect(self.keep_elsewhere)
        dialog.open()

    def preset(self) -> Elsewhere:
        """What a session done without the app is taken to be at first: what is due today."""
        parts, today = self._parts, self._parts.today()
        store = parts.store
        program = due(store.plan(), store.sessions(), today, parts.catalogue.programs).program_id
        return Elsewhere(today, program, minutes(self._timeline(program)))

    def programs(self) -> dict[str, str]:
        """Program ids to names."""
        return {key: program.name for key, program in self._parts.catalogue.programs.items()}

    def keep_elsewhere(self, told: Elsewhere) -> None:
        """Keep a session that was done without the app."""
        parts, wall = self._parts, self._parts.wall()
        shift = days.between(parts.today(), told.day) * days.DAY_MS
        known = told.program in parts.catalogue.programs
        sets = len(self._timeline(told.program).sets) if known else 0
        parts.store.save_session(
            elsewhere_record(
                told, parts.new_id(), wall.utc_ms + shift, wall.offset_min, wall.zone, sets
            ),
            (),
        )
        self.kept.emit(tr("Kept in the diary"))

    def _state(self) -> DiaryState:
        return DiaryState(
            sessions=tuple(self._parts.store.sessions()),
            programs=self.programs(),
            today=self._parts.today(),
            preset=self.preset(),
            exercises={
                key: exercise.name for key, exercise in self._parts.catalogue.exercises.items()
            },
        )

    def _timeline(self, program: str) -> Timeline:
        parts = self._parts
        tailor = parts.tailor()
        items = tailor.items(parts.catalogue.programs[program])  # done elsewhere, so it could be
        return layout.build(items, parts.catalogue, practice.choices(tailor.person))

    def _open(self, session_id: str) -> None:
        store = self._parts.store
        session = store.session(session_id)
        if session is None or self._page is None:
            return
        self._page.open_session(
            diary.detail(
                session,
                store.sets(session_id),
                store.pains(session_id),
                self._parts.catalogue,
                store.person().gear,
            )
        )

    def stop(self) -> None:
        """Read nothing more: the store is about to close."""
        self._ended = True

    def _done(self, session_id: str) -> Sequence[diary.Done]:
        if self._ended:
            return ()
        return diary.done(self._parts.store.sets(session_id), self._parts.catalogue)

    def _delete(self, session_id: str) -> None:
        store = self._parts.store
        store.delete_session(session_id)
        self.refresh()
        self.deleted.emit(tr("Session deleted"), partial(self._restore, session_id))

    def _restore(self, session_id: str) -> None:
        """It is there again at once, whatever the disk says."""
        self._parts.store.restore_session(session_id)
        self.refresh()

    def _keep(self, session: SessionRecord, sets: tuple[SetRecord, ...]) -> None:
        self._parts.store.save_session(session, sets)
