"""What goes along with a running session besides its screens: sound, voice, a screen kept on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer

from spasmfree.core.announced import Announced
from spasmfree.core.clocks import Clock
from spasmfree.core.cues import SOUNDS_MS, CueName
from spasmfree.core.session import Session, State
from spasmfree.ui import announce
from spasmfree.ui.cue_sounder import CueSounder
from spasmfree.ui.session_needs import Needs
from spasmfree.ui.session_page import SessionPage
from spasmfree.ui.speaker import Speaker, Speech, script_for

ALIVE = (State.RUNNING, State.COUNTDOWN)
# Somebody who has pressed nothing for twenty minutes would see the screen go dark over how to get
# up; after so long nobody is there. Our own choice.
EXIT_MS = 5 * 60_000


class Company:
    """For one session at a time; outside of one it is silent."""

    def __init__(self, needs: Needs, page: SessionPage) -> None:
        """`page` shows the session."""
        self._needs, self._page = needs, page
        self._sounder: CueSounder | None = None
        self._speech: Speech | None = None
        self._speaker: Speaker | None = None
        self._reader: Speaker | None = None
        self._stops: list[Callable[[], object]] = []
        self._awake = False
        self._ended: tuple[Session, int] | None = None  # how it was last seen, at its exit
        self._last_words = QTimer(page, singleShot=True, interval=SOUNDS_MS[CueName.DONE])
        self._last_words.timeout.connect(self._say_last_words)
        self._getting_up = QTimer(singleShot=True, interval=EXIT_MS)
        self._getting_up.timeout.connect(lambda: self._keep_awake(wanted=False))

    def begin(self, session: Session, day: str) -> bool:
        """A session of this day (ISO) begins; whether what is spoken is to be read, too."""
        needs = self._needs
        sound, speech = needs.sound(), needs.speech()
        sound.start()
        steady, speed = needs.clock.steady_ms, needs.speed
        self._sounder = CueSounder(sound, partial(_real, needs.clock, speed), speed)
        self._sounder.begin(session)
        speech.voice.start()
        self._speech = speech
        if speech.wanted:
            script = script_for(speech, session, needs.catalogue, needs.store, day)
            shown = self._page.show_caption
            self._speaker = Speaker(script, speech.voice, steady, speed, shown)
        reader = announce.Reader(self._page, steady)
        self._reader = Speaker(Announced(needs.catalogue), reader, steady, speed)
        self._stops = [sound.stop, speech.voice.stop]
        return speech.captions

    def follow(self, session: Session, now: int) -> None:
        """Time has passed."""
        self._light(session.state)
        if session.state is State.OVER:
            return
        for each in self._who():
            each.follow(session, now)
        if session.state is State.EXIT and self._ended is None:
            # No more time is told then, and the last words wait for the chime.
            self._ended = session, now
            self._last_words.start()

    def steer(self, session: Session, now: int) -> None:
        """A command was given."""
        self._forget_end()
        for each in self._who():
            each.steer(session, now)

    def choose(self, words: str) -> None:
        """A choice was gone to after "it hurts"."""
        for each in (self._speaker, self._read_by()):
            if each is not None:
                each.choose(words)

    def end(self) -> None:
        """The session is over."""
        self._forget_end()
        for stop in self._stops:
            stop()
        self._sounder = self._speech = self._speaker = self._reader = None
        self._stops = []

    def _say_last_words(self) -> None:
        if self._ended is not None:
            session, at = self._ended
            for each in self._who():
                each.follow(session, at + SOUNDS_MS[CueName.DONE])

    def _forget_end(self) -> None:
        self._last_words.stop()
        self._ended = None

    def _who(self) -> list[CueSounder | Speaker]:
        """Whoever follows the session now."""
        all_of_them = (self._sounder, self._speaker, self._read_by())
        return [each for each in all_of_them if each is not None]

    def _read_by(self) -> Speaker | None:
        """One speaks: a screen reader where there is no voice of ours (docs/decisions/0010)."""
        speech = self._speech
        silent = speech is not None and not speech.voice.speaks()
        return self._reader if silent and announce.is_heard() else None

    def _light(self, state: State) -> None:
        """The screen stays on while somebody looks at it from the floor and presses nothing."""
        if state is not State.EXIT:
            self._getting_up.stop()
            self._keep_awake(wanted=state in ALIVE)
        elif self._awake and not self._getting_up.isActive():
            self._getting_up.start()

    def _keep_awake(self, *, wanted: bool) -> None:
        if wanted != self._awake:
            self._awake = wanted
            if wanted:
                self._needs.awake.hold()
            else:
                self._needs.awake.release()


def _real(clock: Clock, speed: int, session_ms: int) -> int:
    """The steady ms at which the session's clock shows this."""
    return clock.steady_ms() + round((session_ms - clock.session_ms()) / speed)
