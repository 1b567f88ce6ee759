"""Qt's hook into imports is undone, and Qt works without it."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import builtins
from spasmfree.system import imports
for _ in range(2):
    imports.restore()
    assert "feature" not in builtins.__import__.__name__
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
class Thing(QObject):
    done = Signal(str)
app = QCoreApplication([])
thing = Thing()
thing.done.connect(lambda text: (print(text), app.quit()))
QTimer.singleShot(0, lambda: thing.done.emit("heard"))
app.exec()
"""


def test_no_source_is_searched_at_imports() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout == "heard\n"
