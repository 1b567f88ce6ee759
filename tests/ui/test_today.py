"""The first page: what it offers on each kind of day, its keys and its layouts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core.history_builders import row, session
from core.set_builders import whole_program
from core.test_today import CATALOGUE, MONDAY, TUESDAY, state
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from ui.geometry import faults, settle
from ui.looks import looks

from spasmfree.core.offers import Move, Offer
from spasmfree.core.record import SessionOutcome
from spasmfree.ui import theme
from spasmfree.ui.bars import AimBar
from spasmfree.ui.stylesheet import large_height
from spasmfree.ui.today_page import TodayPage
from spasmfree.ui.week import Week

SIZES = ((900, 600), (1280, 800), (1920, 1080))
DUE, FREE = state(MONDAY, session("2026-11-20")), state(TUESDAY, session(MONDAY))
FIRST = state(MONDAY)
TURNS = state(
    "2026-11-25",
    session(MONDAY),
    rows=(row(MONDAY, (0, 1, 2, 3, 4), ("starter", "starter-week2"), 4, ("starter",)),),
)
NO_PLAN = state(TUESDAY, session(MONDAY), rows=(row(MONDAY, ()),))
STOPPED = state(MONDAY, session(MONDAY, outcome=SessionOutcome.STOPPED_PAIN))
LONG = Offer(
    Move.STANDARD,
    taken=False,
    sentence="Your starter program began 12\u00a0weeks ago; it is made for 2\u00a0weeks. The "
    "standard program can come next: A and B in turn, on the same days. The 2\u00a0weeks are our "
    "own choice.",
)
EASIER = replace(DUE, offer=Offer(Move.EASIER, False, "The next one can begin easier."))
EASED = replace(DUE, offer=Offer(Move.EASIER, True, "Your next session begins easier."))
STANDARD = replace(DUE, offer=Offer(Move.STANDARD, False, "The standard program can come next."))
NOTHING = replace(DUE, nothing="Nothing in this program fits you today.", lineup=())


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
        ("today.other", "others_wanted"),
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
    with qtbot.waitSignal(page.others_wanted):
        find(page, "today.other").click()
    with qtbot.waitSignal(page.train_anyway_wanted):
        find(page, "today.train_anyway").click()


def test_where_nothing_can_be_done_it_leads_to_settings(show, qtbot):
    page = show(NOTHING)
    assert find(page, "today.start") is None
    assert NOTHING.nothing in words(page)
    with qtbot.waitSignal(page.others_wanted):
        find(page, "today.other").click()
    with qtbot.waitSignal(page.settings_wanted):
        find(page, "today.settings").click()


@pytest.mark.parametrize("width", [720, 900, 1280])
@pytest.mark.parametrize("what", [EASIER, STANDARD])
def test_an_offer_can_be_taken_or_left(show, qtbot, what, width):
    page = show(what, width)
    assert what.offer.sentence in words(page)
    for identifier, taken in (("today.offer_take", True), ("today.offer_leave", False)):
        pressed = find(page, identifier)
        pressed.setFocus()
        with qtbot.waitSignal(page.offer_answered) as answer:
            qtbot.keyClick(pressed, Qt.Key.Key_Space)
        assert answer.args == [taken]
        assert QApplication.focusWidget().accessibleIdentifier() == "today.start"
    assert find(page, "today.offer_take").property("kind") == "secondary"  # Start leads


def test_an_offer_that_was_taken_can_be_taken_back(show, qtbot):
    page = show(EASED)
    assert find(page, "today.offer_take") is None
    with qtbot.waitSignal(page.offer_answered) as answer:
        find(page, "today.offer_leave").click()
    assert answer.args == [False]


def test_without_an_offer_there_is_no_card(show):
    assert find(show(DUE), "today.offer_leave") is None


def test_the_week_tells_done_today_and_planned(show):
    page = show(FREE)
    told = page.findChild(Week).accessibleName()
    assert told.startswith("Mon: done; Tue, today: free; Wed: planned")


def bars(page):
    return {
        (bar := QAccessible.queryAccessibleInterface(each)).text(QAccessible.Text.Name): bar
        for each in page.findChildren(AimBar)
        if each.isVisible()
    }


def week(*numbers):
    """Sessions of some days of the week, and their sets, on its Friday."""
    done = [session(f"2026-11-{number}") for number in numbers]
    sets = [each for one in done for each in whole_program(one.id, "starter", CATALOGUE)]
    return state("2026-11-27", *done, sets=sets)


@pytest.mark.parametrize("width", [720, 900, 1280])
def test_the_bars_are_told_to_screen_readers(show, width):
    page = show(week(23), width)
    found = bars(page)
    assert list(found) == ["Lengthen quads", "Strengthen hamstrings", "Strengthen side hip"]
    quads = found["Lengthen quads"]
    assert quads.role() is QAccessible.Role.ProgressBar
    value = quads.valueInterface()
    assert (value.currentValue(), value.maximumValue()) == (8, 24)
    told = quads.text(QAccessible.Text.Description)
    assert told == "8 of 24 sets, 16 with today's session"


def test_more_than_the_week_asks_for_fills_a_bar_and_no_more(show):
    page = show(week(23, 24, 25, 26))
    value = bars(page)["Strengthen side hip"]
    assert value.text(QAccessible.Text.Description) == "24 of 18 sets"
    assert value.valueInterface().currentValue() == value.valueInterface().maximumValue() == 18


def test_a_bar_is_painted_as_far_as_it_is_filled(show, look):
    look("light", 1.0, "DejaVu Sans")
    page = show(week(23))
    image = page.grab().toImage()
    coloured = {}
    for bar in page.findChildren(AimBar):
        tone = theme.colour({"quads": "quads", "hamstrings": "hams"}.get(bar.aim, "hip"))
        at = bar.mapTo(page, QPoint(0, bar.height() - 8))
        row_of = [image.pixelColor(at.x() + x, at.y()) == tone for x in range(bar.width())]
        coloured[bar.aim] = sum(row_of) / bar.width()
    assert coloured == pytest.approx(
        {"quads": 1 / 3, "hamstrings": 1 / 3, "side-hip": 1 / 3}, abs=0.02
    )


def test_the_line_is_explained_where_there_is_one(show):
    line = "The line is where today's session takes you."
    assert line in words(show(DUE))
    assert line not in words(show(FREE))


def test_without_a_plan_the_sets_are_told_and_nothing_is_filled(show):
    page = show(NO_PLAN)
    value = bars(page)["Lengthen quads"].valueInterface()
    assert value.currentValue() == 0


@pytest.mark.parametrize(("width", "scale"), [(1260, 1.0), (900, 1.5), (1900, 1.5)])
def test_the_words_on_the_bars_hardly_shrink(show, look, width, scale):
    look("light", scale, "DejaVu Sans")
    page = show(week(23), width)
    for bar in page.findChildren(AimBar):
        assert bar.shrunk() > 0.9


def test_the_words_of_all_bars_have_one_size(show, look):
    look("light", 1.0, "DejaVu Sans")
    page = show(week(23), 1040)
    found = page.findChildren(AimBar)
    for bar in found:
        bar.resize(210, bar.height())
    assert len({round(bar.room(), 3) for bar in found}) > 1  # one has less room than another
    assert len({bar.shrunk() for bar in found}) == 1


def test_the_plan_behind_the_day_is_shown(show):
    for width in (720, 900, 1280):
        assert DUE.plan_rule in words(show(DUE, width))


@pytest.mark.parametrize(
    ("width", "scale"), [(900, 1.0), (900, 1.25), (900, 1.5), (720, 1.0), (1280, 1.5)]
)
@pytest.mark.parametrize("offer", [None, LONG], ids=["plain", "offer"])
@pytest.mark.parametrize("what", [DUE, TURNS], ids=["due", "turns"])
def test_start_lies_above_the_fold_and_is_large(show, look, what, width, scale, offer):
    look("light", scale, "DejaVu Sans")
    page = show(replace(what, offer=offer), width, 600 if width < 1280 else 800)
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


@pytest.mark.parametrize("size", [(1280, 800), (900, 600), (600, 500)])
def test_tab_comes_to_start_first_and_to_the_links_after_it(show, size):
    page = show(DUE, *size)
    page.show_state(FREE)
    settle(page, *size)
    order, step = [], page.nextInFocusChain()
    while step is not page:
        if isinstance(step, QPushButton) and step.isVisible():
            order.append(step.accessibleIdentifier())
        step = step.nextInFocusChain()
    first = ["today.start", "today.short", "today.elsewhere"]
    assert order == [*first, "today.other", "today.handout"]


@pytest.mark.parametrize(("size", "scale", "font"), looks(SIZES))
@pytest.mark.parametrize(
    "what",
    [DUE, FIRST, STOPPED, TURNS, NO_PLAN, NOTHING, EASIER, EASED],
    ids=["due", "first", "stopped", "turns", "no plan", "nothing", "offer", "eased"],
)
def test_nothing_is_clipped_or_small(show, look, font, scale, size, what):
    look("dark" if scale == 1.0 else "light", scale, font)
    assert faults(show(what, *size)) == []
