"""A card in Settings for what is chosen on this device."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from spasmfree.core.settings import DeviceSettings


class DeviceCard(QFrame):
    """Tells each change at once."""

    changed = Signal(object)  # DeviceSettings

    def __init__(self, device: DeviceSettings) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._device = device

    def show_device(self, device: DeviceSettings) -> None:
        """Build on what else was changed meanwhile."""
        self._device = device

    def _tell(self, **chosen: object) -> None:
        self._device = replace(self._device, **chosen)  # type: ignore[arg-type]  # its own fields
        self.changed.emit(self._device)
