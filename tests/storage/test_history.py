"""What is kept is found again, whole, at once and after a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from fakes import MemoryStore
from storage.examples import (
    ENTRIES,
    EPISODE,
    HEAD,
    HURT,
    LEFT,
    NOTE,
    PAUSE,
    PLAN,
    REVISION,
    RIGHT,
    SCORE,
    SESSION,
    SETS,
    News,
    entry,
    store,
)

from spasmfree.core.exercises import Side
from spasmfree.core.loads import Load, Worn
from spasmfree.core.record import PainKind
from spasmfree.core.settings import Answer, OwnDose, PersonSettings
from spasmfree.core.store import Refused, Saved, Store
from spasmfree.core.timeline import Pace
from spasmfree.storage.places import DATABASE
from spasmfree.storage.rows import SETS_OF_DAYS


@pytest.fixture(params=["memory", "sqlite"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    made = store(tmp_path / "data", News())
    yield made
    assert made.close() == 0


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / DATABASE)) as db:
        return db.execute(sql).fetchall()


def test_nothing_yet(any_store: Store) -> None:
    assert list(any_store.sessions()) == []
    assert any_store.session("s1") is None
    assert list(any_store.sets("s1")) == []
    assert list(any_store.plan()) == []
    assert any_store.person() == PersonSettings()
    assert any_store.running() is None


def test_a_write_is_seen_by_the_next_read(any_store: Store) -> None:
    any_store.save_session(SESSION, SETS, [HURT])
    assert list(any_store.sessions()) == [SESSION]
    assert list(any_store.sets("s1")) == list(SETS)
    any_store.delete_session("s1")
    assert list(any_store.sessions()) == []
    assert any_store.session("s1") is None
    any_store.restore_session("s1")
    assert any_store.session("s1") == SESSION
    assert list(any_store.sets("s1")) == list(SETS)


def test_the_pain_scores_of_a_session_have_rows(any_store: Store) -> None:
    any_store.save_session(SESSION, SETS, [HURT])
    found = [(pain.kind, pain.score) for pain in any_store.pains("s1")]
    assert found == [(PainKind.BEFORE, 3), (PainKind.HURTS, None), (PainKind.WORST, 4)]
    any_store.save_session(replace(SESSION, pain_before=None, pain_worst=7), SETS)
    found = [(pain.kind, pain.score) for pain in any_store.pains("s1")]
    assert found == [(PainKind.HURTS, None), (PainKind.WORST, 7)]


def test_days_are_both_included_and_newest_comes_first(any_store: Store) -> None:
    days = ["2026-01-12", "2026-01-14", "2026-01-16"]
    for n, day in enumerate(days):
        moved = SESSION.started_ms + n
        session = replace(SESSION, id=f"s{n}", day=day, started_ms=moved, pain_before=None)
        any_store.save_session(replace(session, pain_worst=None), ())
    assert [s.day for s in any_store.sessions()] == days[::-1]
    assert [s.day for s in any_store.sessions("2026-01-12", "2026-01-14")] == days[1::-1]


def test_the_sets_of_some_days_are_found_at_once(any_store: Store) -> None:
    for n, day in enumerate(["2026-01-11", "2026-01-12", "2026-01-18", "2026-01-19"]):
        moved = replace(SESSION, id=f"s{n}", day=day, started_ms=SESSION.started_ms + n)
        sets = [replace(one, id=f"{one.id} of {n}", session_id=f"s{n}") for one in SETS]
        any_store.save_session(moved, sets)
    found = any_store.sets_of_days("2026-01-12", "2026-01-18")
    wanted = [*any_store.sets("s1"), *any_store.sets("s2")]
    assert sorted(found, key=lambda one: one.id) == sorted(wanted, key=lambda one: one.id)
    any_store.delete_session("s1")
    assert {one.session_id for one in any_store.sets_of_days("2026-01-12", "2026-01-18")} == {"s2"}
    any_store.save_session(replace(SESSION, id="s2", day="2026-01-18"), [])
    assert list(any_store.sets_of_days("2026-01-12", "2026-01-18")) == []


def test_the_sets_of_some_days_are_those_on_disk_and_those_under_way(tmp_path: Path) -> None:
    news = News()
    open_ = store(tmp_path, news)
    open_.save_session(SESSION, SETS)
    news.wait()
    assert {one.id for one in open_.sets_of_days(SESSION.day, SESSION.day)} == {
        "set1", "set2", "set3"
    }  # fmt: skip
    open_.save_session(SESSION, [replace(LEFT, reps_done=7)])  # not written yet
    assert [one.reps_done for one in open_.sets_of_days(SESSION.day, SESSION.day)] == [7]
    news.wait()
    assert [one.reps_done for one in open_.sets_of_days(SESSION.day, SESSION.day)] == [7]
    open_.delete_session("s1")
    assert list(open_.sets_of_days(SESSION.day, SESSION.day)) == []
    open_.close()


def test_the_sets_of_some_days_are_not_looked_for_in_the_whole_history(tmp_path: Path) -> None:
    store(tmp_path, News()).close()
    sql = SETS_OF_DAYS.replace("?", f"'{SESSION.day}'")
    steps = " ".join(str(row[3]) for row in rows(tmp_path, f"EXPLAIN QUERY PLAN {sql}"))
    assert "SCAN" not in steps
    assert "session_day" in steps
    assert "SEARCH r USING PRIMARY KEY (session_id=?)" in steps


LIFT = LEFT.exercise


def done(number: int, day: str, *loads: tuple[Side, int, int], exercise: str = LIFT):
    """A session of this day with sets of (side, grams, reps done)."""
    session = replace(SESSION, id=f"s{number}", day=day, started_ms=SESSION.started_ms + number)
    sets = tuple(
        replace(
            LEFT,
            id=f"s{number} {place}",
            session_id=session.id,
            place=place,
            exercise=exercise,
            side=side,
            load_grams=grams,
            reps_done=reps,
            hold_ms_done=0,
        )
        for place, (side, grams, reps) in enumerate(loads)
    )
    return session, sets


def test_with_what_an_exercise_was_last_done_on_each_side(any_store: Store) -> None:
    left, right = Side.LEFT, Side.RIGHT
    sets = ((left, 500, 10), (left, 1000, 9), (left, 2000, 0))
    any_store.save_session(*done(2, "2026-01-14", *sets))
    any_store.save_session(*done(1, "2026-01-12", (left, 250, 10), (right, 750, 10)))
    any_store.save_session(*done(0, "2026-01-16", (left, 3000, 5), exercise="other"))
    assert any_store.last_loads({LIFT}, "2026-01-01") == (
        Worn(LIFT, right, Load(750)),
        Worn(LIFT, left, Load(1000)),
    )
    assert any_store.last_loads({LIFT}, "2026-01-13") == (Worn(LIFT, left, Load(1000)),)
    any_store.delete_session("s2")
    assert any_store.last_loads([LIFT, "other"], "")[1:] == (
        Worn(LIFT, right, Load(750)),
        Worn("other", left, Load(3000)),
    )


def test_a_correction_of_a_load_counts_at_once_and_from_the_disk(tmp_path: Path) -> None:
    news = News()
    open_ = store(tmp_path, news)
    session, sets = done(1, "2026-01-12", (Side.LEFT, 500, 10))
    open_.save_session(session, sets)
    news.wait()
    assert open_.last_loads([LIFT], "") == (Worn(LIFT, Side.LEFT, Load(500)),)
    open_.save_session(session, [replace(sets[0], load_grams=0, band="light")])
    expected = (Worn(LIFT, Side.LEFT, Load(0, "light")),)
    assert open_.last_loads([LIFT], "") == expected
    news.wait()
    assert open_.last_loads([LIFT], "") == expected
    open_.close()


def test_a_running_session_is_there_until_it_ends(any_store: Store) -> None:
    any_store.begin(HEAD)
    any_store.append("s1", entry(1))
    any_store.append("s1", entry(2))
    assert any_store.running() == (HEAD, (entry(1), entry(2)))
    any_store.fold(SESSION, SETS, [HURT])
    assert any_store.running() is None
    assert list(any_store.sets("s1")) == list(SETS)
    any_store.begin(replace(HEAD, id="s2"))
    any_store.discard("s2")
    assert any_store.running() is None
    assert [s.id for s in any_store.sessions()] == ["s1"]


def test_plan_rows_come_in_the_order_in_which_they_were_made(any_store: Store) -> None:
    ahead = replace(PLAN, id="plan0", from_day="2026-02-02", weeks=None, then=())
    any_store.save_plan(ahead)
    any_store.save_plan(PLAN)
    assert list(any_store.plan()) == [ahead, PLAN]


def test_the_order_of_plan_rows_outlives_a_restart(tmp_path: Path) -> None:
    days = {"c": "2026-02-02", "b": "2026-01-05"}
    made = [replace(PLAN, id=key, from_day=day) for key, day in days.items()]
    before = store(tmp_path, News())
    for each in made:
        before.save_plan(each)
    before.close()
    after = store(tmp_path, News())
    assert list(after.plan()) == made
    after.close()


def test_each_write_is_acknowledged_in_order(tmp_path: Path) -> None:
    news = News()
    open_ = store(tmp_path, news)
    open_.begin(HEAD)
    open_.append("s1", entry(1))
    open_.fold(SESSION, SETS, [])
    open_.delete_session("s1")
    open_.save_plan(PLAN)
    open_.save_person(PersonSettings(units="lb"))
    assert news.wait(6) == [
        Saved("begin", "s1"),
        Saved("append", "s1", 1),
        Saved("fold", "s1"),
        Saved("session", "s1"),
        Saved("plan"),
        Saved("person"),
    ]
    open_.close()


def test_all_is_there_after_a_restart(tmp_path: Path) -> None:
    person = PersonSettings(
        units="lb",
        pace=Pace.REP,
        first_side=Side.RIGHT,
        gate_version="2",
        missing=("strap", "chair"),
        avoided=("half-kneeling",),
        swaps={"curl": "bridge"},
        doses={"lift": OwnDose(2, 8, rest_s=90, unknown={"band": "light"}), "hold": OwnDose()},
        answers={"standard": Answer(taken=False, day="2026-01-20", plan="plan1")},
        weights=(500, 1134),
        bands=("light", "of a later version"),
        unknown=MappingProxyType({"reminders": {"at": [7, 30]}}),
    )
    before = store(tmp_path, News())
    before.begin(HEAD)
    before.append("s1", entry(1))
    before.save_session(replace(SESSION, id="s0"), [replace(s, session_id="s0") for s in SETS])
    before.save_plan(PLAN)
    before.save_person(person)
    pains = before.pains("s0")
    assert before.close() == 0
    after = store(tmp_path, News())
    assert after.running() == (HEAD, (entry(1),))
    assert after.session("s0") == replace(SESSION, id="s0")
    assert list(after.sets("s0")) == [replace(s, session_id="s0") for s in SETS]
    assert after.pains("s0") == pains
    assert list(after.plan()) == [PLAN]
    assert after.person() == person
    after.close()


def test_a_restart_goes_on_with_the_running_session(tmp_path: Path) -> None:
    first = store(tmp_path, News())
    first.begin(HEAD)
    first.append("s1", entry(1))
    first.close()
    second = store(tmp_path, News())
    second.append("s1", entry(2))
    assert second.running() == (HEAD, (entry(1), entry(2)))
    second.close()


def test_how_many_there_are_and_since_when(any_store: Store) -> None:
    assert any_store.extent() == (0, "")
    any_store.save_session(SESSION, SETS)
    any_store.save_session(replace(SESSION, id="s2", day="2025-02-03"), ())
    assert any_store.extent() == (2, "2025-02-03")
    any_store.delete_session("s2")
    assert any_store.extent() == (1, SESSION.day)


def test_folding_leaves_no_journal(tmp_path: Path) -> None:
    open_ = store(tmp_path, News())
    open_.begin(HEAD)
    open_.append("s1", entry(1))
    open_.fold(SESSION, SETS, [HURT])
    open_.close()
    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(0,)]
    assert rows(tmp_path, "SELECT count(*) FROM running") == [(0,)]
    assert rows(tmp_path, "SELECT id FROM session") == [("s1",)]


def test_an_edit_writes_only_what_changed(tmp_path: Path) -> None:
    news = News()
    open_ = store(tmp_path, news)
    open_.save_session(SESSION, SETS, [HURT])
    news.wait()
    open_.save_session(SESSION, [LEFT, replace(RIGHT, reps_done=5)])
    open_.close()
    versions = "SELECT v.id, v.version > s.version, v.deleted FROM set_row v, set_row s"
    assert rows(tmp_path, f"{versions} WHERE s.id = 'set1' ORDER BY v.id") == [
        ("set1", 0, 0),
        ("set2", 1, 0),
        ("set3", 1, 1),
    ]


def test_versions_rise_though_the_wall_clock_stands_still(tmp_path: Path) -> None:
    for n in range(3):
        open_ = store(tmp_path, News())
        open_.save_plan(replace(PLAN, id=f"plan{n}"))
        open_.save_plan(replace(PLAN, id=f"plan{n}b"))
        open_.close()
    versions = [version for (version,) in rows(tmp_path, "SELECT version FROM plan ORDER BY id")]
    assert versions == sorted(set(versions))
    assert rows(tmp_path, "SELECT count(DISTINCT device), count(*) FROM plan") == [(1, 6)]


def test_half_a_surrogate_pair_does_not_stop_the_writer(tmp_path: Path) -> None:
    open_ = store(tmp_path, News())
    open_.save_session(replace(SESSION, note="pasted \ud83d"), SETS)
    assert open_.close() == 0
    after = store(tmp_path, News())
    assert [s.note for s in after.sessions()] == ["pasted ?"]
    after.close()


def test_a_slip_of_ours_is_raised_on_the_window_thread_and_writing_goes_on(
    tmp_path: Path,
) -> None:
    news = News()
    open_ = store(tmp_path, news)
    open_.save_session(replace(SESSION, effort=99), SETS)
    open_.save_plan(PLAN)
    with pytest.raises(sqlite3.IntegrityError):
        news.wait()
    assert news.wait() == [Saved("plan")]
    open_.close()


def test_the_memory_store_holds_writes_back_while_full() -> None:
    told: list[Saved | Refused] = []
    memory = MemoryStore(full=True)
    memory.listen(told.append)
    memory.begin(HEAD)
    memory.append("s1", entry(1))
    assert told == [Refused("The disk is full.")]
    assert memory.running() == (HEAD, (entry(1),))
    memory.make_room()
    assert told[1:] == [Saved("begin", "s1"), Saved("append", "s1", 1)]


def test_entries_of_the_diary_are_kept_changed_and_dropped(any_store: Store) -> None:
    for each in ENTRIES:
        any_store.keep(each)
    earlier = replace(EPISODE, id="e0", start_day="2025-12-01", end_day="2025-12-02")
    any_store.keep(earlier)
    assert list(any_store.episodes()) == [earlier, EPISODE]
    any_store.drop(earlier)
    any_store.keep(replace(EPISODE, peak=8), REVISION)
    assert [each.peak for each in any_store.episodes()] == [8]
    found = any_store.pauses(), any_store.notes(), any_store.scores(), any_store.revisions()
    assert [list(each) for each in found] == [[PAUSE], [NOTE], [SCORE], [REVISION]]
    any_store.save_session(SESSION, SETS, [HURT])
    assert list(any_store.scores()) == [SCORE]  # those of a session are its own


def test_entries_are_there_again_after_a_restart_and_dropped_ones_are_not(tmp_path: Path) -> None:
    first = store(tmp_path, News())
    for each in ENTRIES:
        first.keep(each)
    first.drop(NOTE, REVISION)
    assert first.close() == 0
    again = store(tmp_path, News())
    assert (list(again.episodes()), list(again.pauses())) == ([EPISODE], [PAUSE])
    assert (list(again.scores()), list(again.notes())) == ([SCORE], [])
    assert list(again.revisions()) == [REVISION]
    again.keep(NOTE)
    again.close()
    assert rows(tmp_path, "SELECT deleted, count(*) FROM note GROUP BY 1") == [(0, 1)]
    versions = rows(tmp_path, "SELECT version FROM note UNION SELECT version FROM episode")
    assert len(set(versions)) == 2


def test_a_change_and_what_is_told_of_it_are_kept_together(any_store: Store) -> None:
    any_store.save_session(SESSION, SETS)
    any_store.delete_session("s1", REVISION)
    assert any_store.session("s1") is None
    again = replace(REVISION, undone_ms=5)
    any_store.restore_session("s1", again)
    assert list(any_store.revisions()) == [again]
    any_store.delete_session("s1")
    any_store.save_session(SESSION, SETS)  # taking back brings it as it was
    assert any_store.session("s1") == SESSION


def test_the_greatest_version_is_not_looked_for_in_the_whole_history(tmp_path: Path) -> None:
    open_ = store(tmp_path, News())
    asked: list[str] = []
    open_._db.set_trace_callback(asked.append)
    open_._greatest_version()
    open_.close()
    (sql,) = asked
    steps = [str(row[3]) for row in rows(tmp_path, f"EXPLAIN QUERY PLAN {sql}")]
    assert "SEARCH session USING COVERING INDEX session_version" in steps
    assert not {"SCAN session", "SCAN pain"} & set(steps)
