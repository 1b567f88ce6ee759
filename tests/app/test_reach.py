"""Everything the program offers is reached with the keyboard alone, is named, and is shown once."""

from __future__ import annotations

import pytest
from app.keyboard import Key, Keyboard, controls, name_of, role_of
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from ui.progress_rig import drawn

from spasmfree.ui.focus_ring import FocusRing
from spasmfree.ui.score_row import ScoreRow

# Others build on these, so they are spelled out here and not read from the code.
IDENTIFIERS = {
    "safety.accept", "start.skip", "nav.today", "nav.exercises", "nav.progress", "nav.diary",
    "nav.learn", "nav.settings", "nav.flare", "session.flare",
    "today.start", "today.short", "today.handout", "today.other",
    "others.start.flare-relief", "others.start.desk-break", "others.cancel", "exercise.list",
    "exercise.search", "exercise.favourites", "exercise.filters", "exercise.favourite",
    "exercise.clear_filters", "filters.role.stretch", "filters.thing.mat", "filters.clear",
    "filters.done", "exercise.practise",
    "session.primary", "session.pause", "session.back", "session.undo",
    "session.skip_set", "session.skip_side", "session.skip_exercise", "session.hurts",
    "session.finish", "session.exercise", "session.position", "session.side", "session.phase",
    "session.rep", "session.set", "session.remaining", "session.rest_more", "session.rest_less",
    "hurts.stop", "hurts.easier", "hurts.skip_side", "pain.before", "pain.worst", "pain.after",
    "summary.done", "progress.range", "progress.export", "diary.table", "recover.resume",
    "recover.keep", "recover.discard", "settings.program", "settings.plan_later",
    "settings.have.mat", "settings.can.supine", "plan.program", "plan.days.0", "plan.from",
    "plan.save", "preview.change.1", "change.exercise", "change.sets", "change.reps",
    "change.hold", "change.rest", "change.take_back", "change.save",
}  # fmt: skip


@pytest.fixture
def stranger(desk):
    """At the very first start."""
    return Keyboard(desk)


def to_work(keys, *, questions=True):
    """From Today's Start into the work of the first set."""
    if questions:
        keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
    return keys.until(lambda: keys.desk.find("session.rep") is not None)


def working(keys, exercise, side=""):
    """Until the work of a set of this exercise, and of this side, is on screen."""

    def reached():
        if keys.desk.find("session.rep") is None:
            return False
        return keys.name("session.exercise") == exercise and side in keys.name("session.side")

    return keys.until(reached)


def shown(keys, identifier):
    return keys.desk.find(identifier) is not None


def dialog():
    return QApplication.activeModalWidget()


def test_every_identifier_is_met_on_the_way(stranger):
    keys = stranger
    keys.use("safety.accept").use("start.skip").use("mat.yes")
    keys.ctrl(Key.Key_2).use("exercise.filters").use("filters.role.stretch").use("filters.done")
    keys.use("exercise.clear_filters").to("exercise.practise")
    keys.ctrl(Key.Key_4).ctrl(Key.Key_Comma).use("settings.plan_later").press(Key.Key_Escape)
    keys.ctrl(Key.Key_1).use("today.other").use("others.cancel")
    keys.to("today.start").press(Key.Key_Space, Key.Key_Space)
    keys.use("preview.change.4").press(Key.Key_Escape).to("session.primary").press(Key.Key_Space)
    to_work(keys, questions=False)
    keys.press(Key.Key_Right, "P")  # skipped, and paused on the way to a set of one side
    working(keys.press(Key.Key_Space, Key.Key_Space, Key.Key_Space), "Side-lying quad stretch")
    keys.press("P", "H").use("hurts.easier").use("session.finish")
    keys.press(Key.Key_Space).use("summary.done")
    keys.ctrl(Key.Key_4).to("diary.table").ctrl(Key.Key_3).to("progress.export")
    keys.ctrl(Key.Key_1)
    to_work(keys)
    keys.desk.restart()
    keys.look()
    keys.to("recover.discard").to("recover.keep").use("recover.resume")
    assert keys.name("session.primary") == "Resume"
    assert sorted(IDENTIFIERS - keys.met.keys()) == []


