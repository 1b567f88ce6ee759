"""A person goes through sessions with the keyboard; what they did is kept as they did it."""

from __future__ import annotations

from collections import Counter

import pytest
from fakes import MemoryStore
from PySide6.QtCore import Qt
from ui.session_rig import CATALOGUE, Rig

from spasmfree.core.record import Outcome, PainKind, SessionKind, SessionOutcome
from spasmfree.core.session import State
from spasmfree.core.settings import PersonSettings
from spasmfree.core.timeline import Pace

Key = Qt.Key
HIP, TILT, HEEL = "side-lying-hip-abduction", "pelvic-tilt-supine", "hamstring-heel-dig"


@pytest.fixture
def rig(qtbot):
    return Rig(qtbot)


def finish_and_close(rig):
    rig.key(Key.Key_F)
    rig.key(Key.Key_Space)
    rig.key(Key.Key_Space)


class TestWholeSession:
    def test_the_starter_by_nothing_but_space_and_time(self, rig):
        rig.start()
        rig.until(lambda session: session.state is State.EXIT)
        assert rig.says("session.phase") == "Well done"
        rig.key(Key.Key_Space)
        assert rig.find("summary.done") is not None
        rig.key(Key.Key_Space)
        session, sets = rig.kept()
        assert rig.ended == [session.id]
        assert (session.outcome, session.sets_done, session.sets_planned) == (
            SessionOutcome.DONE,
            17,
            17,
        )
        lifts = Counter()
        for row in sets:
            if row.exercise == HIP:
                lifts[row.side.value] += row.reps_done
        assert lifts == {"left": 30, "right": 30}
        assert session.app_version == "1.2.3"
        assert session.content_version == CATALOGUE.version
        assert rig.store.running() is None

    def test_the_pain_before_is_kept_when_it_is_given(self, rig):
        rig.flow.begin(CATALOGUE.programs["starter"])
        rig.find("pain.before").tap(3).click()
        rig.key(Key.Key_Return)
        rig.key(Key.Key_Space)
        finish_and_close(rig)
        session, _ = rig.kept()
        assert session.pain_before == 3
        assert [pain.kind for pain in rig.store.pains(session.id)] == [PainKind.BEFORE]

    def test_not_now_begins_nothing(self, rig):
        rig.flow.begin(CATALOGUE.programs["starter"])
        rig.flow.page.question.left.emit()
        assert rig.ended == [""]
        assert rig.store.running() is None

    def test_a_short_session_has_one_set_of_each_and_side(self, rig):
        rig.start(short=True)
        assert len(rig.session.timeline.sets) == 8
        finish_and_close(rig)
        assert rig.kept()[0].short

    def test_practice_belongs_to_no_program(self, rig):
        rig.flow.practise(HIP)
        rig.key(Key.Key_Space)
        rig.key(Key.Key_Space)
        rig.at_work(HIP, "left")
        finish_and_close(rig)
        session, sets = rig.kept()
        assert (session.kind, session.program) == (SessionKind.PRACTICE, "")
        assert {row.exercise for row in sets} == {HIP}


