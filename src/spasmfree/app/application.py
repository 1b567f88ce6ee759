"""The program behind its window: which page or mode is on screen, and when it is filled anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from spasmfree.app.diary import Diary
from spasmfree.app.exercises import Exercises
from spasmfree.app.first_start import FirstStart
from spasmfree.app.parts import Device, Parts
from spasmfree.app.progress import Progress
from spasmfree.app.sessions import Sessions
from spasmfree.app.settings import Settings
from spasmfree.app.today import Today
from spasmfree.core.store import Refused, Saved
from spasmfree.storage import places
from spasmfree.ui.main_window import MainWindow
from spasmfree.ui.quit_dialog import UnsavedDialog
from spasmfree.ui.report_dialog import ReportDialog

DAY_CHECK_MS = 60_000  # how often to look whether a new day has begun
_JOURNAL = frozenset({"begin", "append"})  # writes that change no page


class Application(QObject):
    """Owns the window and what fills it."""

    painted = Signal()  # the window is on screen

    def __init__(self, parts: Parts, device: Device, close_store: Callable[[], int]) -> None:
        super().__init__()
        self._parts, self._device, self._close_store = parts, device, close_store
        self.today = Today(parts, self)
        self.exercises = Exercises(parts, self)
        self.progress = Progress(parts, self)
        self.diary = Diary(parts, self)
        self.settings = Settings(parts, device, self)
        self.sessions = Sessions(parts, device, self)
        self.first_start = FirstStart(parts, self)
        self._pages = (self.today, self.exercises, self.progress, self.diary, self.settings)
        self.window = MainWindow(
            {
                "today": self.today.build,
                "exercises": self.exercises.build,
                "progress": self.progress.build,
                "diary": self.diary.build,
                "settings": self.settings.build,
            }
        )
        self._closed = self._leaving = False
        self._unsaved = ""  # why the disk does not take what is to be kept
        self._shown_day = parts.today()
        self._day_timer = QTimer(self, interval=DAY_CHECK_MS)
        self._day_timer.timeout.connect(self._look_at_day)
        self._connect()

    def _connect(self) -> None:
        window = self.window
        window.may_close = self._may_close
        window.export_wanted.connect(self._export)
        self.today.session_wanted.connect(self.sessions.start_program)
        self.today.short_wanted.connect(self.sessions.start_short)
        self.today.elsewhere_wanted.connect(lambda: self.diary.ask_elsewhere(window))
        self.exercises.practise_wanted.connect(self.sessions.practise)
        self.progress.today_wanted.connect(lambda: window.show_page("today"))
        self.progress.exported.connect(window.toast)
        self.diary.today_wanted.connect(lambda: window.show_page("today"))
        self.diary.kept.connect(window.toast)
        self.diary.deleted.connect(window.toast)
        self.settings.export_wanted.connect(self._export)
        self.settings.told.connect(window.notice)
        for covering in (self.first_start, self.sessions):
            covering.cover_wanted.connect(window.cover)
            covering.finished.connect(window.uncover)
            covering.quit_wanted.connect(window.close)
        self.sessions.told.connect(window.toast)
        self.first_start.finished.connect(self.sessions.recover)
        self._parts.store.listen(self._news)

    def show(self) -> None:
        """Put the window on screen, on the page and in the size of the last time."""
        settings = self._device.settings
        self.window.restore(settings.window, settings.page)
        self.first_start.begin()
        self.window.show()
        self._day_timer.start()
        QTimer.singleShot(0, self.painted.emit)

    def close(self) -> None:
        """Keep the window's size and page, and write what is left. Nothing is shown after it."""
        self._day_timer.stop()
        self.sessions.close()
        self.settings.keep_device(
            replace(
                self._device.settings,
                window=self.window.geometry_state(),
                page=self.window.page(),
            )
        )
        self._closed = True
        self._close_store()

    def report(self, text: str) -> None:
        """Show a mistake of ours; the session in progress is paused and kept."""
        self.sessions.pause()
        ReportDialog(self.window, text, str(self._parts.folder / places.LOG)).open()

    def refresh(self) -> None:
        """Fill every page that was built with what is true now."""
        for page in self._pages:
            page.refresh()

    def _may_close(self) -> bool:
        """Whether the window may close now; asks when something would be lost or interrupted."""
        if self._leaving or not self._unsaved:
            return self.sessions.may_close()
        dialog = UnsavedDialog(self.window, self._unsaved)
        dialog.accepted.connect(self._leave)
        dialog.open()
        return False

    def _leave(self) -> None:
        self._leaving = True
        self.window.close()

    def _news(self, news: Saved | Refused) -> None:
        if self._closed:  # the last writes are told of after the window is gone
            return
        self._unsaved = news.sentence if isinstance(news, Refused) else ""
        if isinstance(news, Refused):
            self.window.notice(news.sentence)
        elif news.what not in _JOURNAL:
            self.refresh()

    def _export(self) -> None:
        self.window.show_page("progress")
        self.progress.open_export()

    def _look_at_day(self) -> None:
        """A new day has begun while the window stood open."""
        day = self._parts.today()
        if day != self._shown_day:
            self._shown_day = day
            self.refresh()
