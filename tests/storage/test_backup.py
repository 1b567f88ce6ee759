"""Copies of the history: made whole, kept in number, put back, and never lost by it."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import WEDNESDAY_EVENING
from storage.examples import ENTRIES, SESSION, SETS, News, store

from spasmfree.core.errors import KnownError
from spasmfree.storage import backup, places
from spasmfree.storage.backup import Contents

DAY_MS = 86_400_000
NOW = WEDNESDAY_EVENING


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A history with a session and an episode, closed."""
    made = store(tmp_path / "data", News())
    made.save_session(SESSION, SETS)
    for entry in ENTRIES:
        made.keep(entry)
    made.close()
    return tmp_path / "data"


def more(folder: Path, count: int) -> None:
    made = store(folder, News())
    for n in range(count):
        made.save_session(replace(SESSION, id=f"more-{n}", day="2026-01-15"), ())
    made.close()


def break_it(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100 : len(content) // 2] = b"\xff" * (len(content) // 2 - 100)
    path.write_bytes(content)


def test_a_copy_is_whole_while_the_history_is_open(tmp_path: Path) -> None:
    news = News()
    made = store(tmp_path / "data", news)
    made.save_session(SESSION, SETS)
    news.wait()
    copy = backup.make(tmp_path / "data", NOW)
    made.close()
    assert copy.name == "spasmfree-2026-01-14-170000.sqlite"
    assert backup.contents(copy) == Contents(1, 0, "2026-01-14")


def test_copies_are_for_their_owner_only_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        copy = backup.make(folder, NOW)
    finally:
        os.umask(before)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]


def test_the_last_eight_are_kept(folder: Path) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / "mine.sqlite").write_text("somebody's own")
    for n in range(11):
        backup.make(folder, NOW + n * DAY_MS)
    backup.make(folder, NOW + 10 * DAY_MS)  # twice in a second
    found = backup.listed(folder)
    assert len(found) == 8
    assert found[0].at_ms == found[1].at_ms == NOW + 10 * DAY_MS
    assert found[-1].at_ms == NOW + 4 * DAY_MS
    assert (folder / "backups" / "mine.sqlite").exists()


def test_one_is_due_every_week(folder: Path) -> None:
    assert backup.is_due(folder, NOW)
    backup.make(folder, NOW)
    assert not backup.is_due(folder, NOW + 7 * DAY_MS - 1)
    assert backup.is_due(folder, NOW + 7 * DAY_MS)


def test_a_damaged_history_is_not_copied_over_good_copies(folder: Path) -> None:
    good = backup.make(folder, NOW)
    break_it(folder / places.DATABASE)
    with pytest.raises(KnownError, match="is damaged"):
        backup.make(folder, NOW + DAY_MS)
    assert [each.path for each in backup.listed(folder)] == [good]
    assert [each.name for each in good.parent.iterdir()] == [good.name]


def test_restoring_brings_it_back_and_keeps_what_was_there(folder: Path) -> None:
    copy = backup.make(folder, NOW)
    more(folder, 2)
    backup.restore(folder, copy, NOW + DAY_MS)
    again = store(folder, News())
    assert list(again.sessions()) == [SESSION]
    assert list(again.episodes()) == [ENTRIES[0]]
    again.close()
    newest = backup.listed(folder)[0]
    assert backup.contents(newest.path) == Contents(3, 1, "2026-01-15")


def test_a_copy_that_is_broken_or_of_something_else_is_not_put_back(folder: Path) -> None:
    copy = backup.make(folder, NOW)
    break_it(copy)
    assert backup.contents(copy) is None
    before = (folder / places.DATABASE).read_bytes()
    with pytest.raises(KnownError, match="is damaged"):
        backup.restore(folder, copy, NOW + DAY_MS)
    assert (folder / places.DATABASE).read_bytes() == before


def test_a_broken_history_is_set_aside_with_its_date_and_the_newest_good_copy_found(
    folder: Path,
) -> None:
    good = backup.make(folder, NOW)
    break_it(backup.make(folder, NOW + DAY_MS))
    break_it(folder / places.DATABASE)
    found = backup.newest_good(folder)
    assert found is not None
    assert (found[0].path, found[1]) == (good, Contents(1, 1, "2026-01-14"))
    backup.restore(folder, good, NOW + 2 * DAY_MS)
    assert (folder / "spasmfree-damaged-2026-01-16-170000.sqlite").exists()
    again = store(folder, News())
    assert list(again.sessions()) == [SESSION]
    again.close()


def test_everything_is_deleted_and_nothing_that_is_not_ours(folder: Path) -> None:
    backup.make(folder, NOW)
    (folder / places.SETTINGS).write_text("{}")
    (folder / places.LOG).write_text("log")
    (folder / "spasmfree.v1.bak.sqlite").write_text("old")
    (folder / "holiday.jpg").write_text("mine")
    backup.set_aside(folder, NOW)
    backup.delete_everything(folder)
    assert [each.name for each in folder.iterdir()] == ["holiday.jpg"]
