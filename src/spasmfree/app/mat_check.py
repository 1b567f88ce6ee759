"""The check from the mat: asks with sound, voice and letters until it is answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from spasmfree.app.parts import Device, Parts
from spasmfree.core import mat_check
from spasmfree.core.settings import DeviceSettings
from spasmfree.core.words import tr
from spasmfree.system.outputs import output_of
from spasmfree.system.speech import manner_of
from spasmfree.ui.full_screen import FullScreen
from spasmfree.ui.mat_check import MatCheckPage, question

TICK_MS = 1_000  # how often it looks what can be heard
AGAIN_TICKS = 10  # how often it asks
LAST_TICK = 120  # after two minutes nobody is there: it is silent, and stays on screen
VOICE_AFTER_MS = 700  # the sound first


class MatCheck(QObject):
    """One at a time. While it asks, the screen is kept on as in a session."""

    cover_wanted = Signal(QWidget)
    finished = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        parts: Parts,
        device: Device,
        full_screen: FullScreen,
        keep: Callable[[DeviceSettings], None],
        parent: QObject,
    ) -> None:
        """`keep` takes the settings of the device into use."""
        super().__init__(parent)
        self._parts, self._device = parts, device
        self._full_screen, self._keep = full_screen, keep
        self._page: MatCheckPage | None = None
        self._entered = False  # the whole screen, for this
        self._voice_says, self._at_most = "", ""
        self._ticks = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._speaking = QTimer(self, interval=VOICE_AFTER_MS, singleShot=True)
        self._speaking.timeout.connect(self._speak)

    def begin(self) -> None:
        """Cover the window and ask."""
        page = self._page = MatCheckPage(self._parts.clock.steady_ms)
        page.answered.connect(self._end)
        page.louder_wanted.connect(self._louder)
        page.larger_wanted.connect(self._larger)
        outside = self._parts.outside
        outside.awake.hold()
        outside.media.asked.connect(self._hear_key)
        outside.media.show("still", tr("Check from the mat"))
        if outside.speech is not None:
            outside.speech.tested.connect(self._hear_voice)
        self._ticks, self._voice_says, self._at_most = 0, "", ""
        self._ask()
        self._timer.start()
        self.cover_wanted.emit(page)

    def stop(self) -> None:
        """The program ends, or it is answered."""
        page, self._page = self._page, None
        if page is None:
            return
        self._timer.stop()
        self._speaking.stop()
        outside = self._parts.outside
        outside.awake.release()
        outside.media.asked.disconnect(self._hear_key)
        outside.media.hide()
        if outside.speech is not None:
            outside.speech.tested.disconnect(self._hear_voice)
            outside.speech.hush()
        if self._entered:
            self._entered = False
            self._full_screen.leave()

    def _end(self) -> None:
        if self._page is not None:
            self.stop()
            self.finished.emit()

    def _hear_key(self, what: str) -> None:
        if what == "press" and self._page is not None:
            self._page.button.tap()

    def _hear_voice(self, sentence: str) -> None:
        self._voice_says = sentence
        self._show()

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks % AGAIN_TICKS == 0 and self._ticks <= LAST_TICK:
            self._ask()
        else:
            self._show()

    def _ask(self) -> None:
        """As loud as a session would be."""
        settings, outside = self._device.settings, self._parts.outside
        if settings.sound:
            outside.sound.set_volume(settings.volume)
            outside.sound.set_output(output_of(settings))
            outside.sound.sample()
        if settings.voice and outside.speech is not None:
            self._speaking.start()
        self._show()

    def _speak(self) -> None:
        voice = self._parts.outside.speech
        if voice is not None:
            voice.set_manner(manner_of(self._device.settings))
            voice.test(question())

    def _louder(self) -> None:
        self._change(mat_check.louder, tr("It is as loud as it can be; turn the computer up."))
        self._ask()

    def _larger(self) -> None:
        if not self._full_screen.is_on():
            self._entered = True
            self._full_screen.enter(other=self._device.settings.floor_display == "other")
        self._change(mat_check.larger, tr("It is as large as it can be; come closer."))

    def _change(
        self, change: Callable[[DeviceSettings], DeviceSettings], nothing_left: str
    ) -> None:
        before = self._device.settings
        after = change(before)
        self._at_most = nothing_left if after == before else ""
        if after != before:
            self._keep(after)
        self._show()

    def _show(self) -> None:
        if self._page is not None:
            facts = (self._sound(), self._voice(), self._at_most or self._size())
            self._page.show_facts([fact for fact in facts if fact])

    def _sound(self) -> str:
        settings, sound = self._device.settings, self._parts.outside.sound
        if not settings.sound:
            return tr("Sounds are switched off.")
        if not self._parts.outside.hears():
            return tr("This fast, there is no sound. Start without --speed.")
        return sound.trouble() or tr("Sounds: {n}\u00a0%.", n=settings.volume)

    def _voice(self) -> str:
        settings, voice = self._device.settings, self._parts.outside.speech
        if not settings.voice:
            return tr("The voice is switched off.")
        if voice is None:
            return ""  # too fast for it, as is said of the sounds
        said = "" if voice.works() else self._voice_says
        return said or tr("Voice: {n}\u00a0%.", n=settings.voice_volume)

    def _size(self) -> str:
        settings = self._device.settings
        scale = round(settings.text_scale * 100)
        if settings.floor_starts:
            return tr("Text on pages: {n}\u00a0%. Each session has the whole screen.", n=scale)
        return tr("Text on pages: {n}\u00a0%.", n=scale)
