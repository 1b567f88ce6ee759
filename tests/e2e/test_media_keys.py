"""One button from outside: media keys as a desktop hands them on, and a key that is held down."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

import pytest
from e2e.desktop import Desktop, wait_for
from e2e.window import Window

pytestmark = pytest.mark.e2e

NAME, PATH = "org.mpris.MediaPlayer2.spasmfree", "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
BY_HAND, COUNTS = "Rep by rep", "Rep done"


class Remote:
    """Somebody who has nothing but media keys."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._pressed = 0.0

    def send(self, *words: str) -> str:
        done = subprocess.run(
            ["dbus-send", "--session", "--print-reply", *words],
            env=self._desktop.environ, capture_output=True, text=True, check=False, timeout=10,
        )  # fmt: skip
        return done.stdout

    def is_there(self) -> bool:
        names = self.send("--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")
        return f'"{NAME}"' in names

    def press(self, method: str) -> None:
        """As a finger does, which needs its time: two presses within 200 ms would be one."""
        wait_for("the next press", lambda: time.monotonic() - self._pressed > 0.3)
        self._pressed = time.monotonic()
        assert self.send(f"--dest={NAME}", PATH, f"{PLAYER}.{method}"), f"{method} is refused"

    def reads(self, name: str) -> str:
        get = "org.freedesktop.DBus.Properties.Get"
        return self.send(f"--dest={NAME}", PATH, get, f"string:{PLAYER}", f"string:{name}")

    def status(self, wanted: str) -> None:
        wait_for(f"the status {wanted}", lambda: f'"{wanted}"' in self.reads("PlaybackStatus"))


def begin(window):
    window.press("safety.accept")
    window.press("start.skip")
    window.press("mat.yes")
    window.press("today.start")
    window.press("session.primary", name="Go on")
    window.press("session.primary", name="Start")


def test_media_keys_lead_through_a_session(tmp_path):
    with Desktop() as desktop, Window(desktop, "--data-dir", str(tmp_path), "--speed", "4") as w:
        remote = Remote(desktop)
        assert not remote.is_there()
        begin(w)
        wait_for("the name on the bus", remote.is_there)
        remote.status("Playing")
        assert "Pelvic tilt" in remote.reads("Metadata")
        remote.press("Pause")
        w.find("session.phase", name="Paused")
        remote.status("Paused")
        remote.press("PlayPause")
        remote.status("Playing")
        remote.press("Next")
        w.find("session.exercise", name="Side-lying quad stretch")
        remote.press("Stop")
        w.find("session.phase", name="Stopped")
        w.find("hurts.stop", states=["focused"])
        remote.press("Play")
        w.find("hurts.easier", states=["focused"])
        remote.press("Next")
        w.find("hurts.skip_side", states=["focused"])
        remote.press("PlayPause")
        w.find("hurts.stop", states=["focused"])
        remote.press("Stop")
        w.find("session.phase", name="Stopped")
        w.press("session.primary", name="Go on")
        w.find("summary.done")
        wait_for("the name to go", lambda: not remote.is_there())


def test_a_key_that_an_x_server_repeats_is_one_press(tmp_path):
    with Desktop() as desktop, Window(desktop, "--data-dir", str(tmp_path), "--speed", "4") as w:
        begin(w)
        w.press("session.primary", name="I am ready")
        w.find("session.primary", name="Pause")
        desktop.send("keydown", "space")
        w.find("session.phase", name="Paused")
        w.find("session.phase", name="Stopped")
        wait_for("more repeats", after(0.6))
        desktop.send("keyup", "space")
        wait_for("what letting go might do", after(0.3))
        w.find("hurts.stop", states=["focused"])
        desktop.keys("Next")  # Page Down, as a clicker sends it
        w.find("hurts.easier", states=["focused"])
        w.press("hurts.easier")
        desktop.keys("F11", "F9")
        w.find("session.primary", name="Resume")


def test_by_hand_a_rep_counts_when_the_key_is_let_go_and_a_held_one_says_that_it_hurts(tmp_path):
    with Desktop() as desktop, Window(desktop, "--data-dir", str(tmp_path), "--speed", "4") as w:
        w.press("safety.accept")
        w.press(name=BY_HAND)
        w.press("start.go_on")
        w.press("mat.yes")
        w.press("today.start")
        w.press("session.primary", name="Go on")
        w.press("session.primary", name="Start")
        w.press("session.primary", name="I am ready")
        w.find("session.rep", name="Rep 1 of 8")
        desktop.send("keydown", "space")
        wait_for("a rep that counts too soon", after(0.4))
        w.find("session.rep", name="Rep 1 of 8")
        desktop.send("keyup", "space")
        w.find("session.rep", name="Rep 2 of 8")
        wait_for("the next press", after(0.3))
        Remote(desktop).press("PlayPause")
        w.find("session.rep", name="Rep 3 of 8")
        wait_for("the next press", after(0.3))
        desktop.keys("Next")  # Page Down
        w.find("session.rep", name="Rep 4 of 8")
        wait_for("the next press", after(0.3))
        desktop.keys("p")
        w.find("session.phase", name="Paused")
        wait_for("the next press", after(0.3))
        desktop.keys("space")
        w.find("session.rep", name="Rep 4 of 8")
        w.find("session.primary", name=COUNTS)
        desktop.send("keydown", "space")
        w.find("session.phase", name="Stopped")
        desktop.send("keyup", "space")
        wait_for("what letting go might do", after(0.3))
        w.find("hurts.stop", states=["focused"])


def after(seconds: float) -> Callable[[], bool]:
    """Whether so much time has passed."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end
