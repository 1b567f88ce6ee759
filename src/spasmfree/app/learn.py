"""Learn: the lessons, and the warning signs over the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spasmfree import __version__
from spasmfree.core import content_lessons
from spasmfree.core.errors import KnownError
from spasmfree.core.lessons import NONE, Lessons
from spasmfree.resources import read, resource
from spasmfree.ui.learn_page import LearnPage
from spasmfree.ui.safety_pages import SignsPage, WarningPage


class Learn(QObject):
    """Fills the page and says what covers the window until it is read."""

    cover_wanted = Signal(QWidget)
    finished = Signal()
    quit_wanted = Signal()
    told = Signal(str)  # a sentence for the person

    def build(self) -> QWidget:
        """The page, filled."""
        page = LearnPage(self._lessons(), __version__)
        page.signs_wanted.connect(self.show_signs)
        return page

    def refresh(self) -> None:
        """Nothing that a person does changes the page."""

    def _lessons(self) -> Lessons:
        """The lessons; without them the page still has the warning signs and About."""
        try:
            return content_lessons.parse(read(resource("lessons.json")))
        except KnownError as error:
            self.told.emit(str(error))
            return NONE

    def show_signs(self) -> None:
        """Let the warning signs cover the window."""
        page = SignsPage()
        page.back.connect(self.finished)
        page.something.connect(self._show_advice)
        self.cover_wanted.emit(page)

    def _show_advice(self) -> None:
        page = WarningPage()
        page.back.connect(self.show_signs)
        page.quit_wanted.connect(self.quit_wanted)
        self.cover_wanted.emit(page)
