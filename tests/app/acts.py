"""What a person does at the desk in more than one test, and what the disk has of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from spasmfree.storage import places


def rows(folder, table, where="1"):
    """The rows of a table, as another program reads them; ids as text, sets in their order."""
    with closing(sqlite3.connect(folder / places.DATABASE)) as db:
        db.row_factory = sqlite3.Row
        found = [dict(row) for row in db.execute(f"SELECT * FROM {table} WHERE {where}")]
    for row in found:
        for name in ("id", "session_id", "set_id"):
            if isinstance(row.get(name), bytes):
                row[name] = str(UUID(bytes=row[name]))
    return sorted(found, key=lambda row: row["place"]) if table == "set_row" else found


def accept(desk):
    """Past the first start, with all presets."""
    desk.press("safety.accept")
    desk.press("start.skip")
    desk.press("mat.yes")


def open_export(desk):
    """Past the first start, with one session told, to the question what to export."""
    accept(desk)
    desk.press("today.elsewhere")
    desk.press("add.save")
    on_disk(desk)
    desk.press("nav.progress")
    desk.press("progress.export")


def begin(desk, pain=3):
    """Into the first lead of today's session."""
    desk.press("today.start")
    desk.score("pain.before", pain)
    desk.press("session.primary")
    desk.press("session.primary")


def work(desk, ms=9_000):
    """Into the next work, and `ms` of it."""
    desk.until(lambda: desk.find("session.rep") is not None)
    desk.let_pass(ms)


def finish(desk):
    """Stop early and get up: the questions after the session are on screen."""
    from PySide6.QtCore import Qt

    desk.key(Qt.Key.Key_F)
    desk.press("session.primary")
    assert desk.find("summary.done") is not None
    desk.soon(lambda: desk.find("session.note") is not None)


def on_disk(desk):
    """Wait until the disk has acknowledged everything."""
    desk.soon(lambda: QCoreApplication.processEvents() or not desk.unwritten())


def reps(folder):
    """Reps done of each set, by its place, of the one session that was kept."""
    return [row["reps_done"] for row in sorted(rows(folder, "set_row"), key=lambda r: r["place"])]
