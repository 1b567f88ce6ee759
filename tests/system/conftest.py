"""A Qt application without widgets for the tests of the outside world."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def until(qtbot) -> Callable[..., None]:
    """Wait, at most 10 s, until something that another process does has happened."""

    def wait(happened: Callable[[], bool]) -> None:
        qtbot.waitUntil(happened, timeout=10_000)

    return wait
