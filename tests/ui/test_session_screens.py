"""What each screen of a session says and how large it says it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QWidget
from ui.geometry import faults, settle
from ui.looks import FONTS, looks
from ui.session_rig import CATALOGUE, Rig

from spasmfree.core.breath import breath
from spasmfree.core.exercises import Side
from spasmfree.core.session import State
from spasmfree.core.settings import PersonSettings
from spasmfree.core.timeline import Kind, Pace
from spasmfree.ui import motion
from spasmfree.ui.figure_stage import FigureStage
from spasmfree.ui.painted import Fit
from spasmfree.ui.ring import Ring
from spasmfree.ui.set_strip import SetState, SetStrip
from spasmfree.ui.side_word import SideWord

Key = Qt.Key
CURL = "hamstring-curl-standing"
HUG = "knee-to-chest-single"
HIP, TILT, HEEL, KNEEL = (
    "side-lying-hip-abduction",
    "pelvic-tilt-supine",
    "hamstring-heel-dig",
    "hip-flexor-half-kneeling",
)
SIZES = ((900, 600), (1280, 800), (1920, 1080))


@pytest.fixture
def rig(qtbot):
    return Rig(qtbot)


class TestWords:
    def test_while_the_person_moves(self, rig):
        rig.start()
        rig.at_work(HIP, "left", 2)
        rig.until(lambda session: session.reps == 6)
        assert rig.says("session.exercise") == "Side-lying hip lift"
        assert rig.says("session.set") == "Set 2 of 3"
        assert rig.says("session.side") == "Left leg"
        assert rig.says("session.position") == "Lie on your right side."
        assert rig.says("session.rep") == "Rep 7 of 10"
        assert rig.says("session.phase") in {"Lift", "Hold", "Lower"}
        assert rig.says("session.primary") == "Pause"
        assert rig.find("session.pause") is None
        ring = rig.find("session.remaining")
        assert isinstance(ring, QProgressBar)
        assert (ring.value(), ring.maximum(), ring.number()) == (6, 10, "7")

    def test_a_hold_counts_down(self, rig):
        rig.start()
        rig.at_work("quad-stretch-side-lying", "left")
        rig.until(lambda session: session.elapsed(rig.clock.session_ms()) >= 10_000)
        ring = rig.find("session.remaining")
        assert ring.maximum() == 30
        assert int(ring.number()) == ring.value() <= 20

    def test_a_change_of_sides_says_both_sides(self, rig):
        rig.start()
        rig.at_work(HIP, "left")
        rig.until(lambda session: session.leading)
        assert rig.says("session.phase") == "Change sides"
        assert rig.says("session.position") == "Roll over onto your left side."
        assert rig.says("session.side") == "Right leg"
        assert rig.says("session.primary") == "I am ready"
        assert rig.says("session.pause") == "Pause"

    def test_a_move_that_is_not_for_everybody_says_so_and_is_skipped_with_one_press(self, rig):
        """Decisions D30."""
        rig.start("flare-relief")
        assert rig.says("session.if_easy") is None
        assert rig.find("session.skip_exercise") is None
        rig.until(lambda session: session.leading and session.planned.exercise == HUG)
        assert rig.says("session.if_easy") == "Only if it felt easy before."
        assert faults(rig.window) == []
        rig.press("session.skip_exercise")
        assert rig.says("session.exercise") == "Knee rolls"
        rig.press("session.skip_exercise")
        assert rig.says("session.exercise") == "Pelvic tilt"
        assert rig.says("session.if_easy") is None
        assert rig.says("session.undo") == "Undo the skip"

    def test_who_stays_on_the_back_gets_into_place_and_turns_over_only_to_another_side(self, rig):
        rig.start("flare-relief")
        rig.until(lambda session: session.leading and session.planned.exercise == HUG)
        assert rig.says("session.phase") == "Get into place"
        assert rig.says("session.position") == "Lie on your back, knees bent."
        rig.key(Key.Key_F)
        rig.key(Key.Key_Space)
        rig.start("starter")
        rig.until(lambda session: session.leading and session.set_index == 1)
        assert rig.says("session.phase") == "Turn over"

    @pytest.mark.parametrize("font", FONTS)
    @pytest.mark.parametrize("size", SIZES)
    def test_that_is_whole_in_every_window(self, qtbot, look, font, size):
        look("light", 1.5, font)
        rig = Rig(qtbot, size=size)
        rig.start("flare-relief")
        rig.until(lambda session: session.leading and session.planned.exercise == HUG)
        assert faults(rig.window) == []  # right after a hold there is nothing to correct
        rig.press("session.skip_exercise")
        assert faults(rig.window) == []  # with the undo of the skip
        rig.until(lambda session: session.set_index > 1 and not session.leading)
        rig.until(lambda session: session.leading)
        assert faults(rig.window) == []

    def test_a_rest_is_a_rest_and_go_on_leaves_three_seconds(self, rig):
        rig.start()
        rig.at_work(HEEL)
        rig.until(lambda session: session.leading)
        assert rig.says("session.phase") == "Rest"
        assert rig.says("session.primary") == "Go on"
        rig.press("session.primary")
        rig.wait(33)
        assert rig.find("session.remaining").number() == "3"

    def test_a_paused_session_holds_the_figure_where_it_was(self, rig):
        rig.start()
        rig.at_work(HIP, "left")
        (figure,) = [w for w in rig.window.findChildren(FigureStage) if w.isVisible()]
        moving = figure._still
        rig.wait(300)
        assert figure._still.ms == moving.ms + 300
        rig.key(Key.Key_P)
        stopped = figure._still
        rig.wait(30_000)
        assert figure._still == stopped

    def passed(self, rig):
        return rig.session.elapsed(rig.clock.session_ms())

    def test_a_rest_breathes_on_the_time_of_the_session_and_says_whose_choice_that_is(self, rig):
        rig.start()
        rig.at_work(HEEL)
        rig.until(lambda session: session.leading)
        ring = rig.find("session.remaining")
        assert "(our\u00a0choice)" in rig.says("session.breath")
        passed = self.passed(rig)
        rig.wait(2_000)
        assert ring._breath == breath(passed + 2_000) > 0.1
        rig.key(Key.Key_P)
        rig.wait(30_000)
        rig.key(Key.Key_Space)
        assert self.passed(rig) < passed + 3_000  # the pause was no part of it
        rig.wait(500)
        assert ring._breath == breath(self.passed(rig))
        motion.apply("reduced")
        try:
            rig.wait(500)
            assert ring._breath is None
            assert rig.find("session.breath") is None
        finally:
            motion.apply("full")

    def test_the_figure_is_the_largest_picture_while_the_person_gets_into_place(self, rig):
        rig.start()
        settle(rig.window, 1280, 800)
        (figure,) = [w for w in rig.window.findChildren(FigureStage) if w.isVisible()]
        assert figure.width() > rig.find("session.remaining").width() * 1.5
        assert figure.width() * figure.height() > 1280 * 800 * 0.12

    def test_a_new_exercise_says_how_to_get_into_place(self, rig):
        rig.start()
        assert rig.says("session.exercise") == "Pelvic tilt"
        assert rig.says("session.phase") == "Get into place"
        rig.wait(11_000)
        assert rig.says("session.phase") == "Get ready"

    def test_paused_has_all_commands_of_the_moment(self, rig):
        rig.start()
        rig.at_work(HIP, "left")
        rig.key(Key.Key_P)
        for name in ("back", "skip_set", "skip_side", "skip_exercise", "hurts", "finish"):
            assert rig.find(f"session.{name}") is not None, name
        assert rig.find("session.rest_more") is None
        assert rig.find("session.undo") is None
        rig.press("session.skip_set")
        rig.key(Key.Key_P)
        assert rig.find("session.rest_more") is not None
        assert rig.says("session.undo") == "Undo the skip"
        assert rig.says("session.back") == "Back to the set before"

    def test_a_long_pause_asks_whether_to_go_on_or_keep(self, rig):
        rig.start()
        rig.at_work(HIP, "left")
        rig.key(Key.Key_P)
        rig.clock.advance(31 * 60_000)
        rig.flow._runner.tick()
        assert rig.says("session.primary") == "Go on"
        assert rig.says("session.finish") == "Keep as partial"

    def test_exactly_one_primary_on_each_screen(self, rig):
        rig.flow.begin(CATALOGUE.programs["starter"])
        said = [rig.says("session.primary")]
        rig.key(Key.Key_Space)
        said.append(rig.says("session.primary"))
        rig.key(Key.Key_Space)
        said.append(rig.says("session.primary"))
        rig.at_work(TILT)
        said.append(rig.says("session.primary"))
        rig.key(Key.Key_Space)
        said.append(rig.says("session.primary"))
        rig.key(Key.Key_F)
        said.append(rig.says("session.primary"))
        assert said == ["Go on", "Start", "I am ready", "Pause", "Resume", "Go on"]

    def test_the_exit_says_how_to_get_up_from_there(self, rig):
        rig.start()
        rig.at_work(HIP, "left")
        rig.key(Key.Key_F)
        up = CATALOGUE.positions["side-lying"].getting_up
        assert rig.says("session.position") == up


class TestFocus:
    def test_a_click_leaves_space_to_the_primary_action(self, rig):
        rig.start()
        rig.press("session.rest_more")
        assert rig.find("session.primary").hasFocus()
        rig.key(Key.Key_Space)
        assert rig.session.lead_remaining(rig.clock.session_ms()) <= 3_000

    def test_after_undo_space_is_the_primary_action_again(self, rig):
        rig.start()
        rig.at_work(TILT)
        rig.key(Key.Key_Right)
        undo = rig.find("session.undo")
        undo.setFocus(Qt.FocusReason.TabFocusReason)
        rig.key(Key.Key_Space)
        assert rig.session.state is State.COUNTDOWN
        assert rig.find("session.primary").hasFocus()

    def test_every_control_can_be_reached_by_tab(self, rig):
        rig.start()
        rig.at_work(HIP, "left")
        rig.key(Key.Key_P)
        reached = set()
        for _ in range(12):
            QTest.keyClick(rig.window.focusWidget(), Key.Key_Tab)
            reached.add(rig.window.focusWidget())
        shown = {b for b in rig.window.findChildren(QPushButton) if b.isVisible()}
        assert shown == reached

    def test_a_key_held_down_presses_once(self, rig):
        rig.start()
        rig.at_work(TILT)
        target = rig.find("session.primary")
        rig.wait(300)
        QTest.sendKeyEvent(QTest.KeyAction.Press, target, Key.Key_Space, " ", _NONE)
        assert rig.session.state is State.PAUSED
        rig.wait(300)
        resume = rig.find("session.primary")
        held = _repeated(Key.Key_Space)
        resume.keyPressEvent(held)
        rig.flow.page.keyPressEvent(_repeated(Key.Key_Right))
        assert rig.session.state is State.PAUSED
        assert rig.session.set_index == 0


_NONE = Qt.KeyboardModifier.NoModifier


def _repeated(key):
    return QKeyEvent(QEvent.Type.KeyPress, key, _NONE, "", True)


class TestStrip:
    def states(self, rig):
        strip = rig.window.findChild(SetStrip)
        return strip._states

    def test_done_on_disk_running_and_to_come(self, rig):
        rig.start()
        rig.at_work(TILT)
        rig.until(lambda session: session.set_index == 1)
        assert self.states(rig)[:3] == (SetState.ON_DISK, SetState.RUNNING, SetState.TO_COME)
        rig.store.full = True
        rig.key(Key.Key_Right)
        assert self.states(rig)[1] is SetState.SKIPPED


def floor_screens(rig):
    """The session on each of its screens, one after the other."""
    rig.start()
    yield "announce"
    rig.at_work(TILT)
    yield "work"
    rig.key(Key.Key_Right)
    yield "skipped"
    rig.key(Key.Key_P)
    yield "paused after a skip"
    rig.key(Key.Key_Space)
    rig.at_work(HIP, "left")
    rig.key(Key.Key_P)
    yield "paused"
    rig.key(Key.Key_H)
    yield "hurts"
    rig.press("hurts.easier")
    rig.key(Key.Key_Space)
    yield "countdown"
    rig.until(lambda session: session.leading)
    yield "change"
    rig.key(Key.Key_P)
    yield "paused in a rest"
    rig.key(Key.Key_Space)
    rig.at_work(HEEL)
    rig.until(lambda session: session.leading)
    yield "rest"
    rig.flow.page._rest._correct.click()
    yield "correct"
    rig.key(Key.Key_Escape)
    rig.at_work(KNEEL, "left")
    rig.until(lambda session: session.leading)
    yield "kneeling change"
    rig.key(Key.Key_F)
    yield "exit"


def by_hand_screens(rig):
    """The second week by hand: the longest words of phase and position there are."""
    rig.store.settings = PersonSettings(pace=Pace.REP)
    rig.start("starter-week2")
    rig.at_work(TILT)
    yield "by hand"
    rig.key(Key.Key_E)
    rig.key(Key.Key_E)
    rig.key(Key.Key_E)
    yield "standing announced"
    rig.at_work(CURL, "left")
    yield "standing by hand"
    rig.key(Key.Key_P)
    rig.store.settings = PersonSettings()


def straighten(rig):
    rig.start("starter-week2")
    for _ in range(3):
        rig.key(Key.Key_E)
    rig.at_work(CURL, "left")
    rig.until(lambda session: session.phase.kind is Kind.BACK)
    assert rig.says("session.phase") == "Straighten"
    yield "straighten"


def letters(part):
    """The size in px of what a painted part says, and its least share of the window's height."""
    identifier = part.accessibleIdentifier()
    if identifier == "session.remaining":
        return part.width() * part._digits * (1 if len(part.number()) < 3 else 0.8), 0.14
    if identifier in {"session.phase", "session.side"} and part.text() != "Correct the count":
        return part.shown_size(), 0.08
    return part.shown_size(), 0.04


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screens", [floor_screens, by_hand_screens, straighten])
def test_every_screen_keeps_its_words_whole_and_large(qtbot, look, screens, font, size):
    look("dark" if size[0] == 1280 else "light", 1.5, font)  # text size does not count here
    rig = Rig(qtbot, size=size)
    for name in screens(rig):
        settle(rig.window, *size)
        assert rig.window.size().toTuple() == size, name
        assert faults(rig.window) == [], name
        for part in (p for p in rig.window.findChildren(QWidget) if p.isVisible()):
            if isinstance(part, (Fit, SideWord, Ring)):
                shown, least = letters(part)
                assert shown >= round(least * size[1]), (name, part.accessibleName())
            elif isinstance(part, QPushButton):
                assert part.height() >= 0.1 * size[1], (name, part.text())


