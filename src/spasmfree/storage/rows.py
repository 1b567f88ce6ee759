"""Rows of the database to records of the core and back, and the statements that keep them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from spasmfree.core.exercises import Side
from spasmfree.core.loads import Load, Place, Worn
from spasmfree.core.record import (
    Felt,
    Outcome,
    PainKind,
    PainRecord,
    SessionKind,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from spasmfree.core.store import Entry, PlanRow, Running
from spasmfree.storage import keys, rep_times

Value = str | int | bytes | None
Statement = tuple[str, tuple[Value, ...]]


class Stamp(NamedTuple):
    """Who wrote a row and in which order (decisions D10)."""

    version: int
    device: str


# The columns are named as the fields are.
SESSION = tuple(field.name for field in fields(SessionRecord))
SET = tuple(field.name for field in fields(SetRecord))
PAIN = tuple(field.name for field in fields(PainRecord))
RUNNING = tuple(field.name for field in fields(Running))
PLAN = ("id", "from_day", "weekdays", "rotation", "weeks", "then_rotation")
ALL_PLANS = f"SELECT {', '.join(PLAN)} FROM plan WHERE deleted = 0 ORDER BY version, device, id"
ALL_SETTINGS = "SELECT key, value FROM setting WHERE deleted = 0"


# In the tables with many rows a device is a number, and these columns hold keys (storage/keys.py).
_NUMBERED = frozenset({"session", "set_row", "pain"})
_KEYS = frozenset({"id", "session_id", "set_id"})
_NUMBER = "(SELECT number FROM device WHERE id = ?)"


def upsert(table: str, columns: Sequence[str], key: str = "id", *, tombs: bool = True) -> str:
    """Insert a row, or replace all of it but its key: INSERT OR REPLACE would delete it first."""
    names = [*columns, "version", "device", *(["deleted"] if tombs else [])]
    keys = key.split(", ")
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name not in keys)
    device = _NUMBER if table in _NUMBERED else "?"
    marks = ", ".join(device if name == "device" else "?" for name in names)
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) "
        f"ON CONFLICT ({key}) DO UPDATE SET {changes}"
    )


_PUT_SESSION = upsert("session", SESSION)
_PUT_SET = upsert("set_row", SET, "session_id, id")
_PUT_PAIN = upsert("pain", PAIN)
_PUT_PLAN = upsert("plan", PLAN)
_PUT_SETTING = upsert("setting", ["key", "value"], "key")
_PUT_RUNNING = upsert("running", RUNNING, tombs=False)
_PUT_ENTRY = upsert(
    "journal", ["session_id", "seq", "at_ms", "data"], "session_id, seq", tombs=False
)


# Sets of the sessions of some days, in the columns of SET.
SETS_OF_DAYS = (
    f"SELECT {', '.join(f'r.{name}' for name in SET)} "
    "FROM session s JOIN set_row r ON r.session_id = s.id "
    "WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND r.deleted = 0"
)
# What sets were done with, each after its place in the history, from a day on, of a JSON list of
# exercises. CROSS, so that SQLite goes from the sessions of these days to their sets: left to
# itself it reads all sets there are, 30 ms instead of 3 in a history of 30 years.
LOADS = (
    "SELECT s.day, s.started_ms, s.id, r.place, r.exercise, r.side, r.load_grams, r.band "
    "FROM session s CROSS JOIN set_row r ON r.session_id = s.id "
    "WHERE s.day >= ? AND s.deleted = 0 AND r.deleted = 0 "
    "AND (r.reps_done > 0 OR r.hold_ms_done > 0) "
    "AND r.exercise IN (SELECT value FROM json_each(?))"
)


def put_session(record: SessionRecord, stamp: Stamp, *, deleted: bool = False) -> Statement:
    """Keep a session."""
    values = tuple(_kept(record, name) for name in SESSION)
    return _PUT_SESSION, (*values, stamp.version, stamp.device, int(deleted))


def put_set(record: SetRecord, stamp: Stamp, *, deleted: bool = False) -> Statement:
    """Keep a set."""
    values = tuple(
        rep_times.pack(record.rep_times) if name == "rep_times" else _kept(record, name)
        for name in SET
    )
    return _PUT_SET, (*values, stamp.version, stamp.device, int(deleted))


def put_pain(record: PainRecord, stamp: Stamp, *, deleted: bool = False) -> Statement:
    """Keep a pain score."""
    values = tuple(_kept(record, name) for name in PAIN)
    if not record.session_id:
        values = tuple(
            None if name == "session_id" else value
            for name, value in zip(PAIN, values, strict=True)
        )
    return _PUT_PAIN, (*values, stamp.version, stamp.device, int(deleted))


def put_plan(row: PlanRow, stamp: Stamp) -> Statement:
    """Keep a plan row."""
    lists = json.dumps(row.weekdays), json.dumps(row.rotation), json.dumps(row.then)
    values = (row.id, row.from_day, lists[0], lists[1], row.weeks, lists[2])
    return _PUT_PLAN, (*values, stamp.version, stamp.device, 0)


def put_setting(key: str, value: object, stamp: Stamp) -> Statement:
    """Keep one setting of the person."""
    return _PUT_SETTING, (as_value(key), json.dumps(value), stamp.version, stamp.device, 0)


def put_running(head: Running, stamp: Stamp) -> Statement:
    """Keep the head of the session in progress."""
    values = tuple(as_value(getattr(head, name)) for name in RUNNING)
    return _PUT_RUNNING, (*values, stamp.version, stamp.device)


def put_entry(session_id: str, entry: Entry, stamp: Stamp) -> Statement:
    """Keep a journal row; doing it twice is the same as once."""
    values = (session_id, entry.seq, entry.at_ms, entry.data)
    return _PUT_ENTRY, (*values, stamp.version, stamp.device)


def end_running(session_id: str) -> list[Statement]:
    """Take a head and its journal away."""
    return [
        ("DELETE FROM journal WHERE session_id = ?", (session_id,)),
        ("DELETE FROM running WHERE id = ?", (session_id,)),
    ]


def _kept(record: SessionRecord | SetRecord | PainRecord, name: str) -> Value:
    """A field as a table with many rows has it."""
    value = as_value(getattr(record, name))
    return keys.pack(value) if name in _KEYS and isinstance(value, str) else value


def as_value(value: object) -> Value:
    """As SQLite takes it. Halves of surrogate pairs, which a paste can bring, become "?"."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int) and -(1 << 63) <= value < 1 << 63:
        return int(value)
    if value is None:
        return None
    raise ValueError(value)


