"""After a session: what was done is said, every question can be passed, answers are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from ui.session_rig import CATALOGUE, Rig

from spasmfree.core.record import PainKind

Key = Qt.Key
HIP = "side-lying-hip-abduction"


def at_the_end(qtbot, store=None):
    """Three sets of the hip lift done, and then finished early."""
    rig = Rig(qtbot, store=store)
    rig.start()
    rig.at_work(HIP, "right", 2)
    rig.key(Key.Key_F)
    rig.key(Key.Key_Space)
    qtbot.waitUntil(lambda: rig.find("session.note") is not None)  # the page fills downwards
    return rig


def words(rig):
    return [label.text() for label in rig.flow.page.after.findChildren(QLabel)]


def test_the_session_is_kept_before_anything_is_answered(qtbot):
    rig = at_the_end(qtbot)
    session, _ = rig.kept()
    assert rig.store.running() is None
    assert (session.pain_worst, session.effort, session.note) == (None, None, "")
    assert rig.ended == []


def test_answers_are_kept_with_it(qtbot):
    rig = at_the_end(qtbot)
    rig.find("pain.worst").tap(4).click()
    rig.find("pain.after").tap(1).click()
    rig.find("effort").tap(7).click()
    note = rig.window.findChild(QPlainTextEdit)
    QTest.keyClicks(note, "hard, p and e")
    rig.press("summary.done")
    session, _ = rig.kept()
    told = (session.pain_worst, session.pain_after, session.effort, session.note)
    assert told == (4, 1, 7, "hard, p and e")
    scores = {pain.kind: pain.score for pain in rig.store.pains(session.id)}
    assert scores == {PainKind.WORST: 4, PainKind.AFTER: 1}
    assert rig.ended == [session.id]


def test_an_answer_is_kept_when_it_is_given(qtbot):
    rig = at_the_end(qtbot)
    rig.find("pain.worst").tap(4).click()
    session, _ = rig.kept()
    assert session.pain_worst == 4
    rig.find("pain.worst").tap(6).click()
    rig.find("effort").tap(2).click()
    session, _ = rig.kept()
    assert (session.pain_worst, session.effort) == (6, 2)
    assert [pain.score for pain in rig.store.pains(session.id)] == [6]
    note = rig.window.findChild(QPlainTextEdit)
    note.setFocus()
    QTest.keyClicks(note, "slow")
    rig.find("summary.done").setFocus()
    assert rig.kept()[0].note == "slow"
    assert rig.ended == []


def test_skipping_the_rest_keeps_what_was_answered(qtbot):
    rig = at_the_end(qtbot)
    rig.find("pain.worst").tap(4).click()
    rig.press("session.primary")
    session, _ = rig.kept()
    assert (session.pain_worst, session.pain_after) == (4, None)
    assert rig.ended == [session.id]


def test_an_answer_can_be_taken_back(qtbot):
    rig = at_the_end(qtbot)
    rig.find("pain.worst").tap(4).click()
    rig.find("pain.worst").tap(4).click()
    rig.key(Key.Key_Return)
    assert rig.kept()[0].pain_worst is None


def test_a_click_on_a_number_leaves_space_to_done(qtbot):
    rig = at_the_end(qtbot)
    tap = rig.find("pain.worst").tap(2)
    QTest.mouseClick(tap, Qt.MouseButton.LeftButton)
    rig.key(Key.Key_Space)
    assert rig.kept()[0].pain_worst == 2
    assert rig.ended


def test_it_says_how_long_how_much_and_both_sides(qtbot):
    rig = at_the_end(qtbot)
    said = words(rig)
    assert "Well done" in said
    assert "8 of 17 sets" in said
    assert "for the first time" in said
    assert "30 hip lifts" in said
    assert "20 left, 10 right" in said
    session, _ = rig.kept()
    taken = round((session.ended_ms - session.started_ms) / 60_000)
    assert f"{taken}\u00a0min" in said
    assert CATALOGUE.positions["side-lying"].getting_up in said


def test_it_says_what_was_done_last_time(qtbot):
    store = at_the_end(qtbot).store
    rig = Rig(qtbot, store=store, ids="later")
    rig.clock.advance(2 * 24 * 3_600_000)
    rig.start()
    rig.key(Key.Key_F)
    rig.key(Key.Key_Space)
    assert "0 of 17 sets" in words(rig)
    assert "last time 8 of 17" in words(rig)
