"""Closing the window at any moment: nothing is lost, nothing hangs, and it asks where it must."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from app import acts
from app.acts import accept, begin, finish, on_disk, rows, work
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from spasmfree.storage import exports, places


def to_question(desk):
    desk.press("today.start")


def to_preview(desk):
    to_question(desk)
    desk.press("session.primary")


def to_practice_question(desk):
    desk.press("nav.exercises")
    desk.press("exercise.practise")


@pytest.mark.parametrize("reach", [to_preview, to_practice_question])
def test_before_a_session_it_closes_at_once(desk, reach):
    accept(desk)
    reach(desk)
    on_disk(desk)
    assert desk.app.window.close()
    desk.restart()
    assert desk.find("recover.keep") is None
    assert rows(desk.folder, "running") == []


@pytest.mark.parametrize("identifier", ["safety.accept", "start.skip"])
def test_in_the_first_start_it_closes_at_once(desk, identifier):
    if identifier == "start.skip":
        desk.press("safety.accept")
        on_disk(desk)
    assert desk.app.window.close()
    desk.restart()
    assert desk.find(identifier) is not None


def to_lead(desk):
    pass


def to_pause(desk):
    work(desk)
    desk.key(Qt.Key.Key_Space)


def to_hurt(desk):
    work(desk)
    desk.key(Qt.Key.Key_H)


def to_correcting(desk):
    to_pause(desk)
    desk.key(Qt.Key.Key_C)


def to_exit(desk):
    work(desk)
    desk.key(Qt.Key.Key_F)


MOMENTS = [to_lead, work, to_hurt, to_correcting, to_exit]


@pytest.mark.parametrize("reach", MOMENTS)
def test_in_a_session_it_asks_and_what_was_done_is_offered_again(desk, reach):
    accept(desk)
    begin(desk)
    reach(desk)
    before = desk.ledger()
    assert not desk.app.window.close()
    desk.press("quit.stay")
    assert desk.app.window.isVisible()
    assert not desk.app.window.close()
    desk.press("quit.leave")
    desk.soon(lambda: not desk.app.window.isVisible())
    desk.restart()
    desk.press("recover.resume")
    after = desk.ledger()
    assert [result.reps for result in after.sets] == [result.reps for result in before.sets]
    assert (after.current, after.working, after.hurting) == (
        before.current, before.working, before.hurting,
    )  # fmt: skip
    assert (desk.find("hurts.stop") is not None) == (reach is to_hurt)


def test_answers_after_a_session_are_kept_without_done(desk):
    accept(desk)
    begin(desk)
    work(desk)
    finish(desk)
    desk.score("pain.worst", 6)
    note = desk.find("session.note")
    assert isinstance(note, QPlainTextEdit)
    note.setPlainText("the left one, again")
    desk.app.window.close()
    desk.soon(lambda: not desk.app.window.isVisible())
    desk.restart()
    (session,) = rows(desk.folder, "session")
    assert (session["pain_worst"], session["note"]) == (6, "the left one, again")
    assert desk.find("recover.keep") is None


def test_where_an_interruption_is_offered_it_closes_at_once(desk):
    accept(desk)
    begin(desk)
    work(desk)
    desk.restart()
    assert desk.find("recover.resume") is not None
    assert desk.app.window.close()
    desk.restart()
    assert desk.find("recover.resume") is not None


def test_it_waits_for_a_disk_that_is_busy(desk):
    accept(desk)
    on_disk(desk)
    other = sqlite3.connect(desk.folder / places.DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    desk.press("today.elsewhere")
    desk.press("add.save")
    assert not desk.app.window.close()
    assert desk.app.window.isVisible()
    other.execute("COMMIT")
    other.close()
    desk.soon(lambda: not desk.app.window.isVisible())
    assert len(rows(desk.folder, "session")) == 1


def test_what_a_locked_disk_refuses_is_asked_about(impatient, desk):
    accept(desk)
    on_disk(desk)
    other = sqlite3.connect(desk.folder / places.DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    desk.press("today.elsewhere")
    desk.press("add.save")
    desk.app.window.close()
    desk.soon(lambda: desk.find("quit.stay") is not None)
    assert "locked" in desk.text("notice.words")
    desk.press("quit.stay")
    other.execute("COMMIT")
    other.close()
    on_disk(desk)
    assert desk.app.window.close()
    assert len(rows(desk.folder, "session")) == 1


def test_the_size_that_cannot_be_kept_costs_no_data(desk):
    """The settings file is in the way of its own folder; closing must not stumble over it."""
    accept(desk)
    on_disk(desk)
    (desk.folder / places.SETTINGS).unlink(missing_ok=True)
    (desk.folder / places.SETTINGS).mkdir()
    desk.press("today.elsewhere")
    desk.press("add.save")
    desk.restart()
    assert len(rows(desk.folder, "session")) == 1
    assert "settings" in desk.text("notice.words")


def test_pictures_of_the_diary_that_are_still_to_come_are_let_be(desk, qtbot):
    accept(desk)
    desk.press("today.elsewhere")
    desk.press("add.save")
    on_disk(desk)
    desk.press("nav.diary")
    with qtbot.captureExceptions() as wrong:
        desk.app.window.grab()  # now the row is seen, and its pictures are asked for
        reading = desk.find("diary.table").model().findChild(QTimer)
        assert reading.isActive()
        desk.app.close()
        desk.soon(lambda: not reading.isActive())
    assert wrong == []


def test_an_export_that_is_under_way_is_finished(desk, tmp_path, monkeypatch):
    accept(desk)
    desk.press("today.elsewhere")
    desk.press("add.save")
    on_disk(desk)
    free, write = threading.Event(), exports.write_file

    def slowly(*told):
        free.wait()
        write(*told)

    monkeypatch.setattr(exports, "write_file", slowly)
    desk.press("nav.progress")
    desk.press("progress.export")
    target = tmp_path / "sets.csv"
    desk.find("export.path").setText(str(target))
    desk.press("export.save")
    (thread,) = (t for t in threading.enumerate() if t.name == "spasmfree-export")
    desk.restart()
    free.set()
    thread.join()
    assert target.is_file()


def test_closing_the_terminal_keeps_the_answers(desk):
    """No window is asked when the system ends the program: `close` alone must do."""
    accept(desk)
    begin(desk)
    work(desk)
    finish(desk)
    desk.score("pain.after", 2)
    QCoreApplication.processEvents()
    desk.restart()
    assert rows(desk.folder, "session")[0]["pain_after"] == 2
    assert acts.reps(desk.folder)[0] >= 1
