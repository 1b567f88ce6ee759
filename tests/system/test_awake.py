"""The screen stays on while a session runs, or one sentence says that it may not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from spasmfree.system import awake
from spasmfree.system.awake import SystemAwake


def holding() -> int:
    return sum(thread.name == "spasmfree-awake" for thread in threading.enumerate())


def test_it_holds_until_released(
    qapp, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")  # wakepy's own stand-in for a desktop
    notices: list[str] = []
    keeper = SystemAwake(notices.append)
    before = holding()
    keeper.hold()
    keeper.hold()
    assert holding() == before + 1
    keeper.release()
    keeper.release()
    until(lambda: holding() == before)
    assert notices == []


def test_a_desktop_that_cannot_is_told_once(
    qapp, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    monkeypatch.delenv("WAKEPY_FAKE_SUCCESS", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    monkeypatch.setenv("PATH", "/nonexistent")
    notices: list[str] = []
    keeper = SystemAwake(notices.append)
    before = holding()
    keeper.hold()
    until(lambda: len(notices) == 1)
    keeper.release()
    keeper.hold()
    until(lambda: holding() == before)
    qapp.processEvents()
    keeper.release()
    assert len(notices) == 1
    assert "screen" in notices[0]


class Cookies:
    """A desktop that counts how often it is asked at the same time; it takes its time."""

    def __init__(self) -> None:
        self.held = self.most = self.asked = 0
        self.slow = threading.Event()

    @contextmanager
    def presenting(self, on_fail: str) -> Iterator[SimpleNamespace]:
        assert on_fail == "pass"
        self.slow.wait(5)
        self.held += 1
        self.asked += 1
        self.most = max(self.most, self.held)
        try:
            yield SimpleNamespace(active=True)
        finally:
            self.held -= 1


def test_ten_quick_pauses_take_no_second_cookie(
    qapp, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    cookies = Cookies()
    monkeypatch.setattr("wakepy.keep.presenting", cookies.presenting)
    notices: list[str] = []
    keeper = SystemAwake(notices.append)
    before = holding()
    for _ in range(10):  # quicker than the desktop answers
        keeper.hold()
        keeper.release()
    keeper.hold()
    cookies.slow.set()
    until(lambda: cookies.held == 1 and holding() == before + 1)
    assert cookies.most == 1
    assert cookies.asked <= 2  # what was let go of before it was asked for is not asked for
    keeper.release()
    until(lambda: holding() == before)
    assert cookies.held == 0
    assert notices == []


def test_who_waits_and_is_wanted_no_more_goes(qapp, until: Callable[..., None]) -> None:
    """Of quick pauses the last may come first; the others do not wait until it ends."""
    over, one = threading.Event(), threading.Lock()
    one.acquire()  # held by the last
    over.set()
    waiting = threading.Thread(target=awake._keep, args=(over, one), daemon=True)
    waiting.start()
    until(lambda: not waiting.is_alive())
    one.release()
