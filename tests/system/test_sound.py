"""The sound port: what it tells the player, and what it does when the player goes away."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from spasmfree.clock import steady_ms
from spasmfree.system.outputs import Output
from spasmfree.system.sound import PlayerSound
from spasmfree.system.sound_server import answers, speaks_pulse

# Writes down each line; "ready" after load, unless the file `mood` says otherwise.
PLAYER = """
import pathlib, sys
folder = pathlib.Path(sys.argv[1])
mood = folder.joinpath("mood").read_text()
with folder.joinpath("heard").open("a", buffering=1) as heard:
    for line in sys.stdin:
        if line == "ping\\n":
            if not folder.joinpath("deaf").exists():
                print("pong", flush=True)
            continue
        heard.write(line)
        if line.startswith("load"):
            print(mood, flush=True)
            mood = mood.rpartition("\\n")[2]
            if mood.startswith("off"):
                break
        if line.startswith("quit") or (mood == "ready" and line.startswith("cancel 0")
                                       and folder.joinpath("crash").exists()):
            folder.joinpath("crash").unlink(missing_ok=True)
            break
"""


class Rig:
    """The port, connected to a player that writes down what it hears."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server: bool | None = None  # whether a sound server answers
        self.notices: list[str] = []
        script = folder / "player.py"
        script.write_text(PLAYER)
        self.mood("ready")
        self.sound = PlayerSound(
            folder / "sounds",
            self.notices.append,
            command=(sys.executable, str(script), str(folder)),
            server_answers=lambda: self.server,
        )

    def mood(self, answer: str) -> None:
        self.folder.joinpath("mood").write_text(answer)

    def heard(self) -> list[str]:
        path = self.folder / "heard"
        return path.read_text().splitlines() if path.exists() else []

    def count(self, word: str) -> int:
        return sum(line.startswith(word) for line in self.heard())


@pytest.fixture
def rig(qapp, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.sound.close()


def test_a_session_opens_the_device_and_sends_its_cues(
    rig: Rig, until: Callable[..., None]
) -> None:
    later = steady_ms() + 60_000
    rig.sound.set_volume(30)
    rig.sound.start()
    rig.sound.schedule([("go", later), ("out", later + 1_000)])
    until(lambda: rig.count("play") == 2)
    assert rig.heard() == [
        "device ",
        f"load {rig.folder / 'sounds'}",
        "volume 30",
        "awake 1",
        f"play 0 {later} go",
        f"play 0 {later + 1_000} out",
    ]
    assert rig.notices == []


def test_a_pause_cancels_and_what_follows_is_a_new_generation(
    rig: Rig, until: Callable[..., None]
) -> None:
    later = steady_ms() + 60_000
    rig.sound.start()
    until(lambda: rig.count("awake 1") == 1)
    rig.sound.schedule([("go", later)])
    rig.sound.cancel()
    rig.sound.schedule([("back", later)])
    rig.sound.stop()
    until(lambda: rig.count("awake 0") == 1)
    assert rig.heard()[4:] == [
        f"play 0 {later} go", "cancel 0", f"play 1 {later} back", "cancel 1", "awake 0",
    ]  # fmt: skip


def test_a_player_that_dies_is_back_within_two_seconds_with_the_cues(
    rig: Rig, until: Callable[..., None]
) -> None:
    rig.folder.joinpath("crash").touch()
    later = steady_ms() + 60_000
    rig.sound.start()
    until(lambda: rig.count("awake 1") == 1)
    rig.sound.cancel()  # here it dies
    died = steady_ms()
    rig.sound.schedule([("go", later), ("out", steady_ms() - 5_000)])
    until(lambda: rig.count("awake 1") == 2)
    assert steady_ms() - died < 2_000
    until(lambda: rig.heard()[-1] == f"play 1 {later} go")
    assert not any("out" in line for line in rig.heard()[-3:])


def test_a_player_that_hangs_is_started_again(rig: Rig, until: Callable[..., None]) -> None:
    rig.folder.joinpath("deaf").touch()
    rig.sound.start()
    until(lambda: rig.count("awake 1") >= 2)
    rig.folder.joinpath("deaf").unlink()
    assert rig.notices == []


def test_a_sound_server_that_came_back_needs_no_notice(
    rig: Rig, until: Callable[..., None]
) -> None:
    rig.mood("off lost")
    rig.sound.start()
    until(lambda: rig.count("load") == 1)
    rig.mood("ready")
    until(lambda: rig.count("awake 1") == 1)
    assert rig.notices == []


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        ("off device", "nothing to play it on"),
        ("off library libpulse.so.0: cannot open", "spasmfree doctor"),
        ("off files No space left on device", "No space left on device"),
    ],
)
def test_no_sound_is_one_quiet_notice(
    rig: Rig, until: Callable[..., None], answer: str, part: str
) -> None:
    rig.mood(answer)
    rig.sound.start()
    until(lambda: rig.count("load") >= 2)  # it goes on trying
    assert len(rig.notices) == 1
    assert part in rig.notices[0]