class TestCommands:
    def test_p_and_escape_pause_and_never_end(self, rig):
        rig.start()
        rig.at_work(TILT)
        for key in (Key.Key_P, Key.Key_Escape):
            rig.key(key)
            assert rig.session.state is State.PAUSED
            rig.key(key)
            assert rig.session.state is State.PAUSED
            rig.key(Key.Key_Space)
            assert rig.session.state is State.COUNTDOWN
            rig.wait(4000)
            assert rig.session.state is State.RUNNING

    def test_left_does_the_set_again(self, rig):
        rig.start()
        rig.at_work(TILT)
        rig.wait(13_000)
        assert rig.session.reps == 2
        rig.key(Key.Key_Left)
        assert (rig.session.reps, rig.session.state) == (0, State.COUNTDOWN)

    @pytest.mark.parametrize(
        ("key", "closed"), [(Key.Key_Right, 1), (Key.Key_D, 2), (Key.Key_E, 4)]
    )
    def test_skip_set_side_exercise_and_take_it_back(self, rig, key, closed):
        rig.start()
        rig.at_work("quad-stretch-side-lying", "left")
        before = rig.session.set_index
        rig.key(key)
        skipped = [r for r in rig.session.ledger.sets[before:] if r.outcome is not None]
        assert len(skipped) == closed
        assert rig.says("session.undo") == "Undo the skip"
        rig.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert rig.session.set_index == before
        assert rig.session.ledger.sets[before].outcome is None
        assert rig.find("session.undo") is None

    def test_undo_is_there_until_the_next_set_begins(self, rig):
        rig.start()
        rig.at_work(TILT)
        rig.key(Key.Key_Right)
        rig.wait(20_000)
        assert rig.find("session.undo") is not None
        rig.at_work("quad-stretch-side-lying", "left")
        assert rig.find("session.undo") is None

    def test_finishing_early_can_be_taken_back(self, rig):
        rig.start()
        rig.at_work(TILT)
        rig.key(Key.Key_F)
        assert rig.session.state is State.EXIT
        rig.press("session.undo")
        assert rig.session.state is State.COUNTDOWN

    def test_rest_more_and_less(self, rig):
        rig.start()
        left = rig.session.lead_remaining(rig.clock.session_ms())
        rig.key(Key.Key_Plus, after=1)
        assert rig.session.lead_remaining(rig.clock.session_ms()) == left + 10_000 - 1
        rig.key(Key.Key_Minus, after=1)
        assert rig.session.lead_remaining(rig.clock.session_ms()) == left - 2
        rig.press("session.rest_more", after=1)
        assert rig.session.lead_remaining(rig.clock.session_ms()) == left + 10_000 - 3

    def test_two_presses_within_200_ms_are_one(self, rig):
        rig.start()
        rig.at_work(TILT)
        rig.key(Key.Key_Space)
        rig.key(Key.Key_Space, after=150)
        assert rig.session.state is State.PAUSED
        rig.key(Key.Key_Space, after=250)
        assert rig.session.state is State.COUNTDOWN

    def test_what_an_assistive_program_presses_always_counts(self, rig):
        rig.start()
        rig.at_work(TILT)
        rig.find("session.primary").click()
        assert rig.session.state is State.PAUSED
        rig.find("session.primary").click()
        assert rig.session.state is State.COUNTDOWN

    def test_a_double_press_at_the_question_does_not_start_the_session(self, rig):
        rig.flow.begin(CATALOGUE.programs["starter"])
        rig.key(Key.Key_Return)
        rig.key(Key.Key_Return, after=100)
        assert rig.says("session.primary") == "Start"

    def test_a_stall_pauses_where_it_was(self, rig):
        rig.start()
        rig.at_work(TILT)
        reps = rig.session.reps
        rig.clock.advance(60_000)
        rig.flow._runner.tick()
        assert (rig.session.state, rig.session.reps) == (State.PAUSED, reps)
        assert rig.events()[-1] == "stalled"

    def test_what_counts_as_a_stall_is_real_time_at_any_speed(self, qtbot):
        rig = Rig(qtbot, speed=60)
        rig.start()
        rig.clock.advance(1_900)
        rig.flow._runner.tick()
        assert rig.session.state is State.RUNNING
        rig.clock.advance(2_100)
        rig.flow._runner.tick()
        assert rig.session.state is State.PAUSED


class TestByHand:
    def store(self, pace):
        store = MemoryStore()
        store.settings = PersonSettings(pace=pace)
        return store

    def test_one_press_a_rep(self, qtbot):
        rig = Rig(qtbot, store=self.store(Pace.REP))
        rig.start()
        rig.at_work(TILT)
        assert rig.says("session.primary") == "Rep done"
        assert rig.says("session.pause") == "Pause"
        for rep in range(1, 9):
            assert rig.says("session.rep") == f"Rep {rep} of 8"
            rig.key(Key.Key_Space)
        assert rig.session.set_index == 1
        assert rig.session.ledger.sets[0].reps == 8

    def test_one_press_a_set(self, qtbot):
        rig = Rig(qtbot, store=self.store(Pace.SET))
        rig.start()
        rig.at_work(TILT)
        assert rig.says("session.primary") == "Set done"
        assert rig.says("session.rep") == "8 reps in your own time"
        rig.key(Key.Key_Space)
        assert rig.session.ledger.sets[0].reps == 8

    def test_holds_stay_timed(self, qtbot):
        rig = Rig(qtbot, store=self.store(Pace.REP))
        rig.start()
        rig.at_work(TILT)
        rig.key(Key.Key_E)
        rig.at_work("quad-stretch-side-lying", "left")
        assert rig.says("session.primary") == "Pause"
        assert rig.find("session.pause") is None


