"""How far the sounds of a session are from their time, on a machine that is kept busy.

A real session of ten minutes is led by the program without a screen and recorded from a private
loudspeaker, while its window's thread stands still for 300 ms twice a second and three
processes burn the processor. Each sound is looked for around the steady start of the session plus
its place on the timeline. Needs the rig of the tests from outside.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from e2e.cue_timing import measure  # noqa: E402

SESSION = "side-lying-hip-abduction"  # ten minutes of reps, rests and changes of side
SECONDS = 600
BLOCK_MS, BURNERS = 300, 3
P99_MS, GOAL_MS, LONGEST_MS, DRIFT_MS = 25, 15, 60, 5


def main() -> int:
    """Print what was found; 1 when it is not within the limits."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as name:
        timing = measure(Path(name), SESSION, seconds, BLOCK_MS, BURNERS)
    p99, longest, drift = timing.share(0.99), max(timing.off()), timing.drift()
    print(f"  sounds heard: {len(timing.off())}, not heard: {timing.missing() or 'none'}")
    print(f"  off their time, median: {timing.share(0.5):.1f} ms")
    print(f"  p99: {p99:.1f} ms, at most {P99_MS}, goal {GOAL_MS}")
    print(f"  longest: {longest:.1f} ms, at most {LONGEST_MS}")
    print(f"  drift in {seconds} s: {drift:.1f} ms, at most {DRIFT_MS}")
    within = p99 <= P99_MS and longest <= LONGEST_MS and abs(drift) <= DRIFT_MS
    return 0 if within and not timing.missing() else 1


if __name__ == "__main__":
    raise SystemExit(main())
