"""Speaks through what the desktop offers, on machines without speech-dispatcher.

Qt's speech module is imported on first use: it may be missing, and start-up does not pay for it.
On Linux its constructor blocks the window for more than a second; there `ssip` is used instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from spasmfree.core.words import tr
from spasmfree.system.speech import Engine, Manner


def _qt_speech() -> Any:  # noqa: ANN401 - imported when it is wanted
    """A speaking object of Qt. Raises ImportError where a library is missing."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    return QTextToSpeech()


class QtEngine(Engine):
    """One QTextToSpeech, made when the voice is first wanted."""

    def __init__(
        self, make: Callable[[], Any] = _qt_speech, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._speech: Any = None
        self._manner = Manner()
        self._number = 0  # of the text being spoken, 0 for none

    def open(self) -> None:
        if self._speech is None:
            try:
                self._speech = self._make()
            except ImportError as error:
                self.lost.emit(
                    tr("No voice: a system library is missing ({reason}).", reason=error)
                )
                return
            self._speech.stateChanged.connect(self._on_state)
            self.set_manner(self._manner)
        if self.usable():
            self.ready.emit()
        else:
            self._tell_lost()

    def shut(self) -> None:
        """It costs nothing while it is silent."""

    def usable(self) -> bool:
        return self._speech is not None and self._state() != "Error"

    def speak(self, number: int, text: str) -> None:
        if self._state() == "Speaking":
            self._number = 0
            self._speech.stop()
        self._number = number
        self._speech.say(text)

    def cancel(self) -> None:
        if self._speech is not None:
            self._speech.stop()

    def set_manner(self, manner: Manner) -> None:
        self._manner = manner
        if self._speech is None:
            return
        self._speech.setRate(manner.rate / 100)
        self._speech.setVolume(manner.volume / 100)
        for voice in self._speech.availableVoices():
            if voice.name() == manner.voice:
                self._speech.setVoice(voice)

    def ask_voices(self) -> None:
        found = [] if self._speech is None else self._speech.availableVoices()
        self.voices.emit(tuple(sorted(voice.name() for voice in found)))

    def _state(self) -> str:
        return str(self._speech.state().name)

    def _on_state(self, *_: object) -> None:
        state = self._state()
        if state == "Error":
            self._number = 0
            self._tell_lost()
        elif state == "Ready" and self._number:
            number, self._number = self._number, 0
            self.ended.emit(number)

    def _tell_lost(self) -> None:
        reason = self._speech.errorString()
        self.lost.emit(tr("No voice: the computer offers none ({reason}).", reason=reason))
