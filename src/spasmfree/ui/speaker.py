"""Follows a running session with the voice, and with words for who reads instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from spasmfree.core.exercises import Catalogue
from spasmfree.core.safety_cue import History, by_exercise
from spasmfree.core.session import Session, State
from spasmfree.core.spoken import LATE_MS, Line, LineName, Script, Talk
from spasmfree.system.speech import Silent, Utterance, Voice

AHEAD_MS = 3_000  # of real time lines are made ahead: longer than a stall
AGAIN_MS = 500  # how much of it may pass before more are made
_SILENT = (State.PAUSED, State.HURT, State.OVER)


@dataclass(frozen=True, slots=True)
class Speech:
    """What a session is spoken with, as the person has chosen."""

    voice: Voice
    talk: Talk = Talk.NORMAL
    captions: bool = False  # what is spoken can be read too

    @property
    def wanted(self) -> bool:
        """Whether anybody would hear or read it."""
        return self.captions or not isinstance(self.voice, Silent)


def script_for(
    speech: Speech, session: Session, catalogue: Catalogue, history: History, day: str
) -> Script:
    """What the lines of a session of this day (ISO) are made from."""
    exercises = {catalogue.known(each.exercise) for each in session.timeline.sets}
    return Script(catalogue, speech.talk, by_exercise(history, exercises, catalogue, day))


class Lines(Protocol):
    """What there is to say of a session."""

    def between(self, session: Session, from_ms: int, to_ms: int) -> Sequence[Line]:
        """The lines of from_ms <= at < to_ms, earliest first, if nothing is pressed."""

    def after(self, before: Session, session: Session, now: int) -> Line | None:
        """What a command, or a pause by itself, has to be answered with."""


class Mouth(Protocol):
    """What takes each line when its time has come."""

    def say(self, utterance: Utterance) -> None:
        """Say it now, or drop it."""

    def hush(self) -> None:
        """Be silent at once."""


class Speaker:
    """Gives each line to the voice when its time has come; what was foreseen may be void by then.

    `steady` is real time in ms; the session's is `speed` times as fast.
    """

    def __init__(
        self,
        lines: Lines,
        voice: Mouth,
        steady: Callable[[], int],
        speed: float = 1.0,
        show: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`show` gets each line that is said."""
        self._script, self._steady, self._speed = lines, steady, speed
        self._voice, self._show = voice, show
        self._lines: list[Line] = []  # made ahead
        self._fed: int | None = None  # ms of the session up to which they are made
        self._last: Session | None = None

    def follow(self, session: Session, now: int) -> None:
        """Say what is due, and make what comes next."""
        last, self._last = self._last, session
        if session.state in _SILENT:
            self._stand_still(last, session, now)
            return
        if self._fed is None:
            # A session has begun a moment before it is first followed.
            self._fed = now if last is not None else min(now, session.since)
        # What is due was foreseen before the time that has passed, so it is said first.
        self._say_due(now)
        until = now + round(AHEAD_MS * self._speed)
        if until - self._fed >= AGAIN_MS * self._speed:
            self._lines += self._script.between(session, self._fed, until)
            self._fed = until
        self._say_due(now)

    def steer(self, session: Session, now: int) -> None:
        """A command was given: what was foreseen may never come, and it may want an answer."""
        before, self._last = self._last, session
        # Of what has begun the words may still wait for its sound to end.
        self._lines = [line for line in self._lines if line.at_ms < now]
        self._fed = None
        if before is None or _elsewhere(before, session):
            self._lines.clear()
            self._voice.hush()
        if before is not None:
            self._say(self._script.after(before, session, now), now)
        if session.state not in _SILENT:
            self.follow(session, now)

    def choose(self, words: str) -> None:
        """A choice was gone to after "it hurts": say it, in place of all that was being said."""
        self._voice.hush()
        name = LineName.HURTS
        latest = self._steady() + LATE_MS[name]
        self._voice.say(Utterance(name.value, words, latest, name.weight))

    def _stand_still(self, last: Session | None, session: Session, now: int) -> None:
        """It was paused, by a command or by a machine that slept."""
        self._lines.clear()
        self._fed = None
        if last is not None and last.state not in _SILENT:
            self._voice.hush()
            self._say(self._script.after(last, session, now), now)

    def _say_due(self, now: int) -> None:
        due = [line for line in self._lines if line.said_ms <= now]
        self._lines = [line for line in self._lines if line.said_ms > now]
        for line in sorted(due, key=lambda line: line.said_ms):
            self._say(line, now)

    def _say(self, line: Line | None, now: int) -> None:
        if line is None:
            return
        latest = self._steady() + round((line.latest_ms - now) / self._speed)
        self._voice.say(Utterance(line.cue.value, line.text, latest, line.cue.weight))
        self._show(line.text)


def _elsewhere(before: Session, session: Session) -> bool:
    """Whether what was being said is about something that is over."""
    return (before.state, before.index) != (session.state, session.index)
