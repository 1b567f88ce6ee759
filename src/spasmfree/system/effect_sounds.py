"""Plays earcons through Qt's own sounds, where there is no PulseAudio protocol."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl

from spasmfree.clock import steady_ms
from spasmfree.system import earcons
from spasmfree.system.mixer import TOO_LATE_MS

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QSoundEffect


class EffectSounds(QObject):
    """A sound effect for each earcon, and one of silence that keeps the device open."""

    def __init__(self, say: Callable[[str], None], parent: QObject | None = None) -> None:
        """`say` gets the player's lines."""
        super().__init__(parent)
        self._say = say
        self._sounds: dict[str, QSoundEffect] = {}
        self._to_load: list[tuple[str, Path]] = []
        self._planned: list[tuple[int, int, str]] = []  # a heap of (at, generation, name)
        self._cancelled = -1
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._play_due)

    def load(
        self,
        paths: Mapping[str, Path],
        device: QAudioDevice,
        loaded: Callable[[], None],
        failed: Callable[[str], None],
    ) -> None:
        """Load all; then call `loaded`, or `failed` with the name of a file."""
        self._to_load = list(paths.items())
        self._load_next(device, loaded, failed)

    def _load_next(
        self, device: QAudioDevice, loaded: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        """Load one sound after the other.

        Qt 6.11 loads on threads that end when they have nothing to do, and begins anew: loading
        seven at once made the process spin for ever, closed descriptors in hand, in one of six
        starts.
        """
        from PySide6.QtMultimedia import QSoundEffect

        if not self._to_load:
            self._sounds[earcons.SILENCE].setLoopCount(QSoundEffect.Loop.Infinite.value)
            loaded()
            return
        name, path = self._to_load.pop()
        sound = QSoundEffect(device, self)

        def on_status() -> None:
            if sound.status() == QSoundEffect.Status.Error:
                failed(path.name)
            elif sound.isLoaded() and name not in self._sounds:
                self._sounds[name] = sound
                self._load_next(device, loaded, failed)

        sound.statusChanged.connect(on_status, Qt.ConnectionType.QueuedConnection)
        sound.setSource(QUrl.fromLocalFile(str(path)))

    def plan(self, name: str, at_ms: int, generation: int) -> None:
        """Sound at a steady ms; a name that is unknown, or a generation that was cancelled, not."""
        if generation > self._cancelled and name in self._sounds:
            heapq.heappush(self._planned, (at_ms, generation, name))
            self._wait()

    def cancel(self, generation: int) -> None:
        """Forget what is planned of this generation and earlier ones."""
        self._cancelled = max(self._cancelled, generation)
        self._planned = [cue for cue in self._planned if cue[1] > self._cancelled]
        heapq.heapify(self._planned)
        self._wait()

    def set_gain(self, gain: float) -> None:
        """0 to 1."""
        for sound in self._sounds.values():
            sound.setVolume(gain)

    def keep_open(self, *, on: bool) -> None:
        """Whether the device stays open while nothing sounds."""
        silence = self._sounds[earcons.SILENCE]
        if not on:
            silence.stop()
        elif not silence.isPlaying():
            silence.play()

    def play_on(self, device: QAudioDevice) -> None:
        """Another output."""
        for sound in self._sounds.values():
            sound.setAudioDevice(device)

    def _play_due(self) -> None:
        now = steady_ms()
        while self._planned and self._planned[0][0] <= now:
            at, _, name = heapq.heappop(self._planned)
            on_time = now - at <= TOO_LATE_MS
            if on_time:
                self._sounds[name].play()
            self._say(f"{'played' if on_time else 'late'} {name} {at} {now}")
        self._wait()

    def _wait(self) -> None:
        if self._planned:
            self._timer.start(max(0, self._planned[0][0] - steady_ms()))
        else:
            self._timer.stop()