class TestItHurts:
    def at_rep_three(self, rig):
        rig.start()
        rig.at_work(HIP, "left")
        rig.until(lambda session: session.reps == 2)
        rig.key(Key.Key_H)
        assert rig.says("session.phase") == "Stopped"

    def test_a_hold_takes_the_safe_choice(self, rig):
        self.at_rep_three(rig)
        assert rig.find("hurts.stop").hasFocus()
        rig.hold(Key.Key_Space)
        assert rig.session.state is State.EXIT
        rig.key(Key.Key_Space)
        rig.key(Key.Key_Space)
        session, sets = rig.kept()
        assert session.outcome is SessionOutcome.STOPPED_PAIN
        hurt = next(row for row in sets if row.outcome is Outcome.STOPPED_PAIN)
        assert (hurt.exercise, hurt.side.value, hurt.set_no, hurt.reps_done) == (HIP, "left", 1, 2)
        pain = next(p for p in rig.store.pains(session.id) if p.kind is PainKind.HURTS)
        assert (pain.set_id, pain.rep) == (hurt.id, 3)

    def test_easier_goes_on_in_the_easier_form_after_a_press(self, rig):
        self.at_rep_three(rig)
        assert rig.says("hurts.easier") == "It was mild: easier, 5 lifts a set"
        rig.press("hurts.easier")
        assert rig.session.state is State.PAUSED
        rig.key(Key.Key_Space)
        rig.wait(3_500)
        assert rig.says("session.rep") == "Rep 3 of 5"
        rig.until(lambda session: session.leading)
        finish_and_close(rig)
        row = next(row for row in rig.kept()[1] if row.exercise == HIP)
        assert (row.variant, row.reps_done, row.outcome) == ("reps-5", 5, Outcome.DONE)

    def test_leaving_the_side_out_goes_on_with_the_other(self, rig):
        self.at_rep_three(rig)
        assert rig.says("hurts.skip_side") == "It was mild: leave the left side out"
        rig.press("hurts.skip_side")
        assert rig.session.planned.side.value == "right"
        assert rig.says("session.side") == "Right leg"

    def test_without_sides_the_exercise_is_left_out(self, rig):
        rig.start()
        rig.at_work(TILT)
        rig.key(Key.Key_H)
        assert rig.says("hurts.skip_side") == "It was mild: leave this exercise out"

    def test_time_takes_no_choice(self, rig):
        self.at_rep_three(rig)
        rig.wait(120_000)
        assert rig.session.state is State.HURT

    def test_other_keys_take_none_either(self, rig):
        self.at_rep_three(rig)
        for key in (Key.Key_P, Key.Key_Right, Key.Key_F, Key.Key_Left, Key.Key_Escape):
            rig.key(key)
        assert rig.session.state is State.HURT


class TestCorrecting:
    def test_the_set_just_done_from_the_rest(self, rig):
        rig.start()
        rig.at_work(HEEL)
        rig.until(lambda session: session.leading)
        left = rig.session.lead_remaining(rig.clock.session_ms())
        button = next(
            control
            for control in rig.window.findChildren(type(rig.find("session.primary")))
            if control.text() == "Correct the count" and control.isVisible()
        )
        button.click()
        assert rig.says("correct.set") == "Heel press, set 1"
        assert rig.says("session.primary") == "Keep 6 reps"
        rig.key(Key.Key_Minus)
        rig.key(Key.Key_Minus)
        rig.key(Key.Key_Space)
        first = next(i for i, s in enumerate(rig.session.timeline.sets) if s.exercise == HEEL)
        result = rig.session.ledger.sets[first]
        assert (result.reps, result.corrected, result.outcome) == (4, True, Outcome.PARTIAL)
        # The rest stood still meanwhile, and goes on by itself.
        assert rig.session.state is State.RUNNING
        assert rig.session.lead_remaining(rig.clock.session_ms()) == left

    def test_an_earlier_set_and_cancel(self, rig):
        rig.start()
        rig.at_work(HIP, "right")
        rig.key(Key.Key_P)
        rig.flow.page._paused._correct.click()
        assert rig.says("correct.set") == "Side-lying hip lift, right leg, set 1"
        rig.key(Key.Key_Left)
        assert rig.says("correct.set") == "Side-lying hip lift, left leg, set 1"
        rig.key(Key.Key_Plus)
        rig.key(Key.Key_Escape)
        assert rig.says("session.phase") == "Paused"
        assert not any(result.corrected for result in rig.session.ledger.sets)


