"""What a person can take with them of their history, in which form, and how it is written."""

from __future__ import annotations

import codecs
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from spasmfree.storage import database, export_csv, export_json, export_strong
from spasmfree.storage.atomic import replacing
from spasmfree.storage.export_csv import ALL_DAYS, Days, Names, Table
from spasmfree.storage.places import is_private


class Format(StrEnum):
    """The forms of a file."""

    CSV = "csv"  # one of our tables
    STRONG = "strong"  # sets, as other trackers read them
    JSON = "json"  # everything there is, whatever the days


@dataclass(frozen=True, slots=True)
class Export:
    """What somebody asked for."""

    format: Format = Format.CSV
    table: Table = Table.SETS  # of CSV
    days: Days = ALL_DAYS


def write(path: Path, export: Export, out: BinaryIO, names: Names) -> None:
    """Write from the database at `path` to a stream, without a byte order mark.

    Raises KnownError for a database that cannot be read, OSError for a stream that refuses.
    """
    with database.reading(path) as db:
        _write(db, export, out, names)


def write_file(path: Path, export: Export, target: Path, names: Names) -> None:
    """As `write`, to a file, whole or not at all; what spreadsheets open begins with a mark.

    Raises KnownError.
    """
    private = is_private(target, path.parent)
    with database.reading(path) as db, replacing(target, private=private) as out:
        if export.format is not Format.JSON:
            out.write(codecs.BOM_UTF8)
        _write(db, export, out, names)


def write_tables(path: Path, folder: Path, names: Names, wanted: Days) -> None:
    """Write every table as CSV into a folder, under its own name. Raises KnownError."""
    for table in Table:
        write_file(path, Export(table=table, days=wanted), folder / f"{table}.csv", names)


def _write(db: sqlite3.Connection, export: Export, out: BinaryIO, names: Names) -> None:
    if export.format is Format.JSON:
        export_json.write(db, out)
    elif export.format is Format.STRONG:
        export_strong.write(db, out, names, export.days)
    else:
        export_csv.write(db, export.table, out, names, export.days)
