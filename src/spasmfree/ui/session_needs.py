"""What a guided session needs of the rest of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spasmfree.core.clocks import Clock
from spasmfree.core.exercises import Catalogue
from spasmfree.core.settings import PersonSettings
from spasmfree.core.store import Store
from spasmfree.system.awake import KeepAwake
from spasmfree.system.sound import Sound
from spasmfree.ui.speaker import Speech


@dataclass(frozen=True, slots=True)
class Needs:
    """Made once; what may have changed since is asked at the start of each session."""

    catalogue: Catalogue
    store: Store
    clock: Clock
    new_id: Callable[[], str]
    person: Callable[[], PersonSettings]
    sound: Callable[[], Sound]  # asked at the start of each session
    awake: KeepAwake
    speech: Callable[[], Speech]  # asked at the start of each session
    app_version: str
    speed: int = 1
    early: Callable[[], bool] = lambda: False  # in the first days of an episode