def columns(names: Sequence[str]) -> str:
    """The names as a SELECT takes them, in the order in which the readers below expect them."""
    return ", ".join(names)


Take = Callable[[Any], object]  # a value as SQLite has it -> as the record has it


def takes_of(names: Sequence[str], takes: Mapping[str, Take]) -> tuple[tuple[int, Take], ...]:
    """By place in a row, what makes the field of its value: once for all rows."""
    return tuple((names.index(name), take) for name, take in takes.items())


def _or_none(clean: int | None) -> bool | None:
    return None if clean is None else bool(clean)


_TAKES_SESSION = takes_of(
    SESSION,
    {
        "id": keys.unpack,
        "kind": SessionKind,
        "outcome": SessionOutcome,
        "short": bool,
        "felt_next_morning": lambda felt: None if felt is None else Felt(felt),
    },
)
_TAKES_SET = takes_of(
    SET,
    {
        "id": keys.unpack,
        "session_id": keys.unpack,
        "side": Side,
        "outcome": Outcome,
        "corrected": bool,
        "form_clean": _or_none,
        "rep_times": rep_times.unpack,
    },
)
# Of a score, also where it is one of the entries of the diary.
TAKE_PAIN: Mapping[str, Take] = {
    "id": keys.unpack,
    "kind": PainKind,
    "session_id": lambda key: keys.unpack(key or ""),
    "set_id": keys.unpack,
}
_TAKES_PAIN = takes_of(PAIN, TAKE_PAIN)
_TAKES_RUNNING = takes_of(RUNNING, {"kind": SessionKind, "short": bool})


def taken(row: Sequence[object], takes: Iterable[tuple[int, Take]]) -> list[Any]:
    """The fields of a record from its row; STRICT tables hold what the fields say."""
    fields = list(row)
    for place, take in takes:
        fields[place] = take(fields[place])
    return fields


def session(row: Sequence[object]) -> SessionRecord:
    """A row of SESSION columns."""
    return SessionRecord(*taken(row, _TAKES_SESSION))


def set_record(row: Sequence[object]) -> SetRecord:
    """A row of SET columns."""
    return SetRecord(*taken(row, _TAKES_SET))


def worn(row: Sequence[Any]) -> tuple[Place, Worn]:
    """A row of LOADS."""
    day, started_ms, key, place, exercise, side, grams, band = row
    return (day, started_ms, keys.unpack(key), place), Worn(exercise, Side(side), Load(grams, band))


def pain(row: Sequence[object]) -> PainRecord:
    """A row of PAIN columns."""
    return PainRecord(*taken(row, _TAKES_PAIN))


def plan(row: Sequence[object]) -> PlanRow:
    """A row of PLAN columns."""
    id_, from_day, weekdays, rotation, weeks, then = row
    return PlanRow(
        str(id_),
        str(from_day),
        tuple(json.loads(str(weekdays))),
        tuple(json.loads(str(rotation))),
        weeks if isinstance(weeks, int) else None,
        tuple(json.loads(str(then))),
    )


def running(row: Sequence[object]) -> Running:
    """A row of RUNNING columns."""
    return Running(*taken(row, _TAKES_RUNNING))


def entry(row: Sequence[object]) -> Entry:
    """A journal row of seq, at_ms and data."""
    return Entry(*taken(row, ()))


def settings(rows: Iterable[Sequence[object]]) -> dict[str, object]:
    """Rows of key and JSON value."""
    return {str(key): json.loads(str(value)) for key, value in rows}
