"""Tests from outside run where their rig is; elsewhere one line says what was left out.

With CI=true nothing may be left out, so that a broken rig cannot pass for a green run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from e2e import rig
from e2e.desktop import Desktop

MUST = os.environ.get("CI") == "true"

collect_ignore_glob = ["test_*.py"] if rig.missing() and not MUST else []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if collect_ignore_glob:
        terminalreporter.write_line(
            "Left out: the tests that drive the program from outside; "
            f"this brings their rig: {rig.command()}"
        )


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    """A private desktop for the tests of one file."""
    if rig.missing():
        pytest.fail(f"the rig is not complete; this brings it: {rig.command()}")
    with Desktop() as started:
        yield started
