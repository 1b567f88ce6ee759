"""Sound, voice and keep-awake, made when first wanted: start-up does not pay for them."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from spasmfree.system.awake import KeepAwake
    from spasmfree.system.media_keys import MediaKeys
    from spasmfree.system.sound import Sound
    from spasmfree.system.speech import Engine, SpeechVoice

FASTEST_WITH_SOUND = 4  # decisions D23
SOUNDS = "sounds"  # folder of the synthesised earcons in the data folder


class Outside(QObject):
    """The machine around the program; each part tells once, in a sentence, what does not work."""

    told = Signal(str)

    def __init__(self, folder: Path, speed: int, parent: QObject) -> None:
        """`folder` is the data folder; above a `speed` of 4 there is no sound."""
        super().__init__(parent)
        self._folder, self._speed = folder, speed

    @cached_property
    def sound(self) -> Sound:
        """The loudspeaker."""
        from spasmfree.system.sound import PlayerSound

        if not self.hears():
            return self.silence
        return PlayerSound(self._folder / SOUNDS, self.told.emit, parent=self)

    def hears(self) -> bool:
        """Whether there is time for sound and voice at this speed."""
        return self._speed <= FASTEST_WITH_SOUND

    @cached_property
    def silence(self) -> Sound:
        """What is used while sound is switched off."""
        from spasmfree.system.sound import SilentSound

        return SilentSound()

    @cached_property
    def speech(self) -> SpeechVoice | None:
        """The voice; None where a fast --speed leaves it no time."""
        if not self.hears():
            return None
        from spasmfree.system.speech import SpeechVoice

        return SpeechVoice(_engine(), self.told.emit, parent=self)

    @cached_property
    def media(self) -> MediaKeys:
        """The media keys of the desktop."""
        from spasmfree.system.media_keys import MediaKeys

        return MediaKeys(self)

    @cached_property
    def awake(self) -> KeepAwake:
        """What keeps the screen on."""
        from spasmfree.system.awake import SystemAwake

        return SystemAwake(self.told.emit, self)

    def close(self) -> None:
        """Let go of what was used."""
        if "awake" in self.__dict__:
            self.awake.release()
        if "media" in self.__dict__:
            self.media.hide()
        if "sound" in self.__dict__:
            self.sound.close()
        if "speech" in self.__dict__ and self.speech is not None:
            self.speech.close()


def _engine() -> Engine:
    """What speaks on this machine (decisions D21)."""
    if sys.platform == "linux":
        from spasmfree.system.ssip import SsipEngine

        return SsipEngine()
    from spasmfree.system.speech_qt import QtEngine

    return QtEngine()
