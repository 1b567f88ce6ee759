"""Qt's hook into imports is undone, and Qt works without it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


BETWEEN_SLICES = """
import sys
from spasmfree.system import sliced_import
sliced_import.SLICE_MS = -1
first = sliced_import._slices_of("long_one")
first.go_on()
slices = sliced_import._slices_of("long_one")  # by somebody else; nobody asks the first any more
slices.go_on()
assert not slices.over, "it did not stop in between"
import chunk_of_mine
while not slices.over:
    slices.go_on()
print(chunk_of_mine.TEXT, slices.found.__name__)
"""


def test_the_window_may_import_between_two_slices(tmp_path: Path) -> None:
    """It waited for ever for the lock that the thread of the slices held."""
    (tmp_path / "chunk_of_mine.py").write_text("TEXT = 'mine'")
    (tmp_path / "long_one.py").write_text("import long_two")
    (tmp_path / "long_two.py").write_text("import long_three")
    (tmp_path / "long_three.py").write_text("")
    environ = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", BETWEEN_SLICES]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environ, timeout=30
    )
    assert done.stdout == "mine long_one\n"
