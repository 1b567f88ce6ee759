"""A history with ids as text becomes one with keys, and nobody outside of the file can tell."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storage.examples import HURT, LEFT, RIGHT, SCORE, SESSION, STRETCH, News, store

from spasmfree.core import ids
from spasmfree.core.revisions import Act, Revision, What
from spasmfree.storage import backup, database, keys
from spasmfree.storage.export_csv import Names
from spasmfree.storage.exports import Export, Format, Table, write
from spasmfree.storage.health import quick_check
from spasmfree.storage.places import DATABASE
from spasmfree.storage.rep_times import pack, unpack

NAMES = Names({"side-lying-hip-abduction": "Side-lying hip lift"}, {"starter": "Starter"})
HERE, ELSEWHERE, FORGOTTEN = "here", "elsewhere", "a device that no row tells of"
BEFORE = database.migrations()[:2]
DAY_MS = 86_400_000


def uuid(number: int) -> str:
    """An id as the program makes them; a greater number may well sort before a smaller one."""
    chance = (number * 0x9E3779B97F4A7C15 % (1 << 80)).to_bytes(ids.RANDOM_BYTES)
    return ids.new_id(SESSION.started_ms + number // 10, chance)


def insert(
    db: sqlite3.Connection, table: str, record: Mapping[str, object], number: int, *, deleted: int
) -> None:
    """A row as the program wrote it before keys."""
    values = dict(record) | {"version": (1 << 60) + number, "deleted": deleted}
    values |= {"device": (HERE, ELSEWHERE, FORGOTTEN)[number % 3]}
    if "rep_times" in values:
        values["rep_times"] = pack(record["rep_times"])  # type: ignore[arg-type]  # a tuple
    if values.get("session_id") == "":
        values["session_id"] = None
    marks = ", ".join("?" * len(values))
    db.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", [*values.values()])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A history of before keys: many sessions, some deleted, sets that are no more, odd ids."""
    path = database.open_database(tmp_path, BEFORE)
    with closing(sqlite3.connect(path)) as db:
        for device, here in ((ELSEWHERE, 0), (HERE, 1)):
            db.execute("INSERT INTO device VALUES (?, ?, ?)", (device, 7 + here, here))
        for n in range(59):
            own = "s, =odd" if n == 58 else uuid(n * 100)
            at = SESSION.started_ms + n // 2 * DAY_MS  # two begin in the same millisecond
            session = replace(
                SESSION, id=own, started_ms=at, ended_ms=at + 5, day=f"2026-02-{1 + n // 3:02}"
            )
            insert(db, "session", asdict(session), n, deleted=n % 9 == 4)
            for k, each in enumerate((RIGHT, LEFT, STRETCH)):
                set_id = f"set{n}" if n == 8 and k == 1 else uuid(n * 100 + 1 + k)
                one = replace(each, id=set_id, session_id=own)
                insert(db, "set_row", asdict(one), n, deleted=k == 2 and n % 5 == 0)
            hurt = replace(HURT, id=uuid(n * 100 + 9), session_id=own, set_id=uuid(n * 100 + 1))
            insert(db, "pain", asdict(hurt), n, deleted=0)
        insert(db, "pain", asdict(SCORE), 0, deleted=0)
        db.commit()
    return tmp_path


def exported(path: Path) -> Iterator[tuple[str, bytes]]:
    """Everything that can leave a history as rows of cells."""
    forms = [Export(table=table) for table in Table] + [Export(Format.STRONG)]
    for form in forms:
        out = io.BytesIO()
        write(path, form, out, NAMES)
        yield f"{form.format} {form.table}", out.getvalue()


def as_json(path: Path) -> bytes:
    out = io.BytesIO()
    write(path, Export(Format.JSON), out, NAMES)
    return out.getvalue()


