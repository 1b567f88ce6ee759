"""Garbage is taken away on the window's thread, and only there."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from spasmfree.app.garbage import Garbage


class Ring:
    """Garbage that only a search finds."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def garbage(qapp):
    parent = QObject()
    made = Garbage(parent)
    yield made
    made.stop()


def test_another_thread_takes_nothing_away(garbage):
    gc.collect()
    ring = weakref.ref(Ring())
    thread = threading.Thread(target=lambda: [[] for _ in range(100_000)])
    thread.start()
    thread.join()
    assert ring() is not None


def test_the_window_takes_it_away(garbage):
    gc.collect()
    ring = weakref.ref(Ring())
    kept = [[] for _ in range(1_000)]
    garbage.look()
    assert ring() is None
    assert kept


@pytest.mark.parametrize("before", [gc.enable, gc.disable])
def test_afterwards_it_is_as_it_was_before(qapp, before):
    before()
    was = gc.isenabled()
    parent = QObject()
    Garbage(parent).stop()
    assert gc.isenabled() == was
