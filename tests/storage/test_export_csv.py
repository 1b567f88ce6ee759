"""What stands in the CSV is what is in the history, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from storage.examples import EPISODE, HURT, LEFT, RIGHT, SCORE, SESSION, SETS, News, store

from spasmfree.core import content
from spasmfree.core.entries import Episode
from spasmfree.core.errors import KnownError
from spasmfree.core.record import Felt, SessionKind
from spasmfree.storage import export_csv
from spasmfree.storage.atomic import named
from spasmfree.storage.export_csv import Days, Names, Table, days, guard, unguard
from spasmfree.storage.exports import Export, write, write_file
from spasmfree.storage.places import DATABASE

NAMES = Names(
    {"side-lying-hip-abduction": "Side-lying hip abduction", "quad-stretch-side-lying": "@Quads"},
    {"starter": "Starter, week 1"},
)
DANGEROUS = re.compile(r"[=+\-@\t\r]")
TEXTS = st.text() | st.text(alphabet="'=+-@\t\r\n, \"a\0")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A history with a session in the usual way, a day later a practice, and a deleted one."""
    open_ = store(tmp_path / "data", News())
    open_.save_session(replace(SESSION, felt_next_morning=Felt.WORSE), SETS, [HURT])
    open_.keep(SCORE)
    open_.keep(replace(EPISODE, id="e0", note="=2+2"))
    open_.keep(Episode("e2", "2026-01-28"))
    dropped = replace(EPISODE, id="e3")
    open_.keep(dropped)
    open_.drop(dropped)
    day_later = SESSION.started_ms + 86_400_000
    practice = replace(
        SESSION, id="s2", day="2026-01-15", started_ms=day_later, ended_ms=day_later + 60_000,
        offset_min=-210, kind=SessionKind.PRACTICE, program="", active_ms=30_000,
        pain_before=None, pain_worst=None, effort=None, note="-5 \N{DEGREE SIGN}C, \"cold\"\nüben",
    )  # fmt: skip
    open_.save_session(practice, [replace(LEFT, id="set9", session_id="s2")])
    gone = replace(SESSION, id="s3")
    open_.save_session(gone, [replace(RIGHT, id="set8", session_id="s3")])
    open_.delete_session("s3")
    open_.close()
    return tmp_path / "data"


def text(folder: Path, table: Table, wanted: Days = Days()) -> str:  # noqa: B008 - frozen
    out = io.BytesIO()
    write(folder / DATABASE, Export(table=table, days=wanted), out, NAMES)
    return out.getvalue().decode("utf-8")


def rows(folder: Path, table: Table, wanted: Days = Days()) -> list[dict[str, str]]:  # noqa: B008
    reader = csv.DictReader(io.StringIO(text(folder, table, wanted), newline=""), strict=True)
    return [{key: unguard(cell) for key, cell in row.items()} for row in reader]


def test_the_headers_are_public(folder: Path) -> None:
    assert {table: text(folder, table).split("\r\n")[0] for table in Table} == {
        Table.SETS: "set_id,session_id,day,started_at,program_id,exercise_id,exercise_name,"
        "variant,side,set_no,reps_planned,reps_done,hold_s_planned,hold_s_done,load_kg,band,"
        "outcome,corrected,pain,form_clean,note",
        Table.SESSIONS: "session_id,day,started_at,ended_at,kind,program_id,program_name,outcome,"
        "minutes_active,minutes_elapsed,pain_before,pain_worst,pain_after,pain_next_morning,"
        "effort_0_10,note,felt_next_morning",
        Table.PAIN: "id,at,day,kind,score_0_10,site,session_id,note",
        Table.EPISODES: "id,start,end,peak,trigger,days_lost,notes",
    }


def test_sets(folder: Path) -> None:
    assert text(folder, Table.SETS).split("\r\n")[1:] == [
        "set1,s1,2026-01-14,2026-01-14T18:00:00+01:00,starter,side-lying-hip-abduction,"
        "Side-lying hip abduction,,left,1,10,10,20,20,0,,done,0,,,",
        "set2,s1,2026-01-14,2026-01-14T18:00:00+01:00,starter,side-lying-hip-abduction,"
        "Side-lying hip abduction,fewer,right,1,10,4,20,8.25,1.25,red,stopped_pain,1,6,0,'=odd",
        "set3,s1,2026-01-14,2026-01-14T18:00:00+01:00,starter,quad-stretch-side-lying,"
        "'@Quads,,both,1,1,0,20,0,0,,skipped,0,,1,",
        "set9,s2,2026-01-15,2026-01-15T13:30:00-03:30,,side-lying-hip-abduction,"
        "Side-lying hip abduction,,left,1,10,10,20,20,0,,done,0,,,",
        "",
    ]


