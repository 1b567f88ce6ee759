"""What is drawn equals what the CSV says, for a golden history through the database."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from statistics import median

import pytest
from storage.examples import News, store
from ui.progress_rig import (
    ABDUCTION,
    EPISODE,
    KNOWN,
    PAUSE,
    PLAN,
    SESSIONS,
    TODAY,
    numbers,
    open_page,
    plot,
    sets_of,
)

from spasmfree.core import days
from spasmfree.core.progress import Counted, Span, progress_state
from spasmfree.core.set_sums import Sets
from spasmfree.core.sitting import Sitting
from spasmfree.core.tally import Spans
from spasmfree.storage import counts
from spasmfree.storage.database import open_database
from spasmfree.storage.export_csv import Names, Table
from spasmfree.storage.exports import Export, write_file

MONDAYS = [days.add("2026-08-31", 7 * n) for n in range(13)]  # of 3 months up to TODAY


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The golden history on disk: its database, and its CSV tables as rows."""
    folder = tmp_path_factory.mktemp("golden")
    history = store(folder, News())
    for each in SESSIONS:
        history.save_session(each, tuple(sets_of(each)))
    assert history.close() == 0
    path = open_database(folder)
    tables = {}
    for table in (Table.SESSIONS, Table.SETS):
        target = folder / f"{table}.csv"
        write_file(path, Export(table=table), target, Names({}, {}))
        with target.open(encoding="utf-8-sig", newline="") as text:
            tables[table.value] = list(csv.DictReader(text))
    return path, tables["sessions"], tables["sets"]


@pytest.fixture(scope="module")
def shown(kept):
    path, _, _ = kept
    counted = Counted(PLAN, counts.read_sittings(path), TODAY, (), Spans([EPISODE], [PAUSE]))
    sums = counts.read_sets(path, TODAY, 56)
    counted.with_sets(Sets(sums.by_week, KNOWN), Sets(sums.by_day, KNOWN))
    return progress_state(counted, Span.MONTHS_3)


def by_week(rows, value):
    """A sum for each Monday."""
    found = defaultdict(float)
    for each in rows:
        found[days.week_start(each["day"])] += value(each)
    return [found[monday] for monday in MONDAYS]


def test_every_chart_draws_what_the_csv_says(kept, shown, qtbot):
    page = open_page(shown)
    qtbot.addWidget(page)
    _, sessions, sets = kept
    assert len(sessions) == len(SESSIONS)
    planned, done = Counter(), Counter()
    for each in sets:
        planned[each["session_id"]] += 1
        done[each["session_id"]] += int(each["reps_done"]) > 0
    whole = [
        each
        for each in sessions
        if each["kind"] == "program" and 2 * done[each["session_id"]] >= planned[each["session_id"]]
    ]
    drawn = numbers(page, "sessions")
    assert drawn["done"] == by_week(whole, lambda _: 1)
    # By hand: the pause takes the week of 21 September, the episode 12 and 14 October.
    assert drawn["plan"] == [0, 3, 3, 0, 3, 3, 1, 3, 4, 4, 4, 4, 4]
    assert sum(drawn["done"]) == 11

    for series, column in (
        ("before", "pain_before"),
        ("after", "pain_after"),
        ("morning", "pain_next_morning"),
    ):
        scores = defaultdict(list)
        for each in sessions:
            if each[column]:
                scores[days.week_start(each["day"])].append(int(each[column]))
        expected = [median(scores[m]) if m in scores else None for m in MONDAYS]
        assert numbers(page, "pain")[series] == expected

    the_calendar_has_what_was_done_on_each_day(page, sessions, whole)
    the_row_below_has_the_middle_answer_of_each_week(page, shown, sessions)
    sides = numbers(page, "sides")
    for side in ("left", "right"):
        own = [each for each in sets if each["side"] == side]
        assert sides[side] == by_week(own, lambda s: int(s["reps_done"]))
    tension = numbers(page, "tension")
    assert tension["real"] == pytest.approx(by_week(sets, lambda s: float(s["hold_s_done"]) / 60))
    asked = by_week(sets, lambda s: float(s["hold_s_planned"]) / 60)
    assert tension["planned"] == pytest.approx(asked)
    assert numbers(page, "episodes")["episode"] == [0, 4, 0]
    load_steps_are_the_heaviest_of_each_week(page, sets)
    page.close()


