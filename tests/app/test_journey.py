"""Day one and day two of a real person, through the whole program."""

from __future__ import annotations

import csv
from collections import Counter

from app.acts import rows
from PySide6.QtCore import Qt


def plot(desk):
    """The weekly chart, when it is there."""
    return desk.find("progress.sessions.chart")


def begin_first_session(desk):
    desk.press("safety.accept")
    desk.press("start.skip")
    desk.press("mat.yes")
    desk.press("today.start")
    desk.score("pain.before", 3)
    desk.press("session.primary")  # past the question
    desk.press("session.primary")  # past the preview


def at_set(desk, exercise, side, number):
    """Whether the work of this set is on screen."""
    return (
        desk.find("session.phase") is not None
        and desk.find("session.rep") is not None
        and desk.text("session.exercise") == exercise
        and side in desk.text("session.side")
        and f"{number} of" in desk.text("session.set")
    )


def follow_the_session(desk):
    """A pause, a skip that is taken back, an "it hurts", a skip for good, and up again."""
    desk.until(lambda: desk.find("session.rep") is not None)
    desk.let_pass(8_000)
    desk.key(Qt.Key.Key_Space)
    assert desk.text("session.primary") == "Resume"
    desk.let_pass(60_000)
    desk.key(Qt.Key.Key_Space)

    desk.until(lambda: at_set(desk, "Side-lying hip lift", "Left", 2))
    desk.let_pass(12_000)
    desk.key(Qt.Key.Key_Right)
    assert desk.find("session.undo") is not None
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    desk.until(lambda: at_set(desk, "Side-lying hip lift", "Right", 3))
    desk.let_pass(7_000)
    desk.key(Qt.Key.Key_H)
    desk.press("hurts.skip_side")

    desk.until(lambda: at_set(desk, "Kneeling hip stretch", "Right", 2))
    desk.key(Qt.Key.Key_Right)
    desk.until(lambda: desk.text("session.phase") == "Well done")
    desk.press("session.primary")
    desk.score("pain.worst", 4)
    desk.score("pain.after", 2)
    desk.press("summary.done")


def export_sets(desk, target):
    """The sets as the window's Export writes them."""
    desk.press("progress.export")
    desk.find("export.path").setText(str(target))
    desk.press("export.save")
    desk.soon(target.is_file)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_two_days(desk, tmp_path):
    begin_first_session(desk)
    assert desk.text("session.exercise") == "Pelvic tilt"
    follow_the_session(desk)

    desk.soon(lambda: not desk.unwritten())
    (session,) = rows(desk.folder, "session")
    sets = rows(desk.folder, "set_row")
    reps = Counter()
    for row in sets:
        if row["exercise"] == "side-lying-hip-abduction":
            reps[row["side"]] += row["reps_done"]
    assert reps["left"] == 30
    assert 20 < reps["right"] < 30
    assert Counter(row["outcome"] for row in sets)["stopped_pain"] == 1
    assert (session["pain_before"], session["pain_worst"], session["pain_after"]) == (3, 4, 2)
    assert not rows(desk.folder, "journal")

    # The next day: the diary, the chart and the file tell the same.
    desk.clock.advance(24 * 3_600_000)
    desk.restart()
    assert desk.text("today.title") == "Nothing is due today"
    desk.press("nav.diary")
    assert desk.find("diary.table").model().rowCount() == 1
    desk.press("nav.progress")
    desk.soon(lambda: plot(desk) is not None)
    assert sum(plot(desk).items_of["done"].bars.opts["height"]) == 1
    exported = export_sets(desk, tmp_path / "sets.csv")
    assert len(exported) == len(sets)
    assert sum(int(row["reps_done"]) for row in exported) == sum(row["reps_done"] for row in sets)
    assert {row["session_id"] for row in exported} == {session["id"]}
