"""Lead through an exercise with the voice in real time; then say what became of each line.

Usage: speech_child.py SECONDS BLOCK_MS; the window's thread is blocked so long twice a second.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from spasmfree.clock import steady_ms
from spasmfree.core import commands, content, layout
from spasmfree.core.spoken import Script
from spasmfree.resources import resource
from spasmfree.system.speech import SpeechVoice
from spasmfree.system.ssip import SsipEngine
from spasmfree.ui.speaker import Speaker

TICK_MS = 33


def main() -> None:
    """Play and report."""
    seconds, block_ms = int(sys.argv[1]), int(sys.argv[2])
    app = QCoreApplication([])
    notices: list[str] = []
    voice = SpeechVoice(SsipEngine(), notices.append)
    catalogue = content.parse(resource("exercises.json").read_text(encoding="utf-8"))
    items = catalogue.programs["starter"].items
    lift = next(item for item in items if item.exercise == "side-lying-hip-abduction")
    session, _ = commands.start(layout.build([lift], catalogue), steady_ms())
    voice.start()
    speaker = Speaker(Script(catalogue), voice, steady_ms)

    def tick() -> None:
        nonlocal session
        now = steady_ms()
        session, _ = commands.tick(session, now)
        speaker.follow(session, now)

    ticking = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
    ticking.timeout.connect(tick)
    ticking.start()
    blocking = QTimer(interval=500)
    blocking.timeout.connect(lambda: time.sleep(block_ms / 1000))
    if block_ms:
        blocking.start()
    QTimer.singleShot(seconds * 1000, app.quit)
    app.exec()
    lines = [
        {"text": record.text, "dropped": record.dropped, "cut": record.cut}
        for record in voice.records
    ]
    voice.close()
    sys.stdout.write(json.dumps({"lines": lines, "notices": notices}))


if __name__ == "__main__":
    main()
