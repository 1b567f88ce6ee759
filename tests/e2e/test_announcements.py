"""What a screen reader hears of a session, from outside."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from e2e.desktop import Desktop, wait_for
from e2e.rig import PYTHON
from e2e.window import Window

pytestmark = pytest.mark.e2e

Said = tuple[float, str]

LISTENER = Path(__file__).parent / "screen_reader.py"
APART_S = 0.3
JITTER_S = 0.05  # between two processes
LONGEST_S = 60.0  # between two announcements: getting into place takes half a minute
LATE_S = 1.0  # of a program on a busy machine, and of who listens to it


def reps(begins: float, each_s: float, count: int, *words: tuple[float, str]) -> list[Said]:
    """The words of two reps, then the numbers of the others."""
    led = [(begins + rep * each_s + at, word) for rep in range(2) for at, word in words]
    return [*led, *((begins + rep * each_s, str(rep + 1)) for rep in range(2, count))]


# The first five minutes of the first day: when, in s, and what.
FIVE_MINUTES: list[Said] = [
    (1, "Pelvic tilt. Lie on your back, knees bent."),
    *reps(20, 6, 8, (0, "Tilt."), (2, "Hold."), (4, "Release.")),
    (69, "8 reps done. Side-lying quad stretch. Lie on your right side. Left leg works."),
    (98, "Hold."),
    (129, "Hold done. Change sides. Roll over onto your left side. Right leg works."),
    (143, "Hold."),
    (174, "Hold done. Change sides. Roll over onto your right side. Left leg works."),
    (188, "Hold."),
    (219, "Hold done. Change sides. Roll over onto your left side. Right leg works."),
    (233, "Hold."),
    (264, "Hold done. Side-lying hip lift. Lie on your right side. Left leg works."),
    *reps(293, 5, 9, (0, "Lift."), (2, "Stop at level."), (3, "Lower.")),
]


class Listener:
    """Somebody with a screen reader."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        desktop.start(PYTHON, str(LISTENER))
        wait_for("the listener", self._lines)

    def _lines(self) -> list[dict[str, Any]]:
        lines = self._desktop.log("python3").splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    def heard(self) -> list[dict[str, Any]]:
        return self._lines()[1:]

    def words(self) -> list[str]:
        return [each["words"] for each in self.heard()]

    def waits_for(self, words: str) -> None:
        wait_for(words, lambda: any(words in each for each in self.words()))


def settle(window: Window, start: str) -> None:
    """Into the session that this button of Today starts."""
    window.press("safety.accept")
    window.press("start.skip")
    window.press("mat.yes")
    window.press(start)
    window.press("session.primary", name="Go on")
    window.press("session.primary", name="Start")


def voice_off(folder: Path) -> None:
    silent = {"schema": 1, "sound": False, "voice": False}
    (folder / "settings.json").write_text(json.dumps(silent))


def check_manners(heard: list[dict[str, Any]]) -> None:
    """Two are never too close, and only a change of side and "it hurts" break off others."""
    apart = [after["at"] - before["at"] for before, after in pairwise(heard)]
    assert min(apart) >= APART_S - JITTER_S
    sided = [each for each in heard if each["words"].endswith(("leg works.", "out."))]
    assert [each for each in heard if each["urgent"]] == sided


def test_a_short_session_by_screen_reader(tmp_path):
    voice_off(tmp_path)
    with Desktop() as desktop:
        listener = Listener(desktop)
        with Window(desktop, "--data-dir", str(tmp_path), "--speed", "2") as w:
            settle(w, "today.short")
            listener.waits_for("Pelvic tilt. Lie on your back, knees bent.")
            w.press("session.primary", name="I am ready")
            wait_for("the fifth rep", lambda: "5" in listener.words())
            ring = w.find("session.remaining")
            assert 0 < ring.value <= ring.maximum
            w.press("session.hurts")
            listener.waits_for("stop here")
        said = listener.words()
        begins = said.index("Tilt.")
        assert said[begins : said.index("5")] == [
            *("Tilt.", "Hold.", "Release.", "Tilt.", "Hold.", "Release.", "3", "4")
        ]
        check_manners(listener.heard())


@pytest.mark.soak
@pytest.mark.timeout(500)
def test_five_minutes_by_screen_reader(tmp_path):
    """In real time and all of it, as somebody hears it who has switched the voice off."""
    voice_off(tmp_path)
    with Desktop() as desktop:
        listener = Listener(desktop)
        with Window(desktop, "--data-dir", str(tmp_path)) as w:
            settle(w, "today.start")
            begun = time.monotonic()
            heard: list[dict[str, Any]] = []
            for count, (_, words) in enumerate(FIVE_MINUTES, 1):
                wait_for(words, lambda n=count: len(in_session(listener)) >= n, LONGEST_S)
                ring = w.find("session.remaining")
                assert 0 <= ring.value <= ring.maximum
                assert ring.name in ("Seconds left", "Reps done")
            heard = in_session(listener)
            w.press("session.hurts")
            listener.waits_for("stop here")
        assert [each["words"] for each in heard] == [words for _, words in FIVE_MINUTES]
        for (at, words), each in zip(FIVE_MINUTES, heard, strict=True):
            assert -0.5 <= each["at"] - begun - at <= LATE_S, (words, each["at"] - begun)
        check_manners(in_session(listener))


def in_session(listener: Listener) -> list[dict[str, Any]]:
    """What was said from its first words on; before, a notice may have been."""
    heard = listener.heard()
    first = [n for n, each in enumerate(heard) if each["words"] == FIVE_MINUTES[0][1]]
    return heard[first[0] :] if first else []
