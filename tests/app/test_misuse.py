"""The window in hostile hands: odd clocks, odd data, odd targets, and no patience."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from functools import partial

import pytest
from app.acts import accept, begin, finish, on_disk, open_export, rows, work
from PySide6.QtCore import QCoreApplication, Qt

from spasmfree.storage import places
from spasmfree.ui import theme

PAGES = ("today", "exercises", "progress", "diary", "learn", "settings")
DAY_MS = 86_400_000
YEAR_MS = 365 * DAY_MS


def look_around(desk):
    for page in PAGES:
        desk.press(f"nav.{page}")
        QCoreApplication.processEvents()
    desk.app.window.grab()


def test_pages_opened_faster_than_they_load(desk):
    accept(desk)
    for turn in range(40):
        desk.press(f"nav.{PAGES[turn * 5 % 6]}")
        if turn % 7 == 0:
            QCoreApplication.processEvents()
    desk.press("nav.progress")
    desk.press("today.start") if desk.find("today.start") else desk.press("progress.to_today")
    assert desk.find("today.start") is not None


def test_looks_changed_in_mid_session(desk, qapp):
    accept(desk)
    begin(desk)
    work(desk)
    before = desk.ledger()
    try:
        for look, scale in ("dark", 1.5), ("light", 1.25):
            theme.apply(qapp, look, scale)
            for size in (720, 480), (1600, 1000):
                desk.app.window.resize(*size)
                QCoreApplication.processEvents()
            desk.key(Qt.Key.Key_P)
            assert desk.text("session.primary") == "Resume"
            desk.key(Qt.Key.Key_H)
            desk.press("hurts.skip_side")
            desk.until(lambda: desk.find("session.rep") is not None)
        assert len(desk.ledger().hurts) == 2
        assert sum(r.reps for r in desk.ledger().sets) >= sum(r.reps for r in before.sets)
    finally:
        theme.apply(qapp, "light", 1.0)


def test_a_day_that_begins_while_the_window_stands_open(desk):
    """A Wednesday evening at 18:00, with a session due; days begin at 03:00."""
    accept(desk)
    begin(desk)
    work(desk)
    finish(desk)
    desk.press("summary.done")
    on_disk(desk)
    desk.clock.advance(8 * 3_600_000 + 50 * 60_000)
    desk.app._look_at_day()
    assert desk.text("today.title") == "A session is due"
    desk.clock.advance(10 * 60_000)
    desk.app._look_at_day()
    assert desk.text("today.title") == "Nothing is due today"


@pytest.mark.parametrize("step", [40 * YEAR_MS])
def test_a_clock_that_was_wrong_for_a_day(desk, step):
    """A plan and a session of a far-off day, and then the clock is put right."""
    right = desk.clock.utc_ms
    desk.clock.utc_ms += step
    accept(desk)
    begin(desk)
    work(desk)
    finish(desk)
    desk.press("summary.done")
    look_around(desk)
    desk.clock.utc_ms = right
    desk.app._look_at_day()
    look_around(desk)
    on_disk(desk)
    desk.restart()
    look_around(desk)
    assert len(rows(desk.folder, "session")) == 1


@pytest.mark.parametrize("offset", [840])
def test_days_in_another_zone(desk, offset):
    accept(desk)
    for _ in range(2):
        desk.press("nav.today")
        desk.press("today.elsewhere")
        desk.press("add.save")
        desk.clock.offset_min, desk.clock.zone = offset, ""
        desk.app._look_at_day()
    look_around(desk)
    on_disk(desk)
    assert {row["offset_min"] for row in rows(desk.folder, "session")} == {60, offset}


SPOILT = {
    "plan with programs nobody knows": "UPDATE plan SET rotation = '[\"gone\"]'",
    "plan without programs": "UPDATE plan SET rotation = '[]', then_rotation = '[]'",
    "plan of long ago": "UPDATE plan SET from_day = '1971-01-01'",
    "settings of another version": "UPDATE setting SET value = '\"?\"' WHERE key = 'day_start_min'",
    "a program nobody knows": "UPDATE session SET program = 'gone'",
    "no program": "UPDATE session SET program = '', kind = 'practice'",
}


def test_a_history_with_odd_rows_still_opens(desk):
    accept(desk)
    begin(desk)
    work(desk)
    finish(desk)
    desk.press("summary.done")
    on_disk(desk)
    sound = desk.folder.with_name("sound.sqlite")
    path = desk.folder / places.DATABASE

    def spoil(statement):
        if sound.exists():
            shutil.copy(sound, path)
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copy(path, sound) if not sound.exists() else None
            db.execute(statement)
            db.commit()

    for kind, statement in SPOILT.items():
        desk.restart(meanwhile=partial(spoil, statement))
        look_around(desk)
        assert len(rows(desk.folder, "session")) == 1, kind
        desk.app.diary._open(rows(desk.folder, "session")[0]["id"])
        desk.press("diary.edit")
        desk.press("edit.save")
        desk.press("nav.today")
        begin(desk)
        on_disk(desk)
        assert rows(desk.folder, "running"), kind


def a_folder(tmp_path):
    return tmp_path


def of_ours(tmp_path):
    return tmp_path / "data" / places.DATABASE


def nowhere(tmp_path):
    return tmp_path / "missing" / "sets.csv"


def under_a_file(tmp_path):
    (tmp_path / "file").touch()
    return tmp_path / "file" / "sets.csv"


def too_long(tmp_path):
    return tmp_path / ("a" * 300)


def of_nobody(tmp_path):
    return "~nobodyhere/sets.csv"


def full(tmp_path):
    return "/dev/full"


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX systems")
def test_an_export_to_nowhere_says_so_and_asks_again(desk, tmp_path):
    open_export(desk)
    said = set()
    for where in a_folder, of_ours, nowhere, under_a_file, too_long, of_nobody, full:
        desk.find("export.path").setText(str(where(tmp_path)))
        assert desk.find("export.said").text() not in said
        desk.press("export.save")
        desk.soon(lambda: desk.find("export.said").text() not in ("", "Writing the file."))
        said.add(desk.find("export.said").text())
    assert len(said) == 7
    target = tmp_path / "sets.csv"
    desk.find("export.path").setText(str(target))
    desk.press("export.save")
    desk.soon(target.is_file)
    desk.soon(lambda: desk.find("export.save") is None)


def test_an_export_to_the_home_folder(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    open_export(desk)
    desk.find("export.path").setText("~/sets.csv")
    desk.press("export.save")
    desk.soon((tmp_path / "sets.csv").is_file)
    desk.soon(lambda: desk.find("export.save") is None)


def test_save_pressed_twice_exports_once(desk, tmp_path):
    open_export(desk)
    target = tmp_path / "sets.csv"
    desk.find("export.path").setText(str(target))
    save, begun = desk.find("export.save"), []
    desk.app.progress._page.export_wanted.connect(lambda *wanted: begun.append(wanted))
    for _ in range(5):
        save.click()
    assert len(begun) == 1
    desk.soon(target.is_file)
    desk.soon(lambda: desk.find("export.save") is None)
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ""] == ["sets.csv"]
