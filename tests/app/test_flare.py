""" "My back just went": kept with one press, the signs once, and nothing that strengthens (D30)."""

from __future__ import annotations

import pytest
from app.keyboard import Key, controls, on_screen
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from spasmfree.core.flare import strengthens
from spasmfree.core.record import SessionKind, SessionOutcome
from spasmfree.ui.session_flow import SessionFlow

PAGES = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_Comma)
GENTLE = {"flare-relief", "desk-break", "rest-90-90"}


def store_of(keys):
    return keys.desk.app._parts.store


def words():
    shown = [w.text() for w in on_screen() if isinstance(w, QLabel) and w.text()]
    return " | ".join(shown).replace("\u00a0", " ")


def shown(keys, identifier):
    return keys.desk.find(identifier) is not None


def paused(keys):
    keys.to("today.start").press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
    keys.until(lambda: shown(keys, "session.rep"))
    return keys.press(Key.Key_P)


def test_one_press_on_every_page_keeps_an_episode(keys):
    for page in PAGES:
        keys.ctrl(page)
        keys.desk.find("nav.flare").click()
        (episode,) = store_of(keys).episodes()
        assert (episode.start_day, episode.is_open) == ("2026-01-14", True)
        assert shown(keys, "safety.accept"), "the warning signs come before anything else"
        keys.use("safety.accept").desk.find("toast.undo").click()
        assert list(store_of(keys).episodes()) == []


def test_in_an_episode_the_same_press_opens_it(flared):
    keys = flared
    assert keys.name("nav.flare") == "Episode, day 1"
    keys.use("nav.flare")
    assert shown(keys, "episode.save")
    assert len(store_of(keys).episodes()) == 1


def test_one_press_in_a_paused_session_keeps_the_episode_and_gets_the_person_up(keys):
    paused(keys).use("session.flare")
    assert len(store_of(keys).episodes()) == 1
    assert keys.name("session.phase") == "Stopped"
    keys.use("session.primary").use("summary.done")
    assert store_of(keys).sessions()[0].outcome is SessionOutcome.STOPPED_PAIN
    keys.use("safety.accept")
    assert keys.name("today.title") == "Go gently today"


def test_the_warning_signs_come_once_in_each_episode_also_after_a_restart(keys):
    keys.use("nav.flare")
    keys.desk.restart()
    keys.use("safety.something")
    assert "Get help first" in words()
    keys.use("safety.back").use("safety.accept")
    assert not shown(keys, "safety.accept")
    keys.desk.restart()
    assert keys.name("today.title") == "Go gently today"
    keys.use("today.flare_over").use("nav.flare")
    assert shown(keys, "safety.accept"), "a new episode can be something new"


class Begun:
    """Every session that would have begun, by its kind and its program or exercise."""

    def __init__(self, monkeypatch):
        self.all = []
        monkeypatch.setattr(SessionFlow, "begin", self.begin)
        monkeypatch.setattr(SessionFlow, "practise", self.practise)

    def begin(self, program, **_how):
        self.all.append((SessionKind.PROGRAM, program.id))

    def practise(self, exercise):
        self.all.append((SessionKind.PRACTICE, exercise))


@pytest.fixture
def begun(flared, monkeypatch):
    return Begun(monkeypatch)


def home(keys, page):
    """A page as it is opened, whatever was there before."""
    for dialog in [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]:
        dialog.close()
    keys.desk.app.window.uncover()
    QApplication.processEvents()
    keys.ctrl(page)


def pressable(window):
    ways_out = ("dialog.close", "toast.undo", "today.flare_over", "nav.flare")
    return [
        each
        for each in controls(window)
        if isinstance(each, QAbstractButton) and each.accessibleIdentifier() not in ways_out
    ]


def name(widget):
    return widget.accessibleIdentifier() or widget.accessibleName()


def strengthening(keys, begun):
    catalogue = keys.desk.app._parts.catalogue
    return [each for each in begun.all if strengthens(*each, catalogue)]


@pytest.mark.parametrize("page", PAGES[:2])
def test_no_single_press_begins_what_strengthens(flared, begun, page):
    """Every button of the pages that begin something, and the dialogs that open from them."""
    keys = flared
    home(keys, page)
    for button in [name(each) for each in pressable(keys.desk.app.window)]:
        home(keys, page)
        found = [e for e in pressable(keys.desk.app.window) if name(e) == button]
        if not found or button in ("today.train_anyway", "exercise.train_anyway"):
            continue
        found[0].click()
        QApplication.processEvents()
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
        for dialog in [each for each in dialogs if each.isVisible()]:
            for inside in pressable(dialog):
                if inside.accessibleIdentifier().startswith("others.start."):
                    inside.click()
                    QApplication.processEvents()
                    break
    assert strengthening(keys, begun) == []
    if page == Key.Key_1:
        assert {key for _, key in begun.all} >= {"flare-relief", "rest-90-90"}