def test_the_primary_button_says_what_it_will_do(keys):
    keys.to("today.start").press(Key.Key_Space)
    assert keys.name("session.primary") == "Go on"
    assert keys.press(Key.Key_Space).name("session.primary") == "Start"
    assert keys.press(Key.Key_Space).name("session.primary") == "I am ready"
    assert shown(keys, "session.pause")
    to_work(keys, questions=False)
    assert keys.name("session.primary") == "Pause"
    assert not shown(keys, "session.pause")
    assert keys.press(Key.Key_Space).name("session.primary") == "Resume"
    assert not shown(keys, "session.pause")
    assert keys.press(Key.Key_Space).name("session.primary") == "Pause"  # the re-countdown
    assert not shown(keys, "session.pause")
    assert keys.press(Key.Key_H).hold(Key.Key_Space).name("session.primary") == "Go on"
    assert keys.name("session.phase") == "Stopped"
    keys.press(Key.Key_Space)  # how to get up
    assert keys.at("summary.done")
    keys.press(Key.Key_Space)
    assert keys.name("today.title") == "Go gently today"


def test_holds_are_paused_by_the_primary_button(keys):
    to_work(keys).press(Key.Key_E)
    working(keys.press(Key.Key_Space, Key.Key_Space), "Side-lying quad stretch")
    assert keys.name("session.rep") == "One hold"
    assert keys.name("session.primary") == "Pause"
    assert not shown(keys, "session.pause")


class TestKeysOfTheSession:
    def test_pause_and_escape_which_never_ends(self, keys):
        to_work(keys)
        for key in (Key.Key_P, Key.Key_Escape):
            assert keys.press(key).name("session.phase") == "Paused"
            keys.press(Key.Key_Escape, Key.Key_Escape)
            assert keys.name("session.phase") == "Paused"
            keys.press(Key.Key_Space)
            assert keys.name("session.phase") == "Ready"
        keys.press(Key.Key_F)
        keys.press(Key.Key_Escape)
        assert keys.name("session.phase") == "Well done"
        keys.press(Key.Key_Space, Key.Key_Escape)
        assert shown(keys, "summary.done")

    def test_skips_and_undo(self, keys):
        to_work(keys)
        keys.press(Key.Key_Right)
        assert keys.name("session.exercise") == "Side-lying quad stretch"
        assert (keys.name("session.side"), keys.name("session.set")) == ("Left leg", "Set 1 of 2")
        keys.press(Key.Key_D)
        assert (keys.name("session.side"), keys.name("session.set")) == ("Right leg", "Set 1 of 2")
        keys.press(Key.Key_E)
        assert keys.name("session.exercise") == "Side-lying hip lift"
        keys.ctrl(Key.Key_Z)
        assert keys.name("session.exercise") == "Side-lying quad stretch"
        assert keys.name("session.side") == "Right leg"
        keys.ctrl(Key.Key_Z).ctrl(Key.Key_Z)
        assert keys.name("session.exercise") == "Pelvic tilt"
        assert keys.press(Key.Key_F).name("session.phase") == "Well done"
        assert keys.ctrl(Key.Key_Z).name("session.exercise") == "Pelvic tilt"

    def test_back_redoes_and_then_goes_back(self, keys):
        to_work(keys)
        keys.desk.let_pass(13_000)
        assert keys.name("session.rep") == "Rep 3 of 8"
        keys.press(Key.Key_Left)
        assert keys.name("session.rep") == "Rep 1 of 8"
        keys.press(Key.Key_Right, Key.Key_Left)
        assert keys.name("session.exercise") == "Pelvic tilt"

    def test_it_hurts_freezes_and_only_a_choice_goes_on(self, keys):
        to_work(keys).press(Key.Key_H)
        assert keys.at("hurts.stop")
        keys.desk.let_pass(10 * 60_000)
        keys.press(Key.Key_P, Key.Key_Escape, Key.Key_Left, Key.Key_Right, Key.Key_F)
        assert shown(keys, "hurts.stop")
        assert keys.hold(Key.Key_Space).name("session.phase") == "Stopped"
        assert keys.at("session.primary")

    def test_rest_is_made_longer_and_shorter(self, keys):
        keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
        before = keys.desk.find("session.remaining").value()
        keys.press(Key.Key_Plus)
        assert keys.desk.find("session.remaining").value() == before + 10
        keys.use("session.rest_less").use("session.rest_less")
        assert keys.desk.find("session.remaining").value() < before

    def test_the_commands_are_there_whatever_has_the_focus(self, keys):
        keys.desk.app.window.notice("A sentence that stays.")
        to_work(keys).to("notice.close")
        assert keys.press(Key.Key_P).name("session.phase") == "Paused"
        keys.to("notice.close").press(Key.Key_H)
        assert shown(keys, "hurts.stop")

    def test_it_hurts_while_a_count_is_corrected(self, keys):
        to_work(keys).press(Key.Key_P)
        keys.use("session.correct")
        assert shown(keys, "correct.more")
        keys.press(Key.Key_H)
        assert shown(keys, "hurts.stop")

    def test_help_stops_the_clock(self, keys):
        to_work(keys).press(Key.Key_F1)
        assert isinstance(dialog(), QDialog)
        keys.desk.let_pass(60_000)
        keys.press(Key.Key_Escape)
        assert keys.name("session.phase") == "Paused"

    def test_quit_asks_and_staying_goes_on(self, keys):
        to_work(keys).ctrl(Key.Key_Q)
        assert keys.at("quit.stay")
        keys.press(Key.Key_Escape)
        assert keys.name("session.phase") == "Paused"
        assert keys.ctrl(Key.Key_Q).name("quit.leave") == "Close SpasmFree"
        keys.use("quit.leave")
        keys.desk.soon(lambda: not keys.desk.app.window.isVisible())


