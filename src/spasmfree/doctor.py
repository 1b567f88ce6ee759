"""`spasmfree doctor`: what works on this computer, and what to do about what does not.

Each line is "ok" or one sentence with a remedy. It shows no notes, scores or names, so that it
can be pasted into a report.
"""

from __future__ import annotations

import getpass
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from spasmfree.core import content
from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr
from spasmfree.resources import resource
from spasmfree.storage import database, places, settings_file, troubles
from spasmfree.storage.health import quick_check
from spasmfree.system import display, libraries, menu_entry

PLAYER = (sys.executable, "-P", "-m", "spasmfree.system.player")
PATIENCE_S = 20


def can_keep_awake() -> bool:
    """Whether this desktop lets a program keep the screen on; asks it for a moment."""
    from wakepy import keep

    with keep.presenting(on_fail="pass") as mode:
        active = mode.active
    return active  # noqa: RET504 - inside the block mypy would miss a return


def can_speak() -> bool:
    """Whether there is what speaks for us; elsewhere than on Linux the system does."""
    return sys.platform != "linux" or shutil.which("speech-dispatcher") is not None


@dataclass(frozen=True, slots=True)
class Machine:
    """What the doctor looks at; tests replace a part to break it."""

    data_dir: Path
    home: Path
    user: str
    environ: Mapping[str, str]
    python: tuple[int, int]
    qt: str  # version of PySide6, "" when it is not installed
    missing: display.Missing = libraries.missing
    player: tuple[str, ...] = PLAYER
    keeps_awake: Callable[[], bool] = can_keep_awake
    speaks: Callable[[], bool] = can_speak
    exercises: Callable[[], Path] = lambda: resource("exercises.json")


def this_machine(data_dir: Path | None) -> Machine:
    """The machine we run on, with the given data folder or the usual one."""
    try:
        qt = version("PySide6")
    except PackageNotFoundError:
        qt = ""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        user = ""
    folder = data_dir if data_dir is not None else places.data_folder()
    here = (sys.version_info[0], sys.version_info[1])
    return Machine(folder, Path.home(), user, os.environ, here, qt)


def examine(machine: Machine) -> Iterator[str]:
    """The lines, each as soon as it is known."""
    checks: tuple[tuple[str, Callable[[Machine], str | None]], ...] = (
        ("Python", _python),
        ("Qt", _qt),
        ("Qt's libraries", _libraries),
        ("screen", _screen),
        ("sound", _sound),
        ("voice", _voice),
        ("keeps screen on", _awake),
        ("exercises", _exercises),
        ("data folder", _folder),
        ("database", _database),
        ("settings", _settings),
        ("menu entry", _menu),
    )
    width = max(len(name) for name, _ in checks)
    for name, check in checks:
        yield anonymous(f"{name:<{width}}  {check(machine) or 'ok'}", machine)


def anonymous(line: str, machine: Machine) -> str:
    """The line without the home folder and without the user's name in paths."""
    line = line.replace(str(machine.home), "~")
    if machine.user:
        line = re.sub(rf"(?<=/){re.escape(machine.user)}(?=/|\s|$)", "user", line)
    return line


def _python(machine: Machine) -> str | None:
    if machine.python >= (3, 11):
        return None
    have = ".".join(map(str, machine.python))
    return tr(
        "SpasmFree needs Python 3.11 or newer and this is {have}; get a newer one.", have=have
    )


def _qt(machine: Machine) -> str | None:
    if not machine.qt:
        return tr("PySide6 is not installed; install SpasmFree again.")
    if machine.qt == "6.12.0" and machine.python < (3, 12):
        return tr(
            "PySide6 6.12.0 ends the program after a while on Python 3.11; "
            'replace it with: pip install "PySide6!=6.12.0"'
        )
    return None


def _libraries(machine: Machine) -> str | None:
    return display.why_no_libraries(machine.environ, machine.missing)


def _screen(machine: Machine) -> str | None:
    return display.why_no_screen(machine.environ)


