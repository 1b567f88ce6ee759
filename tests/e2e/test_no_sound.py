"""A computer that cannot play: the session goes on, and one calm line says what is off and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from e2e.desktop import Desktop
from e2e.test_awake import Saver
from e2e.window import Window

pytestmark = pytest.mark.e2e

LIBRARY = "libpulse.so.0"
NO_DEVICE = "No sound: this computer offers nothing to play it on."
NO_LIBRARY = "No sound: a system library is missing. The command “spasmfree doctor” says which."


def without_device(desktop: Desktop, folder: Path) -> None:
    """No sound server, which is how a `Desktop` is made, and no sound card either."""
    desktop.environ["ALSA_CONFIG_PATH"] = "/dev/null"


def without_library(desktop: Desktop, folder: Path) -> None:
    """As good as none: what is found under its name first cannot be loaded."""
    folder.mkdir()
    (folder / LIBRARY).write_text("no library")
    desktop.environ["LD_LIBRARY_PATH"] = str(folder)


@pytest.mark.parametrize(
    ("take_away", "sentence"),
    [(without_device, NO_DEVICE), (without_library, NO_LIBRARY)],
    ids=["device", "library"],
)
def test_a_session_goes_on_without_any_sound(tmp_path, take_away, sentence):
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text(json.dumps({"schema": 1, "voice": False}))
    with Desktop() as desktop:
        take_away(desktop, tmp_path / "lacks")
        Saver(desktop)  # so that nothing else is to be told
        with Window(desktop, "--data-dir", str(data), "--speed", "4") as w:
            w.press("safety.accept")
            w.press("start.skip")
            w.find("notice.words", name=sentence)
            w.press("mat.yes")
            w.press("today.start")
            w.press("session.primary", name="Go on")
            w.press("session.primary", name="Start")
            notices = set()
            for step in ("I am ready", "Pause", "Resume"):
                w.press("session.primary", name=step)
                notices |= {node.name for node in w.nodes() if node.id == "notice.words"}
            w.find("session.rep", name="Rep 2 of 8")
            w.press("session.hurts")
            w.press("hurts.stop")
            w.press("session.primary", name="Go on")
            w.find("summary.done")
            assert notices <= {sentence}
        lines = desktop.log("spasmfree").splitlines()
    assert [line for line in lines if not line.startswith("qt.accessibility.atspi")] == []