class TestKeysOfTheWindow:
    def test_pages(self, keys):
        for key, page in (
            (Key.Key_2, "exercises"), (Key.Key_3, "progress"), (Key.Key_4, "diary"),
            (Key.Key_5, "learn"), (Key.Key_Comma, "settings"), (Key.Key_1, "today"),
        ):  # fmt: skip
            keys.ctrl(key)
            assert keys.desk.app.window.page() == page
            assert keys.focus() is not None
            assert not (keys.at("nav.today") and page != "today")

    def test_arrows_walk_the_navigation(self, keys):
        keys.to("nav.today")
        for page in ("exercises", "progress", "diary", "learn", "settings"):
            keys.press(Key.Key_Down)
            assert keys.desk.app.window.page() == page
            assert keys.at(f"nav.{page}")

    def test_export_help_and_quit(self, keys):
        keys.ctrl(Key.Key_E)
        assert name_of(dialog()) == "Export"
        keys.press(Key.Key_Escape, Key.Key_F1)
        assert name_of(dialog()) == "Help and keys"
        keys.press(Key.Key_Escape).ctrl(Key.Key_Q)
        keys.desk.soon(lambda: not keys.desk.app.window.isVisible())

    def test_page_keys_rest_in_a_session(self, keys):
        to_work(keys)
        keys.ctrl(Key.Key_2).ctrl(Key.Key_E).ctrl(Key.Key_Comma)
        assert shown(keys, "session.rep")
        assert dialog() is None


class TestLettersThatAreTyped:
    def test_into_the_note(self, keys):
        to_work(keys).press(Key.Key_F, Key.Key_Space)
        keys.to("session.note").type("phdef = 1 -")
        assert keys.desk.find("session.note").toPlainText() == "phdef = 1 -"
        keys.ctrl(Key.Key_Z)
        assert keys.desk.find("session.note").toPlainText() != "phdef = 1 -"
        keys.ctrl(Key.Key_A).type("fed").use("summary.done").ctrl(Key.Key_4)
        keys.to("diary.table").press(Key.Key_Home, Key.Key_Return)
        assert "fed" in [getattr(w, "text", str)() for w in dialog().findChildren(QWidget)]

    def test_into_the_search(self, keys):
        keys.ctrl(Key.Key_2).to("exercise.search").type("heel p")
        assert keys.desk.find("exercise.search").text() == "heel p"
        assert keys.desk.app.window.page() == "exercises"
        keys.press(Key.Key_Down)
        assert keys.at("exercise.list")
        keys.use("exercise.practise")
        assert shown(keys, "pain.before")


def test_first_start_passes_by_keyboard_and_start_has_the_focus(stranger):
    keys = stranger
    assert keys.at("safety.accept")
    keys.press(Key.Key_Space)
    keys.use("start.skip").use("mat.yes")
    assert keys.desk.app.window.page() == "today"
    assert keys.at("today.start")
    (row,) = keys.desk.app._parts.store.plan()
    assert (row.weekdays, row.rotation, row.then) == ((0, 2, 4), ("starter",), ("starter-week2",))


def test_something_applies_shows_fixed_pages_and_stores_nothing(stranger):
    keys = stranger
    before = keys.desk.app._parts.store.person()
    keys.use("safety.something")
    assert shown(keys, "safety.back")
    assert not shown(keys, "safety.accept")
    assert keys.desk.app._parts.store.person() == before
    keys.use("safety.back")
    assert shown(keys, "safety.accept")
    keys.use("safety.something").use("safety.quit")
    keys.desk.soon(lambda: not keys.desk.app.window.isVisible())
    assert keys.desk.app._parts.store.person() == before


def in_reach(widget, stops):
    """Tab stops at it, or at its like, from which the arrow keys go on."""
    if widget in stops or any(stop.focusProxy() is widget for stop in stops):
        return True
    if isinstance(widget, QAbstractButton) and widget.group() is not None:
        return any(like in stops for like in widget.group().buttons())
    row = widget.parentWidget()
    if isinstance(row, ScoreRow):
        return any(row.tap(number) in stops for number in range(11))
    return any(widget.isAncestorOf(s) or s.isAncestorOf(widget) for s in stops)


