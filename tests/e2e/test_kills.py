"""The window is killed in the middle of a session, and what was on disk is there again."""

from __future__ import annotations

import os
import random
import re
import sys
import time
from pathlib import Path

import pytest
from e2e.desktop import Desktop
from e2e.test_journey import go_on_until, rows, start_session
from e2e.window import Window

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

SEED = int(os.environ.get("KILL_SEED", random.SystemRandom().randrange(1 << 32)))


def on_disk(window: Window) -> int:
    """How many sets the window says are on disk."""
    go_on_until(window, "session.sets")
    return int(re.findall(r"\d+", window.find("session.sets").name)[-1])


def test_three_kills_lose_nothing(desktop: Desktop, tmp_path: Path) -> None:
    sys.stdout.write(f"3 kills of the window, KILL_SEED={SEED}\n")
    dice = random.Random(SEED)
    data_dir = tmp_path / "data"
    arguments = ("--data-dir", str(data_dir), "--speed", "60")
    acknowledged = 0
    for kill in range(3):
        with Window(desktop, *arguments) as window:
            if kill == 0:
                start_session(window)
            else:
                window.press("recover.resume")
                assert on_disk(window) >= acknowledged
            end = time.monotonic() + dice.uniform(0.2, 3)
            while time.monotonic() < end:
                acknowledged = on_disk(window)
            window.kill()
        assert rows(data_dir, "SELECT count(*) FROM running") == [(1,)]

    with Window(desktop, *arguments) as window:
        window.press("recover.keep")
        window.find("today.start")
        desktop.keys("ctrl+q")
        assert window.process.wait(timeout=20) == 0
    ((outcome, done),) = rows(data_dir, "SELECT outcome, sets_done FROM session")
    assert outcome == "partial"
    assert done >= acknowledged
    assert rows(data_dir, "SELECT count(*) FROM running") == [(0,)]