def test_sound_that_comes_back_is_used(rig: Rig, until: Callable[..., None]) -> None:
    rig.mood("off device")
    rig.sound.start()
    until(lambda: len(rig.notices) == 1)
    rig.mood("ready")
    until(lambda: rig.count("awake 1") == 1)


def test_a_player_that_cannot_start_is_a_notice(qapp, tmp_path: Path, until) -> None:
    notices: list[str] = []
    sound = PlayerSound(tmp_path, notices.append, command=("/nonexistent/player",))
    sound.start()
    until(lambda: len(notices) == 1)
    sound.close()
    assert "could not be started" in notices[0]


def test_a_sound_server_that_is_gone_is_looked_for_and_used_as_soon_as_it_answers(
    rig: Rig, until: Callable[..., None], qtbot
) -> None:
    rig.server = False
    rig.mood("off lost")
    rig.sound.start()
    until(rig.sound._look.isActive)
    assert rig.count("load") == 1  # no player is started for nothing
    rig.mood("ready")
    back = steady_ms()
    rig.server = True
    until(lambda: rig.count("awake 1") == 1)
    assert steady_ms() - back < 2_000
    assert rig.notices == []


def test_a_session_may_find_the_player_ready(rig: Rig, until: Callable[..., None]) -> None:
    rig.sound.prepare()
    until(lambda: rig.count("awake 0") == 1)
    rig.sound.start()
    until(lambda: rig.count("awake 1") == 1)
    assert rig.count("load") == 1


class TestOutputs:
    TOLD = 'outputs [["pci", "Built-in"]]\nready'

    def test_what_there_is_is_told_to_who_asks(self, rig: Rig, until: Callable[..., None]) -> None:
        found: list[tuple[Output, ...]] = []
        rig.mood(self.TOLD)
        rig.sound.ask_outputs(found.append)
        until(lambda: bool(found))
        assert found == [(Output("pci", "Built-in"),)]
        rig.sound.ask_outputs(found.append)
        assert len(found) == 2

    def test_the_one_that_was_chosen_is_told_before_the_sounds_are_loaded_and_when_it_changes(
        self, rig: Rig, until: Callable[..., None]
    ) -> None:
        rig.mood(self.TOLD)
        rig.sound.set_output(Output("pci", "Built-in"))
        rig.sound.start()
        until(lambda: rig.count("awake 1") == 1)
        rig.sound.set_output(Output("pci", "Built-in"))
        rig.sound.set_output(Output("", ""))
        until(lambda: rig.count("device") == 2)
        assert [line for line in rig.heard() if line.startswith("device")] == [
            "device pci", "device ",
        ]  # fmt: skip
        assert rig.notices == []

    def test_one_that_is_gone_is_said_once_in_a_session(
        self, rig: Rig, until: Callable[..., None]
    ) -> None:
        rig.mood(self.TOLD)
        rig.sound.set_output(Output("usb", "A headset"))
        rig.sound.start()
        until(lambda: rig.count("awake 1") == 1)
        rig.sound.stop()
        assert len(rig.notices) == 1
        assert rig.notices[0].startswith("“A headset” is not connected")
        rig.sound.start()
        assert len(rig.notices) == 2  # in the next one again


def test_a_sample_is_heard_although_the_player_has_to_be_started_for_it(
    rig: Rig, until: Callable[..., None]
) -> None:
    rig.sound.sample()
    until(lambda: rig.count("play") == 1)
    assert rig.heard()[-1].endswith(" go")


def test_whether_a_sound_server_answers(tmp_path: Path) -> None:
    path = tmp_path / "native"
    told = {"PULSE_SERVER": f"unix:{path}"}
    assert answers({}) is None
    assert answers(told) is False
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        assert answers(told) is False  # it has died and left its socket
        server.listen()
        assert answers(told) is True
        assert speaks_pulse(told)
    assert not speaks_pulse(told)
