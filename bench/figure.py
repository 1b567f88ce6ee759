"""What the figure costs: one frame, playing, turning, getting ready; against its first renderer.

Times are those of the processor: other work makes them longer, but less than waiting does.
Each part is a process of its own; `python bench/figure.py frame` runs one alone.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.yardstick import frame_ms, held, prototype

if TYPE_CHECKING:
    from spasmfree.body.camera import Camera
    from spasmfree.ui.figure.picture import Picture, Shown
    from spasmfree.ui.figure_stage import FigureStage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # as the program sets it

# The same exercises here and there.
PAIRS = {
    "side-lying-hip-abduction": "sl_abd",
    "hamstring-curl-prone": "prone_curl",
    "quad-stretch-side-lying": "sl_quad",
    "glute-bridge": "bridge",
    "clamshell": "clam",
    "rest-90-90": "rest9090",
}
FRAMES = 60  # of each exercise
PLAYED = ("side-lying-hip-abduction", "glute-bridge", "hamstring-curl-prone")
LOOP_S = 9.0  # longer than any of them takes to go round
TURNED = 90  # pictures of a turn, after those of the first second
# p95 of the prototype at LARGE, at most, where the limit was set (bench/yardstick.py).
TURNED_THERE_MS = 21.0
TURN_MS, FIRST_MS, THEN_MS = 16, 300, 50
SMALL, LARGE, HUGE = (640, 480), (1280, 960), (3840, 2160)


def frame() -> None:
    """One picture whose pose nobody has solved yet, ours and the prototype's in turn."""
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

    application = QGuiApplication([])
    scenes = prototype()
    ratios, all_ours, all_theirs = [], [], []
    for exercise, key in PAIRS.items():
        picture, camera, shown = ours(exercise, SMALL)
        scene = scenes.Scene(scenes.BYKEY[key])
        view = scene.camera(*SMALL)
        view.scale = camera.scale / scenes.sk.H  # the same body height in pixels
        view.update()
        image, layer = (QImage(*SMALL, QImage.Format.Format_ARGB32_Premultiplied) for _ in "12")
        mine, theirs = [], []
        for number in range(FRAMES):
            s = 0.5 - 0.5 * math.cos(number / FRAMES * 2 * math.pi)
            began = time.process_time()
            picture._placed.clear()
            painter = QPainter(image)
            painter.fillRect(image.rect(), QColor("#ECE7DD"))
            picture.paint(painter, camera, s, shown)
            painter.end()
            between = time.process_time()
            scene._fc = {}
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scene.paint(painter, view, s, ghost=True, layer=layer)
            painter.end()
            theirs.append(time.process_time() - between)
            mine.append(between - began)
        all_ours.append(1000 * median(mine[5:]))
        all_theirs.append(1000 * median(theirs[5:]))
        ratios.append(all_ours[-1] / all_theirs[-1])
        print(f"  {exercise}: {all_ours[-1]:.1f} ms, prototype {all_theirs[-1]:.1f} ms")
    del application
    print(f"one frame at 640 x 480, median of {len(PAIRS)}: {median(all_ours):.1f} ms", end=", ")
    print(f"prototype {median(all_theirs):.1f} ms", end=", ")
    print(f"ratio {median(ratios):.2f} (at most 0.8, goal 0.6)")


def ours(exercise: str, size: tuple[int, int]) -> tuple[Picture, Camera, Shown]:
    """A picture of ours, its camera, and to show what the prototype shows."""
    from spasmfree.app.poses import built_in
    from spasmfree.body.solver import Solver
    from spasmfree.ui.figure.palette import palette
    from spasmfree.ui.figure.picture import Picture, Shown

    picture = Picture(Solver(built_in()[exercise]), palette("light"))
    return picture, picture.camera(*size), Shown(ghost=True, way=True)


def stage(exercise: str, size: tuple[int, int]) -> FigureStage:
    """A figure on screen that moves by itself, as in the pane."""
    from PySide6.QtWidgets import QApplication

    from spasmfree.app.poses import built_in
    from spasmfree.ui import theme
    from spasmfree.ui.figure.drawing import FigureDrawing
    from spasmfree.ui.figure_stage import FigureStage
    from spasmfree.ui.figure_view import Still, provide

    application = QApplication.instance() or QApplication([])
    theme.apply(application, "light", 1.0)  # type: ignore[arg-type]
    provide(FigureDrawing(built_in()))
    made = FigureStage(lambda _: "side-lying", turns=True)
    made.resize(*size)
    made.show_figure(Still(exercise, by_itself=True))
    made.show()
    wait(0.3)
    return made


