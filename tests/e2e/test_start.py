"""The installed program starts, shows its window, and a second start finds the first."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from e2e.desktop import Desktop
from e2e.window import COMMAND, Window

from spasmfree import __version__

pytestmark = pytest.mark.e2e


def test_the_command_says_its_version(desktop: Desktop) -> None:
    done = subprocess.run(
        [COMMAND, "--version"], env=desktop.environ, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"SpasmFree {__version__}\n"


def test_the_first_start_asks_and_then_shows_today(desktop: Desktop, tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with Window(desktop, "--data-dir", str(data_dir)) as window:
        window.press("safety.accept")
        window.press("start.skip")
        window.press("mat.yes")
        start = window.find("today.start")
        assert "focusable" in start.states
        assert start.box[3] >= 40
        window.find("nav.learn")
        window.find("nav.settings")
    assert (data_dir.stat().st_mode & 0o777) == 0o700


def test_a_second_start_leaves_it_to_the_first(desktop: Desktop, tmp_path: Path) -> None:
    arguments = ("--data-dir", str(tmp_path / "data"))
    with Window(desktop, *arguments) as window:
        window.find("safety.accept")
        second = desktop.start(str(COMMAND), *arguments)
        assert second.wait(timeout=20) == 0
        assert window.process.poll() is None


def test_a_missing_screen_is_one_sentence(desktop: Desktop, tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "--data-dir", tmp_path / "data"],
        env={**desktop.environ, "DISPLAY": ":7654"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert ":7654" in done.stderr


def test_what_can_be_ticked_answers_a_screen_reader(desktop: Desktop, tmp_path: Path) -> None:
    with Window(desktop, "--data-dir", str(tmp_path / "data")) as window:
        window.press("safety.accept")
        window.press("days.4")  # Friday off
        window.press("start.go_on")
        window.press("mat.yes")
        window.press("nav.settings")
        assert "checked" not in window.find("days.4").states
        window.press("nav.today")
        window.press("today.start")
        window.press(name="Pain now 3")
        window.find(name="Pain now 3", states=["checked"])
        window.press(name="Pain now 4")
        window.find(name="Pain now 4", states=["checked"])
        assert "checked" not in window.find(name="Pain now 3").states