def look_of(widget):
    """What is painted on and just around a widget."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-7, -7, 7, 7)
    return window.grab(place.intersected(window.rect())).toImage()


def check_focus(keys):
    """Every control of the window is reached, and each stop looks different with the focus."""
    window = keys.focus().window()
    (ring,) = [r for r in window.findChildren(FocusRing) if r.window() is window]
    stops = []
    for stop in keys.stops():
        stops.append(stop)
        assert name_of(stop), f"{stop} has no name"
        if ring.target() is stop:
            continue
        focused = look_of(stop)
        assert not focused.isNull(), f"the page did not scroll to {name_of(stop)}"
        stop.clearFocus()
        assert look_of(stop) != focused, f"the focus of {name_of(stop)} cannot be seen"
        stop.setFocus(Qt.FocusReason.TabFocusReason)
    missed = [w for w in controls(window) if not in_reach(w, stops)]
    assert not missed, [(type(w).__name__, name_of(w)) for w in missed]


def test_tab_reaches_every_control_and_the_focus_is_seen(keys):
    check_focus(keys)
    keys.use("today.elsewhere")
    check_focus(keys)
    keys.use("add.save")
    for link in ("today.handout", "today.other"):
        keys.use(link)
        check_focus(keys)
        keys.press(Key.Key_Escape)
    for key in (Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_Comma):
        keys.ctrl(key)
        if key == Key.Key_3:
            keys.desk.soon(lambda: drawn(keys.desk.app.window.built("progress")))
        check_focus(keys)
    keys.use("settings.plan_later")
    check_focus(keys)
    keys.press(Key.Key_Escape).ctrl(Key.Key_2).use("exercise.favourites").use("exercise.filters")
    check_focus(keys)
    check_focus(keys.press(Key.Key_Escape).to("exercise.clear_filters"))
    keys.ctrl(Key.Key_5).use("learn.signs")
    check_focus(keys)
    keys.use("signs.back").ctrl(Key.Key_4).to("diary.table").press(Key.Key_Home, Key.Key_Return)
    check_focus(keys)
    keys.use("diary.edit")
    check_focus(keys)
    keys.press(Key.Key_Escape).ctrl(Key.Key_E)
    check_focus(keys)


def test_tab_reaches_every_control_of_a_session(keys):
    keys.to("today.start").press(Key.Key_Space)
    check_focus(keys)
    keys.to("session.primary").press(Key.Key_Space)
    check_focus(keys)
    keys.use("preview.change.4")
    check_focus(keys)
    keys.press(Key.Key_Escape)
    to_work(keys.to("session.primary").press(Key.Key_Space), questions=False)
    check_focus(keys)
    keys.press(Key.Key_P)
    check_focus(keys)
    keys.press(Key.Key_H)
    check_focus(keys)
    keys.to("hurts.skip_side").use("hurts.stop")
    check_focus(keys)
    keys.use("session.primary")
    check_focus(keys)


class TestWhatAScreenReaderFinds:
    def test_roles(self, keys):
        assert role_of(keys.desk.find("nav.today")) == QAccessible.Role.RadioButton
        keys.ctrl(Key.Key_2)
        assert role_of(keys.desk.find("exercise.list")) == QAccessible.Role.List
        to_work(keys.ctrl(Key.Key_1))
        ring = keys.desk.find("session.remaining")
        assert role_of(ring) == QAccessible.Role.ProgressBar
        for identifier in ("phase", "exercise", "set", "side", "position", "rep"):
            words = keys.desk.find(f"session.{identifier}")
            assert role_of(words) == QAccessible.Role.StaticText, identifier

    def test_the_ring_tells_time_and_reps_apart(self, keys):
        keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
        ring = keys.desk.find("session.remaining")
        spoken = QAccessible.queryAccessibleInterface(ring)
        left = int(spoken.text(QAccessible.Text.Value))
        assert name_of(ring) == "Seconds left"
        keys.desk.let_pass(5_000)
        assert int(spoken.text(QAccessible.Text.Value)) == left - 5
        to_work(keys, questions=False)
        keys.desk.let_pass(7_000)
        ring = keys.desk.find("session.remaining")
        assert (name_of(ring), ring.value(), ring.maximum()) == ("Reps done", 1, 8)

    def test_a_choice_says_what_is_chosen(self, keys):
        keys.ctrl(Key.Key_Comma).to("settings.pace")
        spoken = QAccessible.queryAccessibleInterface(keys.focus())
        assert spoken.text(QAccessible.Text.Name) == "Paced"
        assert spoken.text(QAccessible.Text.Description) == "Pace of the reps"
        assert spoken.state().checked
