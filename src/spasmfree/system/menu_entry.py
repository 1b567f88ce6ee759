"""Puts SpasmFree into the desktop's menu, for the person who runs it only (Linux)."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from spasmfree.core.errors import KnownError
from spasmfree.core.words import tr
from spasmfree.resources import resource

ENTRY = "spasmfree.desktop"
ICON = "spasmfree.svg"


def data_home(environ: Mapping[str, str], home: Path) -> Path:
    """Where the desktop looks for a person's own entries."""
    chosen = environ.get("XDG_DATA_HOME", "")
    return Path(chosen) if chosen else home / ".local" / "share"


def program() -> Path:
    """The command that starts this very installation."""
    return Path(sys.executable).parent / "spasmfree"


def install(share: Path, command: Path) -> tuple[Path, Path]:
    """Write entry and icon below `share` and say where they are. Raises KnownError."""
    entry = share / "applications" / ENTRY
    icon = share / "icons" / "hicolor" / "scalable" / "apps" / ICON
    text = resource(ENTRY).read_text(encoding="utf-8")
    lines = [_with_command(line, command) for line in text.splitlines()]
    try:
        for path in (entry, icon):
            path.parent.mkdir(parents=True, exist_ok=True)
        entry.write_text("\n".join(lines) + "\n", encoding="utf-8")
        shutil.copyfile(resource(f"icons/{ICON}"), icon)
    except OSError as error:
        raise KnownError(
            tr(
                "The menu entry could not be written to {folder} ({reason}); "
                "make that folder writable and try again.",
                folder=share,
                reason=error.strerror,
            )
        ) from error
    return entry, icon


def _with_command(line: str, command: Path) -> str:
    if line.startswith("TryExec="):
        return f"TryExec={command}"
    if line.startswith("Exec="):
        return f"Exec={quoted(str(command))}"
    return line


def quoted(word: str) -> str:
    """A word as the Desktop Entry Specification wants it on an Exec line."""
    for special in ("\\", '"', "`", "$"):
        word = word.replace(special, "\\" + special)
    # The value of a key is itself escaped once more, and % begins a field code.
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def why_missing(share: Path) -> str | None:
    """A sentence when there is no entry or it leads nowhere, None when it works."""
    entry = share / "applications" / ENTRY
    advice = "spasmfree doctor --install-menu-entry"
    try:
        lines = entry.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return tr("SpasmFree is not in your desktop's menu; add it with: {command}", command=advice)
    target = next((line[8:] for line in lines if line.startswith("TryExec=")), "")
    if shutil.which(target) is None:
        return tr(
            "The entry in your desktop's menu starts {target}, which is not there any more; "
            "renew it with: {command}",
            target=target,
            command=advice,
        )
    return None
