"""How a session is shown to somebody on the floor, in Settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from spasmfree.core.settings import DeviceSettings
from spasmfree.core.words import tr
from spasmfree.ui.device_card import DeviceCard
from spasmfree.ui.parts import button, column, label, row, segments
from spasmfree.ui.setting_line import line

DISPLAYS = ("same", "other")


class FloorCard(DeviceCard):
    """How sessions are shown on the floor."""

    check_wanted = Signal()

    def __init__(self, device: DeviceSettings, *, narrow: bool) -> None:
        super().__init__(device)
        hint = tr(
            "The whole screen for a session, to be read from the mat. F11 comes and goes, F9 and "
            "F10 turn it for who lies on the left or on the right side."
        )
        displays = segments(
            (tr("The same"), tr("The second")),
            DISPLAYS.index(device.floor_display),
            identifier="settings.floor_display",
        )
        displays.chosen.connect(lambda at: self._tell(floor_display=DISPLAYS[at]))
        starts = self._tick(tr("Begin each session in floor mode"), "floor_starts")
        letters = self._tick(tr("Single letters are keys in floor mode too"), "floor_letters")
        why = tr("Without that only P is one, so that a hand that gropes for a key skips nothing.")
        check = button(tr("Check from the mat"), icon="speak", identifier="settings.mat_check")
        check.clicked.connect(self.check_wanted)
        self.setLayout(
            column(
                label(tr("Floor mode"), "heading"),
                2,
                label(hint, "small", "text2", wrap=True),
                12,
                starts,
                8,
                line(tr("Screen"), tr("Where there is a second one."), displays, narrow=narrow),
                12,
                letters,
                2,
                label(why, "small", "text2", wrap=True),
                14,
                row(check, "stretch"),
                margins=(24, 24, 24, 24),
            )
        )

    def _tick(self, words: str, name: str) -> QCheckBox:
        made = QCheckBox(words)
        made.setChecked(bool(getattr(self._device, name)))
        made.setAccessibleIdentifier(f"settings.{name}")
        made.toggled.connect(lambda on: self._tell(**{name: on}))
        return made
