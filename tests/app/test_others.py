"""A session that is not the one in turn: the gentle one, the break, another training program."""

from __future__ import annotations

from dataclasses import replace

from app.keyboard import Key, name_of, on_screen
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

PICKED = "others.start."


def words():
    """Everything that is written on screen, in no order."""
    shown = [w.text() for w in on_screen() if isinstance(w, QLabel) and w.text()]
    return " | ".join(shown).replace("\u00a0", " ")


def shown(keys, identifier):
    return keys.desk.find(identifier) is not None


def offered(keys):
    """The programs that can be started in the dialog."""
    found = {w.accessibleIdentifier() for w in on_screen()}
    return {each.removeprefix(PICKED) for each in found if each.startswith(PICKED)}


def pick(keys, program):
    """From Today into the preview of another program."""
    keys.use("today.other").use(f"{PICKED}{program}")
    assert shown(keys, "pain.before")
    return keys.press(Key.Key_Space)


def follow(keys):
    """From the preview through the whole session, to Today again."""
    keys.to("session.primary").press(Key.Key_Space)
    for _ in range(500):
        if keys.name("session.phase") == "Well done":
            break
        if keys.name("session.primary") == "Pause":
            keys.desk.let_pass(3_000)
        else:
            keys.press(Key.Key_Space)
    keys.press(Key.Key_Space)
    said = words()
    keys.use("summary.done")
    return said


def sessions(keys):
    return keys.desk.app._parts.store.sessions()


def stop_for_pain(keys):
    keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
    keys.until(lambda: shown(keys, "session.rep"))
    keys.press(Key.Key_H).hold(Key.Key_Space).press(Key.Key_Space, Key.Key_Space)


def test_a_desk_break_is_in_the_diary_and_the_planned_session_is_still_due(keys):
    keys.use("today.other")
    assert keys.at("others.start.flare-relief")
    assert name_of(keys.focus()) == "Start Gentle session"
    keys.press(Key.Key_Escape)
    week = keys.name("today.week")
    pick(keys, "desk-break")
    preview = words()
    assert "Desk break" in preview
    assert "Change sides once" in preview
    assert "Roll over" not in preview
    after = follow(keys)
    assert "Well done" in after
    assert "3 of 3 sets" in after
    assert keys.name("today.title") == "A session is due"
    assert keys.name("today.week") == week == "0 of 2 sessions"
    assert "This is day 1 of 3." in words()
    keys.ctrl(Key.Key_3)
    assert "This week: 0 done, 2 planned" in words()
    keys.ctrl(Key.Key_4)
    model = keys.desk.find("diary.table").model()
    assert "Desk break" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_gentle_session_says_what_is_only_for_who_found_it_easy(keys):
    pick(keys, "flare-relief")
    preview = words()
    assert preview.count("Only if it felt easy before.") == 2
    assert "Change sides once" in preview
    keys.to("session.primary").press(Key.Key_Space)
    keys.until(lambda: shown(keys, "session.if_easy"))
    assert keys.name("session.exercise") == "Knee hug"
    assert keys.name("session.if_easy") == "Only if it felt easy before."


def test_another_training_program_counts_as_a_session_of_the_day(keys):
    pick(keys, "maintenance")
    follow(keys)
    assert [each.program for each in sessions(keys)] == ["maintenance"]
    assert keys.name("today.week") == "1 of 2 sessions"


def test_after_a_stop_for_pain_only_what_does_not_strengthen_is_offered(keys):
    """Decisions D29."""
    stop_for_pain(keys)
    keys.use("today.other")
    assert offered(keys) == {"flare-relief", "desk-break"}
    assert "nothing that strengthens is offered until tomorrow" in words()
    keys.press(Key.Key_Escape).use("today.train_anyway").use("today.other")
    assert "maintenance" in offered(keys)


def test_a_press_is_not_lost_when_the_disk_answers_while_the_key_is_down(keys):
    keys.to("today.other")
    store = keys.desk.app._parts.store
    title = keys.desk.find("today.title")
    store.save_person(replace(store.person(), avoided=("side-lying", "prone")))
    QTest.keyPress(keys.handle, Key.Key_Space)
    keys.desk.soon(lambda: not keys.desk.unwritten())
    QTest.keyRelease(keys.handle, Key.Key_Space)
    assert shown(keys, "others.cancel")
    keys.press(Key.Key_Escape)
    assert keys.desk.find("today.title") is not title, "what the disk said is not shown"


def test_what_a_person_can_do_nothing_of_has_no_button(keys):
    store = keys.desk.app._parts.store
    # Neither standing nor what another stretch of the thigh would take.
    avoided = ("standing", "side-lying", "prone", "half-kneeling", "bed-edge")
    store.save_person(replace(store.person(), avoided=avoided))
    QApplication.processEvents()
    keys.use("today.other")
    assert "desk-break" not in offered(keys)
    assert "Nothing in this program fits what you have and what you can do." in words()


def test_the_minutes_are_those_of_the_session_that_begins(keys):
    """Also after time away, when training begins easier and what is no training does not."""
    pick(keys, "starter-week2")
    follow(keys)
    keys.desk.clock.advance(15 * 24 * 3_600_000)
    keys.desk.app._look_at_day()
    QApplication.processEvents()
    keys.use("today.offer_take")
    for program in ("flare-relief", "desk-break", "maintenance"):
        keys.use("today.other")
        start = QAccessible.queryAccessibleInterface(keys.desk.find(f"{PICKED}{program}"))
        told = start.text(QAccessible.Text.Description).replace("\u00a0", " ")
        assert told.endswith(" min")
        keys.press(Key.Key_Escape)
        pick(keys, program)
        assert told in words().split(" | ")
        buttons = keys.desk.app.window.findChildren(QAbstractButton)
        next(each for each in buttons if each.isVisible() and each.text() == "Not now").click()
        QApplication.processEvents()
