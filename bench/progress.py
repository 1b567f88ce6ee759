"""Opening Progress over 30 years of history, against the least that as many charts could cost.

The least is a window that imports pyqtgraph and shows as many PlotWidgets of ready numbers. Also
the time until another range is on screen, peak memory, the start with 30 years against one with
none, and the size of the database. `bench/gap.py 30` has the longest gap of the window's thread.

Each figure is taken in processes of their own, the two that are compared by turns, each with its
window on screen and at rest and nothing of the charts loaded. Beside the time on the clock stands
that of the processor: other work on the machine changes it less.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.yardstick import held, measured

YEARS = 30
ROUNDS, STARTS = 5, 11
CHANGES = 40
PLOTS = 7
PATIENCE_S = 20
LIMIT_OPEN, LIMIT_MEMORY, LIMIT_START = 1.5, 2.0, 1.1
LIMIT_RANGE_MS, LIMIT_MB = 33, 40


class Watch:
    """Time on the clock and of the processor since it was made."""

    def __init__(self) -> None:
        self._clock, self._processor = time.perf_counter(), time.process_time()

    def read(self) -> dict[str, float]:
        """Both in seconds."""
        return {
            "open": time.perf_counter() - self._clock,
            "processor": time.process_time() - self._processor,
        }


def peak_mib() -> float:
    """Peak memory of this process."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def until(there: Callable[[], bool]) -> None:
    """Let the window live until something is there."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer(interval=2)
    ends = time.monotonic() + PATIENCE_S

    def look() -> None:
        if there() or time.monotonic() > ends:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    if not there():
        raise TimeoutError


def least(_: Path) -> dict[str, float]:
    """Seconds and memory of the least."""
    from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1280, 1800)
    window.show()
    until(lambda: True)
    import numpy as np  # the figure of Today has loaded it when Progress is opened

    began = Watch()
    import pyqtgraph as pg

    grid, x = QGridLayout(window), np.arange(1560.0)
    for place in range(PLOTS):
        plot = pg.PlotWidget()
        grid.addWidget(plot, place // 2, place % 2)
        for shift in (0, 1):
            plot.plot(x, np.sin(x / 50 + shift))
    app.processEvents()
    window.repaint()
    app.processEvents()
    return began.read() | {"peak": peak_mib()}


def ours(folder: Path) -> dict[str, float]:
    """Seconds until all charts are drawn, milliseconds of changing the range, memory."""
    from spasmfree.app import run
    from spasmfree.clock import SystemClock
    from spasmfree.core.progress import CHARTS, Span
    from spasmfree.storage import places
    from spasmfree.ui.progress_page import ProgressPage

    (folder / places.SETTINGS).unlink(missing_ok=True)  # it remembers the page
    app = run.qt_application()
    built = run.build(app, places.prepare(folder), SystemClock(5), 5)
    built.show()
    window = built.window
    window.resize(1280, 800)
    settled = time.monotonic() + 3
    until(lambda: time.monotonic() > settled)
    began = Watch()
    window.show_page("progress")
    page = window.built("progress")
    assert isinstance(page, ProgressPage)

    def drawn() -> bool:
        board = page.board
        if board is None or not board.is_ready():
            return False
        cards = [board.cards[chart] for chart in CHARTS]
        return all(card.view is not None and card.chart is not None for card in cards)

    until(drawn)
    window.repaint()
    app.processEvents()
    opened = began.read()

    def change(span: Span) -> float:
        since = time.perf_counter()
        page.span_chosen.emit(span.value)
        window.repaint()
        took = 1000 * (time.perf_counter() - since)
        until(drawn)  # what is below the screen follows in turns of its own
        return took

    spans = [Span.ALL, Span.WEEKS_4, Span.YEAR, Span.MONTHS_3]
    # The rest of the sets is still being read when the first ones are chosen.
    at_once = max(change(span) for span in spans)
    took = [change(spans[number % len(spans)]) for number in range(CHANGES)]
    peak = peak_mib()
    built.close()
    return opened | {"peak": peak, "range": quantiles(took, n=20)[-1], "at once": at_once}


def start(folder: Path) -> dict[str, float]:
    """Seconds from building the program until its window is painted."""
    from spasmfree.app import run
    from spasmfree.clock import SystemClock
    from spasmfree.storage import places

    (folder / places.SETTINGS).unlink(missing_ok=True)  # it would open on the page of the last time
    began = time.perf_counter()
    app = run.qt_application()
    built = run.build(app, places.prepare(folder), SystemClock(5), 5)
    painted: list[bool] = []
    built.painted.connect(lambda: painted.append(True))
    built.show()
    until(lambda: bool(painted))
    took = time.perf_counter() - began
    os._exit(print(json.dumps({"start": took}), flush=True) or 0)


PARTS: dict[str, Callable[[Path], dict[str, float]]] = {
    "least": least,
    "ours": ours,
    "start": start,
}


def taken(part: str, folder: Path) -> dict[str, float]:
    """What one part finds in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, __file__, part, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def demo(folder: Path, years: int) -> Path:
    """A made-up history."""
    command = ["-m", "spasmfree", "--data-dir", str(folder), "demo", "--years", str(years)]
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    return folder


