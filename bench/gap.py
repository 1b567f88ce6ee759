"""How long the window's thread is kept from its events on the way through the program (D19).

Every page opens for the first time, ranges change, a file is exported, a program is put on paper,
and a session shows all of its screens.

`python bench/gap.py 30` does it over 30 years of history.

Each round is a process of its own, because a page opens for the first time only once.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from spasmfree.app import run
from spasmfree.clock import SystemClock
from spasmfree.core.progress import Span
from spasmfree.storage import places
from spasmfree.ui.heartbeat import Heartbeat
from spasmfree.ui.progress_page import ProgressPage

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.yardstick import held, measured

LIMIT_MS = 50
LONG_YEARS, LONG_LIMIT_MS = 30, 100  # decisions D19
ROUNDS = 5
SETTLE_MS = 400  # long enough for a page to be built, filled and painted
START_MS = 3000  # until what follows the first picture is over: the check of the file, the figures
LOADABLE = "side-lying-hip-abduction"
SILENT = 5  # the speed from which there is no sound


def wait(ms: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def gap_of(do: Callable[[], object], ms: int = SETTLE_MS) -> float:
    """The longest gap in ms while the window does something and comes to rest."""
    beats = Heartbeat()
    beats.start()
    QTimer.singleShot(0, do)
    wait(ms)
    return beats.stop()


def press(window: QWidget, identifier: str) -> None:
    """Press the button on screen that has this accessible identifier."""
    for button in window.findChildren(QAbstractButton):
        if button.accessibleIdentifier() == identifier and button.isVisible():
            button.click()
            return
    raise LookupError(f"{identifier} is not on screen")


def make_handout(window: QWidget, folder: Path) -> None:
    """Save the handout that is asked for."""
    for field in window.findChildren(QLineEdit):
        if field.accessibleIdentifier() == "handout.path":
            field.setText(str(folder / "bench.pdf"))
    press(window, "handout.save")


def add_weight(window: QWidget) -> None:
    """Type a weight in Settings and add it."""
    for field in window.findChildren(QLineEdit):
        if field.accessibleIdentifier() == "settings.weight":
            field.setText("0.5")
    press(window, "settings.weight.add")


def session_gaps(window: QWidget) -> dict[str, float]:
    """The longest gap in ms of each step of a session, from Today through all its screens."""
    steps = (
        ("ask before a session", "today.start"),
        ("preview it", "session.primary"),
        ("ask what to change", "preview.change.3"),
        ("keep the change", "change.save"),
        ("choose a load", f"preview.load.{LOADABLE}"),
        ("a load is chosen", "load.choice.1"),
        ("start it", "session.primary"),
        ("go on to the work", "session.primary"),
        ("work begins", "session.primary"),
        ("pause", "session.primary"),
        ("it hurts", "session.hurts"),
        ("stop here", "hurts.stop"),
        ("after it", "session.primary"),
        ("back to Today", "summary.done"),
    )
    return {name: gap_of(partial(press, window, button)) for name, button in steps}


def gaps(folder: Path) -> dict[str, float]:
    """The longest gap in ms of each step, in a window over the history in `folder`."""
    app = run.qt_application()
    built = run.build(app, places.prepare(folder), SystemClock(SILENT), SILENT)
    built.show()
    wait(START_MS)
    window = built.window
    found = {"nothing": gap_of(lambda: None)}
    for page in ("exercises", "diary", "learn", "settings"):
        found[f"open {page}"] = gap_of(partial(window.show_page, page))
    found["plan ahead"] = gap_of(partial(press, window, "settings.plan_later"))
    press(window, "plan.cancel")
    found["add a weight"] = gap_of(partial(add_weight, window))
    found["open today"] = gap_of(partial(window.show_page, "today"))
    found["open progress and load the chart"] = gap_of(
        partial(window.show_page, "progress"), 5 * SETTLE_MS
    )
    progress = cast(ProgressPage, window.built("progress"))
    for span in Span:
        found[f"range {span}"] = gap_of(partial(progress.span_chosen.emit, span.value))
    found["open the export"] = gap_of(progress.open_export)
    export = partial(progress.export_wanted.emit, "sets", Span.ALL.value, str(folder / "bench.csv"))
    found["export"] = gap_of(export, 3 * SETTLE_MS)
    progress.export_done()
    found["back to the first page"] = gap_of(partial(window.show_page, "today"))
    found["ask for a handout"] = gap_of(partial(press, window, "today.handout"))
    found["make a handout"] = gap_of(partial(make_handout, window, folder))
    found |= session_gaps(window)
    window.hide()
    built.close()
    return found


def round_of(folder: Path, number: int) -> dict[str, float]:
    """`gaps` in a fresh process over a copy, because the window remembers its page."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    copy = shutil.copytree(folder, folder.with_name(f"round{number}"))
    command = [sys.executable, __file__, str(copy)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> int:
    """Print the median of each step and the longest of them."""
    if len(sys.argv) > 1 and Path(sys.argv[1]).is_dir():
        print(json.dumps(gaps(Path(sys.argv[1]))))
        return 0
    years = sys.argv[1] if len(sys.argv) > 1 else "1"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        demo = ["-m", "spasmfree", "--data-dir", str(folder), "demo", "--years", years]
        subprocess.run([sys.executable, *demo], check=True, stdout=subprocess.DEVNULL)
        frames, rounds = [], []
        for number in range(ROUNDS):
            frames.append(measured())
            rounds.append(round_of(folder, number))
    frame = median(frames)
    steps = {step: median(each[step] for each in rounds) for step in rounds[0]}
    for step, gap in steps.items():
        print(f"  {step}: {gap:.0f} ms")
    slowest = max(steps, key=lambda step: steps[step])
    print(f"longest gap of the window's thread, {years} years of history: ", end="")
    limit = LONG_LIMIT_MS if int(years) >= LONG_YEARS else LIMIT_MS
    print(f"{slowest}, {held(steps[slowest], limit, frame)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
