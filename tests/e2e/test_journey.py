"""A person's first day, from outside: whole session, diary, chart, and the tables it leaves."""

from __future__ import annotations

import csv
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from e2e.desktop import Desktop
from e2e.window import COMMAND, Window

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

A_SESSION_S = 120
RUNS_BY_ITSELF = "Pause"  # the name of the primary button while nothing has to be pressed


def go_on_until(window: Window, *wanted: str) -> str:
    """Press the one large button whenever it waits for a press, until something is shown."""
    end = time.monotonic() + A_SESSION_S
    while time.monotonic() < end:
        shown = {node.id: node for node in window.nodes() if node.id}
        found = next((name for name in wanted if name in shown), None)
        if found is not None:
            return found
        primary = shown.get("session.primary")
        if primary is not None and primary.name != RUNS_BY_ITSELF:
            with suppress(AssertionError):  # the moment went by, and it is another button by now
                window.press("session.primary", name=primary.name, timeout=0.1)
    raise AssertionError(f"none of {wanted} came, but {sorted(shown)}")


def start_session(window: Window) -> None:
    """From the first start into the first set."""
    window.press("safety.accept")
    window.press("start.skip")
    window.press("today.start")
    go_on_until(window, "session.hurts")


def rows(data_dir: Path, sql: str) -> list[tuple]:
    """What another program reads in the database."""
    path = data_dir / "spasmfree.sqlite"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        return db.execute(sql).fetchall()


def test_a_first_day(desktop: Desktop, tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with Window(desktop, "--data-dir", str(data_dir), "--speed", "60") as window:
        start_session(window)
        window.press("session.primary", name=RUNS_BY_ITSELF)
        window.press("session.skip_set")
        go_on_until(window, "session.hurts")
        desktop.keys("f")
        window.press("session.undo")
        go_on_until(window, "session.hurts")
        window.press("session.hurts")
        window.press("hurts.skip_side")
        go_on_until(window, "pain.worst")
        window.press("summary.done")
        window.find("today.start")

        window.press("nav.diary")
        window.find("diary.table")
        window.press("nav.progress")
        window.find("progress.export")
        window.find("progress.range")
        desktop.keys("ctrl+q")
        assert window.process.wait(timeout=20) == 0
        assert "Traceback" not in desktop.log("spasmfree")

    ((kind, planned, done),) = rows(data_dir, "SELECT kind, sets_planned, sets_done FROM session")
    assert kind == "program"
    assert 0 < done < planned
    sets = rows(data_dir, "SELECT exercise, side, set_no, reps_done, outcome FROM set_row")
    assert len(sets) == planned
    assert {"done", "skipped"} <= {outcome for *_, outcome in sets}
    assert rows(data_dir, "SELECT count(*) FROM pain WHERE kind = 'hurts'") == [(1,)]
    assert rows(data_dir, "SELECT count(*) FROM running") == [(0,)]
    assert rows(data_dir, "SELECT count(*) FROM journal") == [(0,)]

    target = tmp_path / "sets.csv"
    command = [COMMAND, "--data-dir", data_dir, "export", "--table", "sets", "--out", target]
    subprocess.run(command, env=desktop.environ, check=True)
    with target.open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    keys = ("exercise_id", "side", "set_no", "reps_done", "outcome")
    assert sorted(tuple(row[key] for key in keys) for row in told) == sorted(
        tuple(map(str, row)) for row in sets
    )
