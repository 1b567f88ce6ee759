"""How fast this machine is now: the frozen prototype's frame, against where limits were set.

A limit in milliseconds says nothing on a slower machine. Where limits were set a frame of the
prototype (tests/bench/prototype) took FRAME_THERE_MS; here it is measured at the same moment, and a
limit is held in frames. Run alone it prints the milliseconds of a frame.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from types import ModuleType

FRAME_THERE_MS = 9.5  # with its ghost and arrow at 640 x 480
SIZE = (640, 480)
PROTOTYPE = Path(__file__).parents[1] / "tests" / "bench" / "prototype"
_FRAMES, _FIRST = 15, 3  # every one at another moment: it keeps what it has solved


def prototype() -> ModuleType:
    """The renderer that the figure began as; tests hold it to be unchanged."""
    sys.path.insert(0, str(PROTOTYPE))
    import scene  # type: ignore[import-not-found]  # found on the path above

    found: ModuleType = scene
    return found


def frame_ms() -> float:
    """Processor time of one frame in this process, which has a Qt application; median of some."""
    from PySide6.QtGui import QImage, QPainter

    scenes = prototype()
    scene = scenes.Scene(scenes.BYKEY["sl_abd"])
    view = scene.camera(*SIZE)
    image, layer = (QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied) for _ in "12")
    times = []
    for number in range(_FRAMES):
        began = time.process_time()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.paint(painter, view, number / _FRAMES, ghost=True, layer=layer)
        painter.end()
        times.append(1000 * (time.process_time() - began))
    return median(times[_FIRST:])


def measured() -> float:
    """`frame_ms` in a process of its own."""
    done = subprocess.run([sys.executable, __file__], check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout)


def held(took_ms: float, limit_ms: float, frame: float) -> str:
    """A time against its limit, in frames of the prototype."""
    return (
        f"{took_ms:.0f} ms = {took_ms / frame:.1f} frames of the prototype"
        f" (at most {limit_ms / FRAME_THERE_MS:.1f}: {limit_ms:.0f} ms where one takes"
        f" {FRAME_THERE_MS}; here {frame:.1f})"
    )


def main() -> int:
    """Print the milliseconds of a frame here and now."""
    from PySide6.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    print(frame_ms())
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