def test_no_key_on_any_page_begins_what_strengthens(flared, begun):
    keys = flared
    letters = [Qt.Key(code) for code in range(Key.Key_0, Key.Key_Z + 1) if chr(code).isalnum()]
    others = (Key.Key_Return, Key.Key_Space, Key.Key_PageDown, Key.Key_MediaPlay, Key.Key_F5)
    for page in PAGES:
        home(keys, page)
        for key in (*letters, *others):
            QTest.keyClick(keys.handle, key)
        QApplication.processEvents()
    assert strengthening(keys, begun) == []


def test_no_exercise_that_strengthens_can_be_practised(flared, begun):
    keys = flared
    keys.ctrl(Key.Key_2)
    catalogue = keys.desk.app._parts.catalogue
    page = keys.desk.app.window.built("exercises")
    for exercise in catalogue.exercises.values():
        page.practise_wanted.emit(exercise.id)  # also a press that came a moment too late
    assert strengthening(keys, begun) == []
    resting = {each.id for each in catalogue.exercises.values() if not each.role.strengthens}
    assert {key for _, key in begun.all} == resting
    for program in catalogue.programs:
        keys.desk.app._start(program)
        keys.desk.app._start_short(program)
    assert strengthening(keys, begun) == []


def test_train_anyway_shows_the_rule_and_takes_two_presses_before_start(flared, begun):
    keys = flared
    keys.use("today.train_anyway")
    assert "strengthening waits while your back is in spasm" in words()
    assert keys.at("anyway.stay"), "the gentle way is the one that has the focus"
    keys.press(Key.Key_Space)
    assert keys.name("today.title") == "Go gently today"
    keys.use("today.train_anyway").use("anyway.train")
    assert begun.all == []
    assert shown(keys, "today.flare"), "the episode stays open"
    keys.use("today.start")
    assert strengthening(keys, begun) == [(SessionKind.PROGRAM, "starter")]
    home(keys, Key.Key_1)
    keys.desk.clock.advance(24 * 3_600_000)
    keys.desk.app._look_at_day()
    QApplication.processEvents()
    assert keys.name("today.title") == "Go gently today"
    assert keys.name("nav.flare") == "Episode, day 2"


def test_a_new_episode_ends_train_anyway(flared, begun):
    keys = flared
    keys.use("today.train_anyway").use("anyway.train")
    keys.use("today.flare_over")
    assert keys.name("today.title") == "A session is due"
    keys.use("nav.flare").use("safety.accept")
    assert keys.name("today.title") == "Go gently today"


def test_an_interrupted_session_cannot_be_resumed_in_an_episode(keys):
    paused(keys)
    keys.desk.app._flare.begin()  # as if the machine had died between two of its steps
    keys.desk.restart()
    assert not shown(keys, "recover.resume")
    assert "strengthening waits while your back is in spasm" in words()
    keys.use("recover.keep").use("safety.accept")
    assert keys.name("today.title") == "Go gently today"


def test_details_can_wait_and_are_kept_and_taken_back(flared):
    keys = flared
    keys.use("today.flare_details").to("episode.peak").press(*[Key.Key_Right] * 7, Key.Key_Space)
    trigger = keys.desk.find("episode.trigger")
    chip = next(c for c in trigger.findChildren(QAbstractButton) if c.text() == "Twisting")
    chip.click()
    keys.use("episode.save")
    (episode,) = store_of(keys).episodes()
    assert (episode.peak, episode.trigger, episode.days_lost) == (7, "twist", None)
    keys.ctrl(Key.Key_Z)
    (episode,) = store_of(keys).episodes()
    assert (episode.peak, episode.trigger) == (None, None)
    keys.use("today.flare_over")
    assert store_of(keys).episodes()[0].end_day == "2026-01-14"
    assert not shown(keys, "today.flare")
    keys.ctrl(Key.Key_Z)
    assert shown(keys, "today.flare")


def test_a_press_by_mistake_is_taken_back(flared):
    keys = flared
    keys.ctrl(Key.Key_Z)
    assert list(store_of(keys).episodes()) == []
    assert keys.name("today.title") == "A session is due"
    assert keys.name("nav.flare") == "My back just went"


def test_how_it_is_now_is_a_score_outside_any_session(flared):
    keys = flared
    keys.use("today.flare_score")
    assert not keys.desk.find("score.save").isEnabled()
    keys.press(*[Key.Key_Right] * 4, Key.Key_Space).use("score.save")
    (score,) = store_of(keys).scores()
    assert (score.score, score.kind, score.session_id) == (4, "now", "")