def _sound(machine: Machine) -> str | None:
    lacking = machine.missing(libraries.SOUND)
    if lacking:
        return tr(
            "The sound library is missing; install it with: {command}",
            command=libraries.apt_command(lacking),
        )
    answer = _ask_player(machine)
    if answer.startswith("off device"):
        return tr(
            "There is nothing to play sound on; connect a loudspeaker or start the sound server "
            "(sessions work without)."
        )
    if answer != "ready":
        return tr(
            "The sound player does not work ({reason}); install SpasmFree again.",
            reason=answer or tr("no answer"),
        )
    return None


def _voice(machine: Machine) -> str | None:
    if machine.speaks():
        return None
    return tr(
        "Sessions have no voice: speech-dispatcher is missing; install it with: {command}",
        command=libraries.apt_command(libraries.VOICE),
    )


def _ask_player(machine: Machine) -> str:
    """What the player process says when it is asked to load its sounds."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                machine.player,
                input=f"load {folder}\nquit\n",
                env=dict(machine.environ),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return type(error).__name__
    lines = done.stdout.splitlines()
    return next((line for line in lines if line.partition(" ")[0] in ("ready", "off")), "")


def _awake(machine: Machine) -> str | None:
    if machine.keeps_awake():
        return None
    return tr(
        "The desktop does not let programs keep the screen on; "
        "set its screen saver to wait longer than a session."
    )


def _exercises(machine: Machine) -> str | None:
    try:
        content.parse(machine.exercises().read_text(encoding="utf-8"))
    except KnownError as error:
        return str(error)
    except (OSError, UnicodeDecodeError):
        return tr("The exercises cannot be read; install SpasmFree again.")
    return None


def _folder(machine: Machine) -> str | None:
    folder = machine.data_dir
    try:
        found = folder.stat()
    except FileNotFoundError:
        return places.why_not_made(folder)  # the first start makes it
    except NotADirectoryError:
        return _file_in_place(folder)
    except OSError as error:
        return places.why_refused(folder, error)
    if not stat.S_ISDIR(found.st_mode):
        return _file_in_place(folder)
    if not _is_open(folder):
        return tr(
            "The data folder {folder} may not be written by you; make it writable (chmod u+rwx).",
            folder=folder,
        )
    if found.st_mode & 0o077 and os.name == "posix":
        return tr(
            "Other users of this computer may look into {folder}; "
            "close it with: chmod 700 {folder}",
            folder=folder,
        )
    return None


def _file_in_place(folder: Path) -> str:
    return tr("A file is where the data folder {folder} should be; move it away.", folder=folder)


def _is_open(folder: Path) -> bool:
    """Whether there is anything to look at in the folder; its own line says why there is not."""
    return os.access(folder / ".", os.R_OK | os.W_OK | os.X_OK)


def _database(machine: Machine) -> str | None:
    path = machine.data_dir / places.DATABASE
    if not _is_open(machine.data_dir) or not places.holds_history(machine.data_dir):
        return None  # the first start makes it
    if not path.is_file():
        return troubles.broken(path)
    try:
        with database.reading(path) as db:
            number: int = db.execute("PRAGMA user_version").fetchone()[0]
    except KnownError as error:
        return str(error)
    return troubles.newer(path) if number > len(database.migrations()) else quick_check(path)


def _settings(machine: Machine) -> str | None:
    path = machine.data_dir / places.SETTINGS
    if not _is_open(machine.data_dir):
        return None
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None  # the first change makes it
    except (ValueError, RecursionError):
        values = None
    except OSError as error:
        return tr(
            "{file} cannot be read ({reason}); check its permissions.",
            file=path,
            reason=error.strerror,
        )
    if not isinstance(values, dict):
        return tr(
            "{file} is broken; the next start moves it aside and uses the usual settings.",
            file=path,
        )
    return next(iter(settings_file.read(path).notes), None)


def _menu(machine: Machine) -> str | None:
    if sys.platform != "linux":
        return None
    return menu_entry.why_missing(menu_entry.data_home(machine.environ, machine.home))


def add_to_menu(machine: Machine) -> tuple[Path, Path]:
    """Put SpasmFree into the desktop's menu; where entry and icon are. Raises KnownError."""
    if sys.platform != "linux":
        raise KnownError(
            tr("Only Linux has menu entries; pin the running program to your dock or task bar.")
        )
    share = menu_entry.data_home(machine.environ, machine.home)
    return menu_entry.install(share, menu_entry.program())
