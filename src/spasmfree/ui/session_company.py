"""What goes along with a running session besides its screens: sound, voice, a screen kept on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from spasmfree.core.session import Session, State
from spasmfree.ui.cue_sounder import CueSounder
from spasmfree.ui.session_needs import Needs
from spasmfree.ui.speaker import Speaker, script_for

ALIVE = (State.RUNNING, State.COUNTDOWN)
# Somebody who has pressed nothing for twenty minutes would see the screen go dark over how to get
# up; after so long nobody is there. Our own choice.
EXIT_MS = 5 * 60_000


class Company:
    """For one session at a time; outside of one it is silent."""

    def __init__(self, needs: Needs, show_caption: Callable[[str], None]) -> None:
        """`show_caption` gets each line that is spoken."""
        self._needs, self._show_caption = needs, show_caption
        self._sounder: CueSounder | None = None
        self._speaker: Speaker | None = None
        self._stops: list[Callable[[], object]] = []
        self._awake = False
        self._getting_up = QTimer(singleShot=True, interval=EXIT_MS)
        self._getting_up.timeout.connect(lambda: self._keep_awake(wanted=False))

    def begin(self, session: Session, day: str) -> bool:
        """A session of this day (ISO) begins; whether what is spoken is to be read, too."""
        needs = self._needs
        sound, speech = needs.sound(), needs.speech()
        sound.start()
        steady, speed = needs.clock.steady_ms, needs.speed
        self._sounder = CueSounder(sound, steady, speed)
        script = script_for(speech, session, needs.catalogue, needs.store, day)
        self._speaker = Speaker(script, speech, self._show_caption, steady, speed)
        self._stops = [sound.stop, self._speaker.stop]
        return speech.captions

    def follow(self, session: Session, now: int) -> None:
        """Time has passed."""
        self._light(session.state)
        if session.state is State.OVER:
            return
        for each in (self._sounder, self._speaker):
            if each is not None:
                each.follow(session, now)

    def steer(self, session: Session, now: int) -> None:
        """A command was given."""
        for each in (self._sounder, self._speaker):
            if each is not None:
                each.steer(session, now)

    def choose(self, words: str) -> None:
        """A choice was gone to after "it hurts"."""
        if self._speaker is not None:
            self._speaker.choose(words)

    def end(self) -> None:
        """The session is over."""
        for stop in self._stops:
            stop()
        self._sounder = self._speaker = None
        self._stops = []

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
