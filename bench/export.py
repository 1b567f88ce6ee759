"""Time and memory of exporting 100,000 sets, against the same rows read and written raw."""

from __future__ import annotations

import csv
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from spasmfree.core.exercises import Side
from spasmfree.core.record import Outcome, SessionKind, SessionOutcome, SessionRecord, SetRecord
from spasmfree.storage import database, rows
from spasmfree.storage.export_csv import Names
from spasmfree.storage.exports import Export, write_file
from spasmfree.storage.rows import Stamp, Statement

SETS = 100_000
FEW = 1_000
SETS_IN_SESSION = 25
ROUNDS = 5
EXERCISES = (
    "side-lying-hip-abduction",
    "quad-stretch-side-lying",
    "pelvic-tilt-supine",
    "hamstring-curl-prone",
    "glute-bridge",
)
NAMES = Names(
    {id_: id_.replace("-", " ").capitalize() for id_ in EXERCISES}, {"starter": "Starter"}
)
# The same rows and columns as the export has, keys as they are, nothing put into words.
RAW = (
    "SELECT r.id, s.id, s.day, s.started_ms, s.program, r.exercise, r.exercise, r.variant, r.side, "
    "r.set_no, r.reps_planned, r.reps_done, r.hold_ms_planned, r.hold_ms_done, r.load_grams, "
    "r.band, r.outcome, r.corrected, r.pain, r.form_clean, r.note "
    "FROM session s JOIN set_row r ON r.session_id = s.id WHERE s.deleted = 0 AND r.deleted = 0 "
    "ORDER BY s.day, s.started_ms, s.id, r.place"
)


def key(kind: int, number: int) -> str:
    """A row key that looks like a real one."""
    return f"01900000-{kind:04x}-7000-8000-{number:012x}"


def session(number: int) -> SessionRecord:
    """The session with this number; three a week."""
    started = 1_000_000_000_000 + number * 200_000_000
    day = time.strftime("%Y-%m-%d", time.gmtime(started // 1000))
    return SessionRecord(
        key(1, number), day, started, started + 1_500_000, 60, "Europe/Berlin",
        SessionKind.PROGRAM, "starter", SessionOutcome.DONE, short=False, active_ms=900_000,
        sets_planned=SETS_IN_SESSION, sets_done=SETS_IN_SESSION, pain_before=2, effort=5,
        note="Went well", content_version="1", app_version="1",
    )  # fmt: skip


def sets(number: int) -> Iterator[SetRecord]:
    """The sets of the session with this number."""
    for place in range(SETS_IN_SESSION):
        note = "=form slipped, “a little”" if place == 7 else ""
        yield SetRecord(
            key(2, number * SETS_IN_SESSION + place), key(1, number), place,
            EXERCISES[place % len(EXERCISES)], "", Side.LEFT if place % 2 else Side.RIGHT,
            place // 2 + 1, 10, 10, 20_000, 19_500 if place % 5 == 0 else 20_000, 500, "",
            Outcome.DONE, note=note, rep_times=tuple(range(0, 60_000, 6_000)), active_ms=60_000,
        )  # fmt: skip


def fill(folder: Path, count: int) -> Path:
    """A database with so many sets."""
    folder.mkdir()
    path = database.open_database(folder)
    database.name_device(path, lambda: "device", 0)
    stamp = Stamp(1, "device")
    with closing(database.connect(path)) as db:
        db.execute("BEGIN")
        for number in range(count // SETS_IN_SESSION):
            statements: list[Statement] = [rows.put_session(session(number), stamp)]
            statements += [rows.put_set(row, stamp) for row in sets(number)]
            for sql, values in statements:
                db.execute(sql, values)
        db.execute("COMMIT")
    return path


def export(path: Path, target: Path) -> None:
    """What the program does."""
    write_file(path, Export(), target, NAMES)


def raw(path: Path, target: Path) -> None:
    """The least that could be done."""
    with (
        closing(sqlite3.connect(path)) as db,
        target.open("w", encoding="utf-8", newline="") as out,
    ):
        csv.writer(out).writerows(db.execute(RAW))


def timed(what: Callable[[Path, Path], None], path: Path, target: Path) -> float:
    """Seconds of processor and waiting that `what` takes."""
    began = time.perf_counter()
    what(path, target)
    return time.perf_counter() - began


def own_peak_mib() -> float:
    """Peak memory of this process; getrusage would count what its parent had when it started."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def peak_mib(path: Path) -> float:
    """Peak memory of a process that only exports `path`."""
    done = subprocess.run(
        [sys.executable, __file__, str(path)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def main() -> int:
    """Print both ratios."""
    if len(sys.argv) > 1:
        path = Path(sys.argv[1])
        export(path, path.with_name("peak.csv"))
        print(own_peak_mib())
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many, few = fill(folder / "many", SETS), fill(folder / "few", FEW)
        target = folder / "out.csv"
        times = [(timed(raw, many, target), timed(export, many, target)) for _ in range(ROUNDS)]
        raw_s, export_s = median(t[0] for t in times), median(t[1] for t in times)
        more = peak_mib(many) - peak_mib(few)
    print(f"export of {SETS:,} sets: {export_s:.2f} s, raw {raw_s:.2f} s", end=", ")
    print(f"ratio {export_s / raw_s:.2f} (at most 2.2)")
    print(f"peak memory above that of {FEW:,} sets: {more:.1f} MiB (at most 8)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
