"""Our sound goes where it should and leaves the computer's volume and other programs alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from e2e.desktop import Desktop, wait_for

from spasmfree.clock import steady_ms

pytestmark = pytest.mark.e2e

OURS = "SpasmFree"


class Room:
    """A desktop with two loudspeakers, another program that plays, and our player."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        desktop.add_sound()
        self.headset = self.pactl("load-module", "module-null-sink", "sink_name=headset").strip()
        self.pactl("set-default-sink", "nullout")
        desktop.start("pacat", "--raw", "--client-name=Music", "-d", "nullout", "/dev/zero")
        wait_for("the other program to play", lambda: self.stream("Music"))
        self._player = subprocess.Popen(
            [sys.executable, "-P", "-m", "spasmfree.system.player"], env=desktop.environ,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def tell(self, *lines: str) -> None:
        assert self._player.stdin is not None
        self._player.stdin.write("".join(f"{line}\n" for line in lines))
        self._player.stdin.flush()

    def wait_for_line(self, word: str) -> None:
        assert self._player.stdout is not None
        while not self._player.stdout.readline().startswith(word):
            assert self._player.poll() is None

    def pactl(self, *words: str) -> str:
        done = subprocess.run(
            ["pactl", *words], env=self._desktop.environ, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        return done.stdout

    def stream(self, name: str) -> dict[str, object]:
        """What the sound server knows of a program's sound; empty where it has none."""
        found = json.loads(self.pactl("--format=json", "list", "sink-inputs"))
        return next((each for each in found if each["properties"]["application.name"] == name), {})

    def where(self, name: str = OURS) -> str:
        """The loudspeaker on which a program plays, "" for none."""
        sinks = json.loads(self.pactl("--format=json", "list", "sinks"))
        at = self.stream(name).get("sink")
        return next((sink["name"] for sink in sinks if sink["index"] == at), "")

    def manners(self) -> tuple[object, ...]:
        """The volumes of the loudspeakers, and all that others could be done to."""
        sinks = json.loads(self.pactl("--format=json", "list", "sinks"))
        music = self.stream("Music")
        return (
            [(sink["name"], sink["volume"], sink["mute"]) for sink in sinks],
            [music[key] for key in ("volume", "mute", "corked", "sink")],
            self.pactl("get-default-sink"),
        )

    def close(self) -> None:
        for stream in (self._player.stdin, self._player.stdout):
            if stream is not None:
                stream.close()
        self._player.kill()
        self._player.wait()


@pytest.fixture
def room(tmp_path) -> Iterator[Room]:
    with Desktop() as desktop:
        made = Room(desktop)
        try:
            made.tell(f"load {tmp_path / 'sounds'}")
            made.wait_for_line("ready")
            made.tell("awake 1")
            wait_for("our sound", lambda: made.where() == "nullout")
            yield made
        finally:
            made.close()


def test_the_computers_volume_and_other_programs_are_left_alone(room: Room) -> None:
    before = room.manners()
    for generation, volume in enumerate((100, 0, 5)):
        room.tell(f"volume {volume}", f"play {generation} {steady_ms() + 300} change")
        room.wait_for_line("played change")
        assert room.manners() == before
    ours = room.stream(OURS)
    assert ours["mute"] is False
    assert {each["value_percent"] for each in ours["volume"].values()} == {"100%"}  # type: ignore[attr-defined]
    room.tell("awake 0")
    wait_for("our sound to go", lambda: not room.stream(OURS))
    assert room.manners() == before


def test_sounds_follow_the_computers_choice_unless_another_is_made(room: Room) -> None:
    room.pactl("set-default-sink", "headset")
    wait_for("sounds to follow", lambda: room.where() == "headset")
    room.tell("device nullout")
    wait_for("sounds to go where they were sent", lambda: room.where() == "nullout")
    room.pactl("set-default-sink", "nullout")
    room.tell("device headset")
    wait_for("sounds to go where they were sent", lambda: room.where() == "headset")
    room.pactl("unload-module", room.headset)
    wait_for("sounds where there is something", lambda: room.where() == "nullout")
    room.pactl("load-module", "module-null-sink", "sink_name=headset")
    room.tell("awake 0")  # the session is over; the next one finds the chosen one again
    wait_for("our sound to go", lambda: room.where() == "")
    room.tell("awake 1")
    wait_for("the chosen one to be used again", lambda: room.where() == "headset")
