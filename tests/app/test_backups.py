"""Backups in the window: every week, now, put back with a preview; and everything deleted."""

from __future__ import annotations

import pytest
from app.keyboard import Key
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from spasmfree.app import damaged
from spasmfree.app.backups import check_and_keep
from spasmfree.core.clocks import Wall
from spasmfree.storage import backup, places


@pytest.fixture
def keys(keys):
    """Past the first start, with one session done elsewhere."""
    return keys.use("today.elsewhere").use("add.save")


def on_disk(keys):
    keys.desk.soon(lambda: not keys.desk.unwritten())
    return keys.desk.folder


def wall(keys) -> int:
    return keys.desk.clock.utc_ms


def said(keys, identifier):
    widget = keys.desk.find(identifier)
    return "" if widget is None else widget.text().replace("\u00a0", " ")


def again(keys):
    """What the program does between two windows."""
    after = keys.desk.app.after
    assert after is not None
    keys.desk.restart(meanwhile=after)


def test_one_is_made_every_week_beside_the_window(keys):
    folder = on_disk(keys)
    assert check_and_keep(folder, wall(keys)) is None
    assert check_and_keep(folder, wall(keys) + 86_400_000) is None
    assert len(backup.listed(folder)) == 1
    assert check_and_keep(folder, wall(keys) + 7 * 86_400_000) is None
    assert len(backup.listed(folder)) == 2


def test_one_is_made_on_demand_and_put_back_after_a_preview(keys):
    folder = on_disk(keys)
    keys.ctrl(Key.Key_Comma)
    keys.desk.soon(lambda: keys.desk.find("settings.backup_said") is not None)
    assert keys.name("settings.backup_said") == "None was made yet."
    keys.use("settings.backup_now")
    keys.desk.soon(lambda: len(backup.listed(folder)) == 1)
    keys.desk.soon(lambda: "14 January" in said(keys, "settings.backup_said"))
    keys.ctrl(Key.Key_4).to("diary.table").press(Key.Key_Home, Key.Key_Return).use("diary.delete")
    on_disk(keys)
    keys.ctrl(Key.Key_Comma).use("settings.restore")
    keys.desk.soon(lambda: keys.desk.find("restore.holds") is not None)
    held = said(keys, "restore.holds")
    assert held == "1 session up to 14 January 2026, 0 episodes"
    assert keys.name("restore.now") == "No session is in it."
    keys.desk.soon(lambda: keys.at("restore.cancel"))  # the way back has the focus
    keys.use("restore.restore")
    again(keys)
    assert len(keys.desk.app._parts.store.sessions()) == 1
    assert len(backup.listed(folder)) == 2, "what was there is kept too"


def test_everything_is_deleted_only_after_the_word(keys):
    folder = on_disk(keys)
    backup.make(folder, wall(keys))
    keys.ctrl(Key.Key_Comma).use("settings.delete")
    assert not keys.desk.find("delete.delete").isEnabled()
    keys.to("delete.word").type("delet")
    assert not keys.desk.find("delete.delete").isEnabled()
    keys.type("e").use("delete.delete")
    again(keys)
    assert keys.desk.find("safety.accept") is not None, "as at the first start"
    assert list(keys.desk.app._parts.store.sessions()) == []
    assert backup.listed(folder) == ()


def test_a_copy_elsewhere_is_offered_before(keys, tmp_path, monkeypatch):
    on_disk(keys)
    target = tmp_path / "mine.sqlite"
    names = [str(keys.desk.folder / "no.sqlite"), str(target)]
    monkeypatch.setattr(
        "spasmfree.app.backups.QFileDialog.getSaveFileName", lambda *_: (names.pop(0), "")
    )
    keys.ctrl(Key.Key_Comma).use("settings.delete").use("delete.copy")
    assert "which is deleted" in keys.name("delete.said")
    keys.use("delete.copy")
    assert str(target) in keys.name("delete.said")
    found = backup.contents(target)
    assert found is not None
    assert found.sessions == 1
    keys.press(Key.Key_Escape)
    assert keys.desk.app.after is None


@pytest.mark.parametrize("use", [True, False])
def test_a_damaged_history_is_set_aside_and_the_newest_good_backup_offered(keys, use):
    folder = on_disk(keys)
    backup.make(folder, wall(keys))
    asked = []

    def answer():
        dialog = QApplication.activeModalWidget()
        assert dialog.focusWidget().accessibleIdentifier() == "damaged.use"
        asked.extend(each.text() for each in dialog.findChildren(QLabel))
        QTest.keyClick(dialog.focusWidget(), Key.Key_Return if use else Key.Key_Escape)

    def break_and_put_back():
        (folder / places.DATABASE).write_bytes(b"garbage" * 999)
        QTimer.singleShot(0, answer)
        done = damaged.put_back(folder, Wall(wall(keys), 60, ""))
        assert done == use
        if not use:
            backup.restore(folder, backup.listed(folder)[0].path, wall(keys))

    keys.desk.restart(meanwhile=break_and_put_back)
    asked = [each.replace("\u00a0", " ") for each in asked]
    assert any(each.startswith("14 January 2026, 18:00, 0.") for each in asked)
    assert "1 session up to 14 January 2026, 0 episodes" in asked
    assert any(str(folder / places.DATABASE) in each for each in asked)
    assert len(keys.desk.app._parts.store.sessions()) == 1
    QApplication.processEvents()
    assert len(list(folder.glob("spasmfree-damaged-2026-01-14-*.sqlite"))) == 1
