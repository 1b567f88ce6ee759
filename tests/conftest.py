"""No test needs a screen: Qt paints offscreen unless somebody chose otherwise."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import poppler
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config):
    """The offscreen platform cannot tell a window manager about sizes, and says so."""
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")
    config.addinivalue_line("qt_log_ignore", "does not support raise")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out; whoever reads only the last lines should know."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(poppler.MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(
            f"Left out: the tests that read PDF files; this brings their tools: {poppler.COMMAND}"
        )


@pytest.fixture(autouse=True)
def _garbage_is_found_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program, no thread but the window's takes down what Qt has to do with."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # so that the next test looks through no more than what it made
    gc.enable()