class TestAfterACrash:
    def interrupted(self, qtbot):
        rig = Rig(qtbot)
        rig.start()
        rig.at_work(HIP, "left")
        rig.until(lambda session: session.reps == 4)
        return rig.store.running()

    def test_resume_is_at_that_set_with_the_counts(self, qtbot):
        head, entries = self.interrupted(qtbot)
        store = MemoryStore()
        store.head, store.journal = head, list(entries)
        rig = Rig(qtbot, store=store)
        rig.flow.resume(head, entries)
        assert rig.says("session.phase") == "Paused"
        assert rig.says("session.set") == "Set 1 of 3, rep 5"
        rig.key(Key.Key_Space)
        rig.until(lambda session: session.reps == 5)
        assert [entry.seq for entry in store.journal] == list(range(1, len(store.journal) + 1))
        finish_and_close(rig)
        session, sets = rig.kept()
        assert session.id == head.id
        assert next(row for row in sets if row.exercise == HIP).reps_done >= 5

    def test_keep_as_partial(self, qtbot):
        head, entries = self.interrupted(qtbot)
        rig = Rig(qtbot)
        record = rig.flow.keep(head, entries)
        assert record.outcome is SessionOutcome.PARTIAL
        row = next(row for row in rig.kept()[1] if row.exercise == HIP)
        assert (row.reps_done, row.outcome) == (4, Outcome.PARTIAL)


class TestTheWorld:
    def test_the_screen_is_kept_on_only_while_time_passes(self, rig):
        rig.start()
        assert rig.lamp.held
        rig.key(Key.Key_P)
        assert not rig.lamp.held
        rig.key(Key.Key_Space)
        assert rig.lamp.held
        rig.key(Key.Key_F)
        rig.key(Key.Key_Space)
        assert not rig.lamp.held

    def test_it_stays_on_over_how_to_get_up_but_not_for_ever(self, rig):
        rig.start()
        rig.key(Key.Key_F)
        assert rig.says("session.phase") == "Well done"
        assert rig.lamp.held
        waiting = rig.flow._company._getting_up
        assert waiting.isActive()
        waiting.timeout.emit()
        assert not rig.lamp.held

    def test_the_screen_stays_on_when_the_end_is_taken_back(self, rig):
        rig.start()
        rig.key(Key.Key_F)
        rig.press("session.undo")
        assert rig.lamp.held
        assert not rig.flow._company._getting_up.isActive()

    def test_the_loudspeaker_is_open_for_the_session_only(self, rig):
        assert not rig.sound.open
        rig.start()
        assert rig.sound.open
        rig.key(Key.Key_F)
        rig.key(Key.Key_Space)
        assert not rig.sound.open

    def test_each_sound_is_planned_once_and_ahead(self, rig):
        rig.start()
        rig.wait(72_000)
        assert rig.session.set_index == 1
        tilts = Counter(name for name, _ in rig.sound.planned)
        ends = {"announce": 2, "tick": 3, "set_done": 1}
        assert tilts == {"out": 8, "back": 8, "more": 1, **ends}
        times = [at for _, at in rig.sound.planned]
        assert times == sorted(times)

    def test_a_full_disk_does_not_stop_the_session(self, rig):
        rig.store.full = True
        rig.start()
        rig.at_work(TILT)
        rig.until(lambda session: session.set_index == 1)
        assert not rig.flow._runner.on_disk(0)
        rig.store.make_room()
        assert rig.flow._runner.on_disk(0)
