"""Everything a person can choose, in one column of cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from spasmfree.core.loads import Gear
from spasmfree.core.own import Tick, without
from spasmfree.core.settings import DeviceSettings, PersonSettings
from spasmfree.core.timeline import Pace
from spasmfree.core.words import tr
from spasmfree.system.outputs import Output
from spasmfree.ui import theme
from spasmfree.ui.fields import leave_wheel_to_page
from spasmfree.ui.layouts import Item
from spasmfree.ui.page import Page
from spasmfree.ui.parts import (
    SegmentedControl,
    button,
    card,
    label,
    row,
    segments,
)
from spasmfree.ui.plan_dialog import PlanDialog
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.setting_line import line
from spasmfree.ui.settings_backup import BackupCard
from spasmfree.ui.settings_floor import FloorCard
from spasmfree.ui.settings_gear import GearCard
from spasmfree.ui.settings_look import LookCard
from spasmfree.ui.settings_own import TickCard
from spasmfree.ui.settings_plan import Offered, Plan, PlanCard
from spasmfree.ui.settings_sound import SoundCard
from spasmfree.ui.settings_voice import VoiceCard
from spasmfree.ui.tokens import Mode

UNITS = ("kg", "lb")
_TWO_COLUMNS = 1.25  # the largest text with which two ticks stand beside each other when narrow
DAY_STARTS = tuple(range(0, 421, 60))  # minutes after midnight


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows besides the settings."""

    weekdays: tuple[int, ...]  # 0 for Monday
    program: str  # the id of the one in force, "" where it cannot be chosen
    programs: tuple[Offered, ...]
    data_folder: str
    today: str = ""  # ISO
    coming: str = ""  # what is planned ahead, as a sentence
    things: tuple[Tick, ...] = ()
    positions: tuple[Tick, ...] = ()
    last_backup: str = ""  # when it was made, as a sentence
    backups: bool = False  # whether there are any


def _spaced(make: Callable[[], QWidget], gap: int) -> list[Item]:
    return [make(), gap]


