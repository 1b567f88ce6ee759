"""No test needs a screen: Qt paints offscreen unless somebody chose otherwise."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
