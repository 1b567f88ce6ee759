"""One button steers a session: what a short press, a hold and a slip of the thumb do."""

from __future__ import annotations

import pytest
from fakes import MemoryStore
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.session_rig import Rig

from spasmfree.core.session import State
from spasmfree.core.settings import PersonSettings
from spasmfree.core.timeline import Pace

Key = Qt.Key
TILT = "pelvic-tilt-supine"
FREE = QPoint(6, 400)  # of the page: no control is there
ONE_BUTTON = (
    Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_PageDown, Key.Key_MediaPlay,
    Key.Key_MediaTogglePlayPause,
)  # fmt: skip


@pytest.fixture
def rig(qtbot):
    """At work that is paced."""
    made = Rig(qtbot)
    made.start()
    made.at_work(TILT)
    return made


@pytest.fixture
def by_hand(qtbot):
    store = MemoryStore()
    store.save_person(PersonSettings(pace=Pace.REP))
    made = Rig(qtbot, store=store)
    made.start()
    made.at_work(TILT)
    return made


def target(rig):
    return QApplication.focusWidget() or rig.flow.page


def send(rig, kind, key, *, repeated=False):
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeated)
    QApplication.sendEvent(target(rig), event)


def down(rig, key=Key.Key_Space):
    send(rig, QEvent.Type.KeyPress, key)


def up(rig, key=Key.Key_Space):
    send(rig, QEvent.Type.KeyRelease, key)


def repeat(rig, key=Key.Key_Space, *, told=True):
    """What an X server sends every 30 ms while a key is held: let go and pressed again."""
    rig.clock.advance(30)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        send(rig, kind, key, repeated=told)


@pytest.mark.parametrize("key", ONE_BUTTON)
def test_a_press_freezes_at_once_and_stays_so(rig, key):
    rig.wait(300)
    before = rig.session.elapsed(rig.clock.session_ms())
    down(rig, key)
    assert rig.session.state is State.PAUSED
    assert rig.session.elapsed(rig.clock.session_ms()) == before
    rig.clock.advance(999)
    up(rig, key)
    assert rig.session.state is State.PAUSED
    rig.wait(300)
    down(rig, key)
    up(rig, key)
    assert rig.session.state is State.COUNTDOWN


def test_held_for_a_second_it_hurts_and_letting_go_takes_nothing(rig):
    rig.wait(300)
    down(rig)
    rig.clock.advance(1_000)
    rig.flow.page.presses.button.look()  # as its timer does
    assert rig.session.state is State.HURT
    rig.clock.advance(5_000)
    rig.flow.page.presses.button.look()
    up(rig)
    assert rig.session.state is State.HURT
    assert rig.find("hurts.stop").hasFocus()


def test_the_second_counts_though_the_timer_is_late(rig):
    rig.hold(Key.Key_Space, 1_400)
    assert rig.session.state is State.HURT


def test_by_hand_a_rep_counts_when_the_button_is_let_go(by_hand):
    by_hand.wait(300)
    down(by_hand)
    assert (by_hand.session.reps, by_hand.session.state) == (0, State.RUNNING)
    by_hand.clock.advance(400)
    up(by_hand)
    assert by_hand.session.reps == 1
    by_hand.hold(Key.Key_Space)
    assert (by_hand.session.reps, by_hand.session.state) == (1, State.HURT)


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_Escape])
def test_pause_keys_pause_by_hand_too_and_end_nothing(by_hand, key):
    by_hand.key(key)
    assert by_hand.session.state is State.PAUSED
    by_hand.key(key)
    assert (by_hand.session.state, by_hand.session.reps) == (State.PAUSED, 0)


def test_a_rest_is_left_when_the_button_is_let_go_and_a_hold_in_it_hurts(rig):
    rig.key(Key.Key_Right)
    assert rig.session.leading
    rig.wait(300)
    left = rig.session.lead_remaining(rig.clock.session_ms())
    down(rig)
    assert rig.session.lead_remaining(rig.clock.session_ms()) == left
    up(rig)
    assert rig.session.lead_remaining(rig.clock.session_ms()) == 3_000
    rig.hold(Key.Key_Space)
    assert rig.session.state is State.HURT


def test_a_press_in_a_rest_that_ends_meanwhile_does_not_pause_the_work(rig):
    rig.key(Key.Key_Right)
    rig.until(lambda s: s.leading and s.lead_remaining(rig.clock.session_ms()) < 1_600)
    left = rig.session.lead_remaining(rig.clock.session_ms())
    rig.wait(left - 100)
    down(rig)
    rig.wait(300)
    assert not rig.session.leading
    up(rig)
    assert rig.session.state is State.RUNNING


def test_two_presses_within_200_ms_are_one(rig):
    rig.key(Key.Key_Space)
    rig.key(Key.Key_Space, after=190)
    assert rig.session.state is State.PAUSED
    rig.key(Key.Key_Space, after=210)
    assert rig.session.state is State.COUNTDOWN


