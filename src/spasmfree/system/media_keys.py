"""Media keys: desktops give them to who says on the session bus that something plays (MPRIS)."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from spasmfree.core.words import tr
from spasmfree.system.beside import Beside

if TYPE_CHECKING:
    from spasmfree.system.bus import Bus

NAME, PATH = "org.mpris.MediaPlayer2.spasmfree", "/org/mpris/MediaPlayer2"
ROOT, PLAYER = "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player"
STATUS = {"moving": "Playing", "still": "Paused"}
TRACK = "/org/spasmfree/set"

_ASKS = {
    "Play": "press",
    "PlayPause": "press",
    "Pause": "pause",
    "Stop": "hurts",
    "Next": "next",
    "Previous": "back",
}


class MediaKeys(QObject):
    """There only while a session is led. Where there is no bus, nothing is there and nothing said.

    Volume, position and a list of tracks, which the protocol knows too, make no sense here.
    """

    asked = Signal(str)  # press | pause | hurts | next | back

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beside = Beside(self)
        self._bus: Bus | None = None
        self._shown: tuple[str, str] | None = None

    def show(self, state: str, title: str) -> None:
        """A session is led: it is "moving" or "still", and `title` says what is done."""
        first, self._shown = self._shown is None, (state, title)
        if not first and self._bus is not None:
            self._bus.change(PLAYER, _standing(state, title))
        elif first and sys.platform == "linux":
            # Loading takes 70 ms; what is loaded has nothing to do with Qt.
            self._beside.start(_load, self._open, "spasmfree-media", daemon=True)

    def hide(self) -> None:
        """No session is led any more."""
        self._shown = None
        if self._bus is not None:
            self._bus.close()

    def _open(self, _: None) -> None:
        if self._shown is None:
            return
        from spasmfree.system.bus import Bus

        if self._bus is None:
            interfaces = {ROOT: _root(), PLAYER: _player() | _standing(*self._shown)}
            self._bus = Bus(NAME, PATH, interfaces, self._call, self)
        self._bus.change(PLAYER, _standing(*self._shown))
        self._bus.open()

    def _call(self, interface: str, method: str) -> bool:
        asked = _ASKS.get(method) if interface == PLAYER else None
        if asked is not None:
            self.asked.emit(asked)
        return asked is not None or (interface, method) in (
            (ROOT, "Raise"),
            (ROOT, "Quit"),
            ("org.freedesktop.DBus.Peer", "Ping"),
        )


def _load() -> None:
    for name in ("jeepney", "jeepney.auth", "jeepney.bus", "jeepney.low_level"):
        import_module(name)


def _root() -> dict[str, tuple[str, Any]]:
    return {
        "CanQuit": ("b", False),
        "CanRaise": ("b", False),
        "HasTrackList": ("b", False),
        "Identity": ("s", tr("SpasmFree")),
        "DesktopEntry": ("s", "spasmfree"),
        "SupportedUriSchemes": ("as", []),
        "SupportedMimeTypes": ("as", []),
    }


def _player() -> dict[str, tuple[str, Any]]:
    able = ("CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanControl")
    return {
        **dict.fromkeys(able, ("b", True)),
        "CanSeek": ("b", False),
        "Rate": ("d", 1.0),
        "MinimumRate": ("d", 1.0),
        "MaximumRate": ("d", 1.0),
        "Volume": ("d", 1.0),
        "Position": ("x", 0),
    }


def _standing(state: str, title: str) -> dict[str, tuple[str, Any]]:
    told = {"mpris:trackid": ("o", TRACK), "xesam:title": ("s", title)}
    return {"PlaybackStatus": ("s", STATUS[state]), "Metadata": ("a{sv}", told)}
