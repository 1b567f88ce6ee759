"""The weeks that are drawn, read out and exported tell the same, also over a change of plan."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace

import pytest
from app.keyboard import Key, Keyboard
from core.history_builders import row, session
from storage.examples import LEFT
from ui.progress_rig import drawn, numbers

from spasmfree.app import progress
from spasmfree.core import days
from spasmfree.core.gate import GATE_VERSION
from spasmfree.core.record import Outcome, SessionKind
from spasmfree.storage import counts

# day, kind, short, sets done of planned
GOLDEN = (
    ("2025-11-24", SessionKind.PROGRAM, False, 17, 17),
    ("2025-11-26", SessionKind.PROGRAM, True, 8, 8),
    ("2025-11-28", SessionKind.PROGRAM, False, 8, 17),
    ("2025-12-02", SessionKind.PROGRAM, False, 9, 17),
    ("2025-12-03", SessionKind.PRACTICE, False, 6, 6),
    ("2025-12-15", SessionKind.PROGRAM, True, 3, 8),
    ("2025-12-17", SessionKind.PROGRAM, True, 4, 8),
    ("2025-12-19", SessionKind.PROGRAM, False, 17, 17),
    ("2025-12-19", SessionKind.PROGRAM, True, 8, 8),
    ("2026-01-12", SessionKind.PROGRAM, False, 17, 17),
)
PLAN = (row("2025-11-24"), row("2025-12-17", weekdays=(0, 1, 3, 5)))


class TestProgress:
    @pytest.fixture
    def lived(self, desk):
        """A history with a change of plan, on the page Progress with its chart."""
        kept = desk.app._parts.store
        for each in PLAN:
            kept.save_plan(each)
        kept.save_person(replace(kept.person(), gate_version=GATE_VERSION))
        for hour, (day, kind, short, done, planned) in enumerate(GOLDEN, 7):
            made = session(day, hour, kind=kind, short=short, sets_planned=planned, sets_done=done)
            kept.save_session(made, _sets(made))
        desk.restart()
        keys = Keyboard(desk).ctrl(Key.Key_3)
        desk.soon(lambda: drawn(desk.app.window.built("progress")))
        return keys

    def test_what_is_drawn_is_what_the_csv_says(self, lived, tmp_path):
        sets = exported(lived, tmp_path, "sets")
        sessions = exported(lived, tmp_path, "sessions")
        assert len(sessions) == len(GOLDEN)
        done = Counter()
        for each in sessions:
            own = [s for s in sets if s["session_id"] == each["session_id"]]
            worth = 1.0 if any(s["set_no"] != "1" for s in own) else 0.5
            whole = 2 * sum(s["outcome"] == "done" for s in own) >= len(own)
            if whole and each["kind"] == "program":
                done[days.week_start(each["day"])] += worth
        bars = heights(lived)
        mondays = [days.add("2026-01-12", -7 * n) for n in reversed(range(len(bars)))]
        assert bars == [done[monday] for monday in mondays]
        assert sum(bars) == 5.5
        _, planned = plot(lived).items_of["plan"].curve.getData()
        assert list(planned)[-8:] == [3, 3, 3, 3, 4, 4, 4, 4]

    def test_the_weeks_are_read_out_by_key(self, lived):
        keys = lived
        while keys.focus() is not plot(keys):
            keys.press(Key.Key_Tab)
        keys.press(Key.Key_End)
        assert keys.name("progress.week") == "This week: 1 done, 4 planned"
        keys.press(*[Key.Key_Left] * 4)
        assert keys.name("progress.week") == "Week of 15\u00a0Dec\u00a02025: 2 done, 3 planned"
        bars = heights(keys)
        keys.use("progress.as_table")
        assert keys.desk.find("progress.table").model().rowCount() == len(bars)

    def test_ranges(self, lived):
        keys = lived.to("progress.range")
        found = []
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Right, Key.Key_Right):
            keys.press(key)
            found.append(len(heights(keys)))
        assert found == [4, 13, 52, 8]


def test_many_sessions_show_the_last_year_first_and_all_once_it_is_read(desk, monkeypatch):
    monkeypatch.setattr(progress, "FEW", 0)
    kept = desk.app._parts.store
    for each in (session("2023-03-01"), session("2026-01-12")):
        made = replace(each, sets_planned=4, sets_done=4)
        kept.save_session(made, _sets(made))
    kept.save_plan(row("2023-03-01"))
    kept.save_person(replace(kept.person(), gate_version=GATE_VERSION))
    desk.restart()
    read = []
    whole = counts.read_sets
    monkeypatch.setattr(counts, "read_sets", lambda *a: (read.append(a[3]), whole(*a))[1])
    keys = Keyboard(desk).ctrl(Key.Key_3)
    desk.soon(lambda: drawn(desk.app.window.built("progress")))
    page = desk.app.window.built("progress")
    desk.soon(lambda: len(read) == 2 and page._state.counted.sets.since == 0)
    assert read == ["2025-01-20", ""]
    page.exercise_chosen.emit("year", "1")
    assert page._state.year.back == 1
    keys.to("progress.range").press(*[Key.Key_Right] * 2)
    assert page._state.year.back == 0  # every range ends with this week
    desk.soon(lambda: drawn(page))
    assert len([v for v in numbers(page, "sides")["left"] if v]) == 2


def heights(keys):
    return list(plot(keys).items_of["done"].bars.opts["height"])


def plot(keys):
    return keys.desk.find("progress.sessions.chart")


def _sets(made):
    """As many sets as the session counts; in a short one each is the first of its side."""
    for place in range(made.sets_planned):
        yield replace(
            LEFT,
            id=f"{made.id} {place}",
            session_id=made.id,
            place=place,
            set_no=1 if made.short else 1 + place % 3,
            outcome=Outcome.DONE if place < made.sets_done else Outcome.SKIPPED,
        )


def exported(keys, tmp_path, table):
    """A table as the window exports it, with all that there is."""
    target = tmp_path / f"{table}.csv"
    keys.ctrl(Key.Key_E).to("export.table")
    for _ in range(("sets", "sessions").index(table)):
        keys.press(Key.Key_Right)
    keys.to("export.range").press(*[Key.Key_Right] * 3)
    keys.desk.find("export.path").setText(str(target))
    keys.use("export.save")
    keys.desk.soon(target.is_file)
    keys.desk.soon(lambda: keys.desk.find("export.save") is None)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
