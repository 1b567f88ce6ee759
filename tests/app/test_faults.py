"""A mistake of ours in a session: told in full, written down for one's own eyes, nothing lost."""

from __future__ import annotations

import os
import sys
import threading

import pytest
from app.acts import accept, begin, finish, on_disk, reps, rows, work
from app.conftest import Desk
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication

from spasmfree.app.bridge import WindowThread
from spasmfree.app.faults import LOG_LIMIT, Faults
from spasmfree.core.errors import KnownError
from spasmfree.storage import places
from spasmfree.ui.session_page import SessionPage

MINE = "the ring went square"


@pytest.fixture
def faults(desk, monkeypatch):
    """The hooks of the real program, over this desk's window."""
    before = os.umask(0)
    made = Faults(desk.folder / places.LOG, lambda: "now", places.private_file)
    monkeypatch.setattr(sys, "excepthook", made.caught)
    monkeypatch.setattr(threading, "excepthook", made._caught_in_thread)
    thread = WindowThread(desk.app)
    made.show_with(
        lambda report: thread.call(lambda: desk.app.report(report)),
        lambda sentence: thread.call(lambda: desk.app.window.notice(sentence)),
    )
    yield made
    os.umask(before)


def go_wrong(message=MINE):
    raise RuntimeError(message)


def in_a_slot(act, qtbot):
    """Let Qt call `act`, as a press or a timer would."""
    with qtbot.captureExceptions() as caught:
        QTimer.singleShot(0, act)
        qtbot.waitUntil(lambda: bool(caught))
    for kind, error, trace in caught:
        sys.excepthook(kind, error, trace)
    QCoreApplication.processEvents()


def log(desk: Desk) -> str:
    return (desk.folder / places.LOG).read_text(encoding="utf-8")


def test_a_mistake_in_a_session_pauses_it(desk, faults, qtbot, capsys):
    accept(desk)
    begin(desk)
    work(desk, 20_000)
    done = desk.ledger().sets[0].reps
    in_a_slot(go_wrong, qtbot)
    desk.let_pass(60_000)
    assert MINE in log(desk)
    assert (desk.folder / places.LOG).stat().st_mode & 0o777 == 0o600
    assert MINE in capsys.readouterr().err
    desk.press("report.copy")
    assert MINE in QGuiApplication.clipboard().text()
    desk.press("report.close")
    assert desk.text("session.primary") == "Resume"
    assert desk.ledger().sets[0].reps == done
    desk.press("session.primary")
    desk.let_pass(20_000)
    assert desk.ledger().sets[0].reps > done
    finish(desk)
    desk.press("summary.done")
    on_disk(desk)
    assert reps(desk.folder)[0] > done


def test_a_screen_that_fails_at_each_tick_is_told_once(desk, faults, qtbot, monkeypatch):
    accept(desk)
    begin(desk)
    work(desk)
    on_disk(desk)
    before = len(rows(desk.folder, "journal"))
    real = SessionPage.show_moment
    monkeypatch.setattr(SessionPage, "show_moment", lambda *_: go_wrong())
    with qtbot.captureExceptions() as caught:
        desk.let_pass(5_000)
    assert len(caught) > 3
    for each in caught:
        sys.excepthook(*each)
    with qtbot.captureExceptions() as more:  # showing the pause fails too
        QCoreApplication.processEvents()
    assert more
    for each in more:
        sys.excepthook(*each)
    QCoreApplication.processEvents()
    assert log(desk).count(MINE) == len(caught) + len(more)
    monkeypatch.setattr(SessionPage, "show_moment", real)
    desk.press("report.close")
    QCoreApplication.processEvents()
    assert desk.find("report.close") is None, "one mistake is told once"
    desk.press("session.primary")
    desk.let_pass(20_000)
    on_disk(desk)
    assert len(rows(desk.folder, "journal")) > before


def test_a_mistake_on_another_thread_is_told(desk, faults):
    accept(desk)
    thread = threading.Thread(target=go_wrong)
    thread.start()
    thread.join()
    desk.soon(lambda: desk.find("report.close") is not None)
    assert MINE in log(desk)


def test_the_world_s_fault_is_a_line_and_no_report(desk, faults):
    accept(desk)
    faults.caught(KnownError, KnownError("The disk is gone."), None)
    desk.soon(lambda: desk.find("notice.words") is not None)
    assert desk.text("notice.words") == "The disk is gone."
    assert desk.find("report.close") is None
    assert not (desk.folder / places.LOG).exists()


def test_a_log_that_cannot_be_written_hides_nothing(desk, faults, capsys):
    accept(desk)
    (desk.folder / places.LOG).mkdir()
    faults.caught(RuntimeError, RuntimeError(MINE), None)
    desk.soon(lambda: desk.find("report.close") is not None)
    assert MINE in capsys.readouterr().err


def test_the_log_never_fills_a_disk(desk, faults):
    for _ in range(3):
        faults.caught(RuntimeError, RuntimeError("x" * (LOG_LIMIT * 2 // 3)), None)
    assert (desk.folder / places.LOG).stat().st_size < 2 * LOG_LIMIT
