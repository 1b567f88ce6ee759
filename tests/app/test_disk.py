"""A disk that is full or locked in the middle of things: told once, and nothing is lost."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from app.acts import accept, begin, finish, on_disk, reps, rows, work
from PySide6.QtCore import QCoreApplication, Qt

from spasmfree.storage import places

if sys.platform == "win32":
    pytest.skip("Windows cannot limit a file's size", allow_module_level=True)
import resource

pytestmark = pytest.mark.usefixtures("impatient")


@contextmanager
def full_disk(folder) -> Iterator[None]:
    """No file of this process can grow beyond the journal of the database as it is now."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = (folder / f"{places.DATABASE}-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def locked_disk(folder) -> Iterator[None]:
    """Another program is writing and does not come to an end."""
    with closing(sqlite3.connect(folder / places.DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("COMMIT")


TROUBLES = [(full_disk, "has space"), (locked_disk, "has locked")]


def hear(desk, sentence) -> None:
    """Wait for the sentence at the head of the window."""
    desk.soon(
        lambda: desk.find("notice.words") is not None and sentence in desk.text("notice.words")
    )


@pytest.mark.parametrize(("trouble", "sentence"), TROUBLES)
def test_a_session_goes_on_and_all_of_it_lands_later(desk, trouble, sentence):
    accept(desk)
    begin(desk)
    work(desk)
    on_disk(desk)
    acknowledged = len(rows(desk.folder, "journal"))
    with trouble(desk.folder):
        desk.let_pass(40_000)
        hear(desk, sentence)
        desk.press("notice.close")
        desk.app.window.passing_notice("The screen may go dark.")
        assert desk.text("notice.words") == "The screen may go dark."
        desk.press("notice.close")
        desk.key(Qt.Key.Key_P)
        desk.key(Qt.Key.Key_Space)
        desk.let_pass(60_000)
        desk.key(Qt.Key.Key_Right)
        assert desk.find("notice.words") is None, "told once"
        done = [result.reps for result in desk.ledger().sets]
        assert sum(done) > 2
        assert len(rows(desk.folder, "journal")) == acknowledged
    on_disk(desk)
    numbers = [row["seq"] for row in rows(desk.folder, "journal", "1 ORDER BY seq")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > acknowledged
    finish(desk)
    desk.press("summary.done")
    on_disk(desk)
    assert reps(desk.folder) == done
    assert rows(desk.folder, "journal") == []


def test_the_end_of_a_session_waits_for_the_disk(desk):
    accept(desk)
    begin(desk)
    work(desk, 20_000)
    on_disk(desk)
    done = [result.reps for result in desk.ledger().sets]
    with full_disk(desk.folder):
        finish(desk)
        desk.score("pain.worst", 7)
        hear(desk, "has space")
        assert not desk.app.window.close()
        desk.press("quit.stay")
        desk.press("summary.done")
        desk.press("nav.diary")
        assert desk.find("diary.table").model().rowCount() == 1
        assert not desk.app.window.close()
        desk.press("quit.stay")
    on_disk(desk)
    assert desk.app.window.close()
    assert reps(desk.folder) == done
    assert rows(desk.folder, "session")[0]["pain_worst"] == 7


def test_what_is_given_up_is_no_more_than_what_the_disk_refused(desk):
    accept(desk)
    begin(desk)
    work(desk, 12_000)
    on_disk(desk)
    acknowledged = rows(desk.folder, "journal")
    with full_disk(desk.folder):
        desk.let_pass(20_000)
        hear(desk, "has space")
        desk.app.window.close()
        desk.press("quit.leave")  # what is not on disk
        desk.press("quit.leave")  # the session
        QCoreApplication.processEvents()
        assert not desk.app.window.isVisible()
        desk.app._close_store()
    assert rows(desk.folder, "journal") == acknowledged
    desk.crash()
    desk.press("recover.resume")
    assert sum(result.reps for result in desk.ledger().sets) == sum(
        '"rep_done"' in row["data"] for row in acknowledged
    )


def test_a_full_disk_at_the_first_start(desk):
    on_disk(desk)
    with full_disk(desk.folder):
        accept(desk)
        hear(desk, "has space")
        begin(desk)
        work(desk)
        desk.app.window.passing_notice("There is no sound.")
        hear(desk, "has space")
    on_disk(desk)
    assert desk.find("notice.words") is None, "it is true no more"
    assert len(rows(desk.folder, "plan")) == 1
    assert rows(desk.folder, "journal")
