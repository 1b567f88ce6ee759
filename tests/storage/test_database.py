"""An older database is brought up to date or left as it is, and the rest is told in a sentence."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from storage.examples import (
    EPISODE,
    HEAD,
    NOTE,
    PAUSE,
    PLAN,
    REVISION,
    SCORE,
    SESSION,
    SETS,
    News,
    entry,
    store,
)

from spasmfree.core.errors import KnownError
from spasmfree.storage.database import APPLICATION, connect, migrations, open_database, read_only
from spasmfree.storage.health import quick_check
from spasmfree.storage.places import DATABASE

DATA = Path(__file__).parents[1] / "data"
V1 = f"PRAGMA application_id = {APPLICATION}; CREATE TABLE a (x)"
V2 = "CREATE TABLE b (y); INSERT INTO b SELECT x FROM a"
BAD = "CREATE TABLE c (z); INSERT INTO nowhere VALUES (1)"


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        found: int = db.execute("PRAGMA user_version").fetchone()[0]
        return found


def test_a_copy_is_kept_before_an_older_database_is_changed(tmp_path: Path) -> None:
    path = open_database(tmp_path, [V1])
    with closing(connect(path)) as db:
        db.execute("INSERT INTO a VALUES (7)")
    open_database(tmp_path, [V1, V2])
    assert (version(path), tables(path)) == (2, {"a", "b"})
    copy = tmp_path / "spasmfree.v1.bak.sqlite"
    assert (version(copy), tables(copy)) == (1, {"a"})
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT x FROM a").fetchall() == [(7,)]
    assert open_database(tmp_path, [V1, V2]) == path
    assert len(list(tmp_path.glob("*.bak*"))) == 1


def test_an_earlier_copy_is_never_overwritten(tmp_path: Path) -> None:
    open_database(tmp_path, [V1])
    (tmp_path / "spasmfree.v1.bak.sqlite").write_text("from another day")
    open_database(tmp_path, [V1, V2])
    assert (tmp_path / "spasmfree.v1.bak.sqlite").read_text() == "from another day"
    assert version(tmp_path / "spasmfree.v1.bak1.sqlite") == 1


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = open_database(tmp_path, [V1])
    with pytest.raises(sqlite3.OperationalError):
        open_database(tmp_path, [V1, BAD])
    assert (version(path), tables(path)) == (1, {"a"})


def test_a_newer_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = open_database(tmp_path, [V1, V2])
    before = path.read_bytes()
    with pytest.raises(KnownError, match="newer SpasmFree; install that version"):
        open_database(tmp_path, [V1])
    assert path.read_bytes() == before


@pytest.mark.parametrize("garbage", [b"not a database" * 100, b"x", b"SQLite format 3\0" * 50])
def test_a_garbage_database_is_left_as_it_is(tmp_path: Path, garbage: bytes) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(garbage)
    with pytest.raises(KnownError) as told:
        open_database(tmp_path)
    assert str(path) in str(told.value)
    assert "damaged or not a SpasmFree history" in str(told.value)
    assert path.read_bytes() == garbage


@pytest.mark.parametrize("foreign_version", [0, 1, 99])
def test_the_database_of_another_program_is_left_as_it_is(
    tmp_path: Path, foreign_version: int
) -> None:
    path = tmp_path / DATABASE
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"CREATE TABLE bookmark (x); PRAGMA user_version = {foreign_version}")
    with pytest.raises(KnownError, match="not a SpasmFree history"):
        open_database(tmp_path)
    assert tables(path) == {"bookmark"}


def test_a_locked_database_is_named(tmp_path: Path) -> None:
    path = open_database(tmp_path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(KnownError, match=r"Another program has locked .*spasmfree\.sqlite"):
            open_database(tmp_path, busy_ms=10)


def test_a_folder_in_the_place_of_the_database_is_named(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(KnownError, match=r"spasmfree\.sqlite is damaged or not a SpasmFree"):
        open_database(tmp_path)


def test_two_programs_that_open_at_once_migrate_once(tmp_path: Path) -> None:
    """The second read the version before the first had made its step."""
    with closing(sqlite3.connect(tmp_path / DATABASE)) as db:
        first = f"BEGIN; {V1}; PRAGMA user_version = 1; COMMIT;"
        other_program = f"{V1}; ROLLBACK; {first}; BEGIN; CREATE TABLE a (x)"
        db.execute("PRAGMA journal_mode = WAL")
    assert version(open_database(tmp_path, [other_program])) == 1


def test_commits_reach_the_disk_and_references_are_checked(tmp_path: Path) -> None:
    path = open_database(tmp_path)
    with closing(connect(path)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_impossible_values_are_refused(tmp_path: Path) -> None:
    store(tmp_path, News()).close()
    with closing(connect(tmp_path / DATABASE)) as db:
        for change in ("NULL, 'x', 0, 'here'", "NULL, 'x', 0, 2"):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(f"INSERT INTO device VALUES ({change})")


def test_a_name_that_looks_like_an_address_is_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "50% off? #1 ü"
    folder.mkdir()
    with closing(read_only(open_database(folder))) as db:
        assert db.execute("SELECT count(*) FROM session").fetchone() == (0,)


def test_a_sound_database_passes_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    open_ = store(tmp_path, News())
    for n in range(40):
        open_.save_session(replace(SESSION, id=f"s{n}"), ())
    open_.close()
    path = tmp_path / DATABASE
    assert quick_check(path) is None
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
    path.write_bytes(content)
    answer = quick_check(path)
    assert answer is not None
    assert "is damaged" in answer
    assert str(path) in answer


def test_the_check_changes_nothing_and_names_a_missing_file(tmp_path: Path) -> None:
    assert "check that it is connected" in str(quick_check(tmp_path / "gone.sqlite"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", range(1, len(migrations()) + 1))
def test_a_database_of_each_version_opens_with_its_rows(tmp_path: Path, number: int) -> None:
    shutil.copyfile(DATA / f"v{number}.sqlite", tmp_path / DATABASE)
    open_ = store(tmp_path, News())
    assert open_.session("s1") == SESSION
    assert list(open_.sets("s1")) == list(SETS)
    assert [pain.kind for pain in open_.pains("s1")] == ["before", "hurts", "worst"]
    assert list(open_.plan()) == [PLAN]
    assert open_.person().units == "lb"
    found = open_.running()
    assert found is not None
    assert (found[0].program, list(found[1])) == (HEAD.program, [entry(1), entry(2)])
    if number >= 2:
        assert list(open_.episodes()) == [EPISODE]
        assert list(open_.pauses()) == [PAUSE]
        assert list(open_.notes()) == [NOTE]
        assert list(open_.scores()) == [SCORE]
        assert list(open_.revisions()) == [REVISION]
    open_.close()
    assert version(tmp_path / DATABASE) == len(migrations())