@pytest.mark.parametrize("told", [True, False], ids=["told as repeats", "not told"])
class TestAHeldKeyRepeats:
    def test_paced(self, rig, told):
        rig.wait(300)
        down(rig)
        rig.clock.advance(500)
        for _ in range(10):
            repeat(rig, told=told)
            assert rig.session.state is State.PAUSED
        rig.clock.advance(190)
        up(rig)
        assert rig.session.state is State.PAUSED

    def test_it_still_hurts_after_a_second(self, rig, told):
        rig.wait(300)
        down(rig)
        rig.clock.advance(500)
        for _ in range(20):
            repeat(rig, told=told)
        rig.flow.page.presses.button.look()
        assert rig.session.state is State.HURT
        up(rig)
        assert rig.session.state is State.HURT

    def test_by_hand_it_counts_once(self, by_hand, told):
        by_hand.wait(300)
        down(by_hand)
        by_hand.clock.advance(500)
        for _ in range(10):
            repeat(by_hand, told=told)
        up(by_hand)
        assert by_hand.session.reps == 1


class TestThePointer:
    def press(self, rig, place=FREE):
        rig.wait(300)
        QTest.mousePress(rig.flow.page.childAt(place) or rig.flow.page, Qt.MouseButton.LeftButton)

    def let_go(self, rig, place=FREE):
        QTest.mouseRelease(rig.flow.page.childAt(place) or rig.flow.page, Qt.MouseButton.LeftButton)

    def test_anywhere_is_the_one_button(self, rig):
        self.press(rig)
        assert rig.session.state is State.PAUSED
        self.let_go(rig)
        self.press(rig)
        assert rig.session.state is State.PAUSED
        self.let_go(rig)
        assert rig.session.state is State.COUNTDOWN

    def test_held_it_hurts(self, rig):
        self.press(rig)
        rig.clock.advance(1_000)
        self.let_go(rig)
        assert rig.session.state is State.HURT

    def test_on_the_large_button_too(self, rig):
        rig.wait(300)
        QTest.mousePress(rig.find("session.primary"), Qt.MouseButton.LeftButton)
        assert rig.session.state is State.PAUSED
        assert rig.find("session.primary").isDown()
        rig.clock.advance(1_000)
        QTest.mouseRelease(rig.find("session.primary"), Qt.MouseButton.LeftButton)
        assert rig.session.state is State.HURT

    def test_on_another_control_it_is_that_control(self, rig):
        rig.key(Key.Key_P)
        rig.press("session.skip_set")
        assert rig.session.set_index == 1

    def test_a_choice_that_is_clicked_is_taken(self, rig):
        rig.key(Key.Key_H)
        rig.press("hurts.skip_side")
        assert rig.session.state is not State.HURT

    def test_on_the_figure_it_presses_where_it_does_not_turn(self, rig):
        figure = rig.flow.page._work.figure()
        rig.wait(300)
        QTest.mousePress(figure, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        QTest.mouseMove(figure, QPoint(120, 50))
        QTest.mouseRelease(figure, Qt.MouseButton.LeftButton, pos=QPoint(120, 50))
        assert rig.session.state is State.RUNNING
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        assert rig.session.state is State.PAUSED


class TestItHurts:
    def test_a_short_press_says_the_next_choice_and_a_hold_takes_it(self, rig):
        said = []
        rig.flow.page.presses.choice_marked.connect(said.append)
        rig.key(Key.Key_H)
        for _ in range(3):
            rig.key(Key.Key_PageDown)
        easier, leave = rig.says("hurts.easier"), rig.says("hurts.skip_side")
        assert said == [easier, leave, "Stop here"]
        assert rig.session.state is State.HURT
        rig.key(Key.Key_Space)
        assert rig.find("hurts.easier").hasFocus()
        rig.hold(Key.Key_Space)
        assert rig.session.state is State.PAUSED
        assert rig.events()[-1] == "easier_taken"

    def test_time_takes_nothing_and_a_new_pain_begins_at_the_safe_choice(self, rig):
        rig.key(Key.Key_H)
        rig.key(Key.Key_Space)
        rig.wait(30 * 60_000)
        assert rig.session.state is State.HURT
        rig.hold(Key.Key_Space)
        rig.key(Key.Key_H)
        assert rig.find("hurts.stop").hasFocus()

    def test_a_keyboard_reaches_and_presses_a_choice(self, rig):
        rig.key(Key.Key_H)
        QTest.keyClick(target(rig), Key.Key_Tab)
        assert rig.find("hurts.easier").hasFocus()
        rig.key(Key.Key_Space)
        assert rig.session.state is State.PAUSED


def test_the_exit_is_left_by_one_press(rig):
    rig.key(Key.Key_F)
    assert rig.session.state is State.EXIT
    rig.hold(Key.Key_Space)
    assert rig.find("summary.done") is not None


def test_a_press_that_is_let_go_outside_of_the_window_hurts_nobody(rig):
    rig.wait(300)
    down(rig)
    rig.flow.page.presses.button.forget()  # as when another window comes to the front
    rig.clock.advance(3_000)
    rig.flow.page.presses.button.look()
    up(rig)
    assert rig.session.state is State.PAUSED