def test_sessions(folder: Path) -> None:
    first, second = rows(folder, Table.SESSIONS)
    assert list(first.values()) == [
        "s1", "2026-01-14", "2026-01-14T18:00:00+01:00", "2026-01-14T18:20:00+01:00", "program",
        "starter", "Starter, week 1", "partial", "10", "20.01", "3", "4", "", "", "5",
        SESSION.note, "worse",
    ]  # fmt: skip
    assert list(second.values()) == [
        "s2", "2026-01-15", "2026-01-15T13:30:00-03:30", "2026-01-15T13:31:00-03:30", "practice",
        "", "", "partial", "0.5", "1", "", "", "", "", "", '-5 \N{DEGREE SIGN}C, "cold"\nüben', "",
    ]  # fmt: skip


def test_episodes(folder: Path) -> None:
    whole = ["e0", "2026-01-15", "2026-01-18", "7", "lift_light", "2", "=2+2"]
    opened = ["e2", "2026-01-28", "", "", "", "", ""]
    assert [list(row.values()) for row in rows(folder, Table.EPISODES)] == [whole, opened]
    assert "'=2+2" in text(folder, Table.EPISODES)

    def of(first: str, last: str) -> list[str]:
        return [row["id"] for row in rows(folder, Table.EPISODES, days(first, last))]

    assert of("2026-01-18", "2026-01-20") == ["e0"]
    assert of("2026-01-19", "2026-01-27") == []
    assert of("2026-03-01", "2026-03-02") == ["e2"]  # it is still open


def test_pain(folder: Path) -> None:
    found = [list(row.values())[1:] for row in rows(folder, Table.PAIN)]
    assert found == [
        ["2026-01-14T18:00:00+01:00", "2026-01-14", "before", "3", "", "s1", ""],
        ["2026-01-14T18:01:35+01:00", "2026-01-14", "hurts", "", "", "s1", ""],
        ["2026-01-14T18:20:00+01:00", "2026-01-14", "worst", "4", "", "s1", ""],
        ["2026-01-15T02:20:00+01:00", "2026-01-15", "now", "6", "low back", "", "on the stairs"],
    ]


def test_only_the_days_asked_for(folder: Path) -> None:
    wanted = days("2026-01-15", "2026-01-15")
    assert [row["set_id"] for row in rows(folder, Table.SETS, wanted)] == ["set9"]
    assert [row["session_id"] for row in rows(folder, Table.SESSIONS, wanted)] == ["s2"]
    assert [row["kind"] for row in rows(folder, Table.PAIN, wanted)] == ["now"]
    assert len(rows(folder, Table.SETS, days(None, "2026-01-14"))) == 3
    assert rows(folder, Table.SETS, days("2026-01-16", None)) == []


@pytest.mark.parametrize(
    "day",
    ["yesterday", "2026-02-30", "20260114", "2026-W03-1", "", "\u0661\u0662\u0663\u0664-01-01"],
)
def test_an_impossible_day_is_a_sentence(day: str) -> None:
    with pytest.raises(KnownError, match="is not a day; write it as YYYY-MM-DD"):
        days(day, None)


def test_days_the_wrong_way_round_are_a_sentence() -> None:
    with pytest.raises(KnownError, match="is after the last day 2026-01-14"):
        days("2026-01-15", "2026-01-14")


@given(TEXTS)
@example("'=1")
@example("''-")
def test_the_guard_inverts_and_leaves_no_formula(cell: str) -> None:
    guarded = guard(cell)
    assert unguard(guarded) == cell
    assert not DANGEROUS.match(guarded)


@pytest.fixture(scope="module")
def scratch() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE cell (x TEXT)")
        db.execute("INSERT INTO cell VALUES ('')")
        yield db


@given(cell=TEXTS)
def test_sqlite_guards_as_python_does(scratch: sqlite3.Connection, cell: str) -> None:
    scratch.execute("UPDATE cell SET x = ?", (cell,))
    found = scratch.execute(f"SELECT {export_csv._text('x')} FROM cell").fetchone()
    assert found == (guard(cell),)


@given(number=st.integers(0, 1 << 40))
def test_thousandths_are_exact_and_without_trailing_zeros(
    scratch: sqlite3.Connection, number: int
) -> None:
    sql = export_csv._thousandth("CAST(x AS INTEGER)")
    scratch.execute("UPDATE cell SET x = ?", (number,))
    found = str(scratch.execute(f"SELECT {sql} FROM cell").fetchone()[0])
    whole, _, part = found.partition(".")
    assert int(whole) * 1_000 + int(part.ljust(3, "0")) == number
    assert not part.endswith("0")


