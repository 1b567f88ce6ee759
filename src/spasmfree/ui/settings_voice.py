"""The voice in Settings: whether, how much, which, how fast, how loud; and a test of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLayout, QSlider, QWidget

from spasmfree.core.settings import DeviceSettings
from spasmfree.core.spoken import Talk
from spasmfree.core.words import tr
from spasmfree.ui import theme
from spasmfree.ui.device_card import DeviceCard
from spasmfree.ui.fields import leave_wheel_to_page
from spasmfree.ui.parts import button, column, label, row, segments
from spasmfree.ui.setting_line import line

TALKS = tuple(talk.value for talk in Talk)


class VoiceCard(DeviceCard):
    """How sessions are spoken."""

    test_wanted = Signal()
    voices_wanted = Signal()  # answered with `show_voices`, where there are any

    def __init__(self, device: DeviceSettings, voices: tuple[str, ...], *, narrow: bool) -> None:
        super().__init__(device)
        self._voices, self._narrow = voices, narrow
        self._asked = bool(voices)
        on = self._tick(tr("Voice in a session"), device.voice, "settings.voice")
        on.toggled.connect(self._switch)
        captions = self._tick(
            tr("Show in a session what is spoken"), device.captions, "settings.captions"
        )
        captions.toggled.connect(lambda shown: self._tell(captions=shown))
        talk = segments(
            (tr("Full"), tr("Normal"), tr("Sparse")),
            TALKS.index(device.talk),
            identifier="settings.talk",
        )
        talk.chosen.connect(lambda at: self._tell(talk=TALKS[at]))
        self._names = self._choice_of_voices()
        rate = self._slider(-50, 50, device.voice_rate, "voice_rate")
        volume = self._slider(0, 100, device.voice_volume, "voice_volume")
        self._test = button(tr("Test the voice"), icon="sound", identifier="settings.voice_test")
        self._test.clicked.connect(self._ask_test)
        self._result = label("", "small", "text2", wrap=True)
        self._result.setAccessibleIdentifier("settings.voice_result")
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._result.hide()
        self._parts = (self._names, rate, volume, self._test)
        rows = (on, captions, talk, rate, volume)
        self.setLayout(self._laid_out(*rows))
        self._allow(on=device.voice)

    def _laid_out(
        self, on: QWidget, captions: QWidget, talk: QWidget, rate: QWidget, volume: QWidget
    ) -> QLayout:
        hint = tr("Full: words in each rep. Normal: in two reps, then numbers. Sparse: few words.")
        loud = tr("Of the app, not of the computer.")
        return column(
            label(tr("Voice"), "heading"),
            8,
            on,
            4,
            captions,
            12,
            self._line(tr("How much it says"), hint, talk),
            12,
            self._line(tr("Which voice"), "", self._names),
            12,
            self._line(tr("Speed"), tr("From slow to fast."), rate),
            12,
            self._line(tr("Volume of the voice"), loud, volume),
            12,
            row(self._test, "stretch"),
            6,
            self._result,
            margins=(24, 24, 24, 24),
        )

    def show_voices(self, names: tuple[str, ...]) -> None:
        """The voices that the machine has."""
        self._voices = names
        self._fill(self._names)

    def show_result(self, sentence: str) -> None:
        """What came of the test."""
        self._say(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked and self._device.voice:
            self._asked = True
            self.voices_wanted.emit()

    def _choice_of_voices(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleIdentifier("settings.voice_name")
        made.setMinimumWidth(theme.px(220))
        made.setMaximumWidth(theme.px(320))
        self._fill(made)
        made.activated.connect(self._choose_voice)
        leave_wheel_to_page(made)
        return made

    def _fill(self, names: QComboBox) -> None:
        chosen = self._device.voice_name
        names.clear()
        names.addItem(tr("The computer's own choice"), "")
        for name in dict.fromkeys((*self._voices, *((chosen,) if chosen else ()))):
            names.addItem(name, name)
        names.setCurrentIndex(max(0, names.findData(chosen)))

    def _choose_voice(self, index: int) -> None:
        self._tell(voice_name=self._names.itemData(index))

    def _tick(self, words: str, on: bool, identifier: str) -> QCheckBox:  # noqa: FBT001 - its state
        made = QCheckBox(words)
        made.setChecked(on)
        made.setAccessibleIdentifier(identifier)
        return made

    def _slider(self, least: int, most: int, value: int, field: str) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(least, most)
        made.setPageStep(10)
        made.setSingleStep(5)
        made.setTracking(False)
        made.setValue(value)
        made.setFixedWidth(theme.px(220))
        made.setAccessibleIdentifier(f"settings.{field}")
        made.valueChanged.connect(lambda chosen: self._tell(**{field: chosen}))
        leave_wheel_to_page(made)
        return made

    def _line(self, title: str, hint: str, control: QWidget) -> QWidget:
        return line(title, hint, control, narrow=self._narrow)

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._allow(on=on)
        self._tell(voice=on)

    def _allow(self, *, on: bool) -> None:
        """How much is said also holds for the captions, so that stays."""
        for part in self._parts:
            part.setEnabled(on)

    def _ask_test(self) -> None:
        self._say(tr("The voice is being tested."))
        self.test_wanted.emit()

    def _say(self, sentence: str) -> None:
        self._result.setText(sentence)
        self._result.setAccessibleName(sentence)
        self._result.show()