def wait(seconds: float) -> None:
    """Let the window live for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def play() -> None:
    """The share of one core that a figure takes which moves by itself, 30 times a second."""
    for size, limit in ((SMALL, 12), (LARGE, 25)):
        shares = []
        for exercise in PLAYED:
            shown = stage(exercise, size)
            wait(LOOP_S)
            began, used = time.perf_counter(), time.process_time()
            wait(LOOP_S)
            share = (time.process_time() - used) / (time.perf_counter() - began)
            shares.append(100 * share)
            shown.close()
        each = ", ".join(f"{share:.0f}" for share in shares)
        print(f"playing at {size[0]} x {size[1]}: {median(shares):.0f} % of a core", end=" ")
        print(f"({each}; at most {limit})")


def turn() -> None:
    """How long each picture takes while a finger turns the figure."""
    for size in (LARGE, HUGE):
        times = sorted(turned(size))
        p95 = quantiles(times, n=20)[18]
        print(f"turning at {size[0]} x {size[1]}: p95 {1000 * p95:.1f} ms", end=", ")
        print(f"median {1000 * median(times):.1f} ms", end=" ")
        if size == LARGE:
            theirs = 1000 * quantiles(prototype_turned(size), n=20)[18]
            print(f"(the prototype {theirs:.1f} ms, ratio {1000 * p95 / theirs:.2f}", end=", ")
            print(f"at most {TURN_MS / TURNED_THERE_MS:.2f}: {TURN_MS} ms", end=" ")
            print(f"where the prototype takes {TURNED_THERE_MS:.0f})")
        else:
            print(f"= {1 / median(times):.0f} a second (at least 15)")


def turned(size: tuple[int, int]) -> list[float]:
    """Seconds of each picture of a drag, without those of its first second."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    shown = stage(PLAYED[0], size)

    def mouse(kind: QEvent.Type, x: float) -> None:
        left = Qt.MouseButton.LeftButton
        at = QPointF(x, 240.0)
        QApplication.sendEvent(
            shown, QMouseEvent(kind, at, at, left, left, Qt.KeyboardModifier.NoModifier)
        )

    mouse(QEvent.Type.MouseButtonPress, 100.0)
    times: list[float] = []
    end, x = time.process_time() + 1.0, 100.0
    while len(times) < TURNED:
        x += 3.0
        began = time.process_time()
        mouse(QEvent.Type.MouseMove, x)
        shown.repaint()
        if began > end:
            times.append(time.process_time() - began)
    shown.close()
    return times


def prototype_turned(size: tuple[int, int]) -> list[float]:
    """As `turned`, what the prototype takes."""
    from PySide6.QtGui import QImage, QPainter

    scenes = prototype()
    scene = scenes.Scene(scenes.BYKEY[PAIRS[PLAYED[0]]])
    view = scene.camera(*size)
    image, layer = (QImage(*size, QImage.Format.Format_ARGB32_Premultiplied) for _ in "12")
    times: list[float] = []
    end = time.process_time() + 1.0
    while len(times) < TURNED:
        view.az += 1.5
        began = time.process_time()
        view.update()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.paint(painter, view, 0.5, ghost=True, layer=layer)
        painter.end()
        if began > end:
            times.append(time.process_time() - began)
    return times


def ready() -> None:
    """From nothing, and from numpy being loaded, to a picture of an exercise."""
    runs = [[float(value) for value in alone("first").split()] for _ in range(7)]
    first, then, frame = (median(values) for values in zip(*runs, strict=True))
    print(f"a figure is there the first time after {held(first, FIRST_MS, frame)}")
    print(f"a figure is there once numpy is loaded after {held(then, THEN_MS, frame)}")


def first() -> None:
    """What `ready` measures, once: the first picture, that of another, a prototype's frame."""
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from spasmfree.ui import figure_stage, theme

    application = QApplication([])
    theme.apply(application, "light", 1.0)
    image = QImage(*SMALL, QImage.Format.Format_ARGB32_Premultiplied)
    found = []
    drawing = None
    for exercise in PLAYED[:2]:
        began = time.process_time()
        if drawing is None:
            from spasmfree.app.poses import built_in
            from spasmfree.ui.figure.drawing import FigureDrawing

            drawing = FigureDrawing(built_in())
        still = figure_stage.Still(exercise, by_itself=True)
        drawing.prepare(still)
        painter = QPainter(image)
        drawing.paint(painter, QSizeF(*SMALL), still, figure_stage.Turn())
        painter.end()
        found.append(1000 * (time.process_time() - began))
    print(*found, frame_ms())


def alone(part: str) -> str:
    """Run a part in a process of its own; what it says."""
    command = [sys.executable, __file__, part]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> int:
    """Run one part, or all of them."""
    parts = {"frame": frame, "play": play, "turn": turn, "ready": ready, "first": first}
    if len(sys.argv) > 1:
        parts[sys.argv[1]]()
        return 0
    for part in ("frame", "play", "turn", "ready"):
        print(alone(part), end="", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
