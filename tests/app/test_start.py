"""Starting and ending the real program, over data folders that are not as they should be."""

from __future__ import annotations

import gc
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from spasmfree.app import run
from spasmfree.core.errors import KnownError
from spasmfree.storage import database, places
from spasmfree.system.single_instance import SingleInstance

COMMAND = [sys.executable, "-m", "spasmfree", "--data-dir"]
PATIENCE_S = 30


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 900")


def garbage(path: Path) -> None:
    path.write_bytes(b"not a history" * 999)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:300])


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE mine (precious TEXT)")


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (newer, "newer SpasmFree"),
        (garbage, "damaged"),
        (cut_short, "damaged"),
        (of_another_program, "not a SpasmFree history"),
    ],
)
def test_a_database_that_cannot_be_used_is_a_sentence(tmp_path, damage, told):
    folder = places.prepare(tmp_path / "data")
    path = database.open_database(folder)
    damage(path)
    before = path.read_bytes()
    for words in ([], ["export"]) if damage in (newer, garbage) else (["export"],):
        done = subprocess.run(
            [*COMMAND, folder, *words], capture_output=True, text=True, check=False,
            timeout=PATIENCE_S,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1, done.stderr
        assert told in done.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("started_by", "shown"),
    [({"DESKTOP_STARTUP_ID": "menu-1"}, True), ({"DESKTOP_STARTUP_ID": ""}, False)],
)
def test_who_started_it_from_a_menu_sees_the_sentence(tmp_path, started_by, shown):
    folder = places.prepare(tmp_path / "data")
    newer(database.open_database(folder))
    close_it = (
        "import sys\n"
        "from PySide6.QtWidgets import QMessageBox\n"
        "QMessageBox.exec = lambda box: print(box.text())\n"
        "from spasmfree import cli\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", close_it, "--data-dir", folder], env=os.environ | started_by,
        capture_output=True, text=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == (done.stderr if shown else "")


def test_an_empty_file_becomes_a_database(desk_over, tmp_path):
    folder = places.prepare(tmp_path / "data")
    (folder / places.DATABASE).touch()
    assert desk_over(folder).find("safety.accept") is not None
    assert (folder / places.DATABASE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["{", '{"volume": "loud", "page": "moon"}'])
def test_settings_that_make_no_sense_are_told_and_kept(desk_over, tmp_path, text):
    folder = places.prepare(tmp_path / "data")
    (folder / places.SETTINGS).write_text(text)
    desk = desk_over(folder)
    assert "settings" in desk.text("notice.words").lower()
    desk.press("safety.accept")
    desk.press("start.skip")
    desk.press("mat.yes")
    assert desk.find("today.start") is not None
    if "volume" not in text:
        assert (folder / "settings.broken.json").read_text() == text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_the_system_ends_it_in_order(qapp, tmp_path, asked):
    folder = tmp_path / "data"
    with subprocess.Popen([*COMMAND, folder], stderr=subprocess.PIPE, text=True) as child:
        reach(folder)
        child.send_signal(asked)
        _, said = child.communicate(timeout=PATIENCE_S)
    assert child.returncode == 0
    assert "Traceback" not in said
    assert (folder / places.SETTINGS).is_file()
    assert not (folder / places.LOCK).exists()


def reach(folder: Path) -> None:
    """Wait until the window of this folder answers."""
    ends = time.monotonic() + PATIENCE_S
    while not (folder.is_dir() and SingleInstance(folder).call_the_other()):
        assert time.monotonic() < ends, "the window never came"
        time.sleep(0.1)


@pytest.fixture
def in_this_process(qapp, monkeypatch):
    """Lets `run` use the test's own QApplication, and leaves the process as it was."""
    monkeypatch.setattr(run, "qt_application", lambda: qapp)
    monkeypatch.setattr(run.Faults, "install", lambda faults: None)
    yield
    gc.enable()


def test_a_window_that_never_answers_is_a_sentence(in_this_process, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "TRY_AGAIN_MS", 1)
    monkeypatch.setattr(run, "TRIES", 2)
    silent = SingleInstance(tmp_path)
    assert silent.claim()
    with pytest.raises(KnownError, match=r"window\.lock"):
        run.run(tmp_path)
    silent.release()


def test_exercises_that_are_broken_end_the_start(in_this_process, tmp_path, monkeypatch):
    broken = tmp_path / "exercises.json"
    monkeypatch.setattr(run, "resource", lambda name: broken)
    for text, told in (None, "cannot be read"), ("{", "line 1"), ("\udcff", "UTF-8"):
        if text is not None:
            broken.write_text(text, errors="surrogateescape")
        with pytest.raises(KnownError, match=told):
            run.run(tmp_path / "data")
        assert not (tmp_path / "data" / places.LOCK).exists()
