"""A long history of an earlier version is brought up to date while a window says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from spasmfree.app.updating import bring_up_to_date
from spasmfree.core.errors import KnownError
from spasmfree.storage import database, places
from spasmfree.ui.opening import Opening

OLD = Path(__file__).parents[1] / "data" / "v2.sqlite"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A history of the last version that counts as long."""
    made = places.prepare(tmp_path / "data")
    shutil.copyfile(OLD, made / places.DATABASE)
    monkeypatch.setattr(database, "_LONG", 1_000)
    return made


@pytest.fixture
def seen(qapp):
    """The sentences of the windows there were."""
    found: set[str] = set()
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: found.update(map(words, shown())))
    timer.start()
    yield found
    timer.stop()


def shown():
    windows = QApplication.topLevelWidgets()
    return [each for each in windows if isinstance(each, Opening) and each.isVisible()]


def words(window):
    window.close()  # which cannot break it off
    return window.accessibleName()


def test_it_is_said_while_it_goes_on(folder, seen):
    assert database.takes_long(folder)
    bring_up_to_date(folder)
    assert [each.startswith("Your history is being brought up to date") for each in seen] == [True]
    assert not shown()
    assert not database.takes_long(folder)
    assert (folder / "spasmfree.v2.bak.sqlite").exists()


def test_what_is_new_short_or_missing_is_not_waited_for(folder, tmp_path, monkeypatch):
    assert not database.takes_long(tmp_path)
    monkeypatch.setattr(database, "_LONG", 10_000_000)
    assert not database.takes_long(folder)


def test_what_stands_in_the_way_is_told_to_who_asked(folder, seen, monkeypatch):
    (folder / places.DATABASE).write_bytes(OLD.read_bytes()[:20_000])
    with pytest.raises(KnownError, match="damaged"):
        bring_up_to_date(folder)
    assert not shown()
