"""The sounds in Settings: whether, how loud, where they are heard; and a sample of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QWidget

from spasmfree.core.settings import DeviceSettings
from spasmfree.core.words import tr
from spasmfree.system.outputs import Output
from spasmfree.ui import theme
from spasmfree.ui.device_card import DeviceCard
from spasmfree.ui.fields import leave_wheel_to_page
from spasmfree.ui.parts import button, column, label, row
from spasmfree.ui.setting_line import line


class SoundCard(DeviceCard):
    """How the sounds of a session are heard; never more than those."""

    sample_wanted = Signal()
    outputs_wanted = Signal()  # answered with `show_outputs`, where there are any

    def __init__(
        self, device: DeviceSettings, outputs: tuple[Output, ...], *, narrow: bool
    ) -> None:
        super().__init__(device)
        self._outputs, self._narrow = outputs, narrow
        self._asked = bool(outputs)
        on = QCheckBox(tr("Sounds in a session"))
        on.setChecked(device.sound)
        on.setAccessibleIdentifier("settings.sound")
        on.toggled.connect(self._switch)
        volume = self._slider()
        self._where = self._choice()
        self._gone = label("", "small", "text2", wrap=True)
        self._gone.setAccessibleIdentifier("settings.sound_output_gone")
        self._sample = button(tr("Play a sample"), icon="sound", identifier="settings.sample")
        self._sample.clicked.connect(self.sample_wanted)
        self._parts: tuple[QWidget, ...] = (volume, self._where, self._sample)
        self.setLayout(
            column(
                label(tr("Sound"), "heading"),
                8,
                on,
                4,
                self._line(tr("Volume"), tr("Of the app, not of the computer."), volume),
                12,
                self._line(tr("Where it is heard"), "", self._where),
                self._gone,
                12,
                row(self._sample, "stretch"),
                margins=(24, 24, 24, 24),
            )
        )
        self._fill()
        self._allow(on=device.sound)

    def show_outputs(self, outputs: tuple[Output, ...]) -> None:
        """What there is to play on now."""
        self._outputs = outputs
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked and self._device.sound:
            self._asked = True
            self.outputs_wanted.emit()

    def _line(self, title: str, hint: str, control: QWidget) -> QWidget:
        return line(title, hint, control, narrow=self._narrow)

    def _slider(self) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(0, 100)
        made.setPageStep(10)
        made.setSingleStep(5)
        made.setTracking(False)
        made.setValue(self._device.volume)
        made.setFixedWidth(theme.px(220))
        made.setAccessibleIdentifier("settings.volume")
        made.valueChanged.connect(lambda volume: self._tell(volume=volume))
        leave_wheel_to_page(made)
        return made

    def _choice(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleIdentifier("settings.sound_output")
        made.setMinimumWidth(theme.px(220))
        made.setMaximumWidth(theme.px(380))  # names of outputs are long
        made.activated.connect(self._choose)
        leave_wheel_to_page(made)
        return made

    def _fill(self) -> None:
        """The choices; one that is gone stays, because it may come back."""
        chosen, where = self._device.sound_output, self._where
        there = {output.id for output in self._outputs}
        gone = bool(chosen and self._outputs and chosen not in there)
        where.clear()
        where.addItem(tr("Where the computer plays"), "")
        for output in self._outputs:
            where.addItem(output.name, output.id)
        if chosen and chosen not in there:
            where.addItem(self._device.sound_output_name, chosen)
        where.setCurrentIndex(max(0, where.findData(chosen)))
        self._gone.setVisible(gone)
        self._gone.setText(
            tr(
                "“{name}” is not connected. Until it is back, sounds come from where the "
                "computer plays.",
                name=self._device.sound_output_name,
            )
            if gone
            else ""
        )

    def _choose(self, index: int) -> None:
        chosen = self._where.itemData(index)
        name = self._where.itemText(index) if chosen else ""
        self._tell(sound_output=chosen, sound_output_name=name)
        self._fill()

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._allow(on=on)
        self._tell(sound=on)
        if on and not self._asked:
            self._asked = True
            self.outputs_wanted.emit()

    def _allow(self, *, on: bool) -> None:
        for part in self._parts:
            part.setEnabled(on)
