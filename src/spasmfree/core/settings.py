"""What a person and a device have chosen (decisions D14)."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from spasmfree.core.exercises import Side
from spasmfree.core.timeline import Pace

DAY_START_MIN = 180  # 03:00: a session at 00:30 belongs to the evening before


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """Kept in the database, because it goes where the history goes."""

    units: str = "kg"  # kg | lb
    day_start_min: int = DAY_START_MIN  # minutes after midnight, 0 to 720
    pace: Pace = Pace.PACED
    first_side: Side = Side.LEFT
    one_side_first: bool = False
    change_side_s: int = 15  # decisions D3
    change_position_s: int = 20  # decisions D3
    gate_version: str = ""  # of the safety text last shown, "" for never
    gate_day: str = ""
    unknown: MappingProxyType[str, object] = field(
        default_factory=lambda: MappingProxyType({})
    )  # keys of a later version, kept


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """Kept in settings.json beside the database."""

    theme: str = "system"  # system | light | dark | contrast
    text_scale: float = 1.0  # 1.0 | 1.25 | 1.5
    sound: bool = True
    volume: int = 70  # per cent of our own sound, never the system's
    window: str = ""  # geometry, base64
    page: str = "today"
    unknown: MappingProxyType[str, object] = field(default_factory=lambda: MappingProxyType({}))
