"""After a crash at any moment: Resume, Keep and Discard do what they say, with what was there."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing

import pytest
from app.acts import accept, begin, finish, on_disk, reps, rows, work
from PySide6.QtCore import Qt

from spasmfree.storage import places
from spasmfree.storage.history import SqliteStore

Key = Qt.Key
DAY_MS = 86_400_000
HOUR_MS = 3_600_000
KEYS = (
    Key.Key_Space, Key.Key_Space, Key.Key_Space, Key.Key_Space, Key.Key_Left, Key.Key_Right,
    Key.Key_D, Key.Key_H, Key.Key_Return, Key.Key_P,
)  # fmt: skip


def journal(desk):
    return [json.loads(row["data"]) for row in rows(desk.folder, "journal", "1 ORDER BY seq")]


def wander(desk, dice, steps):
    """Some way into a session, by keys and time, and by whatever "it hurts" offers."""
    for _ in range(steps):
        if desk.find("hurts.stop") is not None and dice.random() < 0.7:
            offered = [i for i in ("hurts.easier", "hurts.skip_side") if desk.find(i)]
            desk.press(dice.choice(offered))
        elif dice.random() < 0.4:
            desk.key(dice.choice(KEYS))
        else:
            desk.let_pass(dice.choice((1_000, 5_000, 20_000)))
        if desk.find("summary.done") is not None:
            return


@pytest.mark.parametrize("seed", range(3))
def test_each_answer_does_exactly_what_it_says(desk, seed):
    dice = random.Random(seed)
    accept(desk)
    begin(desk)
    wander(desk, dice, dice.randint(3, 40))
    if desk.find("summary.done") is not None:
        return
    on_disk(desk)
    before = desk.ledger()
    counted = [(result.standing.reps, result.standing.outcome) for result in before.sets]
    assert len(journal(desk)) == max(row["seq"] for row in rows(desk.folder, "journal"))
    desk.crash()
    answer = ("resume", "keep", "discard")[seed % 3]
    desk.press(f"recover.{answer}")
    if answer == "resume":
        now = desk.ledger()
        assert now.sets == before.sets
        assert (now.current, now.working, now.hurting, now.worked) == (
            before.current, before.working, before.hurting, before.worked,
        )  # fmt: skip
        # And again: what happens after it goes on where the journal stopped.
        desk.let_pass(30_000)
        on_disk(desk)
        desk.crash()
        assert desk.find("recover.resume") is not None
        return
    on_disk(desk)
    assert rows(desk.folder, "running") == rows(desk.folder, "journal") == []
    assert desk.app.window.covered() is None
    if answer == "discard":
        assert rows(desk.folder, "session") == rows(desk.folder, "set_row") == []
        assert rows(desk.folder, "pain") == []
    else:
        kept = sorted(rows(desk.folder, "set_row"), key=lambda row: row["place"])
        assert [row["reps_done"] for row in kept] == [done for done, _ in counted]
        for row, (_, outcome) in zip(kept, counted, strict=True):
            assert outcome is None or row["outcome"] == outcome
        hurts = rows(desk.folder, "pain", "kind = 'hurts'")
        assert len(hurts) == len(before.hurts)


def test_while_it_hurts_waits_it_is_asked_again(desk):
    accept(desk)
    begin(desk)
    work(desk, 20_000)
    done = desk.ledger().sets[0].reps
    assert done > 0
    desk.key(Key.Key_H)
    on_disk(desk)
    desk.crash()
    desk.press("recover.resume")
    assert desk.find("hurts.stop") is not None
    desk.let_pass(10 * 60_000)
    assert desk.find("hurts.stop") is not None, "time alone answers nothing"
    on_disk(desk)
    desk.crash()
    desk.press("recover.keep")
    on_disk(desk)
    first = next(row for row in rows(desk.folder, "set_row") if row["place"] == 0)
    assert first["reps_done"] == done
    (hurt,) = rows(desk.folder, "pain", "kind = 'hurts'")
    assert (hurt["set_id"], hurt["rep"]) == (first["id"], done + 1)


@pytest.mark.parametrize(
    ("later", "offered"), [(9 * HOUR_MS - 60_000, True), (9 * HOUR_MS + 60_000, False)]
)
def test_resume_is_offered_until_the_day_ends(desk, later, offered):
    """The evening of 18:00; days begin at 03:00."""
    accept(desk)
    begin(desk)
    work(desk)
    on_disk(desk)
    left = later - (desk.clock.utc_ms - 1_768_410_000_000)
    desk.clock.advance(left)
    desk.crash()
    assert (desk.find("recover.resume") is not None) == offered
    assert desk.find("recover.keep") is not None
    assert desk.find("recover.discard") is not None
    desk.press("recover.keep")
    on_disk(desk)
    (session,) = rows(desk.folder, "session")
    assert session["day"] == "2026-01-14"
    assert session["ended_ms"] - session["started_ms"] < 10 * 60_000


def test_between_the_last_press_and_the_fold(desk, monkeypatch):
    """The exit was left and journaled, and the power went before the rows were written."""
    accept(desk)
    begin(desk)
    work(desk, 20_000)
    done = desk.ledger().sets[0].reps
    with monkeypatch.context() as cut:
        cut.setattr(SqliteStore, "fold", lambda *_: None)
        finish(desk)
        on_disk(desk)
        desk.crash()
    desk.press("recover.resume")
    desk.score("pain.worst", 2)
    desk.press("summary.done")
    on_disk(desk)
    assert rows(desk.folder, "running") == []
    assert rows(desk.folder, "session")[0]["pain_worst"] == 2
    assert reps(desk.folder)[0] == done


@pytest.mark.parametrize("step", [-HOUR_MS, 365 * DAY_MS])
def test_a_wall_clock_that_is_set_changes_nothing_of_a_session(desk, step):
    accept(desk)
    begin(desk)
    work(desk, 5_000)
    on_disk(desk)
    begun = desk.clock.session
    desk.clock.utc_ms += step
    desk.clock.offset_min, desk.clock.zone = -480, "America/Los_Angeles"
    desk.let_pass(30_000)
    finish(desk)
    desk.press("summary.done")
    on_disk(desk)
    (session,) = rows(desk.folder, "session")
    assert (session["day"], session["offset_min"], session["zone"]) == (
        "2026-01-14", 60, "Europe/Berlin",
    )  # fmt: skip
    assert 30_000 < session["ended_ms"] - session["started_ms"] < begun + 60_000
    for page in ("today", "exercises", "progress", "diary", "settings"):
        desk.press(f"nav.{page}")
    desk.restart()
    desk.press("nav.diary")
    assert desk.find("diary.table").model().rowCount() >= 1


def spoil_the_exercises(db):
    ((spec,),) = db.execute("SELECT spec FROM running").fetchall()
    assert "pelvic-tilt" in spec
    db.execute("UPDATE running SET spec = ?", (spec.replace("pelvic-tilt", "pelvic-rock"),))


def spoil_an_event(db):
    db.execute('UPDATE journal SET data = \'{"event": "flown", "at": 1}\' WHERE seq = 2')


@pytest.mark.parametrize("spoil", [spoil_the_exercises, spoil_an_event])
def test_a_session_of_another_version_is_not_in_the_way(desk, spoil):
    accept(desk)
    begin(desk)
    work(desk, 20_000)
    on_disk(desk)
    with closing(sqlite3.connect(desk.folder / places.DATABASE)) as db:
        spoil(db)
        db.commit()
    left = rows(desk.folder, "journal")
    desk.crash()
    assert "another version" in desk.text("notice.words")
    begin(desk)
    work(desk)
    finish(desk)
    desk.press("summary.done")
    on_disk(desk)
    assert len(rows(desk.folder, "session")) == 1
    assert rows(desk.folder, "journal") == left, "nothing of it is lost"
