"""The diary in the window: any record is added, changed, deleted and brought back."""

from __future__ import annotations

import pytest
from app.keyboard import Key, on_screen
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel

from spasmfree.core.entries import PauseKind
from spasmfree.ui.week import Week


@pytest.fixture
def keys(keys):
    """Past the first start, a session done elsewhere, in the diary."""
    return keys.use("today.elsewhere").use("add.save").ctrl(Key.Key_4)


def store_of(keys):
    return keys.desk.app._parts.store


def rows(keys):
    model = keys.desk.find("diary.table").model()
    role = Qt.ItemDataRole.AccessibleTextRole
    found = [model.index(n, 0).data(role) for n in range(model.rowCount())]
    return [each.replace("\u00a0", " ").split(". ", 1)[1] for each in found]


def open_first(keys):
    return keys.to("diary.table").press(Key.Key_Home, Key.Key_Return)


def words():
    return " | ".join(w.text() for w in on_screen() if isinstance(w, QLabel) and w.text())


def test_each_kind_of_record_is_added_and_shown_with_the_others(keys):
    QAbstractItemModelTester(
        keys.desk.find("diary.table").model(),
        QAbstractItemModelTester.FailureReportingMode.Fatal,
    )
    keys.use("diary.add_other").use("diary.add.pause").use("pause.save")
    keys.use("diary.add_other").use("diary.add.note").type("cold").use("note.save")
    keys.use("diary.add_other").use("diary.add.pain").press(Key.Key_Right, Key.Key_Space)
    keys.use("score.save").use("diary.add_other").use("diary.add.episode")
    keys.use("episode.over").use("episode.save")
    assert len(rows(keys)) == 5
    store = store_of(keys)
    assert [each.kind for each in store.pauses()] == [PauseKind.HOLIDAY]
    assert [each.text for each in store.notes()] == ["cold"]
    assert [each.score for each in store.scores()] == [1]
    assert [each.end_day for each in store.episodes()] == ["2026-01-14"]
    for show, count in (("notes", 1), ("sessions", 1), ("episodes", 1), ("all", 5)):
        keys.desk.find(f"diary.show.{show}").click()
        QApplication.processEvents()
        assert len(rows(keys)) == count, show


def test_an_open_episode_told_in_the_diary_is_a_flare(keys):
    keys.use("diary.add_other").use("diary.add.episode").use("episode.save")
    keys.use("safety.accept")
    assert keys.name("nav.flare") == "Episode, day 1"
    keys.ctrl(Key.Key_1)
    assert keys.name("today.title") == "Go gently today"


def test_a_deleted_note_comes_back_after_a_restart(keys):
    keys.use("diary.add_other").use("diary.add.note").type("cold").use("note.save")
    open_first(keys).use("note.delete")
    assert list(store_of(keys).notes()) == []
    keys.desk.restart()
    keys.ctrl(Key.Key_4).use("diary.changes")
    assert "Deleted" in words()
    keys.use("changes.undo.0")
    assert [each.text for each in store_of(keys).notes()] == ["cold"]
    keys.use("diary.changes")
    assert "Taken back" in words()
    keys.use("changes.undo.1")  # now the addition is the last change that stands
    assert list(store_of(keys).notes()) == []


def test_a_changed_session_and_what_was_changed_when(keys):
    open_first(keys).use("diary.edit").to("edit.pain_worst")
    keys.press(*[Key.Key_Right] * 3, Key.Key_Space).use("edit.save")
    assert store_of(keys).sessions()[0].pain_worst == 3
    keys.use("diary.changes")
    said = words().replace("\u00a0", " ")
    assert "Pain at worst: nothing to 3" in said
    assert "14 Jan, 18:00" in said
    keys.press(Key.Key_Escape)
    keys.desk.restart()
    keys.ctrl(Key.Key_4).ctrl(Key.Key_Z)
    assert store_of(keys).sessions()[0].pain_worst is None


def test_deleting_and_undoing_a_session_leaves_its_sets(keys):
    (session,) = store_of(keys).sessions()
    open_first(keys).use("diary.delete")
    assert list(store_of(keys).sessions()) == []
    keys.desk.restart()
    keys.ctrl(Key.Key_4).ctrl(Key.Key_Z)
    assert list(store_of(keys).sessions()) == [session]


def test_on_a_day_of_a_pause_nothing_is_due(keys):
    keys.desk.clock.advance(2 * 86_400_000)  # Friday, which is planned
    keys.desk.app._look_at_day()
    QApplication.processEvents()
    keys.ctrl(Key.Key_1)
    assert keys.name("today.title") == "A session is due"
    keys.ctrl(Key.Key_4).use("diary.add_other").use("diary.add.pause").use("pause.save")
    keys.ctrl(Key.Key_1)
    assert keys.name("today.title") == "Nothing is due today"
    assert "You have noted a pause for today" in words()
    told = [each.accessibleName() for each in on_screen() if isinstance(each, Week)]
    assert told == [
        "Mon: free; Tue: free; Wed: done; Thu: free; Fri, today: paused; Sat: free; Sun: free"
    ]
    assert keys.desk.find("today.start") is not None
