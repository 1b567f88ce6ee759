"""Everything a person can choose, in one column of cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSlider, QWidget

from spasmfree.core.settings import DeviceSettings, PersonSettings
from spasmfree.core.timeline import Pace
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.fields import leave_wheel_to_page
from spasmfree.ui.layouts import Item
from spasmfree.ui.page import Page
from spasmfree.ui.parts import (
    SegmentedControl,
    button,
    card,
    column,
    holder,
    label,
    row,
    rule,
    segments,
)
from spasmfree.ui.responsive import Responsive
from spasmfree.ui.start_pages import PACES, pace_names, pace_words
from spasmfree.ui.tokens import Mode
from spasmfree.ui.weekdays import WeekdayChips

THEMES = ("system", "light", "dark", "contrast")
SCALES = (1.0, 1.25, 1.5)
UNITS = ("kg", "lb")
DAY_STARTS = tuple(range(0, 421, 60))  # minutes after midnight


@dataclass(frozen=True, slots=True)
class Offered:
    """A program that can be chosen."""

    id: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows besides the settings."""

    weekdays: tuple[int, ...]  # 0 for Monday
    program: str  # the id of the one in force, "" where it is not one alone
    programs: tuple[Offered, ...]
    data_folder: str


def _spaced(make: Callable[[], QWidget], gap: int) -> list[Item]:
    return [make(), gap]


