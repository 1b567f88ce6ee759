"""Diary: the sessions that were kept, and what a person changes about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.book import Book
from spasmfree.app.diary_pages import DiaryPages
from spasmfree.app.parts import Parts
from spasmfree.core import days, diary, layout, practice
from spasmfree.core.diary import DiaryState
from spasmfree.core.diary_edit import Elsewhere, elsewhere_record
from spasmfree.core.diary_rows import Show
from spasmfree.core.entries import DiaryEntry, Episode, Note, Pause, PauseKind
from spasmfree.core.plan import due
from spasmfree.core.record import PainKind, PainRecord, SessionRecord, SetRecord
from spasmfree.core.revisions import Revision, What, WholeSession, newest_first, undoable
from spasmfree.core.timeline import Timeline, minutes
from spasmfree.core.words import tr
from spasmfree.ui.diary_add_dialog import AddDialog
from spasmfree.ui.diary_page import DiaryPage
from spasmfree.ui.entry_dialog import entry_dialog


class Diary(QObject):
    """Fills the page, and keeps edits, deletions and sessions done elsewhere."""

    today_wanted = Signal()
    kept = Signal(str)  # what to say
    deleted = Signal(str, object)  # what to say, and the callable that takes it back
    changed = Signal()

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._page: DiaryPage | None = None
        self._held: DiaryState | None = None  # what the page shows
        self._ended = False
        self._book = Book(parts)
        self._pages = DiaryPages(parts.store)
        self._show = Show.ALL

    def build(self) -> QWidget:
        """The page, filled."""
        page = DiaryPage(self._done)
        page.open_wanted.connect(self._open)
        page.delete_wanted.connect(self._delete)
        page.edited.connect(self._keep)
        page.added.connect(self.keep_elsewhere)
        page.show_chosen.connect(self._choose)
        page.add_wanted.connect(self._ask)
        page.changes_wanted.connect(self._show_changes)
        page.earlier_wanted.connect(self._show_earlier)
        page.today_wanted.connect(self.today_wanted)
        self._page = page
        self.refresh()
        return page

    def refresh(self) -> None:
        """Show what is true now."""
        if self._page is not None:
            self._held = self._state()
            self._page.show_state(self._held)

    def ask_elsewhere(self, over: QWidget) -> None:
        """Ask for a session done without the app, in front of `over`."""
        dialog = AddDialog(over, self.programs(), self.preset(), self._parts.today())
        dialog.added.connect(self.keep_elsewhere)
        dialog.open()

    def preset(self) -> Elsewhere:
        """What a session done without the app is taken to be at first: what is due today."""
        parts, today = self._parts, self._parts.today()
        plan = parts.store.plan()
        program = due(plan, parts.past(), today, parts.catalogue.programs).program_id
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
        session = elsewhere_record(
            told, parts.new_id(), wall.utc_ms + shift, wall.offset_min, wall.zone, sets
        )
        self._say(tr("Kept in the diary"), self._book.add(WholeSession(session, ())))

    def _show_earlier(self) -> None:
        """Somebody has scrolled to the end of what is read."""
        if self._page is None or self._held is None or self._ended:
            return
        pages = self._pages
        pages.read_earlier()
        self._held = replace(self._held, sessions=pages.sessions, earlier=pages.earlier)
        self._page.show_state(self._held)

    def _state(self) -> DiaryState:
        self._pages.read(self._parts.today())
        return DiaryState(
            sessions=self._pages.sessions,
            earlier=self._pages.earlier,
            programs=self.programs(),
            today=self._parts.today(),
            preset=self.preset,
            exercises=self._exercises(),
            entries=self._book.entries(),
            show=self._show,
            changed=bool(self._parts.store.revisions()),
        )

    def _exercises(self) -> dict[str, str]:
        return {key: exercise.name for key, exercise in self._parts.catalogue.exercises.items()}

    def _choose(self, show: str) -> None:
        self._show = Show(show)
        self.refresh()

    def _timeline(self, program: str) -> Timeline:
        parts = self._parts
        tailor = parts.tailor()
        items = tailor.items(parts.catalogue.programs[program])  # done elsewhere, so it could be
        return layout.build(items, parts.catalogue, practice.choices(tailor.person))

    def _open(self, record_id: str) -> None:
        store = self._parts.store
        session = store.session(record_id)
        if self._page is None:
            return
        if session is None:
            entry = self._book.entry(record_id)
            if entry is not None:
                self._ask_about(entry, new=False)
            return
        self._page.open_session(
            diary.detail(
                session,
                store.sets(record_id),
                store.pains(record_id),
                self._parts.catalogue,
                store.person().gear,
            )
        )

    def _ask(self, what: What) -> None:
        """Ask for something new besides a session."""
        parts, wall, today = self._parts, self._parts.wall(), self._parts.today()
        new_id, at = parts.new_id(), (wall.utc_ms, wall.offset_min)
        blank: dict[What, DiaryEntry] = {
            What.EPISODE: Episode(new_id, today, at_ms=at[0], offset_min=at[1]),
            What.PAUSE: Pause(new_id, PauseKind.HOLIDAY, today, "", "", *at),
            What.NOTE: Note(new_id, today, "", *at),
            What.PAIN: PainRecord(new_id, *at, today, PainKind.NOW, None, "", ""),
        }
        self._ask_about(blank[what], new=True)

    def _ask_about(self, entry: DiaryEntry, *, new: bool) -> None:
        if self._page is None:
            return
        dialog = entry_dialog(self._page, entry, self._parts.today(), new=new)
        dialog.saved.connect(lambda told: self._keep_entry(None if new else entry, told))
        dialog.delete_wanted.connect(lambda: self._say(tr("Deleted"), self._book.delete(entry)))
        dialog.open()

    def _keep_entry(self, before: DiaryEntry | None, told: DiaryEntry) -> None:
        if before is None:
            self._say(tr("Kept in the diary"), self._book.add(told))
        elif before != told:
            self._say(tr("Changed"), self._book.edit(before, told))

    def _show_changes(self) -> None:
        if self._page is None:
            return
        from spasmfree.core.revision_words import told
        from spasmfree.ui.changes_dialog import ChangesDialog

        found = self._parts.store.revisions()
        words = told(found, self.programs(), self._exercises(), self._parts.today())
        dialog = ChangesDialog(self._page, words)
        dialog.undo_wanted.connect(self._undo_change)
        dialog.open()

    def _undo_change(self, revision: Revision) -> None:
        self._take_back(revision)
        self.kept.emit(tr("Taken back"))

    def take_back_last(self) -> None:
        """Undo the last change that stands, also one from before a restart."""
        found = self._parts.store.revisions()
        free = undoable(found)
        last = next((each for each in newest_first(found) if each.id in free), None)
        if last is not None:
            self._undo_change(last)

    def _take_back(self, revision: Revision) -> None:
        """It is as it was at once, whatever the disk says."""
        self._book.take_back(revision)
        self.refresh()
        self.changed.emit()

    def _say(self, words: str, revision: Revision) -> None:
        self.refresh()
        self.deleted.emit(words, partial(self._take_back, revision))
        self.changed.emit()

    def stop(self) -> None:
        """Read nothing more: the store is about to close."""
        self._ended = True

    def _done(self, session_id: str) -> Sequence[diary.Done]:
        if self._ended:
            return ()
        return diary.done(self._parts.store.sets(session_id), self._parts.catalogue)

    def _delete(self, session_id: str) -> None:
        whole = self._book.whole(session_id)
        if whole is not None:
            self._say(tr("Session deleted"), self._book.delete(whole))

    def _keep(self, session: SessionRecord, sets: tuple[SetRecord, ...]) -> None:
        before = self._book.whole(session.id)
        after = WholeSession(session, sets, before.pains if before else ())
        if before is not None and before != after:
            self._say(tr("Changed"), self._book.edit(before, after))