def the_calendar_has_what_was_done_on_each_day(page, sessions, whole):
    counted, touched = (Counter(each["day"] for each in rows) for rows in (whole, sessions))
    levels = {1: 3, 2: 4}  # sessions of a day
    cells = plot(page, "year")._year.cells
    assert {days.of_number(cell.day): cell.level for cell in cells if cell.level} == {
        day: levels.get(counted[day], 1) for day in touched
    }
    # By hand: a quarter of a session, two sessions on one day, practice.
    found = {days.of_number(cell.day): cell.level for cell in cells}
    assert [found[f"2026-09-{day}"] for day in ("11", "14", "16", "17")] == [1, 4, 1, 0]


def the_row_below_has_the_middle_answer_of_each_week(page, shown, sessions):
    said = defaultdict(list)
    for each in sessions:
        if each["felt_next_morning"]:
            said[days.week_start(each["day"])].append(each["felt_next_morning"])
    view, chart = plot(page, "pain"), shown.chart("pain")
    week = view.box.width() / len(MONDAYS)
    drawn = {round(at / week - 0.5): sign for at, sign in view.signs.signs}
    # Of 7 September worse and better: the two middle ones differ.
    assert drawn == {1: "same", 2: "same", 5: "worse", 8: "better", 12: "worse"}
    for place, monday in enumerate(MONDAYS):
        counts_of = Counter(said[monday])
        in_order = [str(counts_of[answer]) for answer in ("better", "same", "worse")]
        assert list(chart.cells(place)[4:]) == in_order
        assert (place in drawn) == bool(said[monday])
    assert chart.header[4:] == ("Better", "Same", "Worse")
    assert chart.row.told(8) == "Next mornings: 2 better, 1 same, 0 worse"
    assert chart.row.told(3) == "Next mornings: not told"


def load_steps_are_the_heaviest_of_each_week(page, sets):
    drawn = numbers(page, "loads")
    for side in ("left", "right"):
        heaviest = {}
        for each in sets:
            if each["side"] == side and int(each["reps_done"]):
                monday = days.week_start(each["day"])
                heaviest[monday] = max(heaviest.get(monday, 0), float(each["load_kg"]))
        assert drawn[side] == [heaviest.get(monday) for monday in MONDAYS]


def test_the_table_of_sides_has_sets_reps_and_the_difference(shown):
    chart = shown.chart("sides")
    week = MONDAYS.index("2026-10-26")
    # Five sessions of two sets a side, ten reps left and nine right.
    assert chart.cells(week)[1:] == ("100", "90", "10", "10", "10")
    assert chart.told(week) == ("Week of 26\u00a0Oct: left 100 reps in 10 sets, right 90 in 10")
    assert dict(chart.choices) == {"all": "All exercises", ABDUCTION: "Side-lying hip lift"}


def test_sums_of_sets_by_day_are_those_of_the_last_days(kept):
    path, _, sets = kept
    found = counts.read_sets(path, TODAY, 56).by_day
    first = days.add(TODAY, -55)
    expected = Counter()
    for each in sets:
        if each["day"] >= first:
            expected[days.number(each["day"]), each["side"]] += int(each["reps_done"])
    assert {(s.first, s.side): s.reps for s in found} == expected
    sittings = sorted(counts.read_sittings(path), key=lambda s: s.started_ms)
    assert sittings == sorted((Sitting.of(s) for s in SESSIONS), key=lambda s: s.started_ms)
    assert counts.few(path, len(SESSIONS))
    assert not counts.few(path, len(SESSIONS) - 1)
