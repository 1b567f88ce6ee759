"""The long-lived objects that the pages of the program share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from spasmfree.app.outside import Outside
from spasmfree.core import days, past
from spasmfree.core.clocks import Clock, Wall
from spasmfree.core.exercises import Catalogue
from spasmfree.core.plan import easing_programs
from spasmfree.core.record import SessionRecord
from spasmfree.core.settings import DeviceSettings
from spasmfree.core.store import Store
from spasmfree.core.tailor import Tailor
from spasmfree.storage import places, settings_file


@dataclass(frozen=True, slots=True)
class Parts:
    """What is built once in `run` and handed to whoever needs it."""

    folder: Path  # the data folder, prepared
    clock: Clock
    speed: int
    store: Store
    catalogue: Catalogue
    outside: Outside
    new_id: Callable[[], str]

    def wall(self) -> Wall:
        """Now, for the record."""
        return self.clock.wall()

    def today(self) -> str:
        """The person's local day."""
        wall = self.wall()
        start = self.store.person().day_start_min
        return days.day_of(wall.utc_ms, wall.offset_min, start)

    def tailor(self) -> Tailor:
        """What makes sessions for the person as they are now."""
        return Tailor(self.catalogue, self.store.person())

    def past(self) -> Sequence[SessionRecord]:
        """The sessions that decide what is due, newest first; all of them where it takes all."""
        plan, today = self.store.plan(), self.today()
        found = self.store.sessions(past.first_day(plan, today))
        if past.is_enough(found, plan, today, self.easing()):
            return found
        return self.store.sessions()

    def easing(self) -> frozenset[str]:
        """The programs that are no training."""
        return easing_programs(self.catalogue.programs)


class Filled(Protocol):
    """What fills a page."""

    def build(self) -> QWidget:
        """The page, filled."""

    def refresh(self) -> None:
        """Show what is true now."""


class Device:
    """The settings of this device, kept in their file whenever they change."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / places.SETTINGS
        found = settings_file.read(self._path)
        self.settings: DeviceSettings = found.settings
        self.notes = found.notes  # a sentence for each thing that could not be used

    def keep(self, settings: DeviceSettings) -> None:
        """Take these settings. Raises KnownError when the file cannot be written."""
        if settings != self.settings:
            self.settings = settings
            settings_file.write(self._path, settings)
