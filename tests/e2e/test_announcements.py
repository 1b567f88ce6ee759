"""What a screen reader hears of a session, from outside."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from e2e.desktop import Desktop, wait_for
from e2e.rig import PYTHON
from e2e.window import Window

pytestmark = pytest.mark.e2e

LISTENER = Path(__file__).parent / "screen_reader.py"
APART_S = 0.3
JITTER_S = 0.05  # between two processes


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


def test_a_short_session_by_screen_reader(tmp_path):
    silent = {"schema": 1, "sound": False, "voice": False}
    (tmp_path / "settings.json").write_text(json.dumps(silent))
    with Desktop() as desktop:
        listener = Listener(desktop)
        with Window(desktop, "--data-dir", str(tmp_path), "--speed", "2") as w:
            w.press("safety.accept")
            w.press("start.skip")
            w.press("mat.yes")
            w.press("today.short")
            w.press("session.primary", name="Go on")
            w.press("session.primary", name="Start")
            listener.waits_for("Pelvic tilt. Lie on your back, knees bent.")
            w.press("session.primary", name="I am ready")
            wait_for("the fifth rep", lambda: "5" in listener.words())
            ring = w.find("session.remaining")
            assert 0 < ring.value <= ring.maximum
            w.press("session.hurts")
            listener.waits_for("stop here")
            last = listener.heard()[-1]
        said = listener.words()
        begins = said.index("Tilt.")
        assert said[begins : said.index("5")] == [
            *("Tilt.", "Hold.", "Release.", "Tilt.", "Hold.", "Release.", "3", "4")
        ]
        assert last["urgent"]
        heard = listener.heard()
        assert not any(each["urgent"] for each in heard[:-1] if "sides" not in each["words"])
        apart = [after["at"] - before["at"] for before, after in pairwise(heard)]
        assert min(apart) >= APART_S - JITTER_S
