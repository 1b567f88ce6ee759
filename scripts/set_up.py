"""Make .venv from the lock file and see that this machine has what Qt needs.

    python3 scripts/set_up.py [window]

Standard library only. A second run takes a tenth of a second. `window` also asks for the
libraries of a real window and of sound. Where something is missing that apt can bring, root
gets it installed and everyone else gets one sentence with the command.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "build" / "uv"  # apart from .venv, which holds exactly what the lock file names
UV = TOOLS / "bin" / "uv"
PYTHON = ROOT / ".venv" / "bin" / "python"
STAMP = ROOT / ".venv" / "set-up"

sys.path.insert(0, str(ROOT / "src"))  # spasmfree.system.libraries needs nothing installed


class Stop(Exception):  # noqa: N818 - the sentence that we end with, not a fault
    """The set-up cannot go on; the text says why and what to do."""


def main(wanted: list[str]) -> int:
    """Set up; 0 when ready, 2 when a person has to do something first."""
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may run this very script
            have = ".".join(str(part) for part in sys.version_info[:2])
            raise Stop(f"SpasmFree needs Python 3.11 or newer and this is {have}; get a newer one.")
        environment()
        system_libraries(window="window" in wanted)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 2
    return 0


def environment() -> None:
    """Bring .venv up to date with the lock file."""
    key = f"{ROOT} {hashlib.sha256(what_decides()).hexdigest()}"
    if UV.exists() and PYTHON.exists() and STAMP.exists() and STAMP.read_text() == key:
        return
    bring_uv()
    base = getattr(sys, "_base_executable", sys.executable)  # not the one inside .venv
    run(
        [str(UV), "sync", "--frozen", "--no-python-downloads", "--python", base],
        "The packages of uv.lock could not be fetched; see the lines above, check the network "
        "connection and run this again.",
        UV_PROJECT_ENVIRONMENT=str(PYTHON.parents[1]),
    )
    STAMP.write_text(key)


def what_decides() -> bytes:
    """What the contents of .venv follow from."""
    return b"".join((ROOT / name).read_bytes() for name in ("uv.lock", "pyproject.toml"))


def bring_uv() -> None:
    """Install uv from PyPI into an environment of its own."""
    if UV.exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        apt((package,), "Python's own venv module is missing.")
    print("Fetching SpasmFree's Python packages, about 250 MB; this happens once.", flush=True)
    run([sys.executable, "-m", "venv", "--clear", str(TOOLS)], "Making build/uv failed; see above.")
    run(
        [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet", "uv>=0.9"],
        "uv could not be fetched from PyPI; check the network connection and run this again.",
    )


def system_libraries(*, window: bool) -> None:
    """See that Qt can be loaded; with `window` that it can be shown and heard too."""
    from spasmfree.system import libraries

    lacking = libraries.missing(libraries.WINDOW if window else libraries.OFFSCREEN)
    if lacking:
        apt(lacking, "Qt needs system libraries that this machine lacks.")
    silent = libraries.missing(libraries.SOUND) if window else ()
    if silent and libraries.may_install():
        apt(silent, "The sound library is missing.")
    elif silent:
        print("Sessions will be silent until you run:", libraries.apt_command(silent))


def apt(packages: tuple[str, ...], why: str) -> None:
    """Install Debian packages when root, else stop with the command."""
    from spasmfree.system import libraries

    if libraries.may_install():
        print(f"{why} Installing {' '.join(packages)}.", flush=True)
        if libraries.install(packages):
            return
    raise Stop(f"{why} Run this and try again: {libraries.apt_command(packages)}")


def run(command: list[str], advice: str, **extra: str) -> None:
    """Run a command in the project's folder, or stop with the advice."""
    environ = {**os.environ, **extra}
    done = subprocess.run(command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise Stop(advice)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