def practice_screens(rig, exercise):
    """One exercise alone: into its place, at work, hurt, at the first change, and up again."""
    rig.flow.practise(exercise)
    rig.key(Key.Key_Space)
    rig.key(Key.Key_Space)
    yield "into place"
    rig.until(lambda session: not session.leading)
    yield "work"
    rig.key(Key.Key_H)
    yield "hurts"
    rig.find("hurts.easier").click()
    rig.key(Key.Key_Space)
    rig.until(lambda session: not session.leading)
    yield "easier"
    if rig.session.planned.sets > 1 or rig.session.planned.side is not Side.BOTH:
        rig.until(lambda session: session.leading)
        yield "the next set"
    rig.key(Key.Key_F)
    yield "exit"


WORDIEST = sorted(
    CATALOGUE.exercises.values(), key=lambda each: len(each.name + each.start + each.stop)
)[-6:]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(
    "exercise",
    [
        each if each in WORDIEST else pytest.param(each, marks=pytest.mark.soak)
        for each in CATALOGUE.exercises.values()
    ],
    ids=lambda each: each.id,
)
def test_every_exercise_keeps_its_words_whole_in_a_session(qtbot, look, exercise, font):
    look("light", 1.0, font)
    rig = Rig(qtbot, size=SIZES[0])
    for name in practice_screens(rig, exercise.id):
        settle(rig.window, *SIZES[0])
        assert rig.window.size().toTuple() == SIZES[0], name
        assert faults(rig.window) == [], name


@pytest.mark.parametrize(("size", "scale", "font"), looks(SIZES[:2]))
def test_the_pages_before_and_after_keep_their_words_whole(qtbot, look, font, scale, size):
    look("light", scale, font)
    rig = Rig(qtbot, size=size)
    rig.flow.begin(CATALOGUE.programs["starter"])
    for name in ("question", "preview"):
        settle(rig.window, *size)
        assert faults(rig.window) == [], name
        rig.key(Key.Key_Space)
    rig.key(Key.Key_F)
    rig.key(Key.Key_Space)
    settle(rig.window, *size)
    assert rig.find("summary.done") is not None
    assert faults(rig.window) == []


def test_the_countdown_repaints_without_laying_out_again(rig):
    rig.start()
    rig.at_work("quad-stretch-side-lying", "left")
    rig.wait(5_000)
    settle(rig.window, 1280, 800)
    asked = []

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.LayoutRequest and watched.isVisible():
                asked.append(watched.accessibleIdentifier() or type(watched).__name__)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    try:
        for _ in range(20):
            rig.wait(33)
            QApplication.processEvents()
    finally:
        QApplication.instance().removeEventFilter(watch)
    assert asked == []
