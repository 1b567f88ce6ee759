"""How late the sounds of a real session are heard while the machine is kept busy."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from e2e.desktop import Desktop
from e2e.hearing import Late, Recorder, at_share, lateness

SESSION = Path(__file__).parent / "session_child.py"
BURN = "import os\nparent = os.getppid()\nwhile os.getppid() == parent: pass"
ENDS = 6  # so many sounds at each end tell how far sound has drifted


class Timing(NamedTuple):
    """All of it in ms."""

    sounds: tuple[Late, ...]

    def missing(self) -> list[str]:
        """What was planned and not heard."""
        return [f"{each.name} at {each.at_ms:.0f}" for each in self.sounds if each.late_ms is None]

    def off(self) -> list[float]:
        """How far each was from its time, early or late."""
        return [abs(each.late_ms) for each in self.sounds if each.late_ms is not None]

    def share(self, share: float) -> float:
        """What so large a share is not further off than, such as 0.99."""
        return at_share(self.off(), share)

    def drift(self) -> float:
        """How much later the last sounds are than the first."""
        late = [each.late_ms for each in self.sounds if each.late_ms is not None]
        return median(late[-ENDS:]) - median(late[:ENDS])


@contextmanager
def burning(count: int) -> Iterator[None]:
    """So many processes that do nothing but take processor time; they end with us."""
    burners = [subprocess.Popen([sys.executable, "-c", BURN]) for _ in range(count)]
    try:
        yield
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()


@contextmanager
def session(
    desktop: Desktop, folder: Path, what: str, seconds: int, block_ms: int
) -> Iterator[subprocess.Popen[str]]:
    """`session_child.py` with its output to be read; it is ended with its input."""
    child = subprocess.Popen(
        [sys.executable, str(SESSION), str(folder), what, str(seconds), str(block_ms)],
        env=desktop.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        yield child
    finally:
        child.stdin.close()
        child.stdout.close()
        try:
            child.wait(timeout=20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def planned(child: subprocess.Popen[str]) -> list[tuple[str, float]]:
    """What the session is going to sound like: (earcon, steady ms)."""
    assert child.stdout is not None
    told = json.loads(child.stdout.readline())
    return [(name, at) for name, at in told["sounds"]]


def measure(folder: Path, what: str, seconds: int, block_ms: int, burners: int) -> Timing:
    """Lead a session, record it, and compare."""
    with Desktop() as desktop:
        desktop.add_sound()
        recorder = Recorder(desktop, folder / "heard.raw")
        try:
            with (
                burning(burners),
                session(desktop, folder / "data", what, seconds, block_ms) as child,
            ):
                wanted = planned(child)
                child.wait(timeout=seconds + 30)
            return Timing(tuple(lateness(recorder.stop(), wanted)))
        finally:
            recorder.close()