def test_what_leaves_is_the_same_byte_for_byte(folder: Path) -> None:
    path = folder / DATABASE
    before = dict(exported(path))  # these read either, so it is held to the rows themselves too
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        sets = [dict(row) for row in db.execute("SELECT * FROM set_row ORDER BY id")]
    database.open_database(folder)
    assert dict(exported(path)) == before
    assert before["csv sets"].count(b"\r\n") > 100
    assert uuid(100).encode() in before["csv sets"]
    for row in sets:
        row |= {"rep_times": list(unpack(row["rep_times"])), "version": str(row["version"])}
        for name in ("corrected", "form_clean", "deleted"):
            row[name] = None if row[name] is None else bool(row[name])
    lines = ",\n".join(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in sets)
    assert f'"set_row": [\n{lines}\n]'.encode() in as_json(path)


def test_devices_stay_known_also_one_that_no_row_told_of(folder: Path) -> None:
    told = json.loads(as_json(database.open_database(folder)))["tables"]
    assert {each["id"] for each in told["device"]} == {HERE, ELSEWHERE, FORGOTTEN}
    assert [each["id"] for each in told["device"] if each["here"]] == [HERE]
    assert {each["device"] for each in told["session"]} == {HERE, ELSEWHERE, FORGOTTEN}


def test_the_window_reads_and_changes_it_as_before(folder: Path) -> None:
    news = News()
    made = store(folder, news)
    own = uuid(1_100)
    (one,) = [each for each in made.sessions() if each.id == own]
    assert [(each.id, each.place) for each in made.sets(own)] == [
        (uuid(1_102), 0), (uuid(1_101), 1), (uuid(1_103), 2),
    ]  # fmt: skip
    assert [each.set_id for each in made.pains(own)][:1] == [uuid(1_101)]
    change = Revision(uuid(9_999), 1, 0, What.SESSION, own, Act.DELETED, "{}", "")
    made.delete_session(own, change)
    made.close()
    again = store(folder, news)
    assert again.session(own) is None
    assert [each.record_id for each in again.revisions()] == [own]
    again.restore_session(own)
    again.save_session(replace(one, note="corrected"), ())
    again.close()
    last = store(folder, news)
    found = last.session(own)
    assert (found and found.note, list(last.sets(own))) == ("corrected", [])
    last.close()
    assert quick_check(folder / DATABASE) is None


def test_a_backup_of_before_keys_can_be_put_back(folder: Path) -> None:
    before = dict(exported(folder / DATABASE))
    copy = backup.make(folder, SESSION.started_ms)
    made = store(folder, News())
    made.save_session(replace(SESSION, id=uuid(77_777)), ())
    made.close()
    held = backup.contents(copy)
    assert held is not None
    assert held.sessions == 52
    backup.restore(folder, copy, SESSION.started_ms + DAY_MS)
    assert dict(exported(database.open_database(folder))) == before


def test_the_file_shrinks_also_when_that_was_interrupted(tmp_path: Path) -> None:
    path = database.open_database(tmp_path)
    with closing(database.connect(path)) as db:
        db.execute("CREATE TABLE once (x)")
        db.execute("INSERT INTO once VALUES (zeroblob(4000000))")
        db.execute(
            "DROP TABLE once"
        )  # as a migration leaves it that was ended before its last step
    assert path.stat().st_size > 4_000_000
    with closing(database.read_only(path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM session").fetchone()
        database.open_database(tmp_path, busy_ms=10)  # which is not in the way
    database.open_database(tmp_path)
    assert path.stat().st_size < 1_000_000


@given(id_=st.one_of(st.uuids().map(str), st.text(), st.uuids().map(lambda each: each.hex)))
def test_every_id_comes_back(id_: str) -> None:
    assert keys.unpack(keys.pack(id_)) == id_


@given(first=st.uuids().map(str), second=st.uuids().map(str))
def test_keys_sort_as_their_ids(first: str, second: str) -> None:
    one, other = keys.pack(first), keys.pack(second)
    assert isinstance(one, bytes)
    assert isinstance(other, bytes)
    assert (one < other) == (first < second)


def test_sqlite_has_the_same_keys() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        keys.teach(db)
        for id_ in (uuid(5), "s1", "", None):
            found = db.execute("SELECT id_key(?), id_text(id_key(?))", (id_, id_)).fetchone()
            assert found == (id_ if id_ is None else keys.pack(id_), id_)
