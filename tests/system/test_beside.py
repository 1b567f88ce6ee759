"""Work beside the window, whose end takes nothing of the window down on its thread."""

from __future__ import annotations

import gc
import threading
import weakref
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from spasmfree.system.beside import Beside


class Waits(QObject):
    """What starts the work and waits for its result, connected as any part of the window is."""

    def __init__(self, work):
        super().__init__()
        self.results, self.heard_on = [], []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.hear)
        self._beside = Beside(self)
        self._beside.start(work, self.hear, "spasmfree-test")

    def hear(self, result=None):
        self.results.append(result)
        self.heard_on.append(threading.current_thread())


@pytest.fixture
def gate():
    opened = threading.Event()
    yield opened
    opened.set()


def thread():
    return next((t for t in threading.enumerate() if t.name == "spasmfree-test"), None)


def test_the_result_arrives_where_it_was_asked_for(qapp, until):
    waits = Waits(threading.current_thread)
    until(lambda: len(waits.results) == 1)
    assert waits.results[0].name == "spasmfree-test"
    assert waits.heard_on == [threading.current_thread()]


def test_what_waits_is_taken_down_here_though_the_work_goes_on(qapp, gate, until):
    waits = Waits(gate.wait)
    gone_on = []
    weakref.finalize(waits, lambda: gone_on.append(threading.current_thread()))
    waits.deleteLater()
    QCoreApplication.sendPostedEvents(waits, QEvent.Type.DeferredDelete.value)
    del waits
    assert thread() is not None
    gate.set()
    until(lambda: thread() is None)
    gc.collect()
    assert gone_on == [threading.current_thread()]


def test_what_nobody_else_holds_lives_until_the_work_is_told(qapp, until):
    """As the loader of later pages: only its own connections and its thread knew it."""
    parent, gone_on, told = QObject(), [], []
    held = Waits(partial(told.append, "worked"))
    held.setParent(parent)
    weakref.finalize(held, lambda: gone_on.append(threading.current_thread()))
    del held
    until(lambda: len(told) == 1 and thread() is None)
    assert gone_on == []
    del parent
    gc.collect()
    assert gone_on == [threading.current_thread()]


def test_work_that_fails_is_told_to_the_threads_excepthook(qapp, until, monkeypatch):
    caught = []
    monkeypatch.setattr(threading, "excepthook", lambda args: caught.append(str(args.exc_value)))

    def fail():
        raise ValueError("no")

    waits = Waits(fail)
    until(lambda: thread() is None)
    until(lambda: not waits._beside._timer.isActive())
    assert (caught, waits.results) == (["no"], [])