def nothing(folder: Path, like: Path) -> Path:
    """The same answers and plan, and no history."""
    import shutil
    import sqlite3
    from contextlib import closing

    shutil.copytree(like, folder)
    with closing(sqlite3.connect(folder / "spasmfree.sqlite", isolation_level=None)) as db:
        for table in ("pain", "set_row", "session", "episode", "pause", "note"):
            db.execute(f"DELETE FROM {table}")
        db.execute("VACUUM")
    return folder


def main() -> int:
    """Print all of it."""
    if len(sys.argv) > 2:
        print(json.dumps(PARTS[sys.argv[1]](Path(sys.argv[2]))))
        return 0
    with tempfile.TemporaryDirectory() as name:
        long = demo(Path(name) / "long", YEARS)
        size = sum(each.stat().st_size for each in long.glob("*.sqlite*")) / 1e6
        none = nothing(Path(name) / "none", long)
        taken("ours", long)  # so that everything is compiled
        rounds = [(taken("least", long), taken("ours", long)) for _ in range(ROUNDS)]
        frame = median(measured() for _ in range(3))
        starts = [(taken("start", none), taken("start", long)) for _ in range(STARTS)]
    report(rounds, [(a["start"], b["start"]) for a, b in starts], size, frame)
    return 0


def report(
    rounds: list[tuple[dict[str, float], dict[str, float]]],
    starts: list[tuple[float, float]],
    size: float,
    frame: float,
) -> None:
    """Medians and their ratios; `frame` is that of the prototype in ms."""
    for what, key in (("", "open"), (", time of the processor", "processor")):
        few, all_ = (median(pair[k][key] for pair in rounds) for k in (0, 1))
        print(f"opening Progress with {YEARS} years{what}: {1000 * all_:.0f} ms", end=", ")
        print(f"the least {1000 * few:.0f} ms, ratio {all_ / few:.2f} (at most {LIMIT_OPEN})")
    few, all_ = (median(pair[k]["peak"] for pair in rounds) for k in (0, 1))
    print(f"peak memory: {all_:.0f} MiB, the least {few:.0f} MiB", end=", ")
    print(f"ratio {all_ / few:.2f} (at most {LIMIT_MEMORY})")
    change, at_once = (median(pair[1][key] for pair in rounds) for key in ("range", "at once"))
    print(f"another range on screen, p95: {held(change, LIMIT_RANGE_MS, frame)}")
    print(f"the slowest of the first four, while sets are still read: {at_once:.0f} ms")
    none, long = (median(pair[k] for pair in starts) for k in (0, 1))
    print(
        f"start with {YEARS} years: {1000 * long:.0f} ms, with none {1000 * none:.0f} ms", end=", "
    )
    print(f"ratio {long / none:.2f} (at most {LIMIT_START})")
    print(f"database of {YEARS} years: {size:.0f} MB (at most {LIMIT_MB})")


if __name__ == "__main__":
    raise SystemExit(main())
