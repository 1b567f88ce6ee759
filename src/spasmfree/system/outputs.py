"""What sound can be played on, as the player process tells it to the window."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from spasmfree.core.settings import DeviceSettings

WORD = "outputs"


class Output(NamedTuple):
    """A loudspeaker, a headset; the id stays the same when it goes and comes back."""

    id: str
    name: str


def line(found: Iterable[Output]) -> str:
    """A line that `parse` reads."""
    return f"{WORD} {json.dumps(list(found))}"


def parse(rest: str) -> tuple[Output, ...]:
    """What follows the word in such a line. Raises ValueError when it is none."""
    return tuple(Output(str(key), str(name)) for key, name in json.loads(rest))


def output_of(settings: DeviceSettings) -> Output:
    """What the person has chosen; an empty id is the computer's own choice."""
    return Output(settings.sound_output, settings.sound_output_name)
