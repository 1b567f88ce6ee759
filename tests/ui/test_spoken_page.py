"""docs/spoken-standard-a.md is what a speech server is told in that session, word for word."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from system.speech_server import SpeechServer
from ui.session_rig import CATALOGUE

from spasmfree.core import commands, layout
from spasmfree.core.cues import SOUNDS_MS, CueName
from spasmfree.core.session import State
from spasmfree.core.spoken import Script
from spasmfree.system.speech import SpeechVoice
from spasmfree.system.ssip import SsipEngine
from spasmfree.ui.speaker import Speaker

PAGE = Path(__file__).parents[2] / "docs" / "spoken-standard-a.md"
TICK_MS = 250


class Playing:
    """The session, the voice and a server that answers, on one clock moved by hand."""

    def __init__(self, folder):
        self.now, self.notices, self.rows = 0, [], []
        self.server = SpeechServer(folder / "speech.sock")
        engine = SsipEngine(self.server.path, program="", steady=lambda: self.now)
        self.voice = SpeechVoice(engine, self.notices.append, steady=lambda: self.now)
        self.voice.start()
        self.speaker = Speaker(Script(CATALOGUE), self.voice, lambda: self.now)
        self._wait_for(engine.usable)

    def _wait_for(self, reached):
        for _ in range(1_000):
            if reached():
                return
            QApplication.processEvents()
        raise AssertionError("the server and the voice have lost each other")

    def play(self, program):
        timeline = layout.build(CATALOGUE.programs[program].items, CATALOGUE)
        session, _ = commands.start(timeline, 0)
        ends = math.inf
        while self.now <= ends:
            session, _ = commands.tick(session, self.now)
            self.speaker.follow(session, self.now)
            self._hear()
            self.now += TICK_MS
            if session.state is State.EXIT:
                ends = min(ends, self.now + SOUNDS_MS[CueName.DONE])

    def _hear(self):
        """The server has all that it was given, and has said it."""
        self._wait_for(lambda: len(self.server.said) == len(self.voice.records))
        for record in self.voice.records[len(self.rows) :]:
            minutes, seconds = divmod(self.now // 1000, 60)
            text = self.server.said[len(self.rows)]
            self.rows.append(f"| {minutes}:{seconds:02} | {record.cue} | {text} |")
        self._wait_for(lambda: self.voice._now is None)


@pytest.fixture
def playing(qapp, tmp_path):
    made = Playing(tmp_path)
    yield made
    made.voice.close()


def test_the_page_is_what_is_said(playing):
    playing.play("standard-a")
    page = PAGE.read_text(encoding="utf-8").replace("\u00a0", " ").splitlines()
    assert [line for line in page if line.startswith("| ")][1:] == playing.rows
    assert [record for record in playing.voice.records if record.dropped or record.cut] == []
    assert playing.notices == []
