"""Runs all measurements one after the other; docs/performance.md keeps what they print."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PARTS = ("start", "commit", "gap", "gap30", "export", "figure", "session", "progress", "sound")
MORE = {
    "gap30": ("gap", "30"),  # years
    "sound": ("sound", "40"),  # seconds; `make bench-sound` takes ten minutes, as drift needs them
}


def main() -> int:
    """Each part is a process of its own, so that none warms up another."""
    here = Path(__file__).parent
    wanted = sys.argv[1:] or PARTS
    found = (MORE.get(part, (part,)) for part in wanted)
    commands = [[sys.executable, here / f"{name}.py", *more] for name, *more in found]
    ends = [subprocess.run(command, check=False).returncode for command in commands]
    return max(ends)


if __name__ == "__main__":
    sys.exit(main())
