"""Start until Today's Start button is painted, peak memory there, and what an idle window costs.

Each against a bare PySide6 window in the same style, seen from outside on a private X screen,
in interleaved runs. Needs the rig of the tests from outside.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from e2e.desktop import Desktop  # noqa: E402
from e2e.window import COMMAND, Window  # noqa: E402

from bench.screen import Screen  # noqa: E402

RUNS = 11
IDLE_S = 30
SETTLE_S = 2.0
PATIENCE_S = 20
ACCENT = 0x115F56  # of a primary button in the light theme
INSIDE = 8  # this far from the left end of a button it is plain colour


@dataclass(frozen=True)
class Subject:
    """A program to start, and the pixel by which it is seen to be there."""

    command: tuple[str, ...]
    place: tuple[int, int]
    colour: int


@dataclass(frozen=True)
class Run:
    """One start."""

    seconds: float
    processor_s: float
    peak_mib: float


def memory_mib(pid: int) -> float:
    """Peak memory of a process so far."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def processor_s(pid: int) -> float:
    """Processor time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def fresh(template: Path) -> Iterator[Path]:
    """A copy of a data folder, because the window changes what it remembers."""
    copy = template.with_name("copy")
    shutil.copytree(template, copy)
    try:
        yield copy
    finally:
        shutil.rmtree(copy)


def learn(
    desktop: Desktop, screen: Screen, command: tuple[str, ...], accessible_id: str
) -> Subject:
    """Start a program once and note where its button is."""
    import e2e.window

    e2e.window.COMMAND = Path(command[0])
    with Window(desktop, *command[1:]) as window:
        end = time.monotonic() + PATIENCE_S
        while True:
            x, y, _, height = window.find(accessible_id).box
            place = (x + INSIDE, y + height // 2)
            time.sleep(SETTLE_S)
            if screen.colour(*place) == ACCENT:
                return Subject(command, place, ACCENT)
            if time.monotonic() > end:
                raise TimeoutError(f"{accessible_id} is not painted in its colour")


def start(desktop: Desktop, screen: Screen, subject: Subject) -> Run:
    """Start it, wait until its button is painted, and end it."""
    if screen.colour(*subject.place) == subject.colour:
        raise RuntimeError("the last window is still there")
    began = time.monotonic()
    process = subprocess.Popen(
        subject.command, env=desktop.environ, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    screen.wait(*subject.place, subject.colour)
    took = time.monotonic() - began
    busy, peak = processor_s(process.pid), memory_mib(process.pid)
    process.kill()
    process.wait()
    wait_until(lambda: screen.colour(*subject.place) != subject.colour)
    return Run(took, busy, peak)


def wait_until(there: Callable[[], bool]) -> None:
    """Wait for the screen."""
    while not there():
        time.sleep(0.01)


def idle(desktop: Desktop, screen: Screen, subject: Subject) -> float:
    """Processor time of the window over IDLE_S seconds in which nobody does anything."""
    process = desktop.start(*subject.command)
    screen.wait(*subject.place, subject.colour)
    time.sleep(2 * SETTLE_S)
    before = processor_s(process.pid)
    time.sleep(IDLE_S)
    spent = processor_s(process.pid) - before
    desktop.end(process)
    return spent


def main() -> int:
    """Print the three."""
    with Desktop() as desktop:
        screen = Screen(desktop.environ["DISPLAY"])
        template = desktop.folder / "data"
        demo = [str(COMMAND), "--data-dir", str(template), "demo", "--years", "1"]
        subprocess.run(demo, check=True, stdout=subprocess.DEVNULL)
        ours = (str(COMMAND), "--data-dir", str(template.with_name("copy")))
        bare = (sys.executable, str(ROOT / "bench" / "bare_window.py"))
        with fresh(template):
            subjects = [
                learn(desktop, screen, ours, "today.start"),
                learn(desktop, screen, (*bare, "themed"), "bare.start"),
                learn(desktop, screen, bare, "bare.start"),
            ]
        runs: list[list[Run]] = [[] for _ in subjects]
        for _ in range(RUNS):
            for subject, found in zip(subjects, runs, strict=True):
                with fresh(template):
                    found.append(start(desktop, screen, subject))
        with fresh(template):
            spent = idle(desktop, screen, subjects[0])
        screen.close()
    report(*runs, spent)
    return 0


def report(ours: list[Run], themed: list[Run], plain: list[Run], spent: float) -> None:
    """Print medians and their ratios."""
    all_runs = (ours, themed, plain)
    took, same, least = (1000 * median(run.seconds for run in runs) for runs in all_runs)
    print(f"start until Start is painted: {took:.0f} ms", end=", ")
    print(f"bare window in the same style {same:.0f} ms", end=", ")
    print(f"ratio {took / same:.2f} (at most 1.8, goal 1.6)")
    print(f"  (against a window without our theme, {least:.0f} ms: {took / least:.2f})")
    busy, same, least = (median(run.processor_s for run in runs) for runs in all_runs)
    print(f"  (processor time of that: {busy:.2f} s, {same:.2f} s, {least:.2f} s)")
    peak, same, least = (median(run.peak_mib for run in runs) for runs in all_runs)
    print(f"peak memory there: {peak:.0f} MiB", end=", ")
    print(f"bare window in the same style {same:.0f} MiB", end=", ")
    print(f"ratio {peak / same:.2f} (at most 1.4)")
    print(f"  (against a window without our theme, {least:.0f} MiB: {peak / least:.2f})")
    print(f"processor time of the idle window over {IDLE_S} s: {spent:.2f} s (under 0.1)")


if __name__ == "__main__":
    raise SystemExit(main())
