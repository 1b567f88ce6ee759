"""Writes everything the database holds as one JSON file (docs/history.schema.json).

Nothing is left out, so that another program can make the same history of it: what was deleted is
there with `deleted`, and the session in progress with its journal. The same history gives the same
bytes: names are sorted, rows come by their key, and the time of the export is not in it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from spasmfree.storage import keys, rep_times

FORMAT = 1  # of the file; it changes when a reader of the last one would get something wrong

_ORDERS: Mapping[str, str] = {"setting": "key", "journal": "session_id, seq"}  # others: id
_NUMBERED = ("session", "set_row", "pain")  # name a device by its number, which is left out
_JSON = {
    ("plan", "weekdays"), ("plan", "rotation"), ("plan", "then_rotation"), ("setting", "value"),
    ("running", "spec"), ("journal", "data"), ("revision", "before"), ("revision", "after"),
}  # fmt: skip
_TRUTH = {"deleted", "short", "corrected", "form_clean", "here"}

_Written = Callable[[object], object]


def write(db: sqlite3.Connection, out: BinaryIO) -> None:
    """Write the whole database to a stream, all tables as they are at one moment."""
    db.execute("BEGIN")
    for part in _parts(db):
        out.write(part.encode())


def _parts(db: sqlite3.Connection) -> Iterator[str]:
    """The text of the file: a row on each line."""
    yield f'{{\n"format": {FORMAT},\n"kind": "spasmfree-history",\n"tables": {{'
    for number, table in enumerate(_tables(db)):
        yield f'{"," if number else ""}\n"{table}": ['
        for place, row in enumerate(_rows(db, table)):
            yield f"{',' if place else ''}\n{row}"
        yield "\n]"
    yield "\n}\n}\n"


def _tables(db: sqlite3.Connection) -> list[str]:
    return [
        name
        for (name,) in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' "
            "ORDER BY name"
        )
    ]


def _rows(db: sqlite3.Connection, table: str) -> Iterator[str]:
    numbered = table in _NUMBERED
    order = "id_text(id)" if numbered else _ORDERS.get(table, "id")
    names = [column[1] for column in db.execute(f'PRAGMA table_info("{table}")')]
    names = [name for name in names if (table, name) != ("device", "number")]
    quoted = ", ".join(f'"{name}"' for name in names)
    found = db.execute(f'SELECT {quoted} FROM "{table}" ORDER BY {order}')
    ways = [_way(table, name) for name in names]
    if numbered:
        devices = dict(db.execute("SELECT number, id FROM device"))
        ways[names.index("device")] = devices.__getitem__
    for row in found:
        written = {
            name: None if value is None else way(value)
            for name, way, value in zip(names, ways, row, strict=True)
        }
        yield json.dumps(written, sort_keys=True, ensure_ascii=False)


def _way(table: str, column: str) -> _Written:
    """How a value of a column is written that is not NULL."""
    if (table, column) in _JSON:
        return _nested
    if column == "version":
        return str  # more digits than a reader may keep of a number
    if column == "rep_times":
        return _times
    return bool if column in _TRUTH else _plain


def _plain(value: object) -> object:
    return keys.unpack(value) if isinstance(value, bytes) else value


def _nested(value: object) -> object:
    return json.loads(str(value)) if value else None


def _times(value: object) -> object:
    assert isinstance(value, bytes)
    return list(rep_times.unpack(value))
