"""What a person and a device have chosen (decisions D14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from spasmfree.core.exercises import Side
from spasmfree.core.loads import Gear
from spasmfree.core.timeline import Pace

DAY_START_MIN = 180  # 03:00: a session at 00:30 belongs to the evening before


def _nothing() -> MappingProxyType[str, object]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OwnDose:
    """What a person does of one exercise instead of a program's dose; None: as in the program.

    Sets, reps and holds only ever lower a dose. The rest may also be longer, which asks for less.
    """

    sets: int | None = None  # 1 to 20
    reps: int | None = None  # 1 to 100
    hold_s: int | None = None  # 1 to 1800
    rest_s: int | None = None  # between sets, 0 to 600
    unknown: Mapping[str, object] = field(default_factory=_nothing)  # of a later version, kept


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said to an offer: taken, or "Not now"."""

    taken: bool
    day: str
    plan: str  # id of the plan row that was made last when it was said


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
    morning_left: str = ""  # id of the last session whose question of the morning was put aside
    gate_episode: str = ""  # id of the last episode in which the warning signs were shown (D26)
    missing: tuple[str, ...] = ()  # ids of equipment that is not there
    avoided: tuple[str, ...] = ()  # ids of positions the person cannot take
    favourites: tuple[str, ...] = ()  # ids of exercises
    swaps: Mapping[str, str] = field(default_factory=dict)  # exercise id -> the one done instead
    doses: Mapping[str, OwnDose] = field(default_factory=dict)  # by the id of what is done
    answers: Mapping[str, Answer] = field(default_factory=dict)  # by the id of an offer
    weights: tuple[int, ...] = ()  # that the person has: grams, lightest first
    bands: tuple[str, ...] = ()  # that the person has: ids, sorted
    unknown: MappingProxyType[str, object] = field(
        default_factory=_nothing
    )  # keys of a later version, kept

    @property
    def gear(self) -> Gear:
        """What the person has to make an exercise heavier."""
        return Gear(self.weights, self.bands, self.units)


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """Kept in settings.json beside the database."""

    theme: str = "system"  # system | light | dark | contrast
    text_scale: float = 1.0  # 1.0 | 1.25 | 1.5
    motion: str = "system"  # system | full | reduced
    figure_tone: str = "light"  # light | medium | dark
    figure_build: str = "slim"  # slim | broad
    sound: bool = True
    volume: int = 70  # per cent of our own sound, never the system's
    sound_output: str = ""  # id of what sounds are heard on, "" for the computer's own choice
    sound_output_name: str = ""  # its name, for the day when it is gone
    voice: bool = True
    talk: str = "normal"  # full | normal | sparse
    voice_name: str = ""  # of the machine's voices, "" for its usual one
    voice_rate: int = 0  # -50 slow to 50 fast
    voice_volume: int = 80  # per cent of our own voice
    captions: bool = False  # what is spoken can be read too
    floor_starts: bool = False  # whether each session begins in floor mode
    floor_display: str = "same"  # same | other: the screen of floor mode
    floor_letters: bool = False  # whether single letters besides P are keys in floor mode
    window: str = ""  # geometry, base64
    page: str = "today"
    # From where figures are looked at: exercise id -> degrees around and over its best side.
    turns: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    unknown: MappingProxyType[str, object] = field(default_factory=lambda: MappingProxyType({}))
