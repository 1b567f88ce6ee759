"""Whatever the moment of a kill -9: what was acknowledged is in the database."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from storage.examples import SETS, News, store
from storage.journal_child import event

from spasmfree.storage.health import quick_check
from spasmfree.storage.places import DATABASE

KILLS_OF_A_FOLDER = 10
TESTS = Path(__file__).parents[1]


def killed(folder: Path, first: int, dice: random.Random) -> list[tuple[str, str, int]]:
    """What a child acknowledged before it was killed, mostly while it was writing."""
    path = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"PYTHONPATH": path}
    command = [sys.executable, "-m", "storage.journal_child", str(folder), str(first)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=environment, cwd=TESTS, text=True
    ) as child:
        assert child.stdout is not None
        lines = _until_killed(child, dice)
        lines += child.stdout.readlines()
    assert child.returncode < 0, "the child ended by itself"
    return [_news(line) for line in lines if line.endswith("\n")]


def _until_killed(child: subprocess.Popen[str], dice: random.Random) -> list[str]:
    """Kill after some lines and some thousandths of a second, or at any time of the start."""
    assert child.stdout is not None
    if dice.random() < 0.2:
        at_start = threading.Timer(dice.uniform(0, 0.25), child.kill)
        at_start.start()
        at_start.join()
        return []
    lines = [child.stdout.readline() for _ in range(dice.randint(1, 30))]
    shortly = threading.Timer(dice.uniform(0, 0.004), child.kill)
    shortly.start()
    shortly.join()
    return lines


def _news(line: str) -> tuple[str, str, int]:
    what, session_id, seq = line.split()
    return what, session_id, int(seq)


def lost(folder: Path, acknowledged: list[tuple[str, str, int]]) -> Iterator[str]:
    """Acknowledged writes that the database does not show."""
    with closing(sqlite3.connect(folder / DATABASE)) as db:
        heads = {row[0] for row in db.execute("SELECT id FROM running")}
        journal = set(db.execute("SELECT session_id, seq, data FROM journal"))
        sets = dict(db.execute("SELECT session_id, count(*) FROM set_row GROUP BY 1"))
        folded = {row[0] for row in db.execute("SELECT id FROM session")}
    for what, session_id, seq in acknowledged:
        whole = session_id in folded and sets.get(session_id) == len(SETS)
        there = {
            "begin": session_id in heads or whole,
            "append": whole or (session_id, seq, event(session_id, seq).data) in journal,
            "fold": whole and session_id not in heads,
        }
        if not there[what]:
            yield f"{what} {session_id} {seq}"


@pytest.mark.parametrize("kills", [10, pytest.param(50, marks=pytest.mark.soak)])
def test_kills_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], kills: int) -> None:
    seed = int(os.environ.get("KILL_SEED") or random.randrange(1 << 32))
    dice = random.Random(seed)
    with capsys.disabled():
        sys.stdout.write(f"\n{kills} kills, KILL_SEED={seed}\n")
    acknowledged: list[tuple[str, str, int]] = []
    total = 0
    for kill in range(kills):
        folder = tmp_path / f"{kill // KILLS_OF_A_FOLDER}"
        if kill % KILLS_OF_A_FOLDER == 0:
            acknowledged = []
        news = killed(folder, kill * 1_000, dice)
        acknowledged += news
        total += len(news)
        again = store(folder, News())
        running = again.running()
        again.close()
        assert list(lost(folder, acknowledged)) == [], f"kill {kill} of seed {seed}"
        assert quick_check(folder / DATABASE) is None, f"kill {kill} of seed {seed}"
        if running is not None:
            assert [entry.seq for entry in running[1]] == list(range(1, len(running[1]) + 1))
    assert total > kills, "hardly anything was acknowledged, so this shows nothing"
