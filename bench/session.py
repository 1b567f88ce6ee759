"""The share of one core that a running session takes: work, rest and change with the figure.

In floor mode, on a screen on which the figure has about 1280 x 960 pixels, upright and turned. The
window and the process that plays the sounds count; the sound server, the screen and who looks on do
not.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from e2e.desktop import Desktop  # noqa: E402
from e2e.test_journey import begin  # noqa: E402
from e2e.window import Window  # noqa: E402

from bench.start import processor_s  # noqa: E402
from bench.yardstick import FRAME_THERE_MS, measured  # noqa: E402

SCREEN = "2560x1440"
OVER_S = 60.0  # of a session in real time: the way into a position, a set, a rest
LIMIT = 25  # per cent of a core
PATIENCE_S = 60


def family(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(other for child in children for other in family(int(child)))]


def share(desktop: Desktop, data_dir: Path, *keys: str) -> float:
    """Per cent of one core over OVER_S, from when the first exercise is at work."""
    with Window(desktop, "--data-dir", str(data_dir)) as window:
        begin(window)
        desktop.keys(*keys)
        window.find("session.primary", name="Pause", timeout=PATIENCE_S)
        pid = window.process.pid
        before, began = spent(pid), time.monotonic()
        time.sleep(OVER_S)
        return 100 * (spent(pid) - before) / (time.monotonic() - began)


def spent(pid: int) -> float:
    """Processor time in seconds of the window and its children so far."""
    return sum(processor_s(each) for each in family(pid))


def main() -> int:
    """Print it."""
    with Desktop(SCREEN) as desktop:
        desktop.add_sound()
        found = share(desktop, desktop.folder / "data", "F11")
        turned = share(desktop, desktop.folder / "turned", "F11", "F9")
    there = found * FRAME_THERE_MS / measured()
    print(f"a running session: {found:.0f} % of a core here over {OVER_S:.0f} s", end=", ")
    print(f"{there:.0f} % where a frame of the prototype takes {FRAME_THERE_MS} ms", end=" ")
    print(f"(at most {LIMIT}); {turned:.0f} % here where it is turned")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
