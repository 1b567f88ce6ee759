"""What leaves in other forms than a table: everything as JSON, and the sets for other trackers."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from storage.examples import EPISODE, HURT, LEFT, RIGHT, SCORE, SESSION, SETS, News, store

from spasmfree.core import json_schema
from spasmfree.core.errors import KnownError
from spasmfree.core.exercises import Side
from spasmfree.core.record import SessionKind
from spasmfree.storage.export_csv import Days, Names, Table, unguard
from spasmfree.storage.exports import Export, Format, write, write_file, write_tables
from spasmfree.storage.places import DATABASE
from spasmfree.storage.rep_times import pack

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "history.schema.json").read_text())
NAMES = Names({"side-lying-hip-abduction": "Side-lying hip lift"}, {"starter": "Starter"})
STRETCH = replace(
    LEFT, id="set5", place=5, exercise="quad-stretch-side-lying", side=Side.BOTH, reps_planned=1,
    reps_done=1, hold_ms_planned=30_000, hold_ms_done=27_600, note="=1+1",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A history with a bit of everything, and a session that was deleted."""
    open_ = store(tmp_path / "data", News())
    open_.save_session(SESSION, [*SETS, STRETCH], [HURT])
    open_.keep(SCORE)
    open_.keep(EPISODE)
    hard = replace(
        SESSION, id="s2", day="2026-01-16", started_ms=SESSION.started_ms + 2 * 86_400_000,
        ended_ms=SESSION.started_ms + 2 * 86_400_000 + 3_900_000, kind=SessionKind.PRACTICE,
        program="", effort=8, note="",
    )  # fmt: skip
    open_.save_session(hard, [replace(RIGHT, id="set9", session_id="s2", band="heavy")])
    open_.save_session(replace(SESSION, id="s3"), [replace(RIGHT, id="set8", session_id="s3")])
    open_.delete_session("s3")
    open_.close()
    return tmp_path / "data"


def text(folder: Path, export: Export) -> str:
    out = io.BytesIO()
    write(folder / DATABASE, export, out, NAMES)
    return out.getvalue().decode("utf-8")


def strong(folder: Path, wanted: Days | None = None) -> list[dict[str, str]]:
    told = text(folder, Export(Format.STRONG, days=wanted or Days()))
    return list(csv.DictReader(io.StringIO(told, newline=""), strict=True))


class TestJson:
    def test_it_keeps_to_the_schema(self, folder: Path) -> None:
        whole = json.loads(text(folder, Export(Format.JSON)))
        assert list(json_schema.faults(whole, SCHEMA, SCHEMA)) == []

    def test_the_schema_would_refuse_another_history(self, folder: Path) -> None:
        whole = json.loads(text(folder, Export(Format.JSON)))
        whole["tables"]["set_row"][0]["side"] = "middle"
        del whole["tables"]["episode"][0]["peak"]
        found = set(json_schema.faults(whole, SCHEMA, SCHEMA))
        assert found == {"$.tables.set_row[0].side", "$.tables.episode[0]"}

    def test_every_column_but_the_numbers_of_devices_is_in_it(self, folder: Path) -> None:
        with closing(sqlite3.connect(folder / DATABASE)) as db:
            tables = {
                name: {row[1] for row in db.execute(f'PRAGMA table_info("{name}")')}
                for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            }
        described = SCHEMA["properties"]["tables"]["properties"]
        tables["device"].remove("number")
        assert {name: set(table["items"]["properties"]) for name, table in described.items()} == (
            tables
        )

    def test_the_same_database_can_be_made_of_it(self, folder: Path) -> None:
        whole = json.loads(text(folder, Export(Format.JSON)))["tables"]
        (kept,) = [row for row in whole["session"] if row["id"] == "s1"]
        (gone,) = [row for row in whole["session"] if row["id"] == "s3"]
        assert (kept["deleted"], gone["deleted"]) == (False, True)
        with closing(sqlite3.connect(folder / DATABASE)) as db:
            db.row_factory = sqlite3.Row
            db_rows = {row["id"]: dict(row) for row in db.execute("SELECT * FROM set_row")}
            devices = dict(db.execute("SELECT id, number FROM device").fetchall())
        read = {
            row["id"]: row
            | {"rep_times": pack(row["rep_times"]), "version": int(row["version"])}
            | {"device": devices[row["device"]]}
            for row in whole["set_row"]
        }
        assert read == db_rows

    def test_the_same_history_gives_the_same_bytes(self, folder: Path) -> None:
        first = text(folder, Export(Format.JSON))
        assert first == text(folder, Export(Format.JSON, days=Days("2030-01-01")))
        whole = json.loads(first)
        assert [row["id"] for row in whole["tables"]["session"]] == ["s1", "s2", "s3"]
        assert list(whole["tables"]) == sorted(whole["tables"])
        assert all(list(row) == sorted(row) for row in whole["tables"]["session"])

    def test_a_file_has_no_byte_order_mark(self, folder: Path, tmp_path: Path) -> None:
        target = tmp_path / "all.json"
        write_file(folder / DATABASE, Export(Format.JSON), target, NAMES)
        assert target.read_bytes().startswith(b"{")


