"""The program behind its window: which page or mode is on screen, and when it is filled anew.

What is not on the first page is loaded when it is wanted, so that the window is there at once.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.first_start import FirstStart
from spasmfree.app.flare import Flare
from spasmfree.app.garbage import Garbage
from spasmfree.app.gentle_day import GentleDay
from spasmfree.app.parts import Device, Filled, Parts
from spasmfree.app.today import Today
from spasmfree.app.watch import Watch
from spasmfree.core.errors import KnownError
from spasmfree.core.store import Refused, Saved
from spasmfree.storage import places
from spasmfree.ui.figure_view import turns
from spasmfree.ui.main_window import MainWindow

if TYPE_CHECKING:
    from spasmfree.app.diary import Diary
    from spasmfree.app.exercises import Exercises
    from spasmfree.app.handouts import Handouts
    from spasmfree.app.learn import Learn
    from spasmfree.app.mat_check import MatCheck
    from spasmfree.app.others import OtherSessions
    from spasmfree.app.progress import Progress
    from spasmfree.app.sessions import Sessions
    from spasmfree.app.settings import Settings
    from spasmfree.ui.session_page import SessionPage

PAGES = ("today", "exercises", "progress", "diary", "learn", "settings")
_JOURNAL = frozenset({"begin", "append"})  # writes that change no page


class Application(QObject):
    """Owns the window and what fills it."""

    painted = Signal()  # the window is on screen
    ending = Signal()  # the program is about to write what is left
    ended = Signal()  # nothing is to be told any more

    def __init__(self, parts: Parts, device: Device, close_store: Callable[[], int]) -> None:
        super().__init__()
        self._garbage = Garbage(self)
        self._parts, self._device, self._close_store = parts, device, close_store
        self._closed = self._leaving = self._waiting_to_close = self._reporting = False
        self.after: Callable[[], object] | None = None  # to be done when all is closed
        self._unsaved = ""  # why the disk does not take what is to be kept
        self._stale: set[str] = set()  # pages that do not show the last change yet
        self._shown_day = parts.today()
        self._gentle = GentleDay(parts)
        self._flare = Flare(parts, self._gentle, self)
        self.today = Today(parts, self._gentle, self)
        self.window = MainWindow({page: partial(self._build, page) for page in PAGES})
        self._watch = Watch(self.window, self)
        self._watch.painted.connect(self.painted)
        self._watch.day_due.connect(self._look_at_day)
        self._connect()

    def _connect(self) -> None:
        self.window.page_opening.connect(self._freshen)
        self.window.may_close = self._may_close
        self.window.export_wanted.connect(self._export)
        self.window.help_wanted.connect(self._pause)
        self.window.undo_wanted.connect(self._undo_in_diary)
        self.today.session_wanted.connect(self._start)
        self.today.short_wanted.connect(self._start_short)
        self._connect_flare()
        self.today.handout_wanted.connect(self._print)
        self.today.others_wanted.connect(self._ask_others)
        self.today.moved.connect(self.window.toast)
        self.today.settings_wanted.connect(lambda: self.window.show_page("settings"))
        self.today.elsewhere_wanted.connect(lambda: self.diary.ask_elsewhere(self.window))
        self._parts.outside.told.connect(self.window.passing_notice)
        self._parts.store.listen(self._news)

    def _connect_flare(self) -> None:
        self._let_cover(self._flare)
        self._flare.changed.connect(self.refresh)
        self._flare.told.connect(self.window.toast)
        self._flare.hear(self.window, self.today)
        self.today.signs_wanted.connect(lambda: self.learn.show_signs())  # noqa: PLW0108 - made late
        self.today.rest_wanted.connect(self._practise)
        self._show_flare()

    def _begin_again(self, act: Callable[[], object]) -> None:
        """Close, let `act` be done while nothing is open, and open anew."""
        self.after = act
        self.window.close()

    def _look_at_flare(self) -> None:
        """An episode may have been opened or closed in the diary."""
        self.refresh()
        self._flare.ask_gate()

    def _undo_in_diary(self) -> None:
        if self.window.page() == "diary":
            self.diary.take_back_last()

    def _show_flare(self) -> None:
        self.window.navigation().show_flare(self._gentle.episode_words())

    @cached_property
    def exercises(self) -> Exercises:
        """The page of exercises."""
        from spasmfree.app.exercises import Exercises

        made = Exercises(self._parts, self._gentle, self)
        made.anyway_wanted.connect(lambda: self._flare.ask_anyway(self.window))
        made.practise_wanted.connect(self._practise)
        return made

    @cached_property
    def progress(self) -> Progress:
        """The page of progress."""
        from spasmfree.app.progress import Progress

        made = Progress(self._parts, self)
        self.ending.connect(made.stop)
        made.today_wanted.connect(self._show_today)
        made.exported.connect(self.window.toast)
        return made

    @cached_property
    def diary(self) -> Diary:
        """The diary."""
        from spasmfree.app.diary import Diary

        made = Diary(self._parts, self)
        self.ending.connect(made.stop)
        made.today_wanted.connect(self._show_today)
        made.kept.connect(self.window.toast)
        made.deleted.connect(self.window.toast)
        made.changed.connect(self._look_at_flare)
        return made

    @cached_property
    def learn(self) -> Learn:
        """The lessons."""
        from spasmfree.app.learn import Learn

        made = Learn(self)
        self._let_cover(made)
        made.told.connect(self.window.notice)
        return made

    @cached_property
    def handouts(self) -> Handouts:
        """Programs on paper."""
        from spasmfree.app.handouts import Handouts

        made = Handouts(self._parts, self)
        made.told.connect(self.window.toast)
        return made

    @cached_property
    def others(self) -> OtherSessions:
        """Sessions besides the one that Today offers."""
        from spasmfree.app.others import OtherSessions

        made = OtherSessions(self._parts, self._gentle, self)
        made.session_wanted.connect(self._start)
        return made

    @cached_property
    def settings(self) -> Settings:
        """The page of settings."""
        from spasmfree.app.settings import Settings

        made = Settings(self._parts, self._device, self)
        made.export_wanted.connect(self._export)
        made.check_wanted.connect(self._check_from_mat)
        made.told.connect(self.window.notice)
        made.begin_again.connect(self._begin_again)
        return made

    @cached_property
    def sessions(self) -> Sessions:
        """The guided sessions."""
        from spasmfree.app.sessions import Sessions

        made = Sessions(self._parts, self._device, self._gentle, self)
        self._let_cover(made)
        made.flared.connect(self._flare.begin)
        made.held.connect(self.refresh)
        made.made.connect(self.window.keep_cover)
        made.made.connect(self._put_on_floor)
        made.told.connect(self.window.toast)
        made.warned.connect(self.window.notice)
        return made

    @cached_property
    def mat_check(self) -> MatCheck:
        """The check from the mat."""
        from spasmfree.app.mat_check import MatCheck

        full_screen, keep = self.window.full_screen, self.settings.keep_device
        made = MatCheck(self._parts, self._device, full_screen, keep, self)
        self._let_cover(made)
        made.finished.connect(self.settings.refresh)
        self.ending.connect(made.stop)
        return made

    def _check_from_mat(self) -> None:
        self.mat_check.begin()

    def _put_on_floor(self, page: SessionPage) -> None:
        from spasmfree.app.floor_mode import FloorMode

        floor = FloorMode(self.window, self._device, page)
        self.ending.connect(floor.leave)

    def _let_cover(self, mode: FirstStart | Flare | Learn | MatCheck | Sessions) -> None:
        mode.cover_wanted.connect(self.window.cover)
        mode.finished.connect(self._uncover)
        mode.quit_wanted.connect(self.window.close)

    def show(self) -> None:
        """Put the window on screen, on the page and in the size of the last time."""
        settings = self._device.settings
        self.window.restore(settings.window, settings.page)
        first_start = FirstStart(self._parts, self)
        if first_start.is_answered():
            self._recover()
        else:
            self._let_cover(first_start)
            first_start.finished.connect(self._recover)
            first_start.chosen.connect(self._check_from_mat)
            first_start.begin()
        self.window.show()
        self._watch.start()

    def close(self) -> None:
        """Keep the window's size and page, and write what is left. Nothing is shown after it."""
        self.ending.emit()
        self._watch.stop()
        self._parts.outside.close()
        if self._has("sessions"):
            self.sessions.keep_answers()
        self._closed = True
        self._close_store()
        with suppress(KnownError):  # a disk that refuses this has been told of before
            self._device.keep(
                replace(
                    self._device.settings,
                    window=self.window.geometry_state(),
                    page=self.window.page(),
                    turns=turns.degrees(),
                )
            )
        self.ended.emit()
        self._garbage.stop()  # last: until here other threads may have been at work

    def report(self, text: str) -> None:
        """Show a mistake of ours; the session in progress is paused and kept."""
        from spasmfree.ui.report_dialog import ReportDialog

        if self._reporting:
            return  # one mistake mostly brings more; the log has them all
        self._reporting = True
        dialog = ReportDialog(self.window, text, str(self._parts.folder / places.LOG))
        dialog.finished.connect(self._reported)
        dialog.open()
        self._pause()

    def _reported(self) -> None:
        self._reporting = False

    def _pause(self) -> None:
        """Let no session run on behind a dialog."""
        if self._has("sessions"):
            self.sessions.pause()

    def refresh(self) -> None:
        """Fill the page on screen with what is true now, the others when they are opened."""
        self._make_stale()
        if self.window.covered() is None:
            self._freshen(self.window.page())

    def _make_stale(self) -> None:
        self._show_flare()
        self._stale = {page for page in PAGES if self._has(page)}

    def prepare(self) -> None:
        """Make the screens of a session, while the person looks at the first page."""
        if not self._closed:
            self.sessions.prepare()

    def _freshen(self, page: str) -> None:
        if page in self._stale:
            self._stale.discard(page)
            filled: Filled = getattr(self, page)
            filled.refresh()

    def _uncover(self) -> None:
        """Show the page with what has just been done, which the disk may not have told of yet."""
        self._make_stale()
        self._freshen(self.window.page())
        self.window.uncover()
        self._flare.ask_gate()

    def _build(self, page: str) -> QWidget:
        filled: Filled = getattr(self, page)
        return filled.build()

    def _start(self, program: str) -> None:
        training = program not in self._parts.easing()
        self.sessions.start_program(program, easier=training and self.today.eases())

    def _start_short(self, program: str) -> None:
        self.sessions.start_short(program, easier=self.today.eases())

    def _print(self, program: str) -> None:
        self.handouts.ask(self.window, program)

    def _ask_others(self, offered: str) -> None:
        self.others.ask(self.window, offered, self.today.eases)

    def _practise(self, exercise: str) -> None:
        self.sessions.practise(exercise)

    def _has(self, name: str) -> bool:
        """Whether a part was wanted before."""
        return name in self.__dict__

    def _show_today(self) -> None:
        self.window.show_page("today")

    def _recover(self) -> None:
        if self._parts.store.running() is not None:
            self.sessions.recover()
        else:
            self._flare.ask_gate()

    def _may_close(self) -> bool:
        """Whether the window may close now; asks when something would be lost or interrupted."""
        self._waiting_to_close = False
        if self._leaving or not self._unsaved:
            return (not self._has("sessions") or self.sessions.may_close()) and self._all_kept()
        from spasmfree.ui.quit_dialog import UnsavedDialog

        dialog = UnsavedDialog(self.window, self._unsaved)
        dialog.accepted.connect(self._leave)
        dialog.open()
        return False

    def _all_kept(self) -> bool:
        """Whether the disk has everything; the window closes by itself as soon as it has."""
        if self._leaving or not self._parts.store.unwritten():
            return True
        self._waiting_to_close = True
        return False

    def _leave(self) -> None:
        self._leaving = True
        self.window.close()

    def _news(self, news: Saved | Refused) -> None:
        if self._closed:  # the last writes are told of after the window is gone
            return
        if isinstance(news, Refused):
            self._unsaved = news.sentence
            self.window.notice(news.sentence)
        else:
            self.window.take_notice_back(self._unsaved)
            self._unsaved = ""
            if news.what not in _JOURNAL:
                self.refresh()
        if self._waiting_to_close and (self._unsaved or not self._parts.store.unwritten()):
            self.window.close()

    def _export(self) -> None:
        self.window.show_page("progress")
        self.progress.open_export()

    def _look_at_day(self) -> None:
        """A new day has begun while the window stood open."""
        day = self._parts.today()
        if day != self._shown_day:
            self._shown_day = day
            self.refresh()
