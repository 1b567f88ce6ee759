"""What each page promises, followed through the real program day after day."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from app.keyboard import Key, name_of, on_screen
from PySide6.QtWidgets import QApplication, QLabel

from spasmfree.core import days
from spasmfree.core.record import Outcome
from spasmfree.storage import places
from spasmfree.ui import theme

DAY_MS = 24 * 3_600_000


def store(keys):
    return keys.desk.app._parts.store


def days_later(keys, number):
    """The window stands open over so many nights."""
    keys.desk.clock.advance(number * DAY_MS)
    keys.desk.app._look_at_day()
    QApplication.processEvents()
    return keys


def words():
    """Everything that is written on screen, in no order."""
    shown = [w.text() for w in on_screen() if isinstance(w, QLabel) and w.text()]
    return " | ".join(shown).replace("\u00a0", " ")


def shown(keys, identifier):
    return keys.desk.find(identifier) is not None


def to_exit(keys):
    """Press on through a whole session, whatever it asks, and let its holds pass."""
    pressed = Counter()
    for _ in range(1_000):
        if not shown(keys, "session.primary") or keys.name("session.phase") == "Well done":
            return pressed
        primary = keys.name("session.primary")
        if primary == "Pause":
            keys.desk.let_pass(3_000)
        else:
            pressed[primary] += 1
            keys.press(Key.Key_Space)
    raise AssertionError("the session has no end")


def from_start_to_end(keys, start="today.start"):
    """A session from Today's button to Today again."""
    keys.to(start).press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
    pressed = to_exit(keys)
    keys.press(Key.Key_Space).use("summary.done")
    return pressed


def stop_for_pain(keys):
    keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
    keys.until(lambda: shown(keys, "session.rep"))
    keys.press(Key.Key_H).hold(Key.Key_Space).press(Key.Key_Space, Key.Key_Space)
    assert shown(keys, "today.title")


def choose(keys, identifier, steps=1):
    """Move a choice of the settings along with the arrow keys."""
    keys.ctrl(Key.Key_Comma).to(identifier)
    for _ in range(steps):
        keys.press(Key.Key_Right)
    return keys


class TestEmptyPages:
    @pytest.mark.parametrize("key", [Key.Key_3, Key.Key_4])
    def test_one_sentence_and_one_button_that_leads_to_today(self, keys, key):
        keys.ctrl(key)
        page = keys.desk.app.window.built(keys.desk.app.window.page())
        sentences = [w.text() for w in on_screen() if isinstance(w, QLabel) and "." in w.text()]
        assert len([s for s in sentences if page.isAncestorOf(_label(s))]) == 1
        found = [w for w in keys.stops() if page.isAncestorOf(w)]
        # The diary takes a note before the first session, too.
        buttons = [w for w in found if w.accessibleIdentifier() != "diary.add_first"]
        assert [name_of(each) for each in buttons] == ["Go to Today"]
        keys.to(buttons[0].accessibleIdentifier()).press(Key.Key_Space)
        assert keys.desk.app.window.page() == "today"
        assert shown(keys, "today.start")

    def test_exercises_are_there_from_the_start(self, keys):
        keys.ctrl(Key.Key_2)
        assert keys.desk.find("exercise.list").model().rowCount() > 6


def _label(text):
    return next(w for w in on_screen() if isinstance(w, QLabel) and w.text() == text)


