"""The first page: what it offers on each kind of day, its keys and its layouts."""

from __future__ import annotations

import pytest
from core.history_builders import session
from core.test_today import MONDAY, TUESDAY, state
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from ui.conftest import FONTS
from ui.geometry import faults, settle

from spasmfree.core.record import SessionOutcome
from spasmfree.ui.stylesheet import large_height
from spasmfree.ui.today_page import TodayPage
from spasmfree.ui.week import Week

SIZES = ((900, 600), (1280, 800), (1920, 1080))
DUE, FREE = state(MONDAY, session("2026-11-20")), state(TUESDAY, session(MONDAY))
FIRST = state(MONDAY)
STOPPED = state(MONDAY, session(MONDAY, outcome=SessionOutcome.STOPPED_PAIN))


@pytest.fixture
def show(qtbot):
    def show_page(what, width=1280, height=800):
        page = TodayPage()
        qtbot.addWidget(page)
        page.show_state(what)
        settle(page, width, height)
        return page

    return show_page


def words(page):
    labels = [each for each in page.findChildren(QLabel) if each.isVisible()]
    return [each.text() or each.accessibleName() for each in labels]


def find(page, identifier):
    found = [w for w in page.findChildren(QPushButton) if w.accessibleIdentifier() == identifier]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("identifier", "signal"),
    [
        ("today.start", "start_wanted"),
        ("today.short", "short_wanted"),
        ("today.elsewhere", "elsewhere_wanted"),
        ("today.handout", "handout_wanted"),
    ],
)
@pytest.mark.parametrize("what", [DUE, FREE, FIRST])
def test_start_and_its_neighbours_are_there_every_day(show, qtbot, what, identifier, signal):
    page = show(what)
    pressed = find(page, identifier)
    assert pressed.isEnabled()
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(pressed, Qt.Key.Key_Space)


def test_a_due_day_says_program_minutes_reason_and_what_to_have_ready(show):
    shown = words(show(DUE))
    assert "A session is due" in shown
    assert DUE.program in shown
    assert f"{DUE.minutes}\u00a0min" in shown
    assert DUE.why in shown
    assert DUE.have_ready in shown
    assert any(text.startswith("Roll over") for text in shown)
    assert "0 of 3 sessions" in shown


def test_a_free_day_says_when_the_next_session_is_due(show):
    shown = words(show(FREE))
    assert "Nothing is due today" in shown
    assert any("tomorrow" in text for text in shown)


def test_the_first_day_says_what_to_do(show):
    hint = "Press Start, put the screen where you see it from the mat, and follow along."
    assert hint in words(show(FIRST))
    assert hint not in words(show(DUE))


def test_after_a_stop_only_train_anyway_leads_to_strengthening(show, qtbot):
    page = show(STOPPED)
    assert find(page, "today.start") is None
    assert find(page, "today.short") is None
    assert find(page, "today.handout") is None
    assert STOPPED.rule in words(page)
    with qtbot.waitSignal(page.train_anyway_wanted):
        find(page, "today.train_anyway").click()


def test_the_week_tells_done_today_and_planned(show):
    page = show(FREE)
    told = page.findChild(Week).accessibleName()
    assert told.startswith("Mon: done; Tue, today: free; Wed: planned")


@pytest.mark.parametrize(
    ("width", "scale"), [(900, 1.0), (900, 1.25), (900, 1.5), (720, 1.0), (1280, 1.5)]
)
def test_start_lies_above_the_fold_and_is_large(show, look, width, scale):
    look("light", scale, "DejaVu Sans")
    page = show(DUE, width, 600 if width < 1280 else 800)
    start = find(page, "today.start")
    bottom = start.mapTo(page, QPoint(0, start.height())).y()
    assert bottom <= page.height()
    assert start.height() == large_height(scale) >= 56


def test_start_has_the_focus_when_the_page_is_first_seen(show):
    assert show(DUE).focusWidget().accessibleIdentifier() == "today.start"


def test_a_new_state_is_shown_and_the_focus_stays(show):
    page = show(DUE)
    find(page, "today.start").setFocus()
    page.show_state(FREE)
    settle(page, 1280, 800)
    assert "Nothing is due today" in words(page)
    assert QApplication.focusWidget().accessibleIdentifier() == "today.start"


def test_tab_goes_through_start_short_and_done_without(show, qtbot):
    page = show(DUE)
    find(page, "today.start").setFocus()
    order = []
    for _ in range(3):
        order.append(QApplication.focusWidget().accessibleIdentifier())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert order == ["today.start", "today.short", "today.elsewhere"]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("what", [DUE, FIRST, STOPPED], ids=["due", "first", "stopped"])
def test_nothing_is_clipped_or_small(show, look, font, scale, size, what):
    look("dark" if scale == 1.0 else "light", scale, font)
    assert faults(show(what, *size)) == []
