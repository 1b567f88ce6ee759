"""Settings: what a person and a device choose, kept at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from spasmfree.app.backups import Backups
from spasmfree.app.look import wear_look
from spasmfree.app.parts import Device, Parts
from spasmfree.core import own, replan
from spasmfree.core.courses import Course, course_of, courses
from spasmfree.core.errors import KnownError
from spasmfree.core.plan import PRESET_DAYS
from spasmfree.core.planned import Schedule, Stage
from spasmfree.core.settings import DeviceSettings, PersonSettings
from spasmfree.core.store import PlanRow
from spasmfree.core.words import tr
from spasmfree.system.outputs import Output, output_of
from spasmfree.system.speech import manner_of
from spasmfree.ui import theme
from spasmfree.ui.settings_page import SettingsPage, Shown
from spasmfree.ui.settings_plan import Offered

if TYPE_CHECKING:
    from spasmfree.system.sound import Sound
    from spasmfree.system.speech import SpeechVoice


class Settings(QObject):
    """Fills the page and keeps each change."""

    export_wanted = Signal()
    check_wanted = Signal()  # from the mat
    told = Signal(str)  # a sentence for the person
    begin_again = Signal(object)  # what is to be done while no window is open

    def __init__(self, parts: Parts, device: Device, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._device = parts, device
        self._page: SettingsPage | None = None
        self._backups = Backups(parts, self)
        self._backups.told.connect(self.told)
        self._backups.made.connect(self.refresh)
        self._backups.begin_again.connect(self.begin_again)
        self._hears_voice = False  # what the voice answers reaches the page

    def build(self) -> QWidget:
        """The page, filled."""
        parts = self._parts
        page = SettingsPage(parts.store.person(), self._device.settings, self._shown())
        page.changed.connect(self._keep_person)
        page.device_changed.connect(self.keep_device)
        page.plan_changed.connect(self._keep_days)
        page.program_changed.connect(self._keep_program)
        page.planned_ahead.connect(self._keep_ahead)
        page.plan_taken_back.connect(self._take_back)
        page.sample_wanted.connect(self._sample)
        page.outputs_wanted.connect(self._ask_outputs)
        page.voice_test_wanted.connect(self._test_voice)
        page.voices_wanted.connect(self._ask_voices)
        page.open_folder_wanted.connect(self._open_folder)
        page.export_wanted.connect(self.export_wanted)
        page.check_wanted.connect(self.check_wanted)
        page.backup_wanted.connect(self._backups.make)
        page.restore_wanted.connect(lambda: self._backups.ask_restore(page))
        page.delete_all_wanted.connect(lambda: self._backups.ask_delete(page))
        self._page = page
        return page

    def refresh(self) -> None:
        """Show what was changed elsewhere."""
        if self._page is not None:
            self._page.show_settings(
                self._parts.store.person(), self._device.settings, self._shown()
            )

    def keep_device(self, settings: DeviceSettings) -> None:
        """Take the device's settings into use and keep them."""
        before = self._device.settings
        try:
            self._device.keep(settings)
        except KnownError as error:
            self.told.emit(str(error))
        wear_look(settings)
        app = QApplication.instance()
        if (before.theme, before.text_scale) != (
            settings.theme,
            settings.text_scale,
        ) and isinstance(app, QApplication):
            theme.apply(app, settings.theme, settings.text_scale)  # type: ignore[arg-type]  # the page offers no other

    def _sample(self) -> None:
        """Play one sound as loud as a session would."""
        self._sound().sample()

    def _ask_outputs(self) -> None:
        self._sound().ask_outputs(self._show_outputs)

    def _sound(self) -> Sound:
        sound, settings = self._parts.outside.sound, self._device.settings
        sound.set_volume(settings.volume)
        sound.set_output(output_of(settings))
        return sound

    def _show_outputs(self, outputs: tuple[Output, ...]) -> None:
        if self._page is not None:
            self._page.show_outputs(outputs)

    def _test_voice(self) -> None:
        """Speak a sentence as a session would."""
        voice = self._voice()
        if voice is None:
            self._show_test(tr("This fast, the voice has no time. Start without --speed."))
        else:
            voice.set_manner(manner_of(self._device.settings))
            voice.test()

    def _ask_voices(self) -> None:
        voice = self._voice()
        if voice is not None:
            voice.ask_voices()

    def _voice(self) -> SpeechVoice | None:
        voice = self._parts.outside.speech
        if voice is not None and not self._hears_voice:
            self._hears_voice = True
            voice.tested.connect(self._show_test)
            voice.voices.connect(self._show_voices)
        return voice

    def _show_test(self, sentence: str) -> None:
        if self._page is not None:
            self._page.show_voice_test(sentence)

    def _show_voices(self, names: tuple[str, ...]) -> None:
        if self._page is not None:
            self._page.show_voices(names)

    def _shown(self) -> Shown:
        stage, offered = self._stage(), self._courses()
        return Shown(
            weekdays=stage.weekdays if stage else (),
            program=course_of(stage.rotation, offered) if stage else "",
            programs=tuple(Offered(each.id, each.name, each.why) for each in offered),
            data_folder=str(self._parts.folder),
            today=self._parts.today(),
            coming=replan.ahead_words(self._parts.store.plan(), offered, self._parts.today()),
            things=own.things(self._parts.catalogue),
            positions=own.positions(self._parts.catalogue),
            last_backup=self._backups.last_words(),
            backups=bool(self._backups.listed()),
        )

    def _stage(self) -> Stage | None:
        schedule = Schedule(self._parts.store.plan())
        return schedule.stage(self._parts.today()) or next(iter(schedule.stages), None)

    def _courses(self) -> tuple[Course, ...]:
        return courses(self._parts.catalogue.programs)

    def _keep_person(self, person: PersonSettings) -> None:
        self._parts.store.save_person(person)

    def _keep_days(self, weekdays: tuple[int, ...]) -> None:
        parts = self._parts
        self._add(replan.on_days(parts.store.plan(), weekdays, parts.today(), parts.new_id))

    def _keep_program(self, chosen: str) -> None:
        stage = self._stage()
        self._keep_ahead(chosen, stage.weekdays if stage else PRESET_DAYS, self._parts.today())

    def _keep_ahead(self, chosen: str, weekdays: tuple[int, ...], from_day: str) -> None:
        parts = self._parts
        course = next(each for each in self._courses() if each.id == chosen)
        plan, today = parts.store.plan(), parts.today()
        self._add(replan.begin(plan, course, weekdays, from_day, today, parts.new_id))

    def _take_back(self) -> None:
        parts = self._parts
        self._add(replan.take_back(parts.store.plan(), parts.today(), parts.new_id))

    def _add(self, made: Sequence[PlanRow]) -> None:
        for row in made:
            self._parts.store.save_plan(row)
        self.refresh()

    def _open_folder(self) -> None:
        url = QUrl.fromLocalFile(str(self._parts.folder))
        if not QDesktopServices.openUrl(url):
            self.told.emit(
                tr("No program opened the folder. It is {folder}.", folder=self._parts.folder)
            )
