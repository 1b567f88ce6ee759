"""The doctor: each broken set-up changes exactly its own line, and nothing private is shown."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from spasmfree import doctor
from spasmfree.doctor import Machine
from spasmfree.storage import database, places
from spasmfree.system import libraries, menu_entry
from spasmfree.system.libraries import Library

READY = (sys.executable, "-c", "print('ready')")
NO_DEVICE = (sys.executable, "-c", "print('off device')")


@pytest.fixture
def sound_machine(tmp_path: Path) -> Machine:
    """A computer where everything works, whatever the one we run on."""
    home = tmp_path / "alice"
    data_dir = places.prepare(home / ".local" / "share" / "spasmfree")
    database.open_database(data_dir)
    (data_dir / places.SETTINGS).write_text('{"schema": 1, "volume": 40}')
    menu_entry.install(home / ".local" / "share", Path(sys.executable))
    return Machine(
        data_dir=data_dir,
        home=home,
        user="alice",
        environ={"PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen"},
        python=(3, 11),
        qt="6.11.3",
        missing=lambda _libraries: (),
        player=READY,
        keeps_awake=lambda: True,
        speaks=lambda: True,
    )


def lines(machine: Machine) -> list[str]:
    return list(doctor.examine(machine))


def test_a_sound_machine_is_ok_in_every_line(sound_machine: Machine) -> None:
    said = lines(sound_machine)
    assert len(said) == 12
    assert [line for line in said if not line.endswith("  ok")] == []


def lacks(package: str) -> Callable[[Machine], Machine]:
    def missing(wanted: tuple[Library, ...]) -> tuple[str, ...]:
        return tuple(library.package for library in wanted if library.package == package)

    return lambda machine: dataclasses.replace(machine, missing=missing)


def a_file_for_a_folder(machine: Machine) -> Machine:
    path = machine.home / "place"
    path.write_text("")
    return dataclasses.replace(machine, data_dir=path)


def garbage_database(machine: Machine) -> Machine:
    (machine.data_dir / places.DATABASE).write_bytes(b"no database at all" * 500)
    return machine


def newer_database(machine: Machine) -> Machine:
    with sqlite3.connect(machine.data_dir / places.DATABASE) as db:
        db.execute("PRAGMA user_version = 900")
    db.close()
    return machine


def broken_settings(machine: Machine) -> Machine:
    (machine.data_dir / places.SETTINGS).write_text('{"volume": ')
    return machine


def open_folder(machine: Machine) -> Machine:
    machine.data_dir.chmod(0o755)
    return machine


def broken_exercises(machine: Machine) -> Machine:
    path = machine.home / "exercises.json"
    path.write_text('{"schema": 1, "exercises": [}')
    return dataclasses.replace(machine, exercises=lambda: path)


def moved_program(machine: Machine) -> Machine:
    menu_entry.install(machine.home / ".local" / "share", Path("/gone/bin/spasmfree"))
    return machine


def no_menu_entry(machine: Machine) -> Machine:
    (machine.home / ".local/share/applications/spasmfree.desktop").unlink()
    return machine


def changed(**parts: object) -> Callable[[Machine], Machine]:
    return lambda machine: dataclasses.replace(machine, **parts)


@pytest.mark.parametrize(
    ("damage", "line", "remedy"),
    [
        (changed(python=(3, 10)), "Python", "get a newer"),
        (changed(qt="6.12.0"), "Qt", "pip install"),
        (changed(qt=""), "Qt", "install SpasmFree again"),
        (lacks("libegl1"), "Qt's libraries", "apt-get install -y --no-install-recommends libegl1"),
        (changed(environ={"PATH": ""}), "screen", "terminal in your desktop"),
        (changed(environ={"DISPLAY": ":7654"}), "screen", "does not answer"),
        (lacks("libpulse0"), "sound", "apt-get install -y --no-install-recommends libpulse0"),
        (changed(player=NO_DEVICE), "sound", "loudspeaker"),
        (changed(player=("/nonexistent",)), "sound", "install SpasmFree again"),
        (changed(speaks=lambda: False), "voice", "speech-dispatcher-espeak-ng"),
        (changed(keeps_awake=lambda: False), "keeps screen on", "screen saver"),
        (broken_exercises, "exercises", "exercises.json"),
        (a_file_for_a_folder, "data folder", "move it away"),
        (open_folder, "data folder", "chmod 700"),
        (garbage_database, "database", "left as it is"),
        (newer_database, "database", "newer SpasmFree"),
        (broken_settings, "settings", "moves it aside"),
        (no_menu_entry, "menu entry", "--install-menu-entry"),
        (moved_program, "menu entry", "not there any more"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_set_up_changes_its_line_only(
    sound_machine: Machine, damage: Callable[[Machine], Machine], line: str, remedy: str
) -> None:
    before = lines(sound_machine)
    after = lines(damage(sound_machine))
    told = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(told) == 1
    assert told[0].split("  ")[0] == line
    assert remedy in told[0]


def test_looking_changes_nothing(sound_machine: Machine) -> None:
    def kept() -> dict[Path, bytes]:
        files = [path for path in sound_machine.home.rglob("*") if path.is_file()]
        # SQLite's own working files come and go with each reader.
        return {f: f.read_bytes() for f in files if not f.name.endswith(("-shm", "-wal"))}

    broken_settings(sound_machine)
    before = kept()
    lines(sound_machine)
    assert kept() == before


def test_home_and_name_stay_private(sound_machine: Machine) -> None:
    elsewhere = sound_machine.home.parent / "media" / "alice" / "stick"
    elsewhere.mkdir(parents=True)
    elsewhere.joinpath(places.DATABASE).write_bytes(b"garbage" * 999)
    elsewhere.joinpath(places.SETTINGS).write_text("[]")
    broken = a_file_for_a_folder(no_menu_entry(sound_machine))
    said = lines(broken) + lines(dataclasses.replace(sound_machine, data_dir=elsewhere))
    assert any("~/place" in line for line in said)
    assert any("/media/user/stick" in line for line in said)
    assert not any("alice" in line for line in said)


def test_a_menu_entry_survives_spaces_and_signs(tmp_path: Path) -> None:
    command = Path('/opt/my "own" $tools/100%/spasmfree')
    entry, icon = menu_entry.install(tmp_path, command)
    text = entry.read_text()
    assert f"TryExec={command}\n" in text
    assert r'Exec="/opt/my \\"own\\" \\$tools/100%%/spasmfree"' in text
    assert icon.read_text().startswith("<svg")


def test_the_libraries_of_this_computer_are_found_or_named() -> None:
    assert libraries.missing([Library("libnothing.so.7", "libnothing7")]) == (
        ("libnothing7",) if sys.platform == "linux" else ()
    )
    assert libraries.missing([Library("libc.so.6", "libc6")]) == ()
