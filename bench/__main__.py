"""Runs all measurements one after the other; docs/performance.md keeps what they print."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PARTS = ("start", "commit", "gap", "export", "figure", "session")


def main() -> int:
    """Each part is a process of its own, so that none warms up another."""
    here = Path(__file__).parent
    wanted = sys.argv[1:] or PARTS
    ends = [
        subprocess.run([sys.executable, here / f"{part}.py"], check=False).returncode
        for part in wanted
    ]
    return max(ends)


if __name__ == "__main__":
    sys.exit(main())