class SettingsPage(Responsive):
    """Tells each change at once; there is nothing to save."""

    changed = Signal(object)  # PersonSettings
    device_changed = Signal(object)  # DeviceSettings
    plan_changed = Signal(object)  # tuple[int, ...] of weekdays, 0 for Monday; never empty
    program_changed = Signal(str)  # program id
    sample_wanted = Signal()
    open_folder_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, person: PersonSettings, device: DeviceSettings, shown: Shown) -> None:
        super().__init__()
        self._person, self._device, self._shown = person, device, shown
        self._narrow = False

    def show_settings(self, person: PersonSettings, device: DeviceSettings, shown: Shown) -> None:
        """Show what has changed elsewhere."""
        if (person, device, shown) != (self._person, self._device, self._shown):
            self._person, self._device, self._shown = person, device, shown
            self.rebuild()

    def build(self, mode: Mode, *, tight: bool) -> QWidget:
        self._narrow = mode == "narrow"
        gap = 14 if tight else 20
        cards = (
            self._plan_card,
            self._look_card,
            self._sound_card,
            self._units_card,
            self._data_card,
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
        """One setting: its name and a hint at the left, the control at the right."""
        words: list[Item] = [label(title, "strong", wrap=True)]
        if hint:
            small = label(hint, "small", "text2", wrap=True) if isinstance(hint, str) else hint
            words.append(small)
        text = holder(column(*words, gap=2))
        if isinstance(control, SegmentedControl):
            control.set_question(title)
        elif not control.accessibleName():
            control.setAccessibleName(title)
        if self._narrow:
            return holder(column(text, row(control, "stretch"), gap=8))
        return holder(row((text, 1), (control, 0, Qt.AlignmentFlag.AlignVCenter), gap=24))

    def _choice(self, names: tuple[str, ...], current: int, identifier: str) -> SegmentedControl:
        return segments(names, current, identifier=identifier)

    def _plan_card(self) -> QWidget:
        days = WeekdayChips(self._shown.weekdays, stacked=self._narrow)
        days.changed.connect(self._choose_days)
        self._days_hint = label(
            tr("A change counts from today on; days before stay as they were."),
            "small",
            "text2",
            wrap=True,
        )
        pace = self._choice(pace_names(), PACES.index(self._person.pace.value), "settings.pace")
        pace.chosen.connect(self._choose_pace)
        self._pace_hint = label(pace_words(self._person.pace.value), "small", "text2", wrap=True)
        programs = self._programs()
        return card(
            label(tr("Your plan"), "heading"),
            12,
            days,
            8,
            self._days_hint,
            16,
            rule(),
            16,
            self._line(tr("Program"), self._program_hint, programs),
            16,
            rule(),
            16,
            self._line(tr("Pace of the reps"), self._pace_hint, pace),
        )

    def _programs(self) -> QComboBox:
        offered = self._shown.programs
        names = QComboBox()
        for each in offered:
            names.addItem(each.name, each.id)
        current = names.findData(self._shown.program)
        names.setCurrentIndex(current)
        names.setAccessibleIdentifier("settings.program")
        names.setMinimumWidth(theme.px(190))
        names.activated.connect(self._choose_program)
        leave_wheel_to_page(names)
        why = offered[current].why if current >= 0 else ""
        self._program_hint = label(why, "small", "text2", wrap=True)
        return names

    def _look_card(self) -> QWidget:
        names = (tr("System"), tr("Light"), tr("Dark"), tr("Contrast"))
        looks = self._choice(names, THEMES.index(self._device.theme), "settings.theme")
        looks.chosen.connect(self._choose_theme)
        sizes = self._choice(
            ("100\u00a0%", "125\u00a0%", "150\u00a0%"), self._scale_index(), "settings.text_size"
        )
        sizes.chosen.connect(self._choose_scale)
        return card(
            label(tr("Look"), "heading"),
            14,
            self._line(tr("Theme"), "", looks),
            12,
            self._line(tr("Text size"), "", sizes),
        )

    def _scale_index(self) -> int:
        return min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - self._device.text_scale))

    def _sound_card(self) -> QWidget:
        on = QCheckBox(tr("Sounds in a session"))
        on.setChecked(self._device.sound)
        on.setAccessibleIdentifier("settings.sound")
        on.toggled.connect(self._choose_sound)
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setRange(0, 100)
        self._volume.setPageStep(10)
        self._volume.setSingleStep(5)
        self._volume.setTracking(False)
        self._volume.setValue(self._device.volume)
        self._volume.setEnabled(self._device.sound)
        self._volume.setFixedWidth(theme.px(220))
        self._volume.setAccessibleIdentifier("settings.volume")
        self._volume.valueChanged.connect(self._choose_volume)
        leave_wheel_to_page(self._volume)
        self._sample = button(tr("Play a sample"), icon="sound", identifier="settings.sample")
        self._sample.setEnabled(self._device.sound)
        self._sample.clicked.connect(self.sample_wanted)
        return card(
            label(tr("Sound"), "heading"),
            8,
            on,
            4,
            self._line(tr("Volume"), tr("Of the app, not of the computer."), self._volume),
            12,
            row(self._sample, "stretch"),
        )

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

    def _tell_person(self, person: PersonSettings) -> None:
        self._person = person
        self.changed.emit(person)

    def _tell_device(self, device: DeviceSettings) -> None:
        self._device = device
        self.device_changed.emit(device)

    def _choose_days(self, days: tuple[int, ...]) -> None:
        if not days:
            self._days_hint.setText(tr("Choose at least one day; until then the plan stays."))
            return
        self._days_hint.setText(tr("A change counts from today on; days before stay as they were."))
        self._shown = replace(self._shown, weekdays=days)
        self.plan_changed.emit(days)

    def _choose_program(self, index: int) -> None:
        chosen = self._shown.programs[index]
        if chosen.id != self._shown.program:
            self._program_hint.setText(chosen.why)
            self._shown = replace(self._shown, program=chosen.id)
            self.program_changed.emit(chosen.id)

    def _choose_pace(self, index: int) -> None:
        self._pace_hint.setText(pace_words(PACES[index]))
        self._tell_person(replace(self._person, pace=Pace(PACES[index])))

    def _choose_theme(self, index: int) -> None:
        self._tell_device(replace(self._device, theme=THEMES[index]))

    def _choose_scale(self, index: int) -> None:
        self._tell_device(replace(self._device, text_scale=SCALES[index]))

    def _choose_sound(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._volume.setEnabled(on)
        self._sample.setEnabled(on)
        self._tell_device(replace(self._device, sound=on))

    def _choose_volume(self, volume: int) -> None:
        self._tell_device(replace(self._device, volume=volume))

    def _choose_units(self, index: int) -> None:
        self._tell_person(replace(self._person, units=UNITS[index]))

    def _choose_day_start(self, index: int) -> None:
        self._tell_person(replace(self._person, day_start_min=DAY_STARTS[index]))
