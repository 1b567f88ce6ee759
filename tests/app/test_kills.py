"""The real window, killed in the middle of a session: what was on disk is offered again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from app.acts import on_disk, reps, rows

from spasmfree.core import events, spec
from spasmfree.core.ledger import fold

TESTS = Path(__file__).parents[1]
KILLS = 3


def killed(folder: Path, seed: int, after: int) -> int:
    """Let a window run until it has told of `after` rows, kill it, and say how many it told of."""
    path = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        [sys.executable, "-m", "app.desk_child", str(folder), str(seed)],
        stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": path}, cwd=TESTS, text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(after)]
        child.kill()
        told += child.stdout.readlines()
    assert child.returncode < 0, "the child ended by itself"
    return max(int(line) for line in told if line.endswith("\n"))


@pytest.mark.parametrize(
    "answer",
    ["resume", *(pytest.param(rest, marks=pytest.mark.soak) for rest in ("keep", "discard"))],
)
def test_a_killed_window(desk_over, tmp_path, answer, capsys):
    seed = int(os.environ.get("KILL_SEED") or random.randrange(1 << 32))
    with capsys.disabled():
        sys.stdout.write(f"\nKILL_SEED={seed}\n")
    folder = tmp_path / "data"
    acknowledged = killed(folder, seed, random.Random(seed).randint(5, 30))
    journal = rows(folder, "journal", "1 ORDER BY seq")
    assert [row["seq"] for row in journal] == list(range(1, len(journal) + 1))
    assert len(journal) >= acknowledged
    (head,) = rows(folder, "running")
    timeline = spec.timeline(head["spec"])
    done = fold(timeline, [events.from_json(row["data"]) for row in journal])
    counts = [result.standing.reps for result in done.sets]

    desk = desk_over(folder)
    desk.press(f"recover.{answer}")
    on_disk(desk)
    if answer == "resume":
        now = desk.ledger()
        assert [result.standing.reps for result in now.sets] == counts
        assert (now.current, now.working) == (done.current, done.working)
    elif answer == "keep":
        assert reps(folder) == counts
        assert rows(folder, "running") == []
    else:
        assert rows(folder, "session") == rows(folder, "running") == rows(folder, "journal") == []
