"""What `make` says on a machine where something is missing: one sentence with the command."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from spasmfree.system import libraries

SCRIPT = Path(__file__).parents[1] / "scripts" / "set_up.py"


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, on a machine where Python's packages are all there."""
    spec = importlib.util.spec_from_file_location("set_up", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    monkeypatch.setattr(sys, "path", list(sys.path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "environment", lambda: None)
    return module


class Machine:
    """Libraries that are missing, and what root did about it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *lacking: str, root: bool) -> None:
        self.installed: list[str] = []
        self.lacking = set(lacking)
        monkeypatch.setattr(libraries, "missing", self._missing)
        monkeypatch.setattr(libraries, "may_install", lambda: root)
        monkeypatch.setattr(libraries, "install", self._install)

    def _missing(self, wanted: tuple[libraries.Library, ...]) -> tuple[str, ...]:
        return tuple(library.package for library in wanted if library.package in self.lacking)

    def _install(self, packages: tuple[str, ...]) -> bool:
        self.installed += packages
        return True


def test_a_person_is_told_the_exact_command(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(monkeypatch, "libegl1", "libxcb-cursor0", root=False)
    assert set_up.main(["window"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0" in told
    assert machine.installed == []


def test_tests_need_no_window(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, "libxcb-cursor0", "libpulse0", root=False)
    assert set_up.main([]) == 0


def test_root_gets_it_installed(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, "libgl1", "libpulse0", root=True)
    assert set_up.main(["window"]) == 0
    assert machine.installed == ["libgl1", "libpulse0"]


def test_a_session_may_be_silent(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Machine(monkeypatch, "libpulse0", root=False)
    assert set_up.main(["window"]) == 0
    assert "libpulse0" in capsys.readouterr().out


def test_debians_python_without_venv(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Machine(monkeypatch, root=False)
    monkeypatch.setattr(set_up, "UV", tmp_path / "uv")
    monkeypatch.setattr(set_up.importlib.util, "find_spec", lambda _name: None)
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(set_up.Stop, match=f"no-install-recommends {package}$"):
        set_up.bring_uv()


def test_an_older_python_is_told_so(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up.sys, "version_info", (3, 9, 2))
    assert set_up.main([]) == 2
    assert "3.11 or newer and this is 3.9" in capsys.readouterr().err
