"""What screen readers are told: by whom, in which order, and never two things at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from ui.session_rig import Mouth, Rig

from spasmfree.system.speech import Silent
from spasmfree.ui import announce
from spasmfree.ui.announce import Announcements
from spasmfree.ui.speaker import Speech

Key = Qt.Key
TILT, QUAD = "pelvic-tilt-supine", "quad-stretch-side-lying"


@pytest.fixture
def told(monkeypatch):
    """What a screen reader is handed, each with whether it breaks off what is being read."""
    found = []
    monkeypatch.setattr(announce, "tell", lambda _, words, *, urgent: found.append((words, urgent)))
    monkeypatch.setattr(announce, "is_heard", lambda: True)
    return found


@pytest.fixture
def gate(qapp, told):
    return Announcements()


def pass_300_ms(gate):
    gate._apart.timeout.emit()


def words(told):
    return [words for words, _ in told]


def test_there_is_one_door_for_all_of_them():
    package = Path(announce.__file__).parents[1]
    using = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "QAccessibleAnnouncementEvent" in path.read_text("utf-8")
    ]
    assert using == ["ui/announce.py"]


class TestOneAfterTheOther:
    def test_what_comes_too_soon_waits_its_turn(self, gate, told, qtbot):
        about = QWidget()
        qtbot.addWidget(about)
        for text in ("One.", "Two.", "Three."):
            gate.say(about, text)
        assert words(told) == []  # the focus may still move
        qtbot.waitUntil(lambda: words(told) == ["One."])
        assert gate._apart.interval() == 300
        gate._apart.stop()
        pass_300_ms(gate)
        assert words(told) == ["One.", "Two."]
        assert gate._apart.isActive()

    def test_it_hurts_comes_before_what_waits(self, gate, told, qtbot):
        about = QWidget()
        qtbot.addWidget(about)
        gate.say(about, "One.")
        gate.say(about, "Two.")
        gate.say(about, "Stop here.", urgent=True)
        pass_300_ms(gate)
        assert told[-1] == ("Stop here.", True)

    def test_what_is_true_no_more_or_about_something_gone_is_left_out(self, gate, told, qtbot):
        about, gone = QWidget(), QWidget()
        qtbot.addWidget(about)
        gate.say(about, "One.")
        gate.say(about, "Lift.", within_ms=0)
        gate.say(gone, "Kept.")
        gone.deleteLater()
        qtbot.waitUntil(lambda: not announce.isValid(gone))
        gate.say(about, "Two.")
        pass_300_ms(gate)
        assert words(told) == ["One.", "Two."]


class TestASession:
    @pytest.fixture
    def rig(self, qtbot, told, monkeypatch):
        monkeypatch.setattr(announce, "announcements", made := Announcements())
        made._apart.setInterval(0)  # time is moved by hand here
        rig = Rig(qtbot, speech=Speech(Silent()))
        rig.start()
        return rig

    def passes(self, rig, ms):
        for _ in range(ms // 500):
            rig.wait(500, 500)
            rig.rest()

    def test_words_for_two_reps_then_numbers(self, rig, told):
        self.passes(rig, 1_000)
        assert words(told) == ["Pelvic tilt. Lie on your back, knees bent."]
        rig.at_work(TILT)
        del told[:]
        self.passes(rig, 22_000)
        assert [text for text in words(told) if text.isdigit()] == ["3", "4"]
        assert words(told)[:4] == ["Hold.", "Release.", "Tilt.", "Hold."]
        assert not any(urgent for _, urgent in told)

    def test_it_hurts_is_told_at_once_and_so_is_each_choice(self, rig, told):
        rig.at_work(QUAD, "left")
        rig.rest()
        del told[:]
        rig.key(Key.Key_H)
        rig.rest()
        ((text, urgent),) = told
        assert "stop here" in text.casefold()
        assert urgent
        rig.key(Key.Key_Space)
        rig.rest()
        assert told[-1][1]
        assert told[-1][0] == rig.flow.page._hurts.marked().text()

    def test_the_change_of_side_is_told_at_once(self, rig, told):
        rig.at_work(QUAD, "left")
        rig.until(lambda session: session.leading)
        rig.rest()
        assert [urgent for text, urgent in told if "Change sides." in text] == [True]

    def test_the_focus_is_in_its_place_first_and_has_passed_no_other(self, rig, told, qapp):
        rig.at_work(QUAD, "left")
        rig.rest()
        del told[:]
        names = []

        def note(_, new):
            names.append((new.accessibleName(), len(told)))

        qapp.focusChanged.connect(note)
        rig.key(Key.Key_H)
        rig.rest()
        qapp.focusChanged.disconnect(note)
        assert names == [("Stop here", 0)]
        assert len(told) == 1

    def test_nothing_is_told_when_nothing_reads_the_screen(self, qtbot, told, monkeypatch):
        monkeypatch.setattr(announce, "is_heard", lambda: False)
        Rig(qtbot, speech=Speech(Silent())).start()
        assert told == []


def test_a_voice_and_a_screen_reader_do_not_speak_at_once(qtbot, told, monkeypatch):
    mouth = Mouth()
    rig = Rig(qtbot, speech=Speech(mouth))
    rig.start()
    rig.at_work(TILT)
    rig.key(Key.Key_H)
    assert told == []
    assert mouth.texts
    monkeypatch.setattr(mouth, "speaks", lambda: False)  # the speech server has gone
    rig.key(Key.Key_Space)
    qtbot.waitUntil(lambda: bool(told))


def test_the_ring_has_a_value(qtbot):
    rig = Rig(qtbot)
    rig.start()
    ring = rig.find("session.remaining")
    assert 0 < ring.value() <= ring.maximum()
    rig.at_work(TILT)
    rig.until(lambda session: session.reps == 3)
    ring = rig.find("session.remaining")
    assert (ring.value(), ring.accessibleName()) == (3, "Reps done")
