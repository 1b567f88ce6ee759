"""How figures look and move on this device, and what its desktop says about motion."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QObject

from spasmfree.core.settings import DeviceSettings
from spasmfree.system.beside import Beside
from spasmfree.ui import motion
from spasmfree.ui.figure_view import Body, wear


def wear_look(settings: DeviceSettings) -> None:
    """Let figures look and move as they were chosen to."""
    motion.apply(settings.motion)
    wear(Body(settings.figure_tone, settings.figure_build))


def ask_desktop(parent: QObject) -> None:
    """Ask the desktop once whether it wants reduced motion; its answer takes a while."""
    from spasmfree.system import less_motion

    asked = partial(less_motion.wanted, dict(os.environ))
    Beside(parent).start(asked, motion.heed, "spasmfree-motion", daemon=True)
