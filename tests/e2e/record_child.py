"""Records what the private loudspeaker plays until its input ends: `record_child.py OUT`.

Writes 16-bit samples to OUT, and as its last line JSON: for each second of the recording the
steady ms (`spasmfree.clock`) at which it would have begun by what arrived then.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path

RATE = 48_000
BYTES = 2  # of a sample
LATENCY_MS = 10


def steady_ms() -> float:
    """As `spasmfree.clock.steady_ms`, finer."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) / 1e6


def say(line: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Say "ready" when sound arrives, and where it began when all is written."""
    recorder = subprocess.Popen(
        ["parec", "--raw", f"--rate={RATE}", "--channels=1", "--format=s16le",
         f"--latency-msec={LATENCY_MS}", "-d", "nullout.monitor"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert recorder.stdout is not None
    pipe, count = recorder.stdout.fileno(), 0
    begins: list[float] = []
    with Path(sys.argv[1]).open("wb") as out:
        while True:
            ready, _, _ = select.select([pipe, 0], [], [])
            if 0 in ready:
                break
            block = os.read(pipe, 1 << 16)
            if not block:
                break
            count += len(block)
            second = count // BYTES // RATE
            begins += [float("inf")] * (second + 1 - len(begins))
            # A block may come late, never early: the earliest tells best.
            begins[second] = min(begins[second], steady_ms() - count / BYTES / RATE * 1000)
            if count == len(block):
                say("ready")
            out.write(block)
    recorder.kill()
    recorder.wait()
    say(json.dumps(begins))


if __name__ == "__main__":
    main()
