"""Tells screen readers what happens, one thing after the other: two at once would be none."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from spasmfree.core.announced import URGENT
from spasmfree.core.spoken import LineName
from spasmfree.system.speech import Utterance

APART_MS = 300  # between two of them


class _Waiting(NamedTuple):
    about: QWidget
    words: str
    urgent: bool
    until: QDeadlineTimer


class Announcements(QObject):
    """All that the program says to screen readers goes through here."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[_Waiting] = deque()
        self._apart = QTimer(self, singleShot=True, interval=APART_MS)
        # Not within what is going on: the focus may still move, and readers that tell of that
        # would break off what they were told before.
        self._soon = QTimer(self, singleShot=True, interval=0)
        for timer in (self._apart, self._soon):
            timer.timeout.connect(self._next)

    def say(
        self, about: QWidget, words: str, *, urgent: bool = False, within_ms: int | None = None
    ) -> None:
        """Say `words`; `urgent` breaks off what is being read.

        What could not be said `within_ms` is dropped: it is true no more.
        """
        until = QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever)
        if within_ms is not None:
            until = QDeadlineTimer(within_ms)
        made = _Waiting(about, words, urgent, until)
        if urgent:
            self._waiting.appendleft(made)
        else:
            self._waiting.append(made)
        if not self._apart.isActive():
            self._soon.start()

    def forget(self, about: QWidget) -> None:
        """What waits about this is true no more."""
        self._waiting = deque(each for each in self._waiting if each.about is not about)

    def _next(self) -> None:
        while self._waiting:
            each = self._waiting.popleft()
            if isValid(each.about) and not each.until.hasExpired():
                tell(each.about, each.words, urgent=each.urgent)
                self._apart.start()
                return


def tell(about: QWidget, words: str, *, urgent: bool) -> None:
    """Hand it to whatever reads the screen."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not for the start

    event = QAccessibleAnnouncementEvent(about, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def is_heard() -> bool:
    """Whether anything reads the screen."""
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


announcements = Announcements()


class Reader:
    """Hands the lines of a session to screen readers (`ui.speaker.Mouth`)."""

    def __init__(self, about: QWidget, steady: Callable[[], int]) -> None:
        """`about` shows the session; `steady` is real time in ms."""
        self._about, self._steady = about, steady

    def say(self, utterance: Utterance) -> None:
        """Say it as soon as there is room for it."""
        left = utterance.latest_ms - self._steady()
        urgent = LineName(utterance.cue) in URGENT
        if left >= 0:
            announcements.say(self._about, utterance.text, urgent=urgent, within_ms=left)

    def hush(self) -> None:
        """What waits is about something that is over."""
        announcements.forget(self._about)
