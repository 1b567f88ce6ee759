"""Floor mode: a session on the whole screen, for somebody who lies two metres away."""

from __future__ import annotations

from PySide6.QtCore import QObject

from spasmfree.app.parts import Device
from spasmfree.ui.main_window import MainWindow
from spasmfree.ui.session_page import SessionPage


class FloorMode(QObject):
    """Comes and goes with F11, or with each session where the person has chosen that."""

    def __init__(self, window: MainWindow, device: Device, page: SessionPage) -> None:
        super().__init__(page)
        self._window, self._device, self._page = window, device, page
        window.floor_wanted.connect(self.toggle)
        window.turn_wanted.connect(self.turn)
        page.led.connect(self._follow)
        window.notice_bar().shows.connect(page.show_notice)

    def is_on(self) -> bool:
        return self._window.full_screen.is_on()

    def toggle(self) -> None:
        """There is one only while a session is led."""
        if self.is_on():
            self.leave()
        elif self._page.leads():
            self.enter()

    def enter(self) -> None:
        settings = self._device.settings
        self._page.use_letters(on=settings.floor_letters)
        self._window.full_screen.enter(other=settings.floor_display == "other")

    def leave(self) -> None:
        """The window is as it was before."""
        self._page.use_letters(on=True)
        self._turn_to("")
        self._window.full_screen.leave()

    def turn(self, side: str) -> None:
        """Turn the session for who lies on this side, left or right; once more: upright again."""
        if self.is_on():
            self._turn_to("" if self._page.turned() == side else side)

    def _turn_to(self, side: str) -> None:
        """What is to be read beside the session turns with it."""
        self._page.turn_to(side)
        notice = self._window.notice_bar()
        notice.step_aside(aside=bool(side))
        self._page.show_notice(notice.words())

    def _follow(self, led: bool) -> None:  # noqa: FBT001 - a Qt slot
        if not led:
            self.leave()
        elif self._device.settings.floor_starts:
            self.enter()