class TestToday:
    def test_start_is_there_and_enabled_every_day(self, keys):
        for _ in range(15):
            assert keys.desk.find("today.start").isEnabled()
            assert keys.desk.find("today.short").isEnabled()
            weekday = days.weekday(keys.desk.app._parts.today())
            due = weekday in (0, 2, 4)
            assert ("A session is due" in words()) is due
            if weekday in (1, 3):
                assert "Next: tomorrow." in words()
            days_later(keys, 1)

    def test_a_free_day_offers_the_next_program_which_counts(self, keys):
        days_later(keys, 1)
        assert "Today is a free day. Next: tomorrow." in words()
        keys.use("today.elsewhere").use("add.save")
        keys.desk.soon(lambda: "Done for today" in words())
        days_later(keys, 1)
        assert "An extra session has filled this day" not in words()  # the day before fills Friday
        assert keys.desk.find("today.start").isEnabled()

    def test_after_a_stop_strengthening_waits_until_tomorrow(self, keys):
        stop_for_pain(keys)
        assert keys.name("today.title") == "Go gently today"
        assert not shown(keys, "today.start")
        assert not shown(keys, "today.short")
        assert "nothing that strengthens is offered until tomorrow" in words()
        days_later(keys, 1)
        assert keys.desk.find("today.start").isEnabled()

    def test_train_anyway_stands_beside_its_rule(self, keys):
        stop_for_pain(keys)
        assert "Waiting for one day is our own choice" in words()
        keys.use("today.train_anyway")
        assert keys.desk.find("today.start").isEnabled()
        assert keys.at("today.start")

    def test_after_a_stop_no_strengthening_exercise_is_offered_alone(self, keys):
        stop_for_pain(keys)
        keys.ctrl(Key.Key_2).to("exercise.list").press(Key.Key_Home)
        offered = {}
        for _ in range(keys.desk.find("exercise.list").model().rowCount()):
            row = keys.desk.find("exercise.list").currentIndex().data()
            offered[row] = shown(keys, "exercise.practise")
            keys.press(Key.Key_Down)
        assert offered["Side-lying hip lift"] is False
        assert offered["Heel press"] is False
        assert offered["Bridge"] is False  # it strengthens too, though it only supports
        assert offered["Pelvic tilt"] is True
        assert offered["Side-lying quad stretch"] is True
        keys.to("exercise.list").press(Key.Key_Home)
        assert "nothing that strengthens is offered until tomorrow" in words()
        keys.use("exercise.train_anyway")
        assert shown(keys, "exercise.practise")
        keys.ctrl(Key.Key_1)
        assert shown(keys, "today.start")

    def test_short_has_one_set_of_each_side_and_is_half_a_session(self, keys):
        keys.to("today.short").press(Key.Key_Space, Key.Key_Space)
        assert "1 \u00d7 10 each side" in words()
        keys.press(Key.Key_Space)
        to_exit(keys)
        keys.press(Key.Key_Space).use("summary.done")
        (kept,) = store(keys).sessions()
        assert (kept.short, kept.sets_planned, kept.sets_done) == (True, 8, 8)
        keys.ctrl(Key.Key_3)
        keys.desk.soon(lambda: shown(keys, "progress.week"))
        assert keys.name("progress.week") == "This week: 0.5 done, 2 planned"

    def test_done_without_the_app_is_kept_and_counted(self, keys):
        keys.use("today.elsewhere").to("add.note").type("by the sea").use("add.save")
        keys.desk.soon(lambda: "1 of 2 sessions" in words())
        (kept,) = store(keys).sessions()
        assert (kept.kind, kept.program, kept.note) == ("elsewhere", "starter", "by the sea")
        assert "Done for today. Next: Friday." in words()

    def test_after_week_one_the_plan_goes_on_with_week_two_and_stays(self, keys):
        offered = {}
        for week in range(6):
            offered[week] = "Starter, week 2" in words().split(" | ")
            assert offered[week] is not ("Starter, week 1" in words().split(" | "))
            keys.use("today.elsewhere").use("add.save")
            days_later(keys, 7)
        assert offered == {week: week > 0 for week in range(6)}


class TestDiary:
    def open_first(self, keys):
        keys.ctrl(Key.Key_4).to("diary.table").press(Key.Key_Home, Key.Key_Return)
        assert shown(keys, "diary.close")

    def test_edit_delete_and_undo(self, keys):
        keys.use("today.elsewhere").use("add.save")
        self.open_first(keys)
        keys.use("diary.edit").to("edit.minutes").ctrl(Key.Key_A).type("33")
        keys.to("edit.note").type("felt fine").use("edit.save")
        keys.desk.soon(lambda: store(keys).sessions()[0].note == "felt fine")
        (kept,) = store(keys).sessions()
        assert kept.ended_ms - kept.started_ms == 33 * 60_000
        self.open_first(keys)
        keys.use("diary.delete")
        assert not store(keys).sessions()
        assert keys.name("toast.words") == "Session deleted"
        keys.ctrl(Key.Key_Z)
        keys.desk.soon(lambda: len(store(keys).sessions()) == 1)
        assert store(keys).sessions()[0].note == "felt fine"
        self.open_first(keys)
        keys.use("diary.delete").use("toast.undo")
        keys.desk.soon(lambda: len(store(keys).sessions()) == 1)

    def test_the_keyboard_stays_at_its_session(self, keys):
        for _ in range(3):
            keys.use("today.elsewhere").use("add.save")
        keys.ctrl(Key.Key_4).to("diary.table").press(Key.Key_Home, Key.Key_Down, Key.Key_Return)
        keys.use("diary.edit").to("edit.note").type("x").use("edit.save")
        table = keys.desk.find("diary.table")
        middle = store(keys).sessions()[1]
        keys.desk.soon(lambda: "x" in str(table.currentIndex().data()))
        keys.press(Key.Key_Return).use("diary.delete")
        keys.desk.soon(lambda: table.model().rowCount() == 2)
        assert middle.id not in {s.id for s in store(keys).sessions()}
        assert table.currentIndex().row() == 1

    def test_reps_of_a_set_are_corrected_and_the_session_with_them(self, keys):
        keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
        keys.press(Key.Key_F, Key.Key_Space).use("summary.done")
        assert store(keys).sessions()[0].sets_done == 0
        self.open_first(keys)
        keys.use("diary.edit").to("edit.set.0").ctrl(Key.Key_A).type("8").use("edit.save")
        keys.desk.soon(lambda: store(keys).sessions()[0].sets_done == 1)
        first = store(keys).sets(store(keys).sessions()[0].id)[0]
        assert (first.reps_done, first.corrected, first.outcome) == (8, True, Outcome.DONE)


