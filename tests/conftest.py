"""No test needs a screen: Qt paints offscreen unless somebody chose otherwise."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config):
    """The offscreen platform cannot tell a window manager about sizes, and says so."""
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")
    config.addinivalue_line("qt_log_ignore", "does not support raise")