class SettingsPage(Responsive):
    """Tells each change at once; there is nothing to save."""

    changed = Signal(object)  # PersonSettings
    device_changed = Signal(object)  # DeviceSettings
    plan_changed = Signal(object)  # tuple[int, ...] of weekdays, 0 for Monday; never empty
    program_changed = Signal(str)  # id of what was chosen
    planned_ahead = Signal(str, object, str)  # id, tuple[int, ...] of weekdays, ISO day
    plan_taken_back = Signal()  # what is planned ahead
    sample_wanted = Signal()
    outputs_wanted = Signal()
    voice_test_wanted = Signal()
    voices_wanted = Signal()
    open_folder_wanted = Signal()
    export_wanted = Signal()
    check_wanted = Signal()  # from the mat
    backup_wanted = Signal()
    restore_wanted = Signal()
    delete_all_wanted = Signal()

    def __init__(self, person: PersonSettings, device: DeviceSettings, shown: Shown) -> None:
        super().__init__()
        self._person, self._device, self._shown = person, device, shown
        self._narrow, self._columns = False, 3
        self._gear: GearCard | None = None  # until the page has filled that far
        self._look: LookCard | None = None
        self._floor: FloorCard | None = None
        self._sound: SoundCard | None = None
        self._outputs: tuple[Output, ...] = ()
        self._voice: VoiceCard | None = None
        self._voices: tuple[str, ...] = ()

    def show_settings(self, person: PersonSettings, device: DeviceSettings, shown: Shown) -> None:
        """Show what has changed elsewhere."""
        if (person, device, shown) != (self._person, self._device, self._shown):
            self._person, self._device, self._shown = person, device, shown
            self.rebuild()

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        self._narrow, self._gear = mode == "narrow", None
        self._look = self._floor = self._sound = self._voice = None
        fewest = 1 if theme.scale() > _TWO_COLUMNS else 2
        self._columns = {"narrow": fewest, "compact": 2}.get(mode, 3)
        gap = 14 if tight else 20
        cards = (
            self._plan_card,
            *((self._things_card,) if self._shown.things else ()),
            self._gear_card,
            *((self._positions_card,) if self._shown.positions else ()),
            self._look_card,
            self._sound_card,
            self._voice_card,
            self._floor_card,
            self._units_card,
            self._data_card,
            self._backup_card,
        )
        at_once = 1 if self.content() is None else len(cards)
        spaced: list[Item] = [item for make in cards[:at_once] for item in (make(), gap)]
        page = Page(
            label(tr("Settings"), "display"),
            gap,
            *spaced,
            compact=mode in ("narrow", "compact"),
            wide=820,
        )
        if at_once < len(cards):
            page.add_later(*(partial(_spaced, make, gap) for make in cards[at_once:]))
        return page

    def _line(self, title: str, hint: str | QLabel, control: QWidget) -> QWidget:
        return line(title, hint, control, narrow=self._narrow)

    def _choice(self, names: tuple[str, ...], current: int, identifier: str) -> SegmentedControl:
        return segments(names, current, identifier=identifier)

    def _plan(self) -> Plan:
        shown = self._shown
        return Plan(shown.weekdays, shown.program, shown.programs, shown.coming)

    def _plan_card(self) -> QWidget:
        made = PlanCard(self._plan(), self._person.pace.value, narrow=self._narrow)
        made.days_chosen.connect(self._choose_days)
        made.program_chosen.connect(self._choose_program)
        made.pace_chosen.connect(self._choose_pace)
        made.later_wanted.connect(self._plan_ahead)
        made.taken_back.connect(self.plan_taken_back)
        return made

    def _plan_ahead(self) -> None:
        dialog = PlanDialog(self, self._plan(), self._shown.today, stacked=self._narrow)
        dialog.planned.connect(self.planned_ahead)
        dialog.open()

    def _things_card(self) -> QWidget:
        made = TickCard(
            tr("What you have"),
            tr(
                "An exercise that needs something else is not proposed. Another takes its place, "
                "where there is one."
            ),
            self._shown.things,
            self._person.missing,
            columns=self._columns,
            identifier="settings.have",
        )
        made.changed.connect(self._choose_thing)
        return made

    def _positions_card(self) -> QWidget:
        made = TickCard(
            tr("What you can do"),
            tr("A position that you leave out is never proposed."),
            self._shown.positions,
            self._person.avoided,
            columns=self._columns,
            identifier="settings.can",
        )
        made.changed.connect(self._choose_position)
        return made

    def _look_card(self) -> QWidget:
        self._look = LookCard(self._device, narrow=self._narrow)
        self._look.changed.connect(self._tell_device)
        return self._look

    def _floor_card(self) -> QWidget:
        self._floor = FloorCard(self._device, narrow=self._narrow)
        self._floor.changed.connect(self._tell_device)
        self._floor.check_wanted.connect(self.check_wanted)
        return self._floor

    def _sound_card(self) -> QWidget:
        self._sound = SoundCard(self._device, self._outputs, narrow=self._narrow)
        self._sound.changed.connect(self._tell_device)
        self._sound.sample_wanted.connect(self.sample_wanted)
        self._sound.outputs_wanted.connect(self.outputs_wanted)
        return self._sound

    def show_outputs(self, outputs: tuple[Output, ...]) -> None:
        """What there is to play sounds on."""
        self._outputs = outputs
        if self._sound is not None:
            self._sound.show_outputs(outputs)

    def _voice_card(self) -> QWidget:
        self._voice = VoiceCard(self._device, self._voices, narrow=self._narrow)
        self._voice.changed.connect(self._tell_device)
        self._voice.test_wanted.connect(self.voice_test_wanted)
        self._voice.voices_wanted.connect(self.voices_wanted)
        return self._voice

    def show_voices(self, names: tuple[str, ...]) -> None:
        """The voices that the machine has."""
        self._voices = names
        if self._voice is not None:
            self._voice.show_voices(names)

    def show_voice_test(self, sentence: str) -> None:
        """What came of the test of the voice."""
        if self._voice is not None:
            self._voice.show_result(sentence)

    def _units_card(self) -> QWidget:
        units = self._choice(
            (tr("Kilograms"), tr("Pounds")), UNITS.index(self._person.units), "settings.units"
        )
        units.chosen.connect(self._choose_units)
        hours = QComboBox()
        for minutes in DAY_STARTS:
            hours.addItem(f"{minutes // 60:02}:{minutes % 60:02}", minutes)
        hours.setCurrentIndex(self._day_start_index())
        hours.setAccessibleIdentifier("settings.day_start")
        hours.setMinimumWidth(theme.px(110))
        hours.activated.connect(self._choose_day_start)
        leave_wheel_to_page(hours)
        return card(
            label(tr("Units and day"), "heading"),
            14,
            self._line(tr("Weights"), "", units),
            12,
            self._line(
                tr("A day begins at"),
                tr("A session after midnight counts for the evening before."),
                hours,
            ),
        )

    def _gear_card(self) -> QWidget:
        self._gear = GearCard(self._person.gear, narrow=self._narrow)
        self._gear.changed.connect(self._choose_gear)
        return self._gear

    def _day_start_index(self) -> int:
        wanted = self._person.day_start_min
        return min(range(len(DAY_STARTS)), key=lambda i: abs(DAY_STARTS[i] - wanted))

    def _data_card(self) -> QWidget:
        shown = self._shown.data_folder
        # A path has no spaces to wrap at.
        path = label(shown.replace("/", "/\u200b").replace("\\", "\\\u200b"), wrap=True)
        path.setAccessibleName(shown)
        path.setAccessibleIdentifier("settings.data_folder")
        folder = button(tr("Open the folder"), icon="folder", identifier="settings.open_folder")
        folder.clicked.connect(self.open_folder_wanted)
        export = button(tr("Export"), icon="export", identifier="settings.export")
        export.clicked.connect(self.export_wanted)
        return card(
            label(tr("Data"), "heading"),
            6,
            label(tr("All of it stays on this computer, in:"), "body", "text2", wrap=True),
            2,
            path,
            14,
            row(folder, export, "stretch", gap=10),
        )

    def _backup_card(self) -> QWidget:
        made = BackupCard(self._shown.last_backup, some=self._shown.backups)
        made.now_wanted.connect(self.backup_wanted)
        made.restore_wanted.connect(self.restore_wanted)
        made.delete_wanted.connect(self.delete_all_wanted)
        return made

    def _tell_person(self, person: PersonSettings) -> None:
        self._person = person
        self.changed.emit(person)

    def _tell_device(self, device: DeviceSettings) -> None:
        self._device = device
        for made in (self._look, self._floor, self._sound, self._voice):
            if made is not None:
                made.show_device(device)
        self.device_changed.emit(device)

    def _choose_days(self, days: tuple[int, ...]) -> None:
        self._shown = replace(self._shown, weekdays=days)
        self.plan_changed.emit(days)

    def _choose_program(self, chosen: str) -> None:
        self._shown = replace(self._shown, program=chosen)
        self.program_changed.emit(chosen)

    def _choose_pace(self, pace: str) -> None:
        self._tell_person(replace(self._person, pace=Pace(pace)))

    def _choose_thing(self, key: str, has: bool) -> None:  # noqa: FBT001 - a Qt slot
        missing = without(self._person.missing, key, has=has)
        self._tell_person(replace(self._person, missing=missing))

    def _choose_position(self, key: str, can: bool) -> None:  # noqa: FBT001 - a Qt slot
        avoided = without(self._person.avoided, key, has=can)
        self._tell_person(replace(self._person, avoided=avoided))

    def _choose_units(self, index: int) -> None:
        self._tell_person(replace(self._person, units=UNITS[index]))
        if self._gear is not None:
            self._gear.show_units(UNITS[index])

    def _choose_gear(self, gear: Gear) -> None:
        self._tell_person(replace(self._person, weights=gear.weights, bands=gear.bands))

    def _choose_day_start(self, index: int) -> None:
        self._tell_person(replace(self._person, day_start_min=DAY_STARTS[index]))