class TestByHand:
    def test_each_rep_leads_through_a_whole_session(self, keys):
        choose(keys, "settings.pace").ctrl(Key.Key_1)
        pressed = from_start_to_end(keys)
        (kept,) = store(keys).sessions()
        assert (kept.outcome, kept.sets_done) == ("done", 17)
        reps = Counter()
        for each in store(keys).sets(kept.id):
            reps[each.exercise, each.side] += each.reps_done
        assert reps["side-lying-hip-abduction", "left"] == 30
        assert reps["side-lying-hip-abduction", "right"] == 30
        assert pressed["Rep done"] == 8 + 60

    def test_each_set_leads_through_a_whole_session(self, keys):
        choose(keys, "settings.pace", 2).ctrl(Key.Key_1)
        pressed = from_start_to_end(keys)
        (kept,) = store(keys).sessions()
        assert (kept.outcome, kept.sets_done) == ("done", 17)
        assert pressed["Set done"] == 1 + 6


class TestSettings:
    def test_all_take_effect_and_are_there_again(self, keys):
        choose(keys, "settings.theme", 2)
        assert theme.name() == "dark"
        choose(keys, "settings.text_size")
        assert theme.scale() == 1.25
        choose(keys, "settings.units")
        choose(keys, "settings.pace", 2)
        keys.use("days.0").use("days.3").use("settings.sound")
        person = store(keys).person()
        assert (person.units, person.pace.value) == ("lb", "set")
        assert store(keys).plan()[-1].weekdays == (2, 3, 4)
        assert not keys.desk.find("settings.sample").isEnabled()
        keys.desk.restart()
        assert (theme.name(), theme.scale()) == ("dark", 1.25)
        assert store(keys).person() == person
        keys.ctrl(Key.Key_1)
        assert "Your days are Wed, Thu, Fri." in words()
        keys.ctrl(Key.Key_Comma)
        assert not keys.desk.find("settings.sound").isChecked()
        device = json.loads((keys.desk.folder / places.SETTINGS).read_text(encoding="utf-8"))
        assert (device["theme"], device["sound"]) == ("dark", False)

    def test_another_program_from_today_on(self, keys):
        keys.ctrl(Key.Key_Comma).to("settings.program").press(Key.Key_Down).ctrl(Key.Key_1)
        keys.desk.soon(lambda: "Starter, week 2" in words())
        first, second = store(keys).plan()
        assert (second.from_day, second.rotation) == (first.from_day, ("starter-week2",))
        assert second.weekdays == first.weekdays
        keys.ctrl(Key.Key_Comma).to("days.0").press(Key.Key_Space).ctrl(Key.Key_1)
        keys.desk.soon(lambda: "Your days are Wed, Fri." in words())
        assert "Starter, week 2" in words()

    def test_no_day_at_all_changes_nothing(self, keys):
        keys.ctrl(Key.Key_Comma)
        for day in (0, 2, 4):
            keys.use(f"days.{day}")
        assert "Choose at least one day" in words()
        assert store(keys).plan()[-1].weekdays == (4,)

    def test_a_day_that_begins_later_is_still_yesterday(self, keys):
        keys.desk.clock.advance(11 * 3_600_000)  # Thursday, five in the morning
        keys.desk.app._look_at_day()
        assert "Today is a free day" in words()
        keys.ctrl(Key.Key_Comma).to("settings.day_start")
        for _ in range(4):  # from three to seven
            keys.press(Key.Key_Down)
        keys.ctrl(Key.Key_1)
        assert store(keys).person().day_start_min == 420
        keys.desk.soon(lambda: "A session is due" in words())

    @pytest.mark.parametrize("on", [True, False])
    def test_sound_is_heard_unless_it_is_switched_off(self, keys, on):
        class Loudspeaker:
            opened = 0

            def start(self):
                self.opened += 1

            def __getattr__(self, _):
                return lambda *_: None

        speaker = Loudspeaker()
        keys.desk.app._parts.outside.__dict__["sound"] = speaker
        if not on:
            keys.ctrl(Key.Key_Comma).use("settings.sound").ctrl(Key.Key_1)
        keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
        assert speaker.opened == on


def test_size_and_page_come_back(keys):
    keys.desk.app.window.resize(760, 640)
    keys.ctrl(Key.Key_4)
    keys.desk.restart()
    window = keys.desk.app.window
    assert (window.page(), window.width(), window.height()) == ("diary", 760, 640)


def test_an_answer_after_a_session_outlives_a_window_that_is_closed(keys):
    keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
    keys.press(Key.Key_F, Key.Key_Space).to("pain.after").press(Key.Key_Right, Key.Key_Space)
    keys.to("session.note").type("tired").ctrl(Key.Key_Q)
    keys.desk.soon(lambda: not keys.desk.app.window.isVisible())
    keys.desk.restart()
    (kept,) = store(keys).sessions()
    assert (kept.pain_after, kept.note) == (1, "tired")
