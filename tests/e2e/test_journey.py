"""A whole session in the installed program, worked through its accessibility tree at 40x speed.

What it kept is read with the standard library alone: sqlite3, uuid and csv.
"""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from e2e.desktop import Desktop, wait_for
from e2e.window import Window

pytestmark = pytest.mark.e2e

WHOLE_SESSION_S = 120  # about 33 s at this speed, on a machine with other things to do


def rows(data_dir: Path, sql: str) -> list[sqlite3.Row]:
    """What another program reads from the database."""
    path = data_dir / "spasmfree.sqlite"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        db.row_factory = sqlite3.Row
        return db.execute(sql).fetchall()


def begin(window: Window) -> None:
    """From a new data folder into the first session."""
    window.press("safety.accept")
    window.press("start.skip")
    window.press("mat.yes")
    start_session(window)


def start_session(window: Window) -> None:
    """From Today into the session, past the question and the preview."""
    window.press("today.start")
    window.find("pain.before")
    window.press("session.primary", name="Go on")
    window.press("session.primary", name="Start")
    window.find("session.remaining")


def at_work(window: Window, exercise: str) -> None:
    """Wait until reps or a hold of the exercise run."""
    window.find("session.exercise", name=exercise, timeout=WHOLE_SESSION_S)
    window.find("session.primary", name="Pause", timeout=WHOLE_SESSION_S)


def test_day_one(desktop: Desktop, tmp_path: Path) -> None:
    data_dir, target = tmp_path / "data", tmp_path / "sets.csv"
    with Window(desktop, "--data-dir", str(data_dir), "--speed", "40") as window:
        begin(window)
        at_work(window, "Pelvic tilt")
        window.press("session.primary", name="Pause")
        window.press("session.primary", name="Resume")
        at_work(window, "Side-lying hip lift")
        window.press("session.primary", name="Pause")
        window.press("session.skip_set")
        window.press("session.undo")
        window.press("session.primary", name="Resume")
        at_work(window, "Heel press")
        window.press("session.hurts")
        window.press("hurts.skip_side")
        window.find("session.phase", name="Well done", timeout=WHOLE_SESSION_S)
        window.press("session.primary")
        window.press("summary.done")
        window.find("today.start")
        window.press("nav.diary")
        window.find("diary.table")
        window.press("nav.progress")
        window.press("progress.export", timeout=20)
        window.write("export.path", str(target))
        window.press("export.save")
        wait_for("the file", target.is_file)

    (session,) = rows(data_dir, "SELECT * FROM session")
    sets = rows(data_dir, "SELECT * FROM set_row ORDER BY place")
    lifts: Counter[str] = Counter()
    for row in sets:
        if row["exercise"] == "side-lying-hip-abduction":
            lifts[row["side"]] += row["reps_done"]
    assert lifts == {"left": 30, "right": 30}
    assert Counter(row["outcome"] for row in sets)["stopped_pain"] == 1
    assert not rows(data_dir, "SELECT * FROM journal")
    with target.open(encoding="utf-8-sig", newline="") as file:
        exported = list(csv.DictReader(file))
    assert {row["session_id"] for row in exported} == {str(UUID(bytes=session["id"]))}
    assert [int(row["reps_done"]) for row in exported] == [row["reps_done"] for row in sets]


def reps_on_disk(data_dir: Path) -> int:
    """Reps that the journal of the running session holds."""
    found = rows(data_dir, "SELECT count(*) AS n FROM journal WHERE data LIKE '%rep_done%'")
    return int(found[0]["n"])


def test_three_kills(desktop: Desktop, tmp_path: Path) -> None:
    """Killed in a set: nothing that was on disk is lost, and each offer does what it says."""
    data_dir = tmp_path / "data"
    arguments = ("--data-dir", str(data_dir), "--speed", "20")
    with Window(desktop, *arguments) as window:
        begin(window)
        at_work(window, "Pelvic tilt")
        wait_for("two reps", lambda: reps_on_disk(data_dir) >= 2)
        window.kill()
    first = reps_on_disk(data_dir)
    with Window(desktop, *arguments) as window:
        window.press("recover.resume")
        window.find("session.primary", name="Resume")
        shown = window.find("session.exercise").name
        assert shown.startswith("Pelvic tilt")
        window.press("session.primary")
        wait_for("another rep", lambda: reps_on_disk(data_dir) > first)
        window.kill()
    second = reps_on_disk(data_dir)
    with Window(desktop, *arguments) as window:
        window.press("recover.keep")
        wait_for("the session", lambda: rows(data_dir, "SELECT * FROM session"))
        kept = rows(data_dir, "SELECT sum(reps_done) AS reps FROM set_row")[0]["reps"]
        assert kept == second
        start_session(window)
        at_work(window, "Pelvic tilt")
        wait_for("a rep", lambda: reps_on_disk(data_dir) >= 1)
        window.kill()
    with Window(desktop, *arguments) as window:
        window.press("recover.discard")
        wait_for("an empty journal", lambda: not rows(data_dir, "SELECT * FROM journal"))
        window.find("today.start")
    assert len(rows(data_dir, "SELECT * FROM session")) == 1