def test_a_file_has_a_byte_order_mark_and_the_same_content(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "sets.csv"
    write_file(folder / DATABASE, Export(), target, NAMES)
    assert target.read_bytes() == b"\xef\xbb\xbf" + text(folder, Table.SETS).encode()
    write_file(folder / DATABASE, Export(days=days("2027-01-01", None)), target, NAMES)
    assert target.read_bytes().count(b"\r\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "sets.csv"]


def refused(folder: Path, target: Path) -> str:
    before = sorted(target.parent.iterdir()) if target.parent.is_dir() else []
    with pytest.raises(KnownError) as told:
        write_file(folder / DATABASE, Export(), target, NAMES)
    after = sorted(target.parent.iterdir()) if target.parent.is_dir() else []
    assert after == before
    assert str(target.name) in str(told.value) or str(target.parent) in str(told.value)
    return str(told.value)


def test_a_target_that_is_a_folder(folder: Path, tmp_path: Path) -> None:
    assert "is a folder; name a file in it" in refused(folder, tmp_path)


@pytest.mark.parametrize("name", [DATABASE, f"{DATABASE}-wal", "settings.json"])
def test_the_history_is_never_replaced_by_a_table(folder: Path, tmp_path: Path, name: str) -> None:
    before = (folder / DATABASE).read_bytes()
    link = tmp_path / "innocent.csv"
    link.symlink_to(folder / name)
    for target in (folder / name, link):
        with pytest.raises(KnownError, match="belongs to SpasmFree itself; choose another name"):
            write_file(folder / DATABASE, Export(), target, NAMES)
    assert (folder / DATABASE).read_bytes() == before


def test_a_target_in_a_folder_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    assert "There is no folder" in refused(folder, tmp_path / "gone" / "sets.csv")


def test_a_target_below_a_file(folder: Path) -> None:
    assert "There is no folder" in refused(folder, folder / DATABASE / "sets.csv")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a Linux device")
def test_a_full_disk(folder: Path) -> None:
    assert "The disk is full" in refused(folder, Path("/dev/full"))


def test_a_disk_that_fills_up_leaves_the_earlier_file(folder: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    open_ = store(folder, News())
    for n in range(30):
        many = [replace(LEFT, id=f"{n}-{k}", session_id=f"m{n}", place=k) for k in range(30)]
        open_.save_session(replace(SESSION, id=f"m{n}", pain_before=None, pain_worst=None), many)
    open_.close()
    target = tmp_path / "sets.csv"
    target.write_text("from last week")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, before[1]))
    try:
        assert "The disk is full" in refused(folder, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_text() == "from last week"


def test_a_link_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "sets.csv"
    link.symlink_to(tmp_path / "elsewhere" / "real.csv")
    write_file(folder / DATABASE, Export(), link, NAMES)
    assert link.is_symlink()
    assert (tmp_path / "elsewhere" / "real.csv").stat().st_size > 500


@pytest.mark.skipif(os.name == "nt", reason="a POSIX device")
def test_a_device_is_written_to_and_not_replaced(folder: Path) -> None:
    write_file(folder / DATABASE, Export(), Path(os.devnull), NAMES)
    assert not Path(os.devnull).is_file()


def test_a_damaged_database_is_a_sentence_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    content = bytearray((folder / DATABASE).read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    (folder / DATABASE).write_bytes(content)
    target = tmp_path / "sets.csv"
    with pytest.raises(KnownError, match="is damaged"):
        write_file(folder / DATABASE, Export(), target, NAMES)
    assert not target.exists()


def test_a_missing_database_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"spasmfree\.sqlite"):
        write(tmp_path / DATABASE, Export(), io.BytesIO(), NAMES)


def test_an_exercise_that_was_renamed_has_its_present_name() -> None:
    text = (Path(__file__).parents[2] / "resources" / "exercises.json").read_text("utf-8")
    catalogue = content.parse(text)
    present = next(iter(catalogue.exercises.values()))
    names = Names.of(replace(catalogue, aliases={"old-name": present.id}))
    assert names.exercises["old-name"] == names.exercises[present.id] == present.name


@pytest.mark.parametrize("text", ["a\0b.csv", "~nobodyhere/sets.csv"])
def test_what_is_no_name_of_a_file_is_a_sentence(text: str) -> None:
    with pytest.raises(KnownError, match="no name for a file"):
        named(text)


def test_a_name_is_meant_from_here_and_from_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/alice")
    assert named("~/sets.csv") == Path("/home/alice/sets.csv")
    assert named("sets.csv") == Path.cwd() / "sets.csv"
