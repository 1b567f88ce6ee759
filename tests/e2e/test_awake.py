"""The screen stays on while a session runs and no longer, as the desktop's screen saver sees it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from e2e.desktop import Desktop, wait_for
from e2e.rig import PYTHON
from e2e.window import Window

pytestmark = pytest.mark.e2e

SAVER = Path(__file__).parent / "screen_saver.py"
AT_MOST_S = 1.0
PAUSES = 10


class Saver:
    """What the screen saver has written down."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        desktop.start(PYTHON, str(SAVER))
        self.wait("ready", 1)

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._desktop.log("python3").splitlines()]

    def times(self, what: str) -> list[float]:
        return [event["at"] for event in self.events() if event["what"] == what]

    def wait(self, what: str, count: int) -> None:
        wait_for(f"{what}, {count} times", lambda: len(self.times(what)) == count)

    def check(self, what: str, count: int, since: float) -> None:
        """It has happened so often, the last time soon after `since` on the steady clock."""
        self.wait(what, count)
        assert self.times(what)[-1] - since <= AT_MOST_S, what


def press(desktop: Desktop, key: str) -> float:
    """Press a key as a finger does; when that was, on the steady clock."""
    quick = time.monotonic() + 0.3  # sooner after the last one it would be a double press
    wait_for("the next press", lambda: time.monotonic() > quick)
    pressed = time.monotonic()
    desktop.keys(key)
    return pressed


def begin(window: Window) -> float:
    """Begin a session; when Start was pressed, on the steady clock."""
    window.press("safety.accept")
    window.press("start.skip")
    window.press("mat.yes")
    window.press("today.start")
    window.press("session.primary", name="Go on")
    window.find("session.primary", name="Start")
    return press(window.desktop, "space")


def test_the_screen_is_kept_on_for_a_session_and_no_longer(tmp_path):
    with Desktop() as desktop:
        saver = Saver(desktop)
        with Window(desktop, "--data-dir", str(tmp_path)) as w:
            saver.check("taken", 2, begin(w))  # once for the check from the mat
            w.find("session.pause")
            for pause in range(1, PAUSES + 1):
                saver.check("returned", pause + 1, press(desktop, "p"))
                w.find("session.primary", name="Resume")
                saver.check("taken", pause + 2, press(desktop, "space"))
            assert max(event["out"] for event in saver.events()) == 1
            killed = time.monotonic()
            w.kill()
            saver.check("lost", 1, killed)
        with Window(desktop, "--data-dir", str(tmp_path)) as w:
            w.press("recover.resume")
            w.find("session.primary", name="Resume")
            saver.check("taken", PAUSES + 3, press(desktop, "space"))
            w.find("session.pause")
            press(desktop, "f")
            w.find("session.phase", name="Well done")
            saver.check("returned", PAUSES + 2, press(desktop, "space"))
            assert saver.events()[-1]["out"] == 0
            # The page is filled anew while a screen reader still goes through it.
            w.press("summary.done")
            w.press("today.start")
            w.find("session.primary", name="Go on")


def test_a_desktop_that_cannot_is_told_of(tmp_path):
    quiet = {"schema": 1, "sound": False, "voice": False}
    (tmp_path / "settings.json").write_text(json.dumps(quiet))
    with Desktop() as desktop, Window(desktop, "--data-dir", str(tmp_path)) as w:
        w.press("safety.accept")
        w.press("start.skip")
        w.find("mat.yes")
        w.find(
            "notice.words",
            name="The screen may go dark during the session: the desktop cannot keep it on.",
        )
