"""The screen stays on while a session runs, or one sentence says that it may not."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from spasmfree.system.awake import SystemAwake


def holding() -> int:
    return sum(thread.name == "spasmfree-awake" for thread in threading.enumerate())


def test_it_holds_until_released(
    qapp, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")  # wakepy's own stand-in for a desktop
    notices: list[str] = []
    awake = SystemAwake(notices.append)
    before = holding()
    awake.hold()
    awake.hold()
    assert holding() == before + 1
    awake.release()
    awake.release()
    until(lambda: holding() == before)
    assert notices == []


def test_a_desktop_that_cannot_is_told_once(
    qapp, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    monkeypatch.delenv("WAKEPY_FAKE_SUCCESS", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    monkeypatch.setenv("PATH", "/nonexistent")
    notices: list[str] = []
    awake = SystemAwake(notices.append)
    before = holding()
    awake.hold()
    until(lambda: len(notices) == 1)
    awake.release()
    awake.hold()
    until(lambda: holding() == before)
    qapp.processEvents()
    awake.release()
    assert len(notices) == 1
    assert "screen" in notices[0]