class TestStrong:
    def test_a_rep_a_hold_and_a_side(self, folder: Path) -> None:
        rows = [row for row in strong(folder) if row["Date"].startswith("2026-01-14")]
        assert rows[0] == {
            "Date": "2026-01-14 18:00:00", "Workout Name": "SpasmFree Starter", "Duration": "20m",
            "Exercise Name": "Side-lying hip lift (Left)", "Set Order": "1", "Weight": "0",
            "Reps": "10", "Distance": "0", "Seconds": "0", "Notes": "",
            "Workout Notes": SESSION.note, "RPE": "",
        }  # fmt: skip
        assert (rows[1]["Exercise Name"], rows[1]["Weight"]) == (
            "Side-lying hip lift (Right)", "1.25",
        )  # fmt: skip
        held = rows[-1]
        assert (held["Exercise Name"], held["Reps"], held["Seconds"]) == (
            "quad-stretch-side-lying", "", "28",
        )  # fmt: skip

    def test_a_long_hard_practice_with_a_band(self, folder: Path) -> None:
        (row,) = [row for row in strong(folder) if row["Date"].startswith("2026-01-16")]
        assert (row["Workout Name"], row["Duration"], row["RPE"]) == ("SpasmFree", "1h 5m", "8")
        assert row["Notes"].startswith("Band: Heavy")

    def test_no_cell_is_a_formula(self, folder: Path) -> None:
        (held,) = [row for row in strong(folder) if row["Seconds"] == "28"]
        assert held["Notes"] == "'=1+1"
        assert unguard(held["Notes"]) == STRETCH.note

    def test_what_was_not_done_or_was_deleted_is_not_in_it(self, folder: Path) -> None:
        skipped = [each for each in SETS if not each.reps_done and not each.hold_ms_done]
        assert skipped
        assert len(strong(folder)) == len(SETS) - len(skipped) + 2

    def test_only_the_days_asked_for(self, folder: Path) -> None:
        assert len(strong(folder, Days("2026-01-15"))) == 1


def test_all_tables_go_into_a_folder(folder: Path, tmp_path: Path) -> None:
    into = tmp_path / "out"
    into.mkdir()
    write_tables(folder / DATABASE, into, NAMES, Days())
    assert {path.name for path in into.iterdir()} == {f"{table}.csv" for table in Table}
    for table in Table:
        written = (into / f"{table}.csv").read_bytes().decode("utf-8-sig")
        assert written == text(folder, Export(table=table))


@pytest.mark.parametrize("export", [Export(Format.JSON), Export(Format.STRONG)])
def test_a_folder_that_is_not_there_is_a_sentence(
    folder: Path, tmp_path: Path, export: Export
) -> None:
    with pytest.raises(KnownError, match="nowhere"):
        write_file(folder / DATABASE, export, tmp_path / "nowhere" / "file", NAMES)
