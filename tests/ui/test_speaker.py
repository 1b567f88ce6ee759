"""The voice follows a session that is led on a clock moved by hand, and so do its captions."""

from __future__ import annotations

import pytest
from fakes import MemoryStore
from PySide6.QtCore import Qt
from ui.session_rig import CATALOGUE, Mouth, Rig

from spasmfree.core import commands, layout
from spasmfree.core.cues import SOUNDS_MS, CueName
from spasmfree.core.session import State
from spasmfree.core.spoken import Script, Talk
from spasmfree.system.speech import Silent
from spasmfree.ui.speaker import Speaker, Speech

FIRST = "Pelvic tilt. Lie on your back, knees bent."


@pytest.fixture
def rig(qtbot):
    made = Rig(qtbot)
    made.start()
    return made


def texts(rig):
    return rig.speech.voice.texts


def test_a_session_is_spoken_from_its_first_moment_each_line_once(rig):
    rig.wait(36_000, 33)
    assert texts(rig) == [
        *(FIRST, "3", "2", "1", "Tilt.", "Release.", "Tilt.", "Release.", "3"),
    ]


def test_what_is_said_first_is_not_lost_where_the_screen_took_a_moment(qapp):
    mouth = Mouth()
    session, _ = commands.start(layout.build(CATALOGUE.programs["starter"].items, CATALOGUE), 0)
    speaker = Speaker(Script(CATALOGUE), mouth, lambda: 0)
    speaker.follow(session, 40)
    assert mouth.texts == []  # its chime sounds first
    speaker.follow(session, SOUNDS_MS[CueName.ANNOUNCE])
    assert mouth.texts == [FIRST]


def test_words_wait_for_the_gong_and_no_command_that_stays_loses_them(rig):
    rig.wait(68_100, 100)  # the first set has just ended
    rig.key(Qt.Key.Key_Plus)
    rig.wait(500, 100)
    assert "Side-lying quad stretch." not in texts(rig)[-1]
    rig.wait(200, 100)
    assert texts(rig)[-1].startswith("Side-lying quad stretch.")


def test_words_that_wait_for_the_gong_are_not_said_in_a_pause(rig):
    rig.wait(68_100, 100)
    rig.key(Qt.Key.Key_P)
    rig.wait(3_000, 100)
    assert texts(rig)[-1] == "Paused."


def test_the_last_words_come_after_the_last_chime(rig):
    rig.until(lambda session: session.set_index == len(session.timeline.sets) - 1)
    rig.until(lambda session: session.state is State.EXIT)
    assert not texts(rig)[-1].startswith("Well done.")
    rig.hear_the_chime()
    assert texts(rig)[-1].startswith("Well done.")


def test_a_line_may_begin_until_it_is_no_longer_true(rig):
    rig.wait(20_100, 100)
    line = rig.speech.voice.said[-1]
    assert line.text == "Tilt."
    assert 400 <= line.latest_ms - rig.clock.steady <= 500


def test_a_pause_cuts_and_says_so_and_going_on_says_where(rig):
    rig.at_work("pelvic-tilt-supine")
    rig.wait(13_000)
    before, hushed = len(texts(rig)), rig.speech.voice.hushed
    rig.key(Qt.Key.Key_Space)
    assert rig.speech.voice.hushed == hushed + 1
    assert texts(rig)[before:] == ["Paused."]
    rig.wait(60_000)
    assert texts(rig)[before:] == ["Paused."]
    rig.key(Qt.Key.Key_Space)
    assert texts(rig)[before:] == ["Paused.", "Pelvic tilt. Rep 3 of 8."]
    rig.wait(4_000)
    assert texts(rig)[-1] == "3"


def test_a_machine_that_slept_is_paused_aloud(rig):
    rig.at_work("pelvic-tilt-supine")
    rig.clock.advance(60_000)
    rig.flow._runner.tick()
    assert texts(rig)[-1] == "Paused."


def test_it_hurts_is_answered_at_once_and_before_anything_else(rig):
    rig.at_work("side-lying-hip-abduction", "left")
    rig.key(Qt.Key.Key_H)
    assert texts(rig)[-1].startswith("A grab, pain above 5,")
    said = len(texts(rig))
    rig.wait(30_000)
    assert len(texts(rig)) == said


def test_each_choice_after_it_hurts_is_said_as_a_short_press_goes_to_it(rig):
    rig.at_work("side-lying-hip-abduction", "left")
    rig.key(Qt.Key.Key_H)
    for choice in ("It was mild: easier, 5 lifts a set", "It was mild: leave the left side out"):
        rig.key(Qt.Key.Key_Space)
        assert texts(rig)[-1] == choice


def test_a_longer_rest_does_not_cut_the_way_to_the_other_side(rig):
    rig.until(lambda session: session.planned.exercise == "quad-stretch-side-lying")
    hushed = rig.speech.voice.hushed
    rig.key(Qt.Key.Key_Plus)
    assert rig.speech.voice.hushed == hushed


def test_the_end_leads_up_and_the_voice_is_let_go(rig):
    voice = rig.speech.voice
    rig.wait(2_000)
    rig.key(Qt.Key.Key_F)
    assert texts(rig)[-1].startswith("Well done. Roll to your side")
    assert voice.open
    rig.key(Qt.Key.Key_Space)
    assert not voice.open


def test_sparse_is_as_chosen(qtbot):
    rig = Rig(qtbot, speech=Speech(Mouth(), Talk.SPARSE))
    rig.start()
    rig.wait(30_000)
    assert texts(rig) == [FIRST]


def test_the_safety_cue_fades_with_what_is_in_the_history(qtbot):
    store = MemoryStore()
    for name in ("one", "two", "three"):
        rig = Rig(qtbot, store=store, ids=name)
        rig.start(short=True)
        rig.until(lambda session: session.state.value == "exit")
        rig.key(Qt.Key.Key_Space)
        rig.flow.page.after.done.emit()
        rig.window.close()
    # In the third: at the first and the last rep, of one set a side.
    assert texts(rig).count("Stop at level.") == 4


def test_captions_show_what_is_spoken_where_they_are_wanted(qtbot):
    rig = Rig(qtbot, speech=Speech(Mouth(), captions=True))
    rig.start()
    rig.wait(1_000)
    assert rig.says("session.caption") == FIRST
    rig.at_work("pelvic-tilt-supine")
    assert rig.says("session.caption") == "Tilt."
    rig.key(Qt.Key.Key_Space)
    assert rig.find("session.caption") is None  # the screen says itself that it is paused


@pytest.mark.parametrize("captions", [False, True])
def test_with_nobody_to_hear_or_read_nothing_is_made(qtbot, monkeypatch, captions):
    made = []
    real = Script.between
    monkeypatch.setattr(Script, "between", lambda *args: made.append(args) or real(*args))
    Rig(qtbot, speech=Speech(Silent(), captions=captions)).start()
    assert bool(made) is captions


def test_captions_stay_away_where_they_are_not_wanted(rig):
    assert rig.find("session.caption") is None
