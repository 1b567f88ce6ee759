"""A disk that refuses costs nothing: what was done is kept and lands in order later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from storage.examples import HEAD, HURT, PLAN, SESSION, SETS, News, entry, store

from spasmfree.core.store import Refused, Saved
from spasmfree.storage.database import connect
from spasmfree.storage.health import quick_check
from spasmfree.storage.history import MakeWriter, SqliteStore
from spasmfree.storage.places import DATABASE
from spasmfree.storage.writer import Writer

resource = pytest.importorskip("resource")  # POSIX only
OFTEN_S = 0.01
NEVER_S = 3600.0
LONG = "x" * 3_000


class Disk:
    """The writer's connection with a limit that the test sets, as on a disk that fills up."""

    def __init__(self) -> None:
        self.db: sqlite3.Connection | None = None

    def connect(self, path: Path) -> sqlite3.Connection:
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("VACUUM")  # pages that a migration left free would be filled first
        self.db.execute("PRAGMA foreign_keys = ON")
        return self.db

    def allow_pages(self, more: int) -> None:
        assert self.db is not None
        pages: int = self.db.execute("PRAGMA page_count").fetchone()[0]
        self.db.execute(f"PRAGMA max_page_count = {pages + more}")

    def writer(self, retry_s: float) -> MakeWriter:
        return partial(Writer, connect=self.connect, retry_s=retry_s)


def fill(open_: SqliteStore, first: int, count: int) -> None:
    for seq in range(first, first + count):
        open_.append("s1", replace(entry(seq), data=f'{{"note": "{LONG}"}}'))


def kept(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / DATABASE)) as db:
        found = db.execute("SELECT seq FROM journal ORDER BY version")
        return [seq for (seq,) in found]


def until(news: News, done: Callable[[], bool]) -> None:
    while not done():
        news.wait()


@pytest.mark.parametrize("retry_s", [OFTEN_S, NEVER_S])
def test_a_full_disk_loses_nothing_and_is_told_once(tmp_path: Path, retry_s: float) -> None:
    news, disk = News(), Disk()
    open_ = store(tmp_path, news, disk.writer(retry_s))
    open_.begin(HEAD)
    news.wait()
    disk.allow_pages(4)
    fill(open_, 1, 12)
    until(news, lambda: isinstance(news.told[-1], Refused))
    before = len(news.told)
    assert str(tmp_path / DATABASE) in str(news.told[-1])
    running = open_.running()
    assert running is not None
    assert len(running[1]) == 12
    disk.allow_pages(1_000)
    fill(open_, 13, 1)
    until(news, lambda: news.told[-1] == Saved("append", "s1", 13))
    after = news.told[before:]
    assert all(isinstance(told, Saved) for told in after)
    saved = [told.seq for told in news.told if isinstance(told, Saved) and told.what == "append"]
    assert saved == list(range(1, 14))
    open_.close()
    assert kept(tmp_path) == list(range(1, 14))


def test_a_full_disk_at_the_end_of_a_session_keeps_the_session(tmp_path: Path) -> None:
    news, disk = News(), Disk()
    open_ = store(tmp_path, news, disk.writer(OFTEN_S))
    open_.begin(HEAD)
    open_.append("s1", entry(1))
    news.wait(2)
    disk.allow_pages(0)
    open_.fold(replace(SESSION, note=LONG * 4), SETS, [HURT])
    until(news, lambda: isinstance(news.told[-1], Refused))
    assert open_.sets("s1") == SETS
    assert kept(tmp_path) == [1]
    disk.allow_pages(1_000)
    until(news, lambda: news.told[-1] == Saved("fold", "s1"))
    open_.close()
    assert kept(tmp_path) == []
    after = store(tmp_path, News())
    assert after.sets("s1") == SETS
    after.close()


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path) -> None:
    news = News()
    open_ = store(tmp_path, news, partial(Writer, retry_s=OFTEN_S))
    open_.begin(HEAD)
    news.wait()
    log = (tmp_path / f"{DATABASE}-wal").stat().st_size
    with no_file_above(log + 20_000):
        fill(open_, 1, 8)
        until(news, lambda: isinstance(news.told[-1], Refused))
    until(news, lambda: news.told[-1] == Saved("append", "s1", 8))
    assert sum(isinstance(told, Refused) for told in news.told) == 1
    open_.close()
    assert kept(tmp_path) == list(range(1, 9))
    assert quick_check(tmp_path / DATABASE) is None


def test_another_program_that_holds_the_database_only_delays(tmp_path: Path) -> None:
    news = News()
    impatient = partial(Writer, connect=partial(connect, busy_ms=5), retry_s=OFTEN_S)
    open_ = store(tmp_path, news, impatient)
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        open_.save_plan(PLAN)
        news.wait()
        assert isinstance(news.told[0], Refused)
        assert "Another program has locked" in news.told[0].sentence
        assert list(open_.sessions()) == []
        other.execute("ROLLBACK")
    assert news.wait()[1:] == [Saved("plan")]
    open_.close()


def test_a_database_that_may_not_be_written_for_a_while(tmp_path: Path) -> None:
    """As on a disk that goes read-only: the connection is made anew for each try."""
    news = News()
    modes = iter(["query_only = ON", "query_only = ON", "query_only = OFF"])

    def sometimes(path: Path) -> sqlite3.Connection:
        db = connect(path)
        db.execute(f"PRAGMA {next(modes)}")
        return db

    open_ = store(tmp_path, news, partial(Writer, connect=sometimes, retry_s=OFTEN_S))
    open_.save_plan(PLAN)
    assert [type(told) for told in news.wait(2)] == [Refused, Saved]
    open_.close()
    after = store(tmp_path, News())
    assert list(after.plan()) == [PLAN]
    after.close()


def test_closing_writes_what_is_left(tmp_path: Path) -> None:
    open_ = store(tmp_path, News())
    open_.begin(HEAD)
    fill(open_, 1, 50)
    assert open_.close() == 0
    assert kept(tmp_path) == list(range(1, 51))
    assert not (tmp_path / f"{DATABASE}-wal").exists()


def test_closing_on_a_full_disk_tells_how_much_is_lost(tmp_path: Path) -> None:
    news, disk = News(), Disk()
    open_ = store(tmp_path, news, disk.writer(NEVER_S))
    open_.begin(HEAD)
    news.wait()
    disk.allow_pages(0)
    fill(open_, 1, 3)
    until(news, lambda: isinstance(news.told[-1], Refused))
    assert open_.close() == 3
