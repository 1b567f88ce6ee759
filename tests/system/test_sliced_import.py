"""While an import stands still between two slices, others may import."""

from __future__ import annotations

import importlib
import sys
import threading
from pathlib import Path

import pytest

from spasmfree.system.sliced_import import _Slices

PATIENCE_S = 10
BUSY = """
import time
end = time.monotonic() + 0.03
while time.monotonic() < end:
    pass
"""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An import of eight parts that has been begun and stands still in the middle."""
    names = [f"sliced_part_{number}" for number in range(8)]
    for name in names:
        (tmp_path / f"{name}.py").write_text(BUSY)
    (tmp_path / "sliced_whole.py").write_text("\n".join(f"import {name}" for name in names))
    (tmp_path / "sliced_other.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    slices = _Slices("sliced_whole")
    slices.go_on()
    assert not slices.over
    yield slices
    while not slices.over:
        slices.go_on()
    for name in (*names, "sliced_whole", "sliced_other"):
        sys.modules.pop(name, None)


def imported(name: str) -> bool:
    """Whether another thread can import this while the slices stand still."""
    thread = threading.Thread(target=importlib.import_module, args=(name,), daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    return not thread.is_alive()


def test_another_module_can_be_imported_at_once(slow: _Slices) -> None:
    assert imported("sliced_other")
    assert not slow.over


def test_who_wants_what_is_half_imported_gets_it(slow: _Slices) -> None:
    assert imported("sliced_whole")
    slow.go_on()
    assert slow.over
    assert slow.found is sys.modules["sliced_whole"]
