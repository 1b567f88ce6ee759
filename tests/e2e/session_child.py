"""The program without a screen, leading a real session while its window is kept busy.

    session_child.py FOLDER WHAT SECONDS BLOCK_MS

WHAT is the id of a program or of an exercise. Twice a second the window's thread stands still for
BLOCK_MS. First it prints as JSON what is to be heard and when: the steady ms of the session's
start plus the place on its timeline. It ends after SECONDS of session, or with its input.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from spasmfree.app import run
from spasmfree.app.application import Application
from spasmfree.app.outside import SOUNDS
from spasmfree.clock import SystemClock, steady_ms
from spasmfree.core import commands
from spasmfree.core.settings import DeviceSettings
from spasmfree.storage import places, settings_file
from spasmfree.system import earcons
from spasmfree.ui.cue_sounder import sounds_between
from spasmfree.ui.runner import SessionRunner

BLOCK_EVERY_MS = 500
READY_MS = 4_000  # a person takes longer to read the preview


def begin(built: Application, what: str) -> None:
    """As the person would: choose it, skip the question, look at the preview, start."""
    sessions = built.sessions
    if what in built._parts.catalogue.programs:
        sessions.start_program(what)
    else:
        sessions.practise(what)
    flow = sessions._flow()
    flow.page.question.passed.emit()
    QTimer.singleShot(READY_MS, flow.page.preview.started.emit)


def runner_of(built: Application) -> SessionRunner | None:
    found = built.sessions.findChildren(SessionRunner)
    return found[0] if found else None


def leave() -> None:
    """End at once; a window that is asked to close would ask about the session."""
    QApplication.exit(0)


class Watch:
    """Says what will be heard as soon as the session runs, and ends it in time."""

    def __init__(self, built: Application, clock: SystemClock, seconds: int) -> None:
        self._built, self._clock, self._seconds = built, clock, seconds
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        runner = runner_of(self._built)
        if runner is None:
            return
        self._timer.stop()
        began = runner.session.began
        origin = steady_ms() - self._clock.session_ms()
        # Laid out again from its start: what the running one has come to since does not count.
        begun, _ = commands.start(runner.session.timeline, began)
        planned = sounds_between(begun, began, began + self._seconds * 1000)
        sounds = [(sound.name, sound.at_ms + origin) for sound in planned]
        sys.stdout.write(json.dumps({"began": began + origin, "sounds": sounds}) + "\n")
        sys.stdout.flush()
        QTimer.singleShot(self._seconds * 1000 + 1_500, leave)


def main() -> None:
    """Lead the session."""
    folder, what, seconds, block_ms = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    app, clock = run.qt_application(), SystemClock()
    data = places.prepare(Path(folder))
    earcons.write(data / SOUNDS)  # takes seconds the first time, on a busy machine
    settings_file.write(data / places.SETTINGS, DeviceSettings(voice=False, volume=100))
    built = run.build(app, data, clock, 1)
    built.show()
    blocking = QTimer(interval=BLOCK_EVERY_MS)
    blocking.timeout.connect(lambda: time.sleep(block_ms / 1000))
    watch = Watch(built, clock, seconds)
    end = QSocketNotifier(0, QSocketNotifier.Type.Read)
    end.activated.connect(leave)
    QTimer.singleShot(0, lambda: begin(built, what))
    if block_ms:
        blocking.start()
    app.exec()
    del watch
    built.window.hide()
    built.close()


if __name__ == "__main__":
    main()
