"""A minute of a session with the computer's own speech server; `make speech` runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.desktop import Desktop, wait_for

pytestmark = [pytest.mark.e2e, pytest.mark.soak]

SECONDS = 63  # to the middle of the ninth rep
CHILD = Path(__file__).with_name("speech_child.py")
MINUTE = [
    "Side-lying hip lift. Lie on your right side. Left leg works.",
    *("3", "2", "1"),
    *("Lift.", "Stop at level.", "Lower.", "Lift.", "Stop at level.", "Lower."),
    *("3", "Stop at level.", "4", "Stop at level.", "5", "Stop at level."),
    *("6", "Stop at level.", "7", "Stop at level.", "Three more.", "Stop at level."),
    *("9", "Stop at level."),
]


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with Desktop() as made:
        made.add_sound()
        yield made


def serve(desktop: Desktop) -> None:
    socket = desktop.folder / "run" / "speech-dispatcher" / "speechd.sock"
    desktop.start(
        "speech-dispatcher", "--run-single", "--timeout", "0",
        "--communication-method", "unix_socket", "--socket-path", str(socket),
    )  # fmt: skip
    wait_for("the speech server", socket.exists)


@pytest.mark.parametrize("block_ms", [0, 300])
def test_no_line_of_a_minute_is_dropped(desktop: Desktop, block_ms: int) -> None:
    """Also when the window's thread is blocked for 300 ms twice a second."""
    serve(desktop)
    done = subprocess.run(
        [sys.executable, str(CHILD), str(SECONDS), str(block_ms)],
        env=desktop.environ, capture_output=True, text=True, timeout=SECONDS + 30, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["notices"] == []
    assert [line["text"] for line in told["lines"] if line["dropped"]] == []
    assert [line["text"] for line in told["lines"]] == MINUTE
    assert [line["text"] for line in told["lines"] if line["cut"]] == []


def test_a_server_that_sleeps_is_woken_by_the_session(desktop: Desktop) -> None:
    done = subprocess.run(
        [sys.executable, str(CHILD), "4", "0"],
        env=desktop.environ, capture_output=True, text=True, timeout=30, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["notices"] == []
    assert [(line["text"], line["dropped"]) for line in told["lines"]] == [(MINUTE[0], "")]
